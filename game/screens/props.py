"""Sets out what the stage will show soon, bit by bit, so that no picture waits for it.

Papers, pictures and texts are drawn once and kept. Drawn when they are first seen they take as long
as four pictures, on a slow computer a quarter of a second. So they are drawn a little earlier,
between two pictures, on a cloth that nobody sees; what they need of SVG is built in the background.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from pygame import Surface

from game.acting.coaching import lead_expression
from game.acting.scenario import Scenario, Scene, Text
from game.acting.stars import MOST_PER_TAKE, Outcome
from game.acting.state import Performance
from game.drawing import theme
from game.drawing.backcloth import Backcloth
from game.drawing.backdrop import draw_paper, draw_spotlight
from game.drawing.meter import draw_meter
from game.drawing.mirror import draw_mirror
from game.drawing.portrait import draw_portrait
from game.drawing.stars import FLIES, TURNS, draw_stars
from game.drawing.text import draw_text
from game.phrases import tasks_phrase
from game.scene_shop import is_set_out
from game.screens.stage_picture import LISTENING, draw_line, draw_picture, draw_words
from game.screens.stage_places import Areas, areas, praise_places

# Pictures of the stage from one thing that is set out to the next.
EVERY: Final = 6

# A drawing that lacks more than this is left to the picture that needs it.
MOST_TRIES: Final = 24

# So many turns of a flying star are made at a time.
TURNS_AT_ONCE: Final = 3

# What is drawn between two pictures.
Made = Callable[[Surface], object]


class PropTable:
    """What this scene and the next will need; `own` returns an author's text in one language."""

    def __init__(self, own: Callable[[Text], str]) -> None:
        self._own = own
        self._looks: tuple[object, ...] = ()
        self._left: Iterator[None] = iter(())
        self._count = 0

    def set_out(self, surface: Surface, performance: Performance, is_open: bool) -> None:
        """Go on a little; call it with each picture of the stage. `is_open` once a scene is on.

        Nothing is set out where pictures are drawn one by one and not for a window.
        """
        if not isinstance(surface, Backcloth):
            return
        size, scene = surface.get_size(), performance.scene
        looks = (size, theme.worn(), self._own(scene.line), performance.index, is_open)
        if looks != self._looks:
            self._looks, self._count = looks, 0
            self._left = self._things(size, performance, is_open)
        self._count += 1
        if self._count % EVERY == 0:
            next(self._left, None)

    def _things(
        self, size: tuple[int, int], performance: Performance, is_open: bool
    ) -> Iterator[None]:
        """Make one thing after the other."""
        cloth, scene = Backcloth(size), performance.scene
        if not is_open:
            yield from self._opening(cloth, performance.scenario, scene)
            yield from _ahead(cloth, lambda c: _draw_always(c, areas(c, self._own(scene.line))))
            return
        yield from self._take(cloth, performance)
        yield from _flight(cloth, areas(cloth, self._own(scene.line)))
        for following in _next_scenes(performance):
            yield from self._opening(cloth, performance.scenario, following)

    def _opening(self, cloth: Backcloth, scenario: Scenario, scene: Scene) -> Iterator[None]:
        """Make what a scene begins with: its line and its picture."""
        line = self._own(scene.line)
        place = areas(cloth, line)
        yield
        yield from _ahead(cloth, lambda c: draw_paper(c, place.line))
        if not scene.ways:
            file = scene.picture and f"{scenario.pictures}/{scene.picture}"
            asked = lead_expression(scene.ask)
            yield from _ahead(
                cloth, partial(draw_picture, place=place.scene, file=file, asked=asked)
            )
        draw_line(cloth.begin(), line, None, place.line)
        yield

    def _take(self, cloth: Backcloth, performance: Performance) -> Iterator[None]:
        """Make what a scene goes on with: what is asked, the meter, and the praise."""
        scene, tasks = performance.scene, performance.tasks
        place = areas(cloth, self._own(scene.line))
        if not (scene.ways or performance.is_duet or not performance.standards.is_watched):
            asked = lead_expression(tasks[0].ask)
            yield from _ahead(cloth, lambda c: draw_paper(c, place.task, "gold"))
            yield from _ahead(cloth, lambda c: draw_meter(c, place.meter, 0.5, asked, True, 0.0))
            says = tasks_phrase(tasks, performance.is_pair)
            draw_words(cloth.begin(), place.task, says, None, asked)
            yield
        if praise := self._own(scene.answer(Outcome.PERFORMED)):
            paper, _, words = praise_places(cloth, place, praise)
            yield
            yield from _ahead(cloth, lambda c: draw_paper(c, paper))
            draw_text(cloth.begin(), praise, words, 36, bold=True)
            yield


def _draw_always(surface: Surface, place: Areas) -> None:
    """Draw what any scene may have."""
    draw_mirror(surface, place.mirror, None, None)
    draw_portrait(surface, place.actor, LISTENING)
    draw_spotlight(surface, place.actor.center, place.actor.width * 2 // 3, 1.0)


def _flight(cloth: Backcloth, place: Areas) -> Iterator[None]:
    """Make one star's flight, each turn of it and each strength of its light."""
    _, stars, _ = praise_places(cloth, place, "")

    def some(surface: Surface, turns: range) -> None:
        for turn in turns:
            draw_stars(surface, stars, 1, MOST_PER_TAKE, FLIES * turn / TURNS)

    for first in range(1, TURNS + 1, TURNS_AT_ONCE):
        yield from _ahead(cloth, partial(some, turns=range(first, first + TURNS_AT_ONCE)))


def _ahead(cloth: Backcloth, draw: Made) -> Iterator[None]:
    """Draw on `cloth` until nothing is lacking, with a pause after each try."""
    for _ in range(MOST_TRIES):
        is_made = is_set_out(lambda: draw(cloth.begin()))
        yield
        if is_made:
            return


def _next_scenes(performance: Performance) -> list[Scene]:
    """Return the scenes that may follow this one."""
    scenario, scene = performance.scenario, performance.scene
    numbers = {scenario.following(performance.index, way) for way in scene.ways or (None,)}
    return [scenario.scenes[number] for number in sorted(n for n in numbers if n is not None)]
