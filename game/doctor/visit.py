"""One visit of the doctor: all rounds in their order, and what comes of them."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from game.doctor.chart import CHECKS, Finding, Verdict, Wish, base, not_seen, problem, remark, well
from game.doctor.company import Outlet, family, games, outlets, parents
from game.doctor.rounds import make_rounds

# Looks that go side by side, one row after the other. The speed of the networks is measured when
# nothing else runs, and after their libraries were loaded once, from a disk that may be slow.
ROWS: Final = (("python", "house", "sound"), ("model",), ("camera", "voice", "screen", "scores"))

# Seconds between two looks at open sockets.
_WATCHED_EVERY: Final = 0.25


@dataclass(frozen=True, slots=True)
class Visit:
    """Everything that was found, in the order of CHECKS, and the seconds that it took."""

    findings: tuple[Finding, ...]
    seconds: float

    def count(self, verdict: Verdict) -> int:
        """Return how many findings came out as `verdict`."""
        return sum(1 for finding in self.findings if finding.verdict is verdict)


@dataclass(slots=True)
class Watchman:
    """Looks again and again for sockets of this process and all that it started."""

    is_able: bool = True
    seen: set[Outlet] = field(default_factory=set)
    processes: set[int] = field(default_factory=set)
    _next: float = 0.0

    def watch(self, told: Iterable[Outlet]) -> None:
        """Take in what a look `told` at its end; look oneself a few times a second."""
        self.seen.update(told)
        if not self.is_able or time.monotonic() < self._next:
            return
        self._next = time.monotonic() + _WATCHED_EVERY
        ours = family(os.getpid(), parents())
        self.processes |= ours
        found = outlets(ours)
        self.is_able = found is not None
        self.seen.update(found or ())


def pay_visit(
    wish: Wish,
    doing: Callable[[str, int], None],
    is_shared: bool = False,
) -> Visit:
    """Look at everything; `doing` is told each step, and how much was found before it.

    `is_shared` says whether stars go to a server, to which a socket may lead.
    """
    began = time.monotonic()
    watchman = Watchman()
    others = games()
    found: list[Finding] = []
    for row in ROWS:
        found.extend(make_rounds(row, wish, lambda step: doing(step, len(found)), watchman.watch))
    found.append(of_copies(others))
    found.append(of_outlets(watchman, is_shared))
    return Visit(tuple(in_order(found)), time.monotonic() - began)


def in_order(found: Iterable[Finding]) -> Iterator[Finding]:
    """Yield findings in the order of CHECKS, the chosen camera before the others."""
    places: Mapping[str, int] = {check.name: number for number, check in enumerate(CHECKS)}
    yield from sorted(found, key=lambda finding: places[base(finding.check)])


def of_copies(others: Sequence[int] | None) -> Finding:
    """Judge other copies of the game by their processes."""
    if others is None:
        return not_seen("copies", "This system's processes could not be looked at.", copies=None)
    if others:
        said = f"{len(others)} other cop{'y' if len(others) == 1 else 'ies'} of the game run here."
        return remark("copies", said, "copies", copies=len(others))
    return well("copies", "No other copy of the game runs.", copies=0)


def of_outlets(watchman: Watchman, is_shared: bool) -> Finding:
    """Judge the sockets that were seen while everything was looked at."""
    count = len(watchman.processes)
    led = sorted({(o.protocol, o.port, o.lets_in) for o in watchman.seen})
    ports = [f"{kind} {port}" for kind, port, _ in led]
    figures: dict[str, Any] = {"processes": count, "outside": ports}
    if not watchman.is_able:
        return not_seen("offline", "Sockets can't be looked at on this system.", **figures)
    if not led:
        said = f"None of {count} processes had a socket that leads out of this computer."
        return well("offline", said, **figures)
    told = ", ".join(
        f"{kind} port {port} {'open to others' if lets_in else 'of another computer'}"
        for kind, port, lets_in in led
    )
    if is_shared:
        return remark(
            "offline", f"Besides the school's score book nothing should: {told}.", **figures
        )
    return problem(
        "offline", f"Something reaches out of this computer: {told}.", "offline", **figures
    )
