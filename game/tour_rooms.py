"""The stops of the tour beside one child's play: grown-ups' rooms, several children, going on."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from random import Random
from typing import Final

import pygame

from game.acting.bookmark import bookmark_of
from game.acting.expressions import Expression
from game.acting.take import Phase
from game.fakes import Shown
from game.guide import CALM, Guide, TourPlayer
from game.screens.break_time import BreakScreen
from game.screens.cameras import CameraListScreen
from game.screens.closing import ClosingScreen
from game.screens.curtain_call import CurtainCallScreen
from game.screens.desk_pages import Page
from game.screens.exits import Exit, Exits
from game.screens.flip_book import FlipBookScreen
from game.screens.gate import GateScreen
from game.screens.go_on import GoOnScreen
from game.screens.guess import GuessScreen
from game.screens.guess_game import GuessGame
from game.screens.guess_reveal import RevealScreen
from game.screens.guess_secret import SecretScreen
from game.screens.office import OfficeScreen
from game.screens.stage import StageScreen
from game.screens.title import TitleScreen
from game.screens.troupe import Manner, Troupe
from game.screens.troupe_call import TroupeCallScreen
from game.tour_desk import workshop_for

PLAY: Final = "first-steps/birthday-parcel"
CHANCE: Final = 7

Lead = Callable[[Guide], None]


def _title(guide: Guide) -> Exit:
    """Return the way back to the title."""
    return partial(TitleScreen, guide.backstage)


def _exits(guide: Guide) -> Exits:
    title, gate = _title(guide), partial(GateScreen, guide.backstage)
    return Exits(title, title, lambda _road: title(), gate)


def _look_around(guide: Guide) -> None:
    guide.wait(1.0)


def _gate(guide: Guide) -> None:
    home = _title(guide)
    guide.screen = GateScreen(guide.backstage, home, home, Random(CHANCE))
    guide.wait(0.5)
    for key in (pygame.K_1, pygame.K_2):
        guide.press(key)


def _office(page: Page) -> Lead:
    def lead(guide: Guide) -> None:
        cameras = partial(CameraListScreen, guide.backstage)
        guide.backstage.workshop = workshop_for(guide)
        guide.screen = OfficeScreen(guide.backstage, _title(guide), cameras)
        guide.choose(f"page {page}")
        _look_around(guide)

    return lead


def _erase(guide: Guide) -> None:
    _office(Page.PRIVACY)(guide)
    guide.choose("erase")
    _look_around(guide)


def _leaver(guide: Guide) -> None:
    _office(Page.PRIVACY)(guide)
    guide.choose("delete_one")
    _look_around(guide)


def _delete_one(guide: Guide) -> None:
    _leaver(guide)
    guide.choose("player 3")
    _look_around(guide)


def _cameras(guide: Guide) -> None:
    guide.screen = CameraListScreen(guide.backstage, _title(guide))
    guide.choose(next(name for name in guide.offered() if name.startswith("camera ")))
    _look_around(guide)


def find_play(guide: Guide, play: str) -> None:
    """Find a play by its shelf and page, as a child does, and choose it."""
    for wanted in (f"shelf {play.rpartition('/')[0]}", play):
        while wanted not in guide.offered() and "next page" in guide.offered():
            guide.choose("next page")
        if wanted in guide.offered():
            guide.choose(wanted)


def _asked(guide: Guide) -> None:
    guide.choose("play", "player 1")
    find_play(guide, PLAY)
    guide.choose("camera")
    guide.until(lambda: isinstance(guide.screen, StageScreen))
    guide.until_scene("doorbell", Phase.ACTING)


def _smile(guide: Guide) -> None:
    """Stand before the warm-up's mirror until a smile is wanted, and begin one."""
    guide.choose("play", "player 1")
    find_play(guide, PLAY)
    guide.choose("camera")
    guide.wait(7.0)
    guide.shows = Shown(Expression.HAPPY, 0.9)
    guide.wait(0.4)


def _offered(guide: Guide) -> None:
    """Try so long that going on is offered."""
    _asked(guide)
    guide.until(lambda: guide.stage.performance.take.is_offered)
    guide.wait(0.5)


def _covered(guide: Guide) -> None:
    _asked(guide)
    guide.choose("cover")
    _look_around(guide)


def _stickers(guide: Guide) -> None:
    guide.choose("play", "player 1", "stickers")
    _look_around(guide)


def _go_on(guide: Guide) -> None:
    """Leave a play half-way and open it again."""
    _asked(guide)
    guide.choose("go_on")
    guide.until_scene("parcel", Phase.ACTING)
    play = guide.stage.performance.scenario
    place = bookmark_of(guide.stage.performance)
    assert place is not None, "a take has ended"
    home = _title(guide)
    guide.screen = GoOnScreen(guide.backstage, play, place, home, home, home)
    _look_around(guide)


def _break(guide: Guide) -> None:
    guide.screen = BreakScreen(guide.backstage, _title(guide), _exits(guide))
    _look_around(guide)


def _closing(guide: Guide) -> None:
    guide.screen = ClosingScreen(guide.backstage, _title(guide), _exits(guide))
    _look_around(guide)


def _flip_book(guide: Guide) -> None:
    _asked(guide)
    for scene, face in (
        ("doorbell", Expression.HAPPY),
        ("parcel", Expression.SURPRISE),
        ("bike", Expression.HAPPY),
    ):
        guide.act(scene, face)
    guide.until(lambda: isinstance(guide.screen, CurtainCallScreen))
    guide.wait(6.0)
    guide.choose("flip_book")
    guide.until(lambda: isinstance(guide.screen, FlipBookScreen))
    _look_around(guide)


def _several(*names: str) -> Lead:
    def lead(guide: Guide) -> None:
        guide.choose("play", "several", *names)
        _look_around(guide)

    return lead


def _seat(guide: Guide) -> None:
    """Two take turns: the placard that says who sits in front."""
    guide.choose("play", "several", Manner.SEAT)
    guide.choose("player 1", "player 2", "start")
    find_play(guide, PLAY)
    _look_around(guide)


def _duet_warm_up(guide: Guide) -> None:
    guide.choose("play", "several", Manner.DUET)
    guide.choose("player 1", "player 2", "start")
    find_play(guide, PLAY)
    guide.choose("ready")
    guide.shows = CALM
    guide.wait(2.5)


def _troupe_bow(guide: Guide) -> None:
    """Two take turns through a whole play without a camera."""
    guide.choose("play", "several", Manner.SEAT)
    guide.choose("player 1", "player 2", "camera", "start")
    find_play(guide, PLAY)
    while not isinstance(guide.screen, TroupeCallScreen):
        # A scene may end while one looks what can be chosen.
        with suppress(LookupError):
            guide.choose("ready" if "ready" in guide.offered() else "saw_it")
        guide.wait(2.0)
    guide.wait(4.0)


def _game(guide: Guide) -> None:
    """Begin "guess my face" for three, whose riddles are the same each time."""
    players = tuple(
        TourPlayer(number, name, avatar)
        for number, (name, avatar) in enumerate((("Kim", "fox"), ("Alva", "owl"), ("Bo", "bear")))
    )
    troupe = Troupe(Manner.GUESS, players)

    def onward(now: Troupe) -> tuple[Exit, Exits]:
        return _title(guide), _exits(guide)

    first = GuessGame(guide.backstage, troupe, Random(CHANCE), onward).next_turn()
    assert first is not None, "a game begins with a placard"
    guide.screen = first
    _look_around(guide)


def _guess_until(kind: type) -> Lead:
    def lead(guide: Guide) -> None:
        _game(guide)
        while not isinstance(guide.screen, kind):
            here = guide.offered()
            ways = [name for name in here if name in ("ready", "skip", "next")]
            ways += [name for name in here if name.startswith("mask ")]
            if ways:
                guide.choose(ways[0])
            guide.wait(1.0)
        _look_around(guide)

    return lead


# In the order in which a house is shown, by names that are file names too.
ROOMS: Final[dict[str, Lead]] = {
    "gate": _gate,
    **{f"office_{page}": _office(page) for page in Page},
    "erase": _erase,
    "leaver": _leaver,
    "delete_one": _delete_one,
    "cameras": _cameras,
    "warm_up_smile": _smile,
    "stage_offered": _offered,
    "stage_covered": _covered,
    "stickers": _stickers,
    "go_on": _go_on,
    "break": _break,
    "closing": _closing,
    "flip_book": _flip_book,
    "together": _several(),
    "troupe": _several(Manner.SEAT),
    "placard": _seat,
    "warm_up_duet": _duet_warm_up,
    "troupe_bow": _troupe_bow,
    "guess_secret": _guess_until(SecretScreen),
    "guess": _guess_until(GuessScreen),
    "guess_reveal": _guess_until(RevealScreen),
}
