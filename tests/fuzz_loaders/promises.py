"""What the game reads from strangers: each kind with real files to begin from, and its promise.

A target's `tries` gives some bytes to the loader that a stranger's file would reach. It returns
when the loader kept its promise, whatever the bytes, and raises when it did not. Loaders are
imported where they are tried, so that a guided run can watch their branches.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]

Seeds = Callable[[], list[bytes]]
Tries = Callable[[bytes, Path], None]


@dataclass(frozen=True, slots=True)
class Target:
    """A kind of file: `seeds` are real ones, `tries` gives bytes to its loader in a folder.

    `most` is the longest input that is worth trying, in bytes.
    """

    name: str
    seeds: Seeds
    tries: Tries
    most: int = 4096


TARGETS: Final[dict[str, Target]] = {}


def target(seeds: Seeds, most: int = 4096) -> Callable[[Tries], Tries]:
    """Enter a function that tries bytes into the list of targets, under its own name."""

    def enter(tries: Tries) -> Tries:
        TARGETS[tries.__name__] = Target(tries.__name__, seeds, tries, most)
        return tries

    return enter


def must_tell(trouble: Exception) -> None:
    """See to it that a person who reads this learns something."""
    assert not isinstance(trouble, UnicodeError), "a codec's own words"
    assert str(trouble).strip(), "told nothing"


def real_files(*patterns: str) -> Seeds:
    """Return what reads the files of this checkout that match."""
    return lambda: [file.read_bytes() for one in patterns for file in sorted(ROOT.glob(one))]
