"""Tests of the mailbox between threads."""

from __future__ import annotations

import threading

from game.mailbox import Mailbox


def test_only_the_newest_value_is_kept() -> None:
    """A slow reader gets the last of three posts, not the first."""
    box: Mailbox[int] = Mailbox()
    for value in (1, 2, 3):
        box.post(value)
    assert box.newest() == 3
    assert box.newest() == 3


def test_taking_empties_the_slot() -> None:
    """A value is taken once; an empty box answers None at once."""
    box: Mailbox[str] = Mailbox()
    assert box.take() is None
    assert box.newest() is None
    box.post("bow")
    assert box.take() == "bow"
    assert box.take() is None


def test_a_reader_never_sees_time_run_backwards() -> None:
    """While one thread posts rising numbers, a peeking thread never sees a smaller one later."""
    box: Mailbox[int] = Mailbox()
    posting = threading.Thread(target=lambda: [box.post(n) for n in range(20_000)])
    posting.start()
    last = -1
    while posting.is_alive():
        seen = box.newest()
        assert seen is None or seen >= last
        last = last if seen is None else seen
    posting.join()
    assert box.newest() == 19_999
