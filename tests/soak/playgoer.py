"""A child that never tires: goes through the real game's screens by key and click, play after play.

It stands between the loop and each screen, which it hands everything on to; what it does arrives
as an event of the window, like anybody's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random
from typing import Final

import pygame
from pygame import Surface
from pygame.event import Event

from game.acting.take import Phase
from game.backstage import Backstage
from game.screens.bow import BowScreen
from game.screens.choices import Choices
from game.screens.flip_book import FlipBookScreen
from game.screens.pause import PauseScreen
from game.screens.screen import News, Screen
from game.screens.stage import StageScreen
from game.screens.title import TitleScreen
from game.screens.warm_up import WarmUpScreen
from game.settings import Letters, Look
from tests.soak.patience import Patience
from tests.soak.visits import BRIEF, LANGUAGES, SIZES, Visit, visits

TROUPE: Final = (("Kim", "fox"), ("Alva", "owl"), ("Björn", "bear"))

# All in seconds of video time: what a press waits for, what a bow is looked at, when a warm-up is
# cut short, and how long nothing may be pressed on a screen before the game counts as stuck: on a
# busy machine a scene may wait for its offer to go on.
SETTLED: Final = 0.35
BOW_FOR: Final = 3.6
WARM_UP_FOR: Final = 9.0
STUCK: Final = 1200.0

# The size of the window between one visit and the look that follows.
PULLED: Final = (960, 600)

# What leads on where nothing else is known, the best first.
ONWARD: Final = ("ready", "start", "go_on", "skip", "continue", "next", "home", "back")


class Playgoer:
    """Who plays; what could not be saved on the way is in `troubles`.

    `arrive` is told at each title, with the usual looks on; False ends the game. One
    who `is_brief` plays with a friend in a small window, where bows come soonest.
    """

    def __init__(
        self,
        backstage: Backstage,
        arrive: Callable[[int], bool],
        chance: Random,
        is_brief: bool = False,
    ) -> None:
        self.plays = 0
        self.pictures = 0
        self.troubles: list[str] = []
        self.seen: set[str] = set()
        self.wanted: set[str] = set()
        self._backstage = backstage
        self._arrive = arrive
        self._chance = chance
        self._is_brief = is_brief
        self._visits: Iterator[Visit] = iter(())
        self._visit: Visit | None = None
        self._path: list[str] = []
        self._has_left = False
        self._is_setting_out = False
        self.patience = Patience(backstage)

    def beside(self, screen: Screen) -> Beside:
        """Return `screen` with the playgoer in front of it."""
        return Beside(screen, self)

    @property
    def is_warm(self) -> bool:
        """Whether every play was seen, and so each language, look and size many times."""
        return bool(self.wanted) and self.wanted <= self.seen

    @property
    def is_slow(self) -> bool:
        """Whether lines are heard to their end in this visit."""
        return self._visit is not None and self._visit.is_slow

    def hurry(self) -> None:
        """Cut short what is being told, unless this visit is a slow one."""
        self.patience.hear_out()
        if not self.is_slow and self._visit is not None:
            self._backstage.voice.stop()

    def presses(self, screen: Screen, since: float) -> str | None:
        """Return what is pressed on `screen`, `since` seconds after it came or the last press."""
        if since < SETTLED:
            return None
        match screen:
            case TitleScreen():
                return self._at_title(since)
            case StageScreen():
                return self._on_stage(screen)
            case WarmUpScreen():
                return "skip" if since > WARM_UP_FOR else None
            case FlipBookScreen():
                return self._leaf(since)
            case BowScreen():
                return self._at_bow(screen, since)
            case PauseScreen():
                return "home" if self._has_left else "continue"
        return self._through(screen)

    def _at_title(self, since: float) -> str | None:
        if self._visit is not None and self._is_setting_out:
            # What is pressed lies where it was drawn last, in the size that is right now.
            self._is_setting_out = False
            return "play"
        if self._visit is not None:
            # The window is pulled to another size and back: what was drawn for it is let go then,
            # and all looks are alike, whatever was played last.
            usual = self._usual()
            if pygame.display.get_window_size() == usual.size:
                self._dress(replace(usual, size=PULLED))
            else:
                self._visit = None
                self._dress(usual)
            return None
        if since < 1.0:
            return None
        if not self._arrive(self.plays):
            return "quit"
        self._set_out()
        return None

    def _usual(self) -> Visit:
        size = BRIEF["size"] if self._is_brief else SIZES[0]
        usual = (Look.PAPER, Letters.ANDIKA, 1.0, size)
        return Visit("", LANGUAGES[0], "", *usual, "", is_slow=False, leaves_early=False)

    def _dress(self, visit: Visit) -> None:
        if pygame.display.get_window_size() != visit.size:
            pygame.display.set_mode(visit.size, pygame.RESIZABLE)
        settings = replace(
            self._backstage.house.settings,
            language=visit.language,
            look=visit.look,
            letters=visit.letters,
            text_scale=visit.text_scale,
        )
        if trouble := self._backstage.office.change(settings):
            self.troubles.append(trouble)

    def _set_out(self) -> None:
        if not self.wanted:
            names = [play.name for play in self._backstage.house.playbill]
            self.wanted = set(names)
            self._visits = visits(names, self._chance)
            if not self._backstage.book.players():
                for who in TROUPE:
                    self._backstage.book.add_player(*who)
        visit = next(self._visits)
        if self._is_brief:
            visit = replace(visit, **BRIEF)
        self._visit, self._has_left, self._is_setting_out = visit, False, True
        self._dress(visit)
        self._path = self._way_in(visit)

    def _way_in(self, visit: Visit) -> list[str]:
        """Return what is pressed from the title on, in turn, to the chosen play."""
        one, two = (f"player {player.id}" for player in self._backstage.book.players()[:2])
        way = ["player"]
        match visit.who:
            case "seat" | "duet":
                by_friend = ["camera"] if visit.who == "seat" and visit.road == "friend" else []
                way = ["several", visit.who, one, two, *by_friend, "start"]
            case "guest":
                way = ["guest"]
            case _:
                way = [one]
        return [*way, visit.play]

    def _through(self, screen: Screen) -> str | None:
        """Choose the next of the path, or whatever leads on."""
        placed = screen.choices.rects
        if self._visit is None:
            return "back" if "back" in placed else None
        if self._path:
            wanted = self._path[0]
            shelf = f"shelf {self._visit.play.rpartition('/')[0]}"
            for name in (wanted, *((shelf, "next page") if wanted == self._visit.play else ())):
                if name in placed:
                    if name == wanted:
                        self._path.pop(0)
                    return name
        if self._visit.road in placed:
            return self._visit.road
        return next((name for name in ONWARD if name in placed), None)

    def _on_stage(self, stage: StageScreen) -> str | None:
        assert self._visit is not None
        take = stage.performance.take
        if take.phase is not Phase.ACTING or not stage.tableau().line:
            return None
        if self._visit.leaves_early and stage.performance.results:
            self._has_left = True
            self.seen.add(self._visit.play)
            return "pause"
        if take.is_offered:
            return "go_on"
        if not stage.performance.standards.is_watched:
            ways = len(stage.performance.scene.ways)
            return f"door {self._chance.randrange(ways)}" if ways else "saw_it"
        return "help" if self._chance.random() < 0.002 else None

    def _at_bow(self, screen: BowScreen, since: float) -> str | None:
        if since < BOW_FOR:
            return None
        if "flip_book" in screen.choices.rects and self._path != ["leafed"]:
            self._path = ["leafed"]
            return "flip_book"
        assert self._visit is not None
        self.plays += 1
        self.seen.add(self._visit.play)
        self._path = []
        return "home"

    def _leaf(self, since: float) -> str | None:
        if since < 1.0:
            return None
        return "next page" if self._chance.random() < 0.5 else "back"


class Beside:
    """Keeps `Screen` for the screen behind it, with somebody who presses."""

    def __init__(self, screen: Screen, goer: Playgoer) -> None:
        self._screen = screen
        self._goer = goer
        self._since = 0.0
        self._here = 0.0

    @property
    def choices(self) -> Choices:
        """What can be chosen on the screen behind."""
        return self._screen.choices

    def on_event(self, event: Event) -> Screen | None:
        """Hand an event on."""
        return self._follow(self._screen.on_event(event))

    def update(self, dt: float, news: News) -> Screen | None:
        """Let the time pass, and press what is to be pressed."""
        goer = self._goer
        goer.pictures += 1
        dt = 0.0 if goer.patience.stands(news) else dt
        self._since += dt
        self._here += dt
        goer.hurry()
        name = goer.presses(self._screen, self._since)
        if name is not None:
            self._since = 0.0
            self._press(name)
        if self._here > STUCK:
            offered = ", ".join(self.choices.rects)
            raise LookupError(f"Stuck at {type(self._screen).__name__}, which offers {offered}.")
        return self._follow(self._screen.update(dt, news))

    def draw(self, surface: Surface) -> None:
        """Draw the screen behind."""
        self._screen.draw(surface)

    def _press(self, name: str) -> None:
        """Press by mouse where it can be seen, or by the keyboard; both by turns."""
        self._here = 0.0
        place = self.choices.rects.get(name)
        if place is not None and self._goer.pictures % 2 and name != "quit":
            pygame.event.post(Event(pygame.MOUSEBUTTONDOWN, button=1, pos=place.center))
            return
        self.choices.focus = name
        pygame.event.post(Event(pygame.KEYDOWN, key=pygame.K_RETURN, mod=0, unicode=""))

    def _follow(self, screen: Screen | None) -> Screen | None:
        if screen is None:
            return None
        return self if screen is self._screen else self._goer.beside(screen)
