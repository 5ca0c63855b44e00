"""Draft: a play as it was written, before anybody knows that it is right; rules read it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Final, NamedTuple

from game.scenario.edits import Edit, Span
from game.scenario.fields import ANY_LANGUAGE
from game.scenario.languages import is_code, without_slips
from game.scenario.marked_yaml import Page, Trail
from game.scenario.problem import Finding, Level
from game.scenario.told import Told

PLAY_TEXTS: Final = ("title", "goal", "description")
SCENE_TEXTS: Final = ("line", "hint", "praise", "helped", "passed_on")
WAY_TEXTS: Final = ("sign", "praise")
PICTURE_TEXT: Final = "shows"


class Written(NamedTuple):
    """One text in one language, `ANY_LANGUAGE` for a plain string, and the way to it."""

    trail: Trail
    language: str
    words: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A play (or the card of a pack) as written.

    `pack_languages` are those of its pack, None outside a pack; `pictures` and `sounds` are the
    names of the files in these folders beside it. `page` is in today's format; `is_old` where the
    file is in an older one. `pack_words` are the pack's own words, for each language.
    """

    page: Page
    pack_languages: tuple[str, ...] | None = None
    pictures: frozenset[str] = frozenset()
    sounds: frozenset[str] = frozenset()
    is_old: bool = False
    pack_words: tuple[tuple[str, tuple[str, ...]], ...] = ()
    # Every rule about texts asks for them: they are looked for once.
    _texts: list[Written] = field(default_factory=list, init=False, repr=False, compare=False)

    def finding(
        self,
        code: str,
        trail: Trail,
        sentence: Told,
        suggestion: str | None = None,
        mend: str | None = None,
    ) -> Finding:
        """Return a finding at the value at `trail`, which `mend` may safely take the place of."""
        span = self.page.spans.get(trail)
        mends = _mends(span, mend)
        return Finding(code, self.page.mark(trail), sentence, suggestion, span=span, mends=mends)

    def advice(
        self, code: str, trail: Trail, sentence: Told, suggestion: str | None = None
    ) -> Finding:
        """Return a finding at the value at `trail` that keeps no play from the stage."""
        return replace(self.finding(code, trail, sentence, suggestion), level=Level.ADVICE)

    def key_finding(
        self,
        code: str,
        trail: Trail,
        sentence: Told,
        suggestion: str | None = None,
        mend: str | None = None,
    ) -> Finding:
        """Return a finding at the name of the field at `trail`, which `mend` may safely replace."""
        span = self.page.key_spans.get(trail)
        mends = _mends(span, mend)
        mark = self.page.key_mark(trail)
        return Finding(code, mark, sentence, suggestion, span=span, mends=mends)

    def field(self, name: str) -> Any:
        """Return the play's field `name`, None where there is none."""
        return self.page.data.get(name) if isinstance(self.page.data, dict) else None

    def scenes(self) -> Iterator[tuple[Trail, dict[str, Any]]]:
        """Yield the way to each scene that has fields, and the fields."""
        scenes = self.field("scenes")
        for number, scene in enumerate(scenes if isinstance(scenes, list) else ()):
            if isinstance(scene, dict):
                yield ("scenes", number), scene

    def ways(self) -> Iterator[tuple[Trail, dict[str, Any]]]:
        """Yield the way to each way on that has fields, and the fields."""
        for trail, scene in self.scenes():
            ways = scene.get("ways")
            for number, way in enumerate(ways if isinstance(ways, list) else ()):
                if isinstance(way, dict):
                    yield (*trail, "ways", number), way

    def pictures_used(self) -> Iterator[tuple[Trail, Any]]:
        """Yield the way to and the value of the poster and of each scene's picture."""
        yield from (
            (trail, value)
            for trail, value in self.named("poster", "picture")
            if (len(trail), trail[-1]) in ((1, "poster"), (3, "picture"))
        )

    def picture_files(self) -> Iterator[tuple[Trail, Any]]:
        """Yield the way to and the name of each picture's file, of whatever kind it is."""
        for trail, picture in self.pictures_used():
            if isinstance(picture, dict) and "file" in picture:
                yield (*trail, "file"), picture["file"]

    def named(self, *names: str) -> Iterator[tuple[Trail, Any]]:
        """Yield the way to and the value of every field called one of `names`.

        The play's first, then those of scenes, then those of ways.
        """
        owners: list[tuple[Trail, Any]] = [((), self.page.data), *self.scenes(), *self.ways()]
        for trail, owner in owners:
            if isinstance(owner, dict):
                yield from (((*trail, name), owner[name]) for name in names if name in owner)

    def text_fields(self) -> Iterator[tuple[Trail, Any]]:
        """Yield the way to and the value of every field that holds a text for the stage."""
        owned = {1: PLAY_TEXTS, 3: SCENE_TEXTS, 5: WAY_TEXTS}
        names = dict.fromkeys((*PLAY_TEXTS, *SCENE_TEXTS, *WAY_TEXTS))
        for trail, value in self.named(*names):
            if trail[-1] in owned[len(trail)]:
                yield trail, value
        for trail, picture in self.pictures_used():
            if isinstance(picture, dict) and PICTURE_TEXT in picture:
                yield (*trail, PICTURE_TEXT), picture[PICTURE_TEXT]

    def text_places(self) -> Iterator[Trail]:
        """Yield the way to everything that should be a text, also what YAML took for no text."""
        for trail, value in self.text_fields():
            yield trail
            yield from ((*trail, name) for name in (value if isinstance(value, dict) else ()))
        yield from (("author",), ("licence",), ("credits",))

    def texts(self) -> tuple[Written, ...]:
        """Return every text in every language that is written."""
        if not self._texts:
            self._texts.extend(self._find_texts())
        return tuple(self._texts)

    def _find_texts(self) -> Iterator[Written]:
        for trail, value in self.text_fields():
            if isinstance(value, str):
                yield Written(trail, ANY_LANGUAGE, value)
            elif isinstance(value, dict):
                for language, words in value.items():
                    if isinstance(words, str):
                        yield Written((*trail, language), language, words)

    def languages(self) -> tuple[str, ...]:
        """Return the languages every text must have: the pack's, or all that the file uses."""
        if self.pack_languages is not None:
            return self.pack_languages
        used = [text.language for text in self.texts() if is_code(text.language)]
        return without_slips(used)


def _mends(span: Span | None, words: str | None) -> tuple[Edit, ...]:
    return (Edit(*span, words),) if span is not None and words is not None else ()


def is_empty(value: Any) -> bool:
    """Tell whether nothing is written in `value`."""
    return value is None or value in ([], {}) or (isinstance(value, str) and not value.strip())


def is_cut_off(texts: Any, name: str) -> bool:
    """Tell whether `name` is no language but the rest of a text that a comma in "{…}" cut off."""
    if not isinstance(texts, dict) or texts.get(name, "") is not None:
        return False
    return not is_code(name) and len(texts) > 1
