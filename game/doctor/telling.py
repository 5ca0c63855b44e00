"""Tells what was found: a line for each check, as text for people and as values for JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from importlib import metadata
from typing import Final

from game.doctor.chart import Finding, Verdict, base
from game.doctor.look_python import DISTRIBUTION
from game.doctor.remedies import remedy
from game.doctor.systems import Host
from game.doctor.visit import Visit

# Of the JSON; README.md tells its keys. It grows when one of them goes or changes its meaning.
SCHEMA: Final = 1

WELL, PROBLEMS = 0, 1

SIGNS: Final[Mapping[Verdict, str]] = {
    Verdict.WELL: "✓ well   ",
    Verdict.REMARK: "! remark ",
    Verdict.PROBLEM: "✗ problem",
    Verdict.NOT_SEEN: "– unseen ",
}

COLOURS: Final[Mapping[Verdict, str]] = {
    Verdict.WELL: "green",
    Verdict.REMARK: "yellow",
    Verdict.PROBLEM: "bold red",
    Verdict.NOT_SEEN: "dim",
}

# Signs wide: the names of checks, and all that stands before the sentences.
_COLUMN: Final = 13
_INDENT: Final = 23
_TO_DO: Final = "to do:"
GUIDE: Final = "game/doctor/README.md"


def exit_code(visit: Visit) -> int:
    """Return 1 when something keeps a play from going as it should, else 0."""
    return PROBLEMS if visit.count(Verdict.PROBLEM) else WELL


def lines(visit: Visit, host: Host) -> Iterator[tuple[str, str, str]]:
    """Yield each line: how it begins, the colour that this may have, and the rest."""
    began = f"Curtain Up {version()}"
    yield began, "bold", f", Python {host.python}, {host.name}, {host.machine}"
    advised: dict[str, str] = {}
    for finding in visit.findings:
        name = finding.check.ljust(_COLUMN)
        yield SIGNS[finding.verdict], COLOURS[finding.verdict], f" {name} {finding.said}"
        if told := remedy(finding.remedy, host.family):
            first = advised.setdefault(told, finding.check)
            told = told if first == finding.check else f"the same as for {first}."
            yield f"{_TO_DO:>{_INDENT}}", "bold", f" {told}"
    took = f" ({visit.seconds:.0f} s; {GUIDE} tells what each line means)"
    yield summary(visit), "bold", took


def summary(visit: Visit) -> str:
    """Return a sentence that says whether a play can go, with the counts."""
    problems, remarks = visit.count(Verdict.PROBLEM), visit.count(Verdict.REMARK)
    counts = f"{_counted(problems, 'problem')}, {_counted(remarks, 'remark')}."
    if problems:
        return f"Something keeps a play from going as it should: {counts}"
    return f"Nothing keeps a play from going: {counts}"


def _counted(count: int, name: str) -> str:
    return f"{count} {name}" if count == 1 else f"{count} {name}s"


def figures(visit: Visit, host: Host) -> dict[str, object]:
    """Return everything as values of JSON, by the keys that README.md tells."""
    system = asdict(host)
    return {
        "schema": SCHEMA,
        "game": version(),
        "looked_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "seconds": round(visit.seconds, 1),
        "system": system,
        "exit_code": exit_code(visit),
        "counts": {str(verdict): visit.count(verdict) for verdict in Verdict},
        "checks": [_figures_of(finding, host) for finding in visit.findings],
    }


def _figures_of(finding: Finding, host: Host) -> dict[str, object]:
    about = finding.check.partition(".")[2]
    return {
        "check": base(finding.check),
        "about": about or None,
        "verdict": str(finding.verdict),
        "said": finding.said,
        "to_do": remedy(finding.remedy, host.family) or None,
        "figures": dict(finding.figures),
    }


def version() -> str:
    """Return the game's version, "unknown" in a checkout that nobody installed."""
    try:
        return metadata.version(DISTRIBUTION)
    except metadata.PackageNotFoundError:
        return "unknown"
