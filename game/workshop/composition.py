"""Composition: an author's file as text that can be changed part by part; it checks no rule.

    play = compose(path.read_text("utf-8"))
    play = play.set(("scenes", 0, "hint", "en"), "Eyebrows up high!").rename_scene(1, "kitchen")
    play.text

What is changed is written anew, in the quotation marks that stood there; every other line stays as
it is, to the letter. A composition is a value: keep the old one, and a change is undone.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from game.acting.scenario import END
from game.scenario.format import PackFile, PlayFile
from game.scenario.marked_yaml import Trail, read_page
from game.scenario.scene_format import PictureFile, SceneFile, WayFile
from game.trouble import Trouble
from game.workshop import rewriting, roads
from game.workshop.other_layouts import changed_anyway
from game.workshop.quoting import are_fields

_ORDERS: Final = {
    0: tuple(dict.fromkeys([*PlayFile.model_fields, *PackFile.model_fields])),
    # Where a scene leads is read last.
    2: (*(name for name in SceneFile.model_fields if name != "next"), "next"),
    4: tuple(WayFile.model_fields),
}
_OWNERS: Final = {2: "scenes", 4: "ways"}

Change = Callable[[Any], None]


def compose(text: str) -> Composition:
    """Return the play or the card of a pack in `text`, without a BOM.

    Raises Trouble with a sentence where the text is no YAML, or has no fields: then only a text
    editor can help. Plays that break rules are welcome.
    """
    page = read_page(text)
    if page.findings:
        first = page.findings[0]
        raise Trouble(f"Line {first.mark.line + 1}: {first.sentence}")
    if not isinstance(page.data, dict) or not page.data:
        raise Trouble("This file has no fields yet. A play starts with its title.")
    return Composition(text)


@dataclass(frozen=True, slots=True)
class Composition:
    """The text of a file that can be read as YAML; see `compose`."""

    text: str

    @property
    def data(self) -> dict[str, Any]:
        """What is written, as plain values; a new copy each time."""
        return dict(read_page(self.text).data)

    def value(self, trail: Trail) -> Any:
        """Return what is written at `trail`, None where nothing is."""
        return _at(self.data, trail)

    def scenes(self) -> list[dict[str, Any]]:
        """Return the scenes that have fields, as plain values."""
        scenes = self.data.get("scenes")
        return [s for s in scenes if isinstance(s, dict)] if isinstance(scenes, list) else []

    def set(self, trail: Trail, value: Any) -> Composition:
        """Return the composition with `value` (text, number, list or fields) at `trail`.

        Fields and lists are changed part by part. None, "", [] and {} take a field out. A number
        one past the end of a list adds an item. Raises Trouble where it can't be written.
        """
        if _is_nothing(value):
            return self.remove(trail)
        old = self.value(trail)
        if old == value and type(old) is type(value):
            return self
        if isinstance(old, dict) and isinstance(value, Mapping):
            return self._with_fields(trail, old, value)
        if are_fields(old) and are_fields(value):
            return self._with_items(trail, old, value)
        return self._put(trail, value)

    def remove(self, trail: Trail) -> Composition:
        """Return it without the value at `trail`; an owner that would be empty goes with it."""
        owner = _at(self.data, trail[:-1])
        if _at(self.data, trail) is None and not _has(owner, trail[-1]):
            return self
        if len(owner) == 1:
            if len(trail) < 2 or trail[:-1] == ("scenes",):
                raise Trouble("A play needs at least one scene. Change this one instead.")
            return self.remove(trail[:-1])
        last = trail[-1]
        if isinstance(last, int) and are_fields(owner):
            return self._changed(
                lambda text: rewriting.without_item(text, trail[:-1], last),
                lambda data: _at(data, trail[:-1]).pop(last),
            )
        if isinstance(last, int):
            return self._put(trail[:-1], [part for n, part in enumerate(owner) if n != last])
        return self._changed(
            lambda text: rewriting.without_field(text, trail),
            lambda data: _at(data, trail[:-1]).pop(last),
        )

    def add_scene(self, fields: Mapping[str, Any], at: int | None = None) -> Composition:
        """Return it with a scene as number `at`, or at the end."""
        scenes = self.data.get("scenes") or []
        if not scenes:
            return self.set(("scenes",), [dict(fields)])
        return self._add_item(("scenes",), fields, len(scenes) if at is None else at)

    def move_scene(self, number: int, to: int) -> Composition:
        """Return it with scene `number` moved, comments and all, so that it is number `to`."""

        def move(data: Any) -> None:
            data["scenes"].insert(to, data["scenes"].pop(number))

        if number == to:
            return self
        return self._changed(lambda text: rewriting.moved_item(text, ("scenes",), number, to), move)

    def delete_scene(self, number: int) -> Composition:
        """Return it without scene `number`; what led there leads to where that scene led."""
        scenes = self.data["scenes"]
        kept = self
        for trail, to in roads.around(scenes, number):
            kept = kept.set(trail, to)
        return kept.remove(("scenes", number))

    def rename_scene(self, number: int, name: str) -> Composition:
        """Return it with another name for scene `number`, also wherever a scene leads there.

        Raises Trouble where another scene has that name. Recordings keep their names.
        """
        scenes = self.scenes()
        if name == END or any(n != number and s.get("name") == name for n, s in enumerate(scenes)):
            raise Trouble(f"“{name}” is taken. Give this scene another name.")
        renamed = self.set(("scenes", number, "name"), name)
        for trail in roads.leading_to(scenes, scenes[number].get("name")):
            renamed = renamed.set(trail, name)
        return renamed

    def _with_fields(
        self, trail: Trail, old: dict[str, Any], new: Mapping[str, Any]
    ) -> Composition:
        kept = self
        for name, value in new.items():
            kept = kept.set((*trail, name), value)
        for name in old:
            if name not in new:
                kept = kept.remove((*trail, name))
        return kept

    def _with_items(self, trail: Trail, old: list[Any], new: list[Any]) -> Composition:
        kept = self
        for number, value in enumerate(new):
            kept = kept.set((*trail, number), value)
        for number in range(len(old) - 1, len(new) - 1, -1):
            kept = kept.remove((*trail, number))
        return kept

    def _put(self, trail: Trail, value: Any) -> Composition:
        owner, last = self.value(trail[:-1]), trail[-1]
        if owner is None and isinstance(last, str):
            return self._put(trail[:-1], {last: value})
        if isinstance(last, int) and isinstance(owner, list) and last == len(owner):
            if isinstance(value, Mapping):
                return self._add_item(trail[:-1], value, last)
            return self._put(trail[:-1], [*owner, value])
        if not isinstance(owner, (dict, list)):
            raise Trouble(f"“{last}” has no place here: its owner is one text.")

        def put(data: Any) -> None:
            _at(data, trail[:-1])[last] = copy.deepcopy(value)

        if _has(owner, last):
            return self._changed(lambda text: rewriting.rewritten(text, trail, value), put)
        order = _order(trail)
        return self._changed(lambda text: rewriting.added_field(text, trail, value, order), put)

    def _add_item(self, trail: Trail, fields: Mapping[str, Any], number: int) -> Composition:
        return self._changed(
            lambda text: rewriting.added_item(text, trail, fields, number),
            lambda data: _at(data, trail).insert(number, copy.deepcopy(dict(fields))),
        )

    def _changed(self, write: Callable[[str], str], change: Change) -> Composition:
        """Return the changed text, if it reads as it should; else written in another way."""
        wanted = self.data
        change(wanted)
        for attempt in (write, lambda text: changed_anyway(text, change)):
            try:
                text = attempt(self.text)
            except (ValueError, LookupError, AttributeError):
                continue
            page = read_page(text)
            if not page.findings and page.data == wanted:
                return Composition(text)
        raise Trouble(
            "This change can't be written into the file. Please use a text editor for it."
        )


def _order(trail: Trail) -> tuple[str, ...]:
    """Return in which order fields stand that belong beside the one at `trail`."""
    depth = len(trail) - 1
    if depth and trail[-2] in ("poster", "picture"):
        return tuple(PictureFile.model_fields)
    if depth and (depth not in _OWNERS or trail[-3] != _OWNERS[depth]):
        return ()
    return _ORDERS.get(depth, ())


def _at(data: Any, trail: Trail) -> Any:
    for step in trail:
        if not _has(data, step):
            return None
        data = data[step]
    return data


def _has(owner: Any, step: str | int) -> bool:
    if isinstance(owner, dict):
        return step in owner
    return isinstance(owner, list) and isinstance(step, int) and 0 <= step < len(owner)


def _is_nothing(value: Any) -> bool:
    return value is None or (isinstance(value, (str, list, Mapping)) and not value)
