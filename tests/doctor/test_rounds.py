"""Looks that hang, die or trip: each is told, and none takes another along."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from game.doctor.chart import Finding, Verdict, Wish
from game.doctor.rounds import make_rounds
from game.doctor.visit import Watchman, of_outlets
from tests.doctor import odd_looks

ODD = {
    "sound": odd_looks.hanging,
    "model": odd_looks.dying,
    "house": odd_looks.raising,
    "python": odd_looks.lacking,
    "screen": odd_looks.chattering,
    "scores": odd_looks.open_to_others,
}


@pytest.fixture(scope="module")
def watchman() -> Watchman:
    """Who saw the sockets of the visit below."""
    return Watchman()


@pytest.fixture(scope="module")
def steps() -> list[str]:
    """What was told while the visit below went on."""
    return []


@pytest.fixture(scope="module")
def found(watchman: Watchman, steps: list[str]) -> dict[str, Finding]:
    """What six odd looks find, side by side."""
    rounds = make_rounds(list(ODD), Wish(), steps.append, watchman.watch, ODD)
    return {finding.check: finding for finding in rounds}


def test_a_driver_that_hangs_is_given_up_and_told(found: dict[str, Finding]) -> None:
    """The sound device that never answers costs a remark, and not the evening."""
    sound = found["sound"]
    assert (sound.verdict, sound.remedy) == (Verdict.REMARK, "given_up")
    assert sound.said == "While waiting for a driver: it took too long and was given up."


def test_a_library_that_dies_is_told_and_the_rest_is_not_seen(found: dict[str, Finding]) -> None:
    """What was found before counts; the next check has the reason, those behind it none."""
    assert found["card"].verdict is Verdict.WELL
    assert found["network"].verdict is Verdict.PROBLEM
    assert "loading a broken library: it ended by itself" in found["network"].said
    assert found["detector"].verdict is found["speed"].verdict is Verdict.NOT_SEEN


def test_an_error_nobody_foresaw_is_one_line_without_a_traceback(found: dict[str, Finding]) -> None:
    """Its kind and its place are there for a bug report."""
    said = found["disk"].said
    assert said.startswith("While dividing: ZeroDivisionError: division by zero (odd_looks.py:")
    assert "\n" not in said


def test_a_missing_part_asks_for_an_installation(found: dict[str, Finding]) -> None:
    """Nobody needs to send a report for that."""
    assert found["python"].remedy == "reinstall"
    assert "curtain_up_has_no_such_part" in found["python"].said


def test_chatter_of_libraries_reaches_no_terminal(
    found: dict[str, Finding], capfd: pytest.CaptureFixture[str]
) -> None:
    """Neither the text nor `--json -` has a stranger's line in it."""
    list(make_rounds(["screen"], Wish(), lambda step: None, lambda told: None, ODD))
    assert found["window"].verdict is Verdict.WELL
    assert capfd.readouterr() == ("", "")


def test_a_socket_open_to_others_is_seen(found: dict[str, Finding], watchman: Watchman) -> None:
    """Also that of a process which has ended since; what it is for is asked by nobody."""
    if not watchman.is_able:
        pytest.skip("this system tells nothing of sockets")
    assert found["scores"].verdict is Verdict.WELL
    judged = of_outlets(watchman, is_shared=False)
    assert judged.verdict is Verdict.PROBLEM
    assert "open to others" in judged.said


def test_what_goes_on_is_told(found: dict[str, Finding], steps: list[str]) -> None:
    """A user sees at once which driver it waits for."""
    assert {"waiting for a driver", "dividing"} <= set(steps)


def test_a_look_ends_with_the_doctor(found: dict[str, Finding], ended: Callable[[], bool]) -> None:
    """Ctrl+C while a camera hangs leaves no process behind that holds it."""
    rounds = make_rounds(["sound", "screen"], Wish(), lambda step: None, lambda told: None, ODD)
    next(rounds)
    rounds.close()
    assert ended()


@pytest.fixture
def ended() -> Callable[[], bool]:
    """Return what tells whether no child of this process is left."""
    import multiprocessing

    def is_alone() -> bool:
        until = time.monotonic() + 20
        while multiprocessing.active_children() and time.monotonic() < until:
            time.sleep(0.01)
        return not multiprocessing.active_children()

    return is_alone
