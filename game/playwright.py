"""The author's desk as screens see it: values and protocols, no part behind them.

A trail is the way to a field of a play: ("scenes", 0, "line", "en"). Texts, numbers, lists and
fields are plain values, as YAML has them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from game.acting.scenario import Scenario, Text

Trail = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """One problem, in the sentence that `check` tells; `trail` leads to the field it belongs to.

    `phrases.problem_phrase` says the sentence in the language in use.

    `suggestion` is what to write there instead, where that is known and the form can do it.
    Without `is_fault` it is advice. `line` counts from 1 in the file. `unknown` is a
    word that no dictionary knows, after the code of its language.
    """

    trail: Trail
    sentence: str
    suggestion: str | None = None
    is_fault: bool = True
    line: int = 1
    unknown: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class OwnPlay:
    """One play in the author's folder, as its poster tells it; its problems may not be known yet.

    `picture` is the poster's file if there is one. `place` names the play for the workshop.
    """

    place: Path
    title: Text
    scenes: int
    problems: int | None
    picture: Path | None = None


class Script(Protocol):
    """One play on the desk. Changes are kept in memory until they are saved.

    `remarks` are those of the last proof. `is_locked` where the form can't show what is in the
    file: then nothing can be changed here. Writing raises ValueError with a sentence.
    """

    remarks: Sequence[Remark]

    @property
    def place(self) -> Path:
        """The file."""

    @property
    def is_locked(self) -> bool:
        """Whether only a text editor can help."""

    @property
    def fields(self) -> Mapping[str, Any]:
        """Everything that is written."""

    @property
    def scenes(self) -> Sequence[Mapping[str, Any]]:
        """The scenes in their order."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that each text has, () where texts are plain."""

    @property
    def is_in_pack(self) -> bool:
        """Whether its languages are those of a pack."""

    @property
    def can_undo(self) -> bool:
        """Whether something was changed."""

    def value(self, trail: Trail) -> Any:
        """Return what is written at `trail`, None where nothing is."""

    def write(self, trail: Trail, value: Any) -> None:
        """Write `value`; None and "" take the field out."""

    def use_languages(self, languages: Sequence[str], plain: str) -> None:
        """Turn all texts into texts in `languages`, or plain ones; plain text counts as `plain`."""

    def add_scene(self, at: int, language: str) -> None:
        """Add a scene that asks for a smile, as number `at`; plain texts are in `language`."""

    def copy_scene(self, number: int) -> None:
        """Add a copy of a scene after it, under a name of its own."""

    def move_scene(self, number: int, to: int) -> None:
        """Move a scene."""

    def drop_scene(self, number: int) -> None:
        """Take a scene out; what led there leads on."""

    def name_scene(self, number: int, name: str) -> None:
        """Give a scene another name, also wherever a scene leads there."""

    def name_by_line(self, number: int) -> None:
        """Make a name out of the line of a scene that has none of its own yet."""

    def mend(self, remark: Remark) -> None:
        """Write what `remark` suggests."""

    def list_word(self, remark: Remark) -> None:
        """Count the unknown word of `remark` as right from now on; raises ValueError."""

    def in_one(self) -> AbstractContextManager[None]:
        """Return what makes one step back of all changes inside it."""

    def undo(self) -> None:
        """Take back the last change."""

    def proof(self) -> None:
        """Read the play as `check` does, for `remarks`."""

    def save(self) -> str | None:
        """Write the file; return a sentence where that failed. A file changed elsewhere stays."""

    def is_changed_elsewhere(self) -> bool:
        """Tell whether another program has changed the file since it was read or saved here."""

    def read_again(self) -> None:
        """Take what is in the file; what was written here can be brought back by undo."""

    def keep_both(self) -> str | None:
        """Go on in a file of its own beside; return a sentence where that failed."""

    def rescue(self) -> Path | None:
        """Keep a copy where the score book lies; return where, None where that failed."""

    def pictures(self) -> Sequence[Path]:
        """Return the pictures that can be chosen: the play's own first, then shipped ones."""

    def take_picture(self, trail: Trail, picture: Path) -> None:
        """Use a picture for a scene or as poster, copied beside the play if it lies elsewhere."""

    def picture_of(self, trail: Trail) -> Path | None:
        """Return the file of the picture at `trail`, None where there is none."""

    def proof_aside(self) -> None:
        """Begin to read the play in the background, where that is wished."""

    def hear_proof(self) -> None:
        """Take over into `remarks` what was found in the background."""

    def performed(self) -> Scenario | None:
        """Return the play for the stage as it is now, None while a fault keeps it from there."""


class Workshop(Protocol):
    """The author's folder."""

    def plays(self) -> Sequence[Path]:
        """Return the author's plays, by name: lone files first, then those of packs."""

    def look_at(self, place: Path) -> OwnPlay:
        """Return what the poster of a play tells."""

    def open(self, place: Path) -> Script:
        """Lay a play on the desk."""

    def begin(self, title: str, language: str) -> Script:
        """Write a play of one scene that asks for a smile; raises OSError with a sentence."""

    def put_away(self, place: Path) -> Path:
        """Move a play into the folder `deleted` beside; return where to.

        Raises OSError with a sentence.
        """

    def put_on(self) -> None:
        """Let the plays that can be chosen be read anew."""
