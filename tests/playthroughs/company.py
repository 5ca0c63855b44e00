"""A stagehand for whole companies: several children, pads, grown-ups, evenings that grow late."""

from __future__ import annotations

from dataclasses import replace

import pygame
from pygame.event import Event

from game.acting.expressions import EXPRESSIONS
from game.classroom.pictures import AVATARS
from game.controller import Controllers
from game.fakes import Shown
from game.flip_book import Page
from game.guide import Pair
from game.perception.frames import Sighting
from game.screens.gate import GateScreen
from game.screens.guess import GuessScreen
from game.screens.stage import StageScreen
from game.screens.troupe_call import TroupeCallScreen
from tests.playthroughs.script import verb
from tests.playthroughs.vocabulary import key_called, seconds_of
from tests.playthroughs.witness import Witness

PAD = {
    "a": pygame.CONTROLLER_BUTTON_A,
    "b": pygame.CONTROLLER_BUTTON_B,
    "x": pygame.CONTROLLER_BUTTON_X,
    "y": pygame.CONTROLLER_BUTTON_Y,
    "start": pygame.CONTROLLER_BUTTON_START,
    "left": pygame.CONTROLLER_BUTTON_DPAD_LEFT,
    "right": pygame.CONTROLLER_BUTTON_DPAD_RIGHT,
    "up": pygame.CONTROLLER_BUTTON_DPAD_UP,
    "down": pygame.CONTROLLER_BUTTON_DPAD_DOWN,
}
# Axis and way of the left stick.
STICK = {"left": (0, -1), "right": (0, 1), "up": (1, -1), "down": (1, 1)}

# Presses after which a focus that has not arrived never will.
MOST_PRESSES = 30


class Company(Witness):
    """A stagehand whose children sit down one after the other, each with a face of its own."""

    def __init__(self, size: tuple[int, int] = (1280, 720)) -> None:
        self._pads = Controllers()
        self._album: tuple[Page, ...] = ()
        self._known: set[tuple[int, int]] = set()
        self._learnt = 0
        super().__init__(size)

    def _sighting(self, shown: Shown | Pair) -> Sighting:
        """Return what the camera sees; whoever was no statue yet has no resting face."""
        eye = self.backstage.eye
        sitter = (eye.actors, eye.sitter)
        if eye.statues == 0:
            self._known.clear()
        elif eye.statues != self._learnt:
            self._known.add(sitter)
        self._learnt = eye.statues
        sighting = super()._sighting(shown)
        return sighting if sitter in self._known else replace(sighting, statue=None)

    # Getting there.

    @verb("known NAMES")
    def know(self, names: str) -> None:
        """Write children down who have played before."""
        for name in names.split(", "):
            number = len(self.backstage.book.players())
            self.backstage.book.add_player(name, AVATARS[number])

    @verb("several MANNER NAMES")
    def gather(self, manner: str, names: str) -> None:
        """Go from the title to who plays together, and pick everybody in this order."""
        for name in ("play", "several", manner):
            self.click(name)
        for name in names.split(", "):
            self.choose(name)

    @verb("answer the sum")
    def answer_sum(self) -> None:
        """Answer what the gate asks, as a grown-up does."""
        assert isinstance(self.screen, GateScreen), "There is no sum."
        for digit in str(self.screen.sum.answer):
            self.click(digit)
        self.click("enter")

    # Hands.

    @verb("press KEY at once")
    def press_at_once(self, name: str) -> None:
        """Press a key without looking first, so that no time goes by."""
        self.send(Event(pygame.KEYDOWN, key=key_called(name), mod=0, unicode=""))

    @verb("pad BUTTON")
    def press_pad(self, name: str) -> None:
        """Press a button of a controller, and let it go."""
        self.look()
        self.press_pad_at_once(name)

    @verb("pad BUTTON at once")
    def press_pad_at_once(self, name: str) -> None:
        """Press it without looking first, so that no time goes by."""
        if name not in PAD:
            raise ValueError(f"There is no button {name}. There are {', '.join(PAD)}.")
        for kind in (pygame.CONTROLLERBUTTONDOWN, pygame.CONTROLLERBUTTONUP):
            self._from_pad(Event(kind, instance_id=0, button=PAD[name]))

    @verb("pad stick WAY")
    def push_stick(self, way: str) -> None:
        """Push the left stick, and let it go."""
        axis, sign = STICK[way]
        self.look()
        for value in (sign * 32767, 0):
            kind = pygame.CONTROLLERAXISMOTION
            self._from_pad(Event(kind, instance_id=0, axis=axis, value=value))

    @verb("pad to NAME")
    def pad_to(self, name: str) -> None:
        """Move the focus to a choice with the cross alone, and press A."""
        wanted = self._named(name)
        for _ in range(MOST_PRESSES):
            choices = self.look().choices
            if choices.focus == wanted:
                self.press_pad("a")
                return
            here, there = choices.rects[choices.focus], choices.rects[wanted]
            across, down = there.centerx - here.centerx, there.centery - here.centery
            ways = [("right" if across > 0 else "left"), ("down" if down > 0 else "up")]
            if abs(down) > abs(across):
                ways.reverse()
            before = choices.focus
            for way in ways:
                self.press_pad(way)
                if self.look().choices.focus != before:
                    break
        raise ValueError(f"The cross never comes to {name}.")

    def _from_pad(self, event: Event) -> None:
        for key in self._pads.keys(event):
            if self.screen is not None:
                self.send(key)

    # Faces.

    @verb("act the secret for SECONDS")
    def act_secret(self, seconds: str) -> None:
        """Show the camera what was asked in secret."""
        asked = self._riddle.asked
        self.show_face(str(asked), "0.95", seconds)

    @verb("act another face for SECONDS")
    def act_another(self, seconds: str) -> None:
        """Show something else than what was asked."""
        other = next(each for each in EXPRESSIONS if each is not self._riddle.asked)
        self.show_face(str(other), "0.95", seconds)

    @verb("guess right")
    def guess_right(self) -> None:
        """Press the mask that was asked for."""
        self.click(f"mask {self._riddle.asked}")

    @verb("guess wrong")
    def guess_wrong(self) -> None:
        """Press another mask."""
        riddle = self._riddle
        self.click(f"mask {next(each for each in riddle.options if each is not riddle.asked)}")

    @property
    def _riddle(self):
        assert isinstance(self.screen, GuessScreen), "Nobody guesses now."
        return self.screen._riddle

    # Time.

    @verb("evening at TIME")
    def grow_late(self, time: str) -> None:
        """Let time be played without a break, until so much was played tonight."""
        house = self.backstage.house
        evening = house.evening.after(seconds_of(time) - house.evening.played)
        self.backstage.house = replace(house, evening=evening)

    @verb("limit MINUTES")
    def set_limit(self, minutes: str) -> None:
        """Set how many minutes an evening may last."""
        settings = replace(self.backstage.house.settings, limit_minutes=int(minutes))
        self.backstage.office.change(settings)

    # What is expected.

    @verb("expect stars of NAME COUNT")
    def expect_stars_of(self, name: str, count: str) -> None:
        """So many stars are one child's at the bow of several."""
        assert isinstance(self.screen, TroupeCallScreen), "Nobody bows together."
        names = [player.nickname for player in self.screen._troupe.players]
        stars = dict(zip(names, self.screen.takings.stars, strict=True))
        assert stars.get(name) == int(count), f"The stars are {stars}."

    @verb("expect kept of NAME COUNT")
    def expect_kept(self, name: str, count: str) -> None:
        """So many stars are kept of a child, from whole plays and others."""
        book = self.backstage.book
        kept = {player.nickname: book.stars_of(player.id) for player in book.players()}
        assert kept[name] == int(count), f"Kept are {kept}."

    @verb("expect setting NAME VALUE")
    def expect_setting(self, name: str, value: str) -> None:
        """A setting has this value, and it was saved."""
        for settings in (self.backstage.house.settings, self.backstage.office.changed[-1]):
            assert str(getattr(settings, name)) == value, f"It is {getattr(settings, name)}."

    @verb("expect no place")
    def expect_no_place(self) -> None:
        """Nobody left a play to go on with."""
        assert self.backstage.book.places == {}, f"There is {self.backstage.book.places}."

    @verb("remember the pictures")
    def remember_pictures(self) -> None:
        """Keep an eye on the pictures of the play, of which there are some."""
        assert isinstance(self.screen, StageScreen), "No play is on the stage."
        self._album = self.screen._usher.flip_book.pages
        assert self._album, "There are no pictures yet."
        assert all(page.picture.any() for page in self._album), "They are black."

    @verb("expect pictures gone")
    def expect_pictures_gone(self) -> None:
        """Those pictures were blotted out."""
        assert self._album, "Write `remember the pictures` before."
        assert not any(page.picture.any() for page in self._album), "They can still be seen."
