"""From a chosen play to its stage, by way of the warm-up where a camera looks; it draws nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from game.acting.bookmark import Bookmark
from game.acting.scenario import Scenario
from game.backstage import Backstage, Player
from game.screens.director import AT_REST
from game.screens.exits import Exits, Road
from game.screens.go_on import GoOnScreen
from game.screens.interval import before_play
from game.screens.ribbon import place_in
from game.screens.screen import Screen
from game.screens.stage import StageScreen
from game.screens.warm_up import WarmUpScreen


def open_play(
    backstage: Backstage,
    play: Scenario,
    player: Player | None,
    road: Road,
    exits_of: Callable[[Road], Exits],
) -> Screen | None:
    """Return the screen that `road` begins with, after what the evening's length puts before it.

    A play that was left half-way first asks where to begin. `exits_of` tells the ways out of a play
    that is acted by a road.
    """
    opened, exits = partial(_open_at, backstage, play, player, road, exits_of), exits_of(road)
    place = place_in(backstage, player, play)
    if place is None:
        return before_play(backstage, exits, partial(opened, None))
    ask = partial(GoOnScreen, backstage, play, place, partial(opened, place), partial(opened, None))
    return before_play(backstage, exits, partial(ask, exits.another_play))


def _open_at(
    backstage: Backstage,
    play: Scenario,
    player: Player | None,
    road: Road,
    exits_of: Callable[[Road], Exits],
    place: Bookmark | None,
) -> Screen | None:
    """Return the screen that `road` begins with; the player has just chosen it, so a camera opens.

    The understudy needs no warm-up, and a friend no camera. Another road from there on leads to the
    same scene.
    """

    def by_road(other: Road) -> Screen | None:
        return _open_at(backstage, play, player, other, exits_of, place)

    exits = replace(exits_of(road), by_road=by_road)

    def stage() -> Screen:
        is_watched = road is not Road.FRIEND
        return StageScreen(backstage, play, player, is_watched=is_watched, exits=exits, place=place)

    backstage.eye.use_actors(1)
    backstage.eye.perform(AT_REST)
    if road is Road.FRIEND:
        backstage.eye.stop()
        return stage()
    backstage.eye.use_understudy(road is Road.UNDERSTUDY)
    if road is Road.UNDERSTUDY:
        return stage()
    return WarmUpScreen(backstage, stage, exits)
