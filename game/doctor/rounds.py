"""Makes each look in a process of its own, so that one that hangs or dies takes no other along."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
import traceback
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Final

from game.doctor import (
    look_camera,
    look_house,
    look_model,
    look_python,
    look_scores,
    look_screen,
    look_sound,
    look_voice,
)
from game.doctor.chart import CHECKS, Finding, Look, Step, Verdict, Wish, base
from game.doctor.company import Outlet, outlets

LOOKS: Final[Mapping[str, Look]] = {
    "python": look_python.look,
    "house": look_house.look,
    "sound": look_sound.look,
    "model": look_model.look,
    "camera": look_camera.look,
    "voice": look_voice.look,
    "screen": look_screen.look,
    "scores": look_scores.look,
}

# Seconds that a look may take to say that it has begun, and between two looks at the clock.
BEGINNING: Final = 60.0
_TICK: Final = 0.1

# Seconds that an ending look gets before it is killed.
FAREWELL: Final = 0.5


@dataclass(frozen=True, slots=True)
class Over:
    """The end of a look: why it broke off ("" for not), and its sockets that lead outside.

    `remedy` is the key of what to do about the reason.
    """

    reason: str = ""
    remedy: str = "broken"
    outlets: frozenset[Outlet] = frozenset()


@dataclass(slots=True)
class Round:
    """One look on its way."""

    name: str
    process: BaseProcess
    news: Connection
    doing: str = "beginning"
    remedy: str = "given_up"
    until: float = field(default_factory=lambda: time.monotonic() + BEGINNING)
    told: set[str] = field(default_factory=set)


def make_rounds(
    names: Sequence[str],
    wish: Wish,
    doing: Callable[[str], None],
    watch: Callable[[frozenset[Outlet]], None],
    looks: Mapping[str, Look] = LOOKS,
) -> Iterator[Finding]:
    """Make the looks called `names` side by side and yield what they find, in no order.

    `doing` is told what goes on, `watch` is called ten times a second with the outlets that a look
    saw at its own end. Every check of a look has a finding, whatever becomes of it.
    """
    running = [_begin(name, wish, looks) for name in names]
    try:
        while running:
            wait([one.news for one in running], timeout=_TICK)
            watch(frozenset())
            for one in list(running):
                findings, over = _heard(one, doing)
                yield from findings
                if over is not None:
                    running.remove(one)
                    _end(one)
                    watch(over.outlets)
                    yield from left_out(one.name, one.doing, one.told, over)
    finally:
        for one in running:
            _end(one, 0)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Have a process that is started meanwhile ignore Ctrl+C: it is for the doctor, who ends it."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _begin(name: str, wish: Wish, looks: Mapping[str, Look]) -> Round:
    # Spawn everywhere: a fork would copy whatever threads there are.
    context = multiprocessing.get_context("spawn")
    news, theirs = context.Pipe(duplex=False)
    process = context.Process(
        target=answer, args=(looks[name], wish, theirs), name=f"doctor: {name}", daemon=True
    )
    with _uninterrupted():
        process.start()
    # Kept open here it would hide the end of the process.
    theirs.close()
    return Round(name, process, news)


def _heard(one: Round, doing: Callable[[str], None]) -> tuple[list[Finding], Over | None]:
    """Return what a look has found since, and its end if it has come."""
    findings: list[Finding] = []
    try:
        while one.news.poll():
            match one.news.recv():
                case Step(step, patience, remedy):
                    one.doing, one.until = step, time.monotonic() + patience
                    one.remedy = remedy
                    doing(step)
                case Over() as over:
                    return findings, over
                case Finding() as finding:
                    one.told.add(base(finding.check))
                    findings.append(finding)
    except (EOFError, OSError):
        one.process.join(1.0)
        return findings, Over(f"it ended by itself (code {one.process.exitcode})")
    if time.monotonic() > one.until:
        return findings, Over("it took too long and was given up", one.remedy)
    return findings, None


def left_out(name: str, doing: str, told: Collection[str], over: Over) -> Iterator[Finding]:
    """Yield a finding for every check that a look did not come to, the first with the reason."""
    missing = [check for check in CHECKS if check.look == name and check.name not in told]
    for number, check in enumerate(missing):
        if number or not over.reason:
            said = "Not looked at, as what comes before it failed."
            yield Finding(check.name, Verdict.NOT_SEEN, said)
        else:
            said = f"While {doing}: {over.reason}."
            yield Finding(check.name, check.worst, said, over.remedy)


def _end(one: Round, farewell: float = FAREWELL) -> None:
    """End a look's process, by force after `farewell` seconds, which releases what it holds."""
    one.process.join(farewell)
    one.news.close()
    if one.process.is_alive():
        one.process.kill()
    one.process.join()
    one.process.close()


def answer(look: Look, wish: Wish, news: Connection) -> None:
    """Make a look in this process, and send its findings as they come."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _hush()
    _end_with_parent()
    over = Over()
    try:
        for found in look(wish):
            news.send(found)
    except BrokenPipeError:
        return
    except ImportError as error:
        over = Over(f"a part can't be loaded ({error})", "imports" if error.path else "reinstall")
    except BaseException as error:  # noqa: BLE001 - one broken look is told, never raised
        over = Over(_described(error))
    news.send(replace(over, outlets=frozenset(outlets({os.getpid()}) or ())))


def _described(error: BaseException) -> str:
    """Return kind, words and place of an error, on one line."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(last.filename).name}:{last.lineno}"
    return " ".join(f"{type(error).__name__}: {error} ({where})".split())


def _hush() -> None:
    """Let nothing that a library prints reach the terminal."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)


def _end_with_parent() -> None:
    """End this process when the doctor is gone, so that no camera stays on."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def follow(sentinel: int) -> None:
        wait([sentinel])
        os._exit(1)

    threading.Thread(target=follow, args=(parent.sentinel,), daemon=True).start()
