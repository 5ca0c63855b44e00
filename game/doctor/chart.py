"""What the doctor looks at, and what it finds, as values; needs the standard library alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

# Seconds without news after which a look is given up, unless it says otherwise.
PATIENCE: Final = 8.0

# The same while a library is loaded, which takes a cold disk its time.
LOADING: Final = 60.0


class Verdict(StrEnum):
    """How a check came out; README.md tells what counts as which."""

    WELL = "well"
    REMARK = "remark"
    PROBLEM = "problem"
    NOT_SEEN = "not_seen"


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found: a sentence, the key of what to do ("" for nothing), and figures.

    `check` is a name of CHECKS, with what it is about behind a dot where there are several:
    "camera.0", "voice.sv".
    """

    check: str
    verdict: Verdict
    said: str
    remedy: str = ""
    figures: Mapping[str, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Bring what a library says over several lines onto one."""
        object.__setattr__(self, "said", " ".join(self.said.split()))


@dataclass(frozen=True, slots=True)
class Step:
    """What a look does next, and the seconds without news after which it is given up.

    `remedy` is the key of what to do about a step that is given up.
    """

    doing: str
    patience: float = PATIENCE
    remedy: str = "given_up"


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for; None is what the game itself would take.

    `camera` is an index, a file or "understudy", `scores` a file or URL of the score book,
    `terminal` how the user's terminal writes letters.
    """

    camera: str | None = None
    uses_camera: bool = True
    scores: str | None = None
    terminal: str = "utf-8"


# One look: steps and findings, as they come.
Look = Callable[[Wish], Iterator[Finding | Step]]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that is looked at: by which look, and how bad it is when that breaks off.

    `figures` names what a finding of it may tell in numbers and words.
    """

    name: str
    look: str
    worst: Verdict
    figures: tuple[str, ...] = ()


# In the order in which they are told.
CHECKS: Final = (
    Check("python", "python", Verdict.PROBLEM, ("version", "wanted")),
    Check("wheels", "python", Verdict.PROBLEM, ("found", "wrong")),
    Check("mediapipe", "python", Verdict.PROBLEM, ("version", "wanted")),
    Check("imports", "python", Verdict.PROBLEM, ("loaded", "failed")),
    Check("window", "screen", Verdict.PROBLEM, ("driver", "width", "height")),
    Check("displays", "screen", Verdict.REMARK, ("sizes", "scale")),
    Check("cameras", "camera", Verdict.PROBLEM, ("names",)),
    Check("permission", "camera", Verdict.PROBLEM),
    Check(
        "camera",
        "camera",
        Verdict.PROBLEM,
        ("name", "is_chosen", "width", "height", "pictures_per_second", "opened_after_s"),
    ),
    Check("light", "camera", Verdict.REMARK, ("brightness",)),
    Check("face", "camera", Verdict.REMARK, ("pictures", "with_a_face", "most_faces")),
    Check("card", "model", Verdict.PROBLEM, ("labels",)),
    Check("network", "model", Verdict.PROBLEM, ("sha256",)),
    Check("detector", "model", Verdict.PROBLEM, ("sha256",)),
    Check("speed", "model", Verdict.REMARK, ("ms_median", "ms_p95", "pictures_per_second")),
    Check("voice", "voice", Verdict.REMARK, ("seconds", "rendered_in_s")),
    Check("sound", "sound", Verdict.REMARK, ("driver", "devices", "rate")),
    Check("disk", "house", Verdict.PROBLEM, ("free_mb",)),
    Check("folders", "house", Verdict.PROBLEM, ("places",)),
    Check("settings", "house", Verdict.REMARK, ("language",)),
    Check("locale", "house", Verdict.REMARK, ("files", "terminal", "language")),
    Check("scores", "scores", Verdict.PROBLEM, ("kind", "version", "newest", "bytes")),
    Check("copies", "company", Verdict.REMARK, ("copies",)),
    Check("offline", "company", Verdict.PROBLEM, ("processes", "outside")),
)


def base(check: str) -> str:
    """Return "camera" for "camera.0"."""
    return check.partition(".")[0]


def well(check: str, said: str, **figures: object) -> Finding:
    """Return a finding that all is well."""
    return Finding(check, Verdict.WELL, said, figures=figures)


def remark(check: str, said: str, remedy: str = "", **figures: object) -> Finding:
    """Return something to know that keeps no play from going."""
    return Finding(check, Verdict.REMARK, said, remedy, figures)


def problem(check: str, said: str, remedy: str, **figures: object) -> Finding:
    """Return what keeps a play from going as it should, and the key of what to do."""
    return Finding(check, Verdict.PROBLEM, said, remedy, figures)


def not_seen(check: str, said: str, **figures: object) -> Finding:
    """Return that this could not be looked at."""
    return Finding(check, Verdict.NOT_SEEN, said, figures=figures)
