"""What can be chosen on the stage beside help and pause: "I saw it!", or the doors of a scene."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pygame
from pygame import Rect, Surface

from game.acting.performance import saw_it
from game.acting.scenario import Text
from game.acting.state import Performance, Step
from game.acting.take import Phase
from game.screens.choices import Choice
from game.screens.screen import Screen
from game.screens.stage_places import areas, beside_actor, door_name, door_places
from game.words import tr


def seen_choices(
    performance: Performance, own: Callable[[Text], str], go: Callable[[Step], Screen | None]
) -> list[Choice]:
    """Return what a friend may say: that the face was seen, or which of several.

    `own` gives an author's text in the language in use, `go` carries a step out.
    """
    scene, is_watched = performance.scene, performance.standards.is_watched
    if not scene.ways:

        def seen() -> Screen | None:
            return go(saw_it(performance))

        label, keys = tr("I saw it!"), (pygame.K_s,)
        return [Choice("saw_it", label, seen, "saw", keys, is_primary=not is_watched)]
    return [
        Choice(
            door_name(number),
            own(way.sign),
            partial(lambda way: go(saw_it(performance, way)), way),
            keys=(pygame.K_1 + number,),
            is_primary=not is_watched and number == 0,
        )
        for number, way in enumerate(scene.ways)
    ]


def door_rects(surface: Surface, performance: Performance, line: str) -> dict[str, Rect]:
    """Return where the doors of a scene whose line is `line` can be chosen, {} if none."""
    ways = performance.scene.ways
    if not ways or not line or performance.take.phase is not Phase.ACTING:
        return {}
    rects = door_places(beside_actor(areas(surface, line))[0], len(ways))
    return {door_name(number): rect for number, rect in enumerate(rects)}
