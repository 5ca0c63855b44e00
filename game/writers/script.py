"""One play on the desk: changed in memory part by part, proofread, and saved in one go."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from game.acting.expressions import Expression
from game.acting.scenario import Scenario
from game.late import Late
from game.playwright import Remark, Trail
from game.scenario.draft import Draft
from game.scenario.fields import PICTURE_PATTERN
from game.scenario.load import PICTURES, read_draft, read_scenario
from game.scenario.marked_yaml import read_page
from game.scenario.problem import Problem
from game.scenario.sources import MAX_BYTES, read_source
from game.trouble import Trouble
from game.workshop.beginnings import scene_fields
from game.workshop.composition import Composition, compose
from game.writers.filed import FiledText
from game.writers.files import copy_picture, name_of_line, placeholder, slug, with_shipped
from game.writers.turning import in_languages, in_new_format, mended, pack_of, proofs, value_at

MOST_STEPS: Final = 100
# What a new scene would say of a smile; a form asks for it once the face is chosen.
FOR_A_SMILE: Final = ("hint", "praise")


class DeskScript(FiledText):
    """The play in the file `place`; `shipped` tells which pictures come with the game.

    An `is_patient` one is proofread in the background.
    """

    def __init__(
        self, place: Path, shipped: Callable[[], Sequence[Path]], is_patient: bool = False
    ) -> None:
        self.remarks: Sequence[Remark] = ()
        self._problems: Mapping[Remark, Problem] = {}
        super().__init__(place)
        self._shipped = shipped
        self._is_patient = is_patient
        self._reading: tuple[str, Late[Mapping[Remark, Problem]]] | None = None
        self._before: list[str] = []
        self._last: Trail | None = None
        self._spoken: tuple[str, ...] | None = None
        self._wanted: tuple[str, ...] = ()
        self._read()

    def _read(self) -> None:
        source = read_source(self._place)
        self._fault = source if isinstance(source, Problem) else None
        self._saved = source if isinstance(source, str) else ""
        self._pack = pack_of(self._place)
        self._set(self._saved)

    def _set(self, text: str) -> None:
        self._page, self._spoken = read_page(text), None
        try:
            self._composition: Composition | None = compose(text)
        except Trouble:
            self._composition = None

    @property
    def text(self) -> str:
        """What is to stand in the file."""
        return self._composition.text if self._composition else self._saved

    @property
    def is_locked(self) -> bool:
        """Whether only a text editor can help: no YAML, or scenes that are none."""
        scenes = self.fields.get("scenes", [])
        return self._composition is None or not (
            isinstance(scenes, list) and scenes and all(isinstance(each, dict) for each in scenes)
        )

    @property
    def fields(self) -> Mapping[str, Any]:
        """Everything that is written."""
        return self._page.data if isinstance(self._page.data, dict) else {}

    @property
    def scenes(self) -> Sequence[Mapping[str, Any]]:
        """The scenes in their order."""
        scenes = self.fields.get("scenes")
        return (
            [each for each in scenes if isinstance(each, dict)] if isinstance(scenes, list) else []
        )

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that each text has, () where texts are plain."""
        if self._pack is not None:
            return self._pack.languages if len(self._pack.languages) > 1 else ()
        if self._spoken is None:
            used = self._maps()
            wanted = self._wanted if used else ()
            self._spoken = (*wanted, *(code for code in used if code not in wanted))
        return self._spoken

    @property
    def is_in_pack(self) -> bool:
        """Whether its languages are those of a pack."""
        return self._pack is not None

    @property
    def can_undo(self) -> bool:
        """Whether something was changed."""
        return bool(self._before)

    def value(self, trail: Trail) -> Any:
        """Return what is written at `trail`, None where nothing is."""
        return value_at(self._page.data, trail)

    def write(self, trail: Trail, value: Any) -> None:
        """Write `value`; None and "" take the field out. Raises ValueError with a sentence."""
        # Letter after letter of one text is one step back.
        self._change(lambda play: play.set(trail, value), trail)

    def use_languages(self, languages: Sequence[str], plain: str) -> None:
        """Turn all texts into texts in `languages`, or plain ones; plain text counts as `plain`."""
        texts = list(self._draft().text_fields())

        def turn(play: Composition) -> Composition:
            for trail, value in texts:
                play = play.set(trail, in_languages(value, languages, plain))
            return play

        self._change(turn)
        self._wanted = tuple(languages) if len(languages) > 1 else ()
        self._spoken = None

    def add_scene(self, at: int, language: str) -> None:
        """Add a scene that asks for a smile, as number `at`; plain texts are in `language`."""
        spoken = self.languages or (language,)
        scene = scene_fields(self._placeholder(), (Expression.HAPPY,), spoken)
        scene = {name: value for name, value in scene.items() if name not in FOR_A_SMILE}
        self._change(lambda play: play.add_scene(scene, at))

    def await_name(self, number: int) -> None:
        """Let a new scene wait for a name, which its line gives it, and for what suits its face."""
        for field in FOR_A_SMILE:
            self.write(("scenes", number, field), None)
        self.name_scene(number, f"scene-{number + 1}")
        self.save()
        self._before.clear()

    def copy_scene(self, number: int) -> None:
        """Add a copy of a scene after it, under a name of its own."""
        copied = {**self.scenes[number], "name": self._placeholder()}
        self._change(lambda play: play.add_scene(copied, number + 1))

    def move_scene(self, number: int, to: int) -> None:
        """Move a scene."""
        self._change(lambda play: play.move_scene(number, to))

    def drop_scene(self, number: int) -> None:
        """Take a scene out; what led there leads on."""
        self._change(lambda play: play.delete_scene(number))

    def name_scene(self, number: int, name: str) -> None:
        """Give a scene another name; raises ValueError where it is taken or no name."""
        if not (wanted := slug(name, "")):
            raise ValueError("A name needs a letter from a to z or a digit.")
        self._change(lambda play: play.rename_scene(number, wanted))

    def name_by_line(self, number: int) -> None:
        """Make a name out of the line of a scene that has none of its own yet."""
        scene = self.scenes[number] if number < len(self.scenes) else {}
        name = name_of_line(scene, {str(other.get("name")) for other in self.scenes})
        if name:
            self._change(lambda play: play.rename_scene(number, name))

    def mend(self, remark: Remark) -> None:
        """Write what `remark` suggests; raises ValueError with a sentence."""
        problem = self._problems.get(remark)
        if problem is not None:
            self._change(lambda play: compose(mended(play.text, problem)))

    def list_word(self, remark: Remark) -> None:
        """Write the unknown word of `remark` among the play's own words."""
        if remark.unknown is not None:
            language, word = remark.unknown
            listed = self.value(("words", language)) or []
            self._change(lambda play: play.set(("words", language), [*listed, word]))

    @contextmanager
    def in_one(self) -> Iterator[None]:
        """Make one step back of all changes inside."""
        text, steps = self.text, len(self._before)
        yield
        self._last = None
        if text != self.text:
            self._before = [*self._before[:steps], text]

    def undo(self) -> None:
        """Take back the last change."""
        if self._before:
            self._set(self._before.pop())
            self._last = None

    def proof(self) -> None:
        """Read the play as `check` does, for `remarks`."""
        self._reading = None
        self._pack = pack_of(self._place)
        if self._fault is not None:
            self.remarks = (Remark((), self._fault.sentence),)
        else:
            self._take(proofs(self.text, self._place, self._pack))

    def proof_aside(self) -> None:
        """Begin to read it in the background, if this script may: looking a word up takes long."""
        if not self._is_patient or self._fault is not None:
            self.proof()
            return
        text = self.text
        self._reading = text, Late(lambda: proofs(text, self._place, self._pack))
        self._reading[1].start()

    def hear_proof(self) -> None:
        """Take over what was found in the background, unless the play is another by now."""
        found = self._reading[1].ready() if self._reading else None
        if self._reading and found is not None:
            text, self._reading = self._reading[0], None
            if text == self.text:
                self._take(found)

    def _take(self, found: Mapping[Remark, Problem]) -> None:
        self._problems, self.remarks = found, tuple(found)

    def performed(self) -> Scenario | None:
        """Return the play for the stage as it is now, None while a fault keeps it from there."""
        play = read_scenario(self.text, self._place, self._pack)
        return play if isinstance(play, Scenario) else None

    def read_again(self) -> None:
        """Take what is in the file; what was written here can be brought back by undo."""
        mine = self.text
        self._read()
        if mine != self._saved:
            self._before.append(mine)

    def pictures(self) -> Sequence[Path]:
        """Return the pictures that can be chosen: the play's own first, then shipped ones."""
        return with_shipped(self._place.parent / PICTURES, self._shipped())

    def take_picture(self, trail: Trail, picture: Path) -> None:
        """Use a picture for a scene or as poster, copied beside the play if it lies elsewhere.

        Raises OSError or ValueError with a sentence.
        """
        name = copy_picture(picture, self._place.parent / PICTURES)
        if self.value((*trail, "file")) != name:
            self.write(trail, {"file": name})

    def picture_of(self, trail: Trail) -> Path | None:
        """Return the file of the picture at `trail`, None where there is none."""
        picture = self.value(trail)
        name = picture.get("file") if isinstance(picture, dict) else picture
        if not isinstance(name, str) or not re.fullmatch(PICTURE_PATTERN, name):
            return None
        path = self._place.parent / PICTURES / name
        return path if path.is_file() else None

    def _change(
        self, change: Callable[[Composition], Composition], trail: Trail | None = None
    ) -> None:
        if self._composition is None:
            raise ValueError("This file can only be mended with a text editor.")
        try:
            changed = change(in_new_format(self._composition))
        except (Trouble, ValueError, LookupError) as error:
            raise ValueError(str(error)) from error
        if len(changed.text.encode()) > MAX_BYTES:
            raise ValueError("The play would be larger than 256 KiB; a play never needs that much.")
        if changed.text == self._composition.text:
            return
        if trail is None or trail != self._last:
            self._before = [*self._before[-MOST_STEPS:], self._composition.text]
        self._last = trail
        self._composition = changed
        self._page, self._spoken = read_page(changed.text), None

    def _placeholder(self) -> str:
        return placeholder({str(scene.get("name")) for scene in self.scenes}, len(self.scenes))

    def _draft(self) -> Draft:
        return read_draft(self.text, self._place, self._pack)

    def _maps(self) -> tuple[str, ...]:
        """Return the languages of texts that are written in several."""
        draft = self._draft()
        return draft.languages() if any(isinstance(v, dict) for _, v in draft.text_fields()) else ()
