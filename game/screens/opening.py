"""From a chosen play to its stage, by way of the warm-up where a camera looks; it draws nothing."""

from __future__ import annotations

from game.acting.scenario import Scenario
from game.backstage import Backstage, Player
from game.screens.exits import Exits, Road
from game.screens.screen import Screen
from game.screens.stage import StageScreen
from game.screens.warm_up import WarmUpScreen


def open_play(
    backstage: Backstage, play: Scenario, player: Player | None, road: Road, exits: Exits
) -> Screen | None:
    """Return the screen that `road` begins with; the player has just chosen it, so a camera opens.

    The understudy needs no warm-up, and a friend no camera.
    """

    def stage() -> Screen:
        return StageScreen(backstage, play, player, is_watched=road is not Road.FRIEND, exits=exits)

    if road is Road.FRIEND:
        backstage.eye.stop()
        return stage()
    backstage.eye.use_understudy(road is Road.UNDERSTUDY)
    if road is Road.UNDERSTUDY:
        return stage()
    return WarmUpScreen(backstage, stage, exits)
