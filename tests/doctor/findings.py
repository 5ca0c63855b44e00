"""What a look at this computer finds, for tests of looks."""

from __future__ import annotations

from collections.abc import Iterator

from game.doctor.chart import CHECKS, Finding, Step, Verdict, base
from game.doctor.remedies import REMEDIES


def findings(look: Iterator[Finding | Step]) -> dict[str, Finding]:
    """Return what a look finds, by check; each is one that is known, with a remedy that is."""
    found = {each.check: each for each in look if isinstance(each, Finding)}
    known = {check.name: set(check.figures) for check in CHECKS}
    for each in found.values():
        assert each.figures.keys() <= known[base(each.check)]
        assert each.verdict is not Verdict.PROBLEM or each.remedy in REMEDIES
    return found
