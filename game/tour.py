"""The stops of a tour through the whole house: every screen, and every look of the stage.

`bench` measures them, tests look at their letters, their light and their pictures. A new screen
comes with a stop here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import pygame

from game.acting.expressions import Expression
from game.acting.take import Phase
from game.fakes import Shown
from game.guide import CALM, NOBODY, Guide, Pair, plays
from game.perception.frames import CameraReason, CameraTrouble
from game.screens.curtain_call import CurtainCallScreen
from game.screens.director import house_standards
from game.screens.stage import StageScreen
from game.screens.trouble import TroubleScreen
from game.settings import Settings
from game.tour_class import CLASS_ROOMS
from game.tour_desk import DESK_ROOMS
from game.tour_projector import PROJECTOR_ROOMS
from game.tour_rooms import ROOMS, find_play

SHORT_PLAY: Final = "first-steps/birthday-parcel"
LONG_PLAY: Final = "many-ways/dragon-tea"

Lead = Callable[[Guide], None]


def stop(name: str, settings: Settings) -> Guide:
    """Return a guide that has just come to the stop `name` of STOPS."""
    guide = Guide(settings)
    STOPS[name](guide)
    return guide


def _choosing(*names: str) -> Lead:
    """Return what chooses one thing after the other and looks around."""

    def lead(guide: Guide) -> None:
        guide.choose(*names)
        guide.wait(1.0)

    return lead


def _to_roads(guide: Guide, play: str = SHORT_PLAY) -> None:
    guide.choose("play", "player 1")
    find_play(guide, play)


def _to_stage(guide: Guide, play: str = SHORT_PLAY, road: str = "camera") -> None:
    _to_roads(guide, play)
    guide.choose(road)
    guide.until(lambda: isinstance(guide.screen, StageScreen))


def _to_first_scene(guide: Guide, phase: Phase = Phase.ACTING) -> None:
    _to_stage(guide)
    guide.until(lambda: bool(guide.stage.tableau().line))
    guide.until_scene("doorbell", phase)
    guide.wait(0.5)


def _warm_up(shows: Shown | CameraTrouble | None, seconds: float) -> Lead:
    def lead(guide: Guide) -> None:
        _to_roads(guide)
        guide.shows = shows
        guide.choose("camera")
        guide.wait(seconds)

    return lead


def _curtain_rises(guide: Guide) -> None:
    _to_stage(guide)
    guide.until(lambda: guide.stage.tableau().openness > 0.3)


def _hint(guide: Guide) -> None:
    _to_first_scene(guide)
    guide.press(pygame.K_h)
    guide.wait(0.6)


def _shown(guide: Guide) -> None:
    _hint(guide)
    guide.press(pygame.K_h)
    guide.wait(1.5)


def _holding(guide: Guide) -> None:
    _to_first_scene(guide)
    guide.shows = Shown(Expression.HAPPY, 0.9)
    guide.wait(0.6)


def _nobody(guide: Guide) -> None:
    _to_first_scene(guide)
    guide.shows = NOBODY
    guide.wait(3.0)


def _lost(guide: Guide) -> None:
    _to_first_scene(guide)
    guide.shows = CameraTrouble(CameraReason.LOST, "0")
    guide.wait(2.0)


def _praise(guide: Guide) -> None:
    _to_first_scene(guide)
    guide.act("doorbell", Expression.HAPPY)
    guide.wait(1.0)


def _doors(guide: Guide) -> None:
    _to_stage(guide, LONG_PLAY)
    guide.until_scene("letter", Phase.ACTING)
    guide.choose("go_on")
    guide.until_scene("doors", Phase.ACTING)
    guide.shows = Shown(Expression.ANGRY, 0.9)
    guide.wait(0.5)


def _friend(guide: Guide) -> None:
    _to_stage(guide, SHORT_PLAY, "friend")
    guide.until_scene("doorbell", Phase.ACTING)
    guide.wait(0.5)


def _pause(guide: Guide) -> None:
    _to_first_scene(guide)
    guide.press(pygame.K_ESCAPE)
    guide.wait(1.0)


def _trouble(guide: Guide) -> None:
    _warm_up(CameraTrouble(CameraReason.MISSING, "0"), 1.0)(guide)
    guide.until(lambda: isinstance(guide.screen, TroubleScreen))
    guide.wait(0.5)


def _bow(guide: Guide) -> None:
    _praise(guide)
    guide.until_scene("parcel", Phase.ACTING)
    guide.press(pygame.K_h)
    guide.act("parcel", Expression.SURPRISE)
    guide.until_scene("bike", Phase.ACTING)
    guide.choose("go_on")
    guide.until(lambda: isinstance(guide.screen, CurtainCallScreen))
    guide.wait(6.0)


def _duet(guide: Guide) -> None:
    """Open the last scene of the long play for two, one of whom holds the face already."""
    play = next(each for each in plays() if each.name == LONG_PLAY)
    play = replace(play, scenes=play.scenes[-1:])
    standards = replace(house_standards(guide.backstage, True), actors=2)
    guide.screen = StageScreen(guide.backstage, play, standards=standards)
    guide.shows = Pair(CALM, CALM)
    guide.until_scene("table", Phase.ACTING)
    guide.shows = Pair(Shown(Expression.HAPPY, 0.9), CALM)
    guide.wait(0.6)


# Every screen, in the order of an evening, by a name that is a file name too.
STOPS: Final[dict[str, Lead]] = {
    "title": lambda guide: guide.wait(2.5),
    "players": _choosing("play"),
    "new_player": _choosing("play", "new"),
    "shelves": _choosing("play", "player 1"),
    "plays": _choosing("play", "player 1", "shelf first-steps"),
    "roads": _to_roads,
    "warm_up_waking": _warm_up(None, 1.0),
    "warm_up_nobody": _warm_up(NOBODY, 2.5),
    "warm_up_statue": _warm_up(CALM, 3.4),
    "trouble": _trouble,
    "stage_title": _to_stage,
    "stage_curtain": _curtain_rises,
    "stage_told": lambda guide: _to_first_scene(guide, Phase.TELLING),
    "stage_asked": _to_first_scene,
    "stage_hint": _hint,
    "stage_shown": _shown,
    "stage_holding": _holding,
    "stage_nobody": _nobody,
    "stage_lost": _lost,
    "stage_praise": _praise,
    "stage_doors": _doors,
    "stage_friend": _friend,
    "stage_duet": _duet,
    "pause": _pause,
    "curtain_call": _bow,
    **ROOMS,
    **DESK_ROOMS,
    **CLASS_ROOMS,
    **PROJECTOR_ROOMS,
}
