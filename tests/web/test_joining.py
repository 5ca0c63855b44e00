"""The code that lets phones in: how often it may be tried, and who is remembered."""

from __future__ import annotations

from collections import Counter

from game.web.joining import LENGTH, MOST_GUESTS, SIGNS, WRONG_FROM_ALL, WRONG_FROM_ONE, GuestList


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def guess(guests: GuestList, address: str) -> str | None:
    """Try a code that is none."""
    return guests.admit(address, "0" * LENGTH)


def test_codes_are_new_each_time_and_can_not_be_misread() -> None:
    """No letter or digit that looks like another, and no vowel for a word to come of."""
    codes = {GuestList().code for _ in range(300)}
    assert len(codes) == 300
    assert set("".join(codes)) == set(SIGNS)
    assert not set(SIGNS) & set("0O1IL5S2Z8BAEUY")
    assert all(len(code) == LENGTH for code in codes)


def test_a_code_is_taken_as_it_is_written_down() -> None:
    """With gaps, dashes and small letters."""
    guests = GuestList()
    code = guests.code
    for typed in (code, code.lower(), f" {code[:3]} {code[3:]} ", f"{code[:3]}-{code[3:]}"):
        token = guests.admit("a", typed)
        assert token is not None
        assert guests.knows(token)
    assert not guests.knows("")
    assert not guests.knows(code)


def test_who_waited_may_try_again() -> None:
    """A minute after the first wrong try there is one more, and the waiting told is enough."""
    clock = Clock()
    guests = GuestList(clock)
    for _ in range(WRONG_FROM_ONE):
        assert guests.wait("a") == 0
        guess(guests, "a")
        clock.now += 1
    wait = guests.wait("a")
    assert 0 < wait <= 60
    assert guests.admit("a", guests.code) is None
    clock.now += wait
    assert guests.wait("a") == 0
    assert guests.admit("a", guests.code) is not None


def test_waiting_tries_are_not_counted_so_nobody_waits_for_ever() -> None:
    """A child that hammers on the button does not push its own turn away."""
    clock = Clock()
    guests = GuestList(clock)
    for _ in range(1000):
        guess(guests, "a")
    clock.now += 61
    assert guests.admit("a", guests.code) is not None


def test_all_together_get_sixty_tries_a_minute_whatever_they_do() -> None:
    """What the calculation in the module rests on: 28,800 a day of eight hours, of 64 million."""
    clock = Clock()
    guests = GuestList(clock)
    heard: Counter[int] = Counter()
    for second in range(600):
        clock.now = 1000.0 + second
        for number in range(20):
            address = f"{second}.{number}"
            if not guests.wait(address):
                assert guess(guests, address) is None
                heard[second // 60] += 1
    assert max(heard.values()) <= WRONG_FROM_ALL
    assert sum(heard.values()) == 10 * WRONG_FROM_ALL
    assert len(SIGNS) ** LENGTH == 64_000_000


def test_the_oldest_guest_makes_room() -> None:
    """What is kept has an end."""
    guests = GuestList()
    tokens = [guests.admit("a", guests.code) or "" for _ in range(MOST_GUESTS + 1)]
    assert not guests.knows(tokens[0])
    assert guests.knows(tokens[1])
    assert guests.knows(tokens[-1])
