"""Which fields say where a scene leads, so that names change together and no road ends nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from game.acting.scenario import END
from game.scenario.marked_yaml import Trail


def leading_to(scenes: list[Any], name: Any) -> Iterator[Trail]:
    """Yield the fields `next` and `to` that name the scene `name`, by their trails."""
    for number, scene in enumerate(scenes):
        if not isinstance(scene, dict):
            continue
        if scene.get("next") == name:
            yield "scenes", number, "next"
        for way, fields in enumerate(_ways(scene)):
            if isinstance(fields, dict) and fields.get("to") == name:
                yield "scenes", number, "ways", way, "to"


def around(scenes: list[Any], number: int) -> list[tuple[Trail, str]]:
    """Return which fields change, and to what, so that nothing leads to scene `number`.

    They lead to where that scene led: by its `next`, its first way, or to the one below it.
    """
    scene = scenes[number]
    name = scene.get("name") if isinstance(scene, dict) else None
    told = _told(scene)
    below = _name(scenes, number + 1)
    to = (told if told != name else None) or below
    changes = [(trail, to) for trail in leading_to(scenes, name) if trail[1] != number]
    above = scenes[number - 1] if number else None
    runs_on = isinstance(above, dict) and _told(above) is None
    if runs_on and told is not None and to != below:
        changes.append((("scenes", number - 1, "next"), to))
    return changes


def _name(scenes: list[Any], number: int) -> str:
    scene = scenes[number] if number < len(scenes) else None
    name = scene.get("name") if isinstance(scene, dict) else None
    return name if isinstance(name, str) else END


def _told(scene: Any) -> str | None:
    """Return where `scene` says that it leads, by its first way where it has several."""
    if not isinstance(scene, dict):
        return None
    ways = [way.get("to") for way in _ways(scene) if isinstance(way, dict)]
    told = ways[0] if ways else scene.get("next")
    return told if isinstance(told, str) else None


def _ways(scene: dict[str, Any]) -> list[Any]:
    ways = scene.get("ways")
    return ways if isinstance(ways, list) else []
