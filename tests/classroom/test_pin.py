"""The PIN of the teacher's panel."""

from __future__ import annotations

from random import Random

import pytest

from game.classroom.pin import Attempts, is_right, scramble
from game.settings import Settings


def test_the_right_pin_opens_and_no_other_does() -> None:
    """One digit more, less or other stays outside."""
    text = scramble("2468")
    assert is_right("2468", text)
    for wrong in ("2469", "246", "24680", "8642", "", "    ", "2468 ", " 2468", "2468\n", "2468\0"):
        assert not is_right(wrong, text), wrong


def test_the_pin_cannot_be_read_from_what_is_kept() -> None:
    """Two teachers with one PIN keep different texts, and neither holds it."""
    one, other = scramble("86420975"), scramble("86420975")
    assert one != other
    assert "86420975" not in one
    assert is_right("86420975", one)
    assert is_right("86420975", other)


@pytest.mark.parametrize("pin", ["", "123", "123456789", "12a4", "1 234", "-1234", "12.4", "½¼¾⅓"])
def test_what_is_no_pin_is_refused_with_a_sentence(pin: str) -> None:
    """A teacher is told how many digits there may be."""
    with pytest.raises(ValueError, match="4 to 8 digits"):
        scramble(pin)


def test_digits_of_another_keyboard_are_the_same_pin() -> None:
    """Arabic digits are digits."""
    assert is_right("٢٤٦٨", scramble("2468"))
    assert is_right("2468", scramble("٢٤٦٨"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2468",
        "scrypt",
        "scrypt:14::",
        "scrypt:99:" + "0" * 32 + ":" + "0" * 64,
        "scrypt:00:" + "0" * 32 + ":" + "0" * 64,
        "scrypt:١٤:" + "0" * 32 + ":" + "0" * 64,
        "md5:14:" + "0" * 32 + ":" + "0" * 64,
        "\ud800",
        "scrypt:14:" + "g" * 32 + ":" + "0" * 64,
    ],
)
def test_a_damaged_text_is_never_right_and_never_raises(text: str) -> None:
    """Whoever edits the settings by hand gets no open door and no crash."""
    assert not is_right("2468", text)
    assert not is_right("\ud800" * 4, text)


def test_a_text_with_one_sign_changed_is_never_right() -> None:
    """Any single damage shuts the door (80 places, seeded)."""
    text, chance = scramble("1234"), Random(1)
    for place in chance.sample(range(len(text)), 12):
        other = chance.choice([sign for sign in "0123456789abcdefx:" if sign != text[place]])
        assert not is_right("1234", text[:place] + other + text[place + 1 :]), place


def test_a_text_of_another_cost_still_opens() -> None:
    """A later version may scramble at a higher cost; older settings open as before."""
    import hashlib

    salt = bytes(16)
    key = hashlib.scrypt(b"1234", salt=salt, n=2**12, r=8, p=1, dklen=32)
    assert is_right("1234", f"scrypt:12:{salt.hex()}:{key.hex()}")


def test_the_settings_keep_it() -> None:
    """The text is one that settings take."""
    text = scramble("1234")
    assert Settings(class_pin=text).class_pin == text


def test_after_three_wrong_tries_each_costs_a_longer_wait() -> None:
    """5, 10, 20, 40 seconds, then a minute each; two slips of a teacher's finger cost nothing."""
    attempts, now, waits = Attempts(), 100.0, []
    for _ in range(9):
        attempts = attempts.missed(now)
        waits.append(attempts.wait(now))
        now += attempts.wait(now)
    assert waits == [0, 0, 5, 10, 20, 40, 60, 60, 60]


def test_the_wait_runs_down_and_ends() -> None:
    """What is shown counts down to the moment at which a try is allowed."""
    attempts = Attempts(wrong=2).missed(10.0)
    assert [attempts.wait(now) for now in (10.0, 12.5, 15.0, 99.0)] == [5.0, 2.5, 0.0, 0.0]


def test_a_clock_that_is_set_back_locks_nobody_out() -> None:
    """At most a minute, whatever the clock says."""
    assert Attempts(wrong=9).missed(1e9).wait(0.0) == 60.0
