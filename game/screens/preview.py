"""The preview: the children's stage on an author's play, with a desk to direct the understudy.

It saves nothing and keeps no stars. It reads no file: versions of the play come from outside.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

import pygame
from pygame import Rect, Surface
from pygame.event import Event

from game.acting.expressions import EXPRESSIONS
from game.backstage import Backstage
from game.drawing.backcloth import Backcloth
from game.phrases import expression_name
from game.scenario.version import Version
from game.screens.authors_eye import STEPS, AuthorsEye
from game.screens.choices import Choice, Choices
from game.screens.preview_desk import Desk, DeskView
from game.screens.preview_notes import draw_note, draw_strip, draw_waiting, next_place
from game.screens.preview_places import DeskPlaces, desk_places, stage_size
from game.screens.preview_stage import PreviewStage
from game.screens.screen import News, Screen
from game.words import tr

# The keys of the desk, by what is printed on its buttons.
_KEYS: Final = {
    **{str(number): (pygame.K_0 + number, getattr(pygame, f"K_KP{number}")) for number in range(8)},
    **{letter: (ord(letter.lower()),) for letter in "TAD"},
    "PgUp": (pygame.K_PAGEUP,),
    "PgDn": (pygame.K_PAGEDOWN,),
    "Tab": (pygame.K_TAB,),
    "F8": (pygame.K_F8,),
    "-": (pygame.K_MINUS, pygame.K_KP_MINUS),
    "+": (pygame.K_PLUS, pygame.K_KP_PLUS, pygame.K_EQUALS),
}
_WALK: Final = (
    *(pygame.K_LEFT, pygame.K_RIGHT, pygame.K_UP, pygame.K_DOWN, pygame.K_TAB),
    *(pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE),
)
_HAND: Final = (pygame.MOUSEMOTION, pygame.MOUSEBUTTONDOWN, pygame.FINGERDOWN)


class PreviewScreen:
    """The stage on the newest good version, the desk beside it, and below it what is to mend.

    `newest` gives the version that was read last. The arrow keys lead over the desk, and from its
    left edge to the stage.
    """

    def __init__(
        self, backstage: Backstage, eye: AuthorsEye, newest: Callable[[], Version]
    ) -> None:
        self.on_stage = PreviewStage(backstage, newest())
        self.is_at_desk = True
        self.choices = Choices(self._offer, "rest", is_reserved=True)
        self._backstage = backstage
        self._eye = eye
        self._newest = newest
        self._news: News = None
        self._note = 0
        self._desk = Desk()
        self._cloth = Backcloth((1, 1))
        self._whole = self._small = Surface((1, 1))
        self._places: DeskPlaces | None = None
        self._size = self._drawn = (1, 1)
        self._clock = 0.0

    @property
    def version(self) -> Version:
        """The version that was read last, with faults or without."""
        return self.on_stage.version

    @property
    def has_notes(self) -> bool:
        """Whether a note stands below the stage: a fault always, advice until it is put away."""
        return self._note < len(self.version.notes)

    def on_event(self, event: Event) -> Screen | None:
        """Answer at the desk what is the desk's, and let the stage answer everything else."""
        if event.type == pygame.WINDOWFOCUSLOST:
            # The author has gone to the editor, and sees the stage beside it.
            return self
        if event.type == pygame.KEYDOWN:
            return self._by_key(event)
        if event.type in _HAND and self._places and self._is_beside_stage(event):
            return self._by_hand(event, self._places)
        if event.type in _HAND:
            self._sit(at_desk=False)
        return self._hand_on(event)

    def update(self, dt: float, news: News) -> Screen | None:
        """Let `dt` seconds go by; take up a new version of the play as soon as there is one."""
        self._clock += dt
        self._news = news
        self.choices.update(dt)
        newest = self._newest()
        if newest is not self.version:
            if newest.number != self.version.number:
                self._note = 0
            self.on_stage.take_up(newest)
        return self if self.on_stage.update(dt, news) else None

    def draw(self, surface: Surface) -> None:
        """Draw stage, desk and note."""
        self._size = surface.get_size()
        tools = self._tools()
        places = self._places = desk_places(surface, list(tools), self.has_notes)
        rects = dict(places.choices)
        if places.strip and self.has_notes and (len(self.version.notes) > 1 or self.version.play):
            rects["note"] = next_place(places.strip)
        self.choices.is_left = not self.is_at_desk
        if self.on_stage.inner is not None:
            self.on_stage.inner.choices.is_left = self.is_at_desk
        self._draw_stage(surface, places.stage)
        self.choices.place(surface, rects)
        self._desk.draw(surface, places, self._view(tools), self._eye, self.choices)
        if places.strip:
            self._draw_strip(surface, places.strip)

    def _draw_stage(self, surface: Surface, place: Rect) -> None:
        """Draw the stage, as large as children have it at least, and made smaller to fit."""
        self._drawn = stage_size(place)
        if self._drawn == place.size:
            self.on_stage.draw(surface.subsurface(place), self._clock)
        else:
            if self._whole.get_size() != self._drawn:
                self._whole, self._cloth = Surface(self._drawn, 0, 32), Backcloth(self._drawn)
            self.on_stage.draw(self._cloth.begin(), self._clock)
            if self._cloth.paint(self._whole) or self._small.get_size() != place.size:
                self._small = pygame.transform.smoothscale(self._whole, place.size)
            surface.blit(self._small, place)
        if self.on_stage.inner is None:
            draw_waiting(surface, place)

    def _draw_strip(self, surface: Surface, place: Rect) -> None:
        notes = self.version.notes
        if not self.has_notes:
            told = tr("Nothing keeps the play from the stage.")
            draw_strip(surface, place, told if self.version.play else "")
            return
        draw_note(surface, place, notes[self._note], self._note + 1, len(notes))
        if "note" in self.choices.rects:
            note = next(one for one in self.choices.shown() if one.name == "note")
            self.choices.draw_one(surface, note, "", note.icon)

    def _view(self, tools: dict[str, str]) -> DeskView:
        shown = self.on_stage.performance
        if shown is None:
            return DeskView("", 0, 0, None, tools)
        count = len(shown.scenario.scenes)
        return DeskView(shown.scene.name, shown.index + 1, count, shown, tools)

    # Keys and hands

    def _by_key(self, event: Event) -> Screen | None:
        is_two = self._eye.actors > 1 and event.key == pygame.K_TAB
        if event.key in _WALK and not is_two:
            return self._walk(event)
        own = {key for choice in self._offer() for key in choice.keys}
        if event.key not in own:
            return self._hand_on(event)
        if is_two:
            # As one of the keys that lead on, Tab would move the focus besides.
            self._eye.turn_round()
            return self
        return self._choose(event)

    def _walk(self, event: Event) -> Screen | None:
        """Move the focus, or press what it rests on, at the desk or on the stage."""
        inner = self.on_stage.inner
        if self.is_at_desk or inner is None:
            before = self.choices.focus
            if event.key == pygame.K_LEFT and inner is not None:
                screen = self._choose(event)
                if self.choices.focus == before:
                    self._sit(at_desk=False)
                return screen
            return self._choose(event)
        before = inner.choices.focus
        screen = self._hand_on(event)
        if event.key == pygame.K_RIGHT and inner.choices.focus == before:
            self._sit(at_desk=True)
        return screen

    def _by_hand(self, event: Event, places: DeskPlaces) -> Screen | None:
        point, scale = self._point(event), places.scale
        is_drawn = event.type != pygame.MOUSEMOTION or event.buttons[0]
        if is_drawn and scale.collidepoint(point):
            self._eye.turn_to(int((point[0] - scale.left) * STEPS / scale.width) + 1)
            return self
        if any(rect.collidepoint(point) for rect in self.choices.rects.values()):
            self._sit(at_desk=True)
        return self._choose(event)

    def _choose(self, event: Event) -> Screen | None:
        chosen = self.choices.on_event(event)
        return chosen.act() if chosen else self

    def _hand_on(self, event: Event) -> Screen | None:
        if self.on_stage.inner is None:
            is_escape = event.type == pygame.KEYDOWN and event.key == pygame.K_ESCAPE
            return None if is_escape else self
        return self if self.on_stage.on_event(self._seen_from_stage(event)) else None

    def _seen_from_stage(self, event: Event) -> Event:
        """Return what a hand does as the stage counts it, which is a part of the window."""
        if event.type not in _HAND or self._places is None:
            return event
        (x, y), stage = self._point(event), self._places.stage
        x, y = x / stage.width, y / stage.height
        if event.type == pygame.FINGERDOWN:
            return Event(event.type, {**event.dict, "x": x, "y": y})
        wide, high = self._drawn
        return Event(event.type, {**event.dict, "pos": (round(x * wide), round(y * high))})

    def _is_beside_stage(self, event: Event) -> bool:
        assert self._places is not None
        return not self._places.stage.collidepoint(self._point(event))

    def _point(self, event: Event) -> tuple[float, float]:
        """Return where a hand is, in pixels of the window."""
        if event.type == pygame.FINGERDOWN:
            return event.x * self._size[0], event.y * self._size[1]
        across, down = event.pos
        return across, down

    def _sit(self, at_desk: bool) -> None:
        """Let keys move the focus at the desk, or on the stage."""
        if at_desk is self.is_at_desk:
            return
        self.is_at_desk = at_desk
        self.choices.is_left = not at_desk
        if at_desk:
            self.choices.focus = self.choices.focus or "rest"
        if self.on_stage.inner is not None:
            self.on_stage.inner.choices.is_left = at_desk

    # What can be chosen

    def _tools(self) -> dict[str, str]:
        """Return the tools below the slider, by name, with their icons."""
        tools = {"jump": "next", "by itself": "understudy", "actors": "duet"}
        if self._eye.actors > 1:
            tools["other"] = "seat"
        if self.version.notes and not self.has_notes:
            tools["note"] = "next"
        return tools

    def _offer(self) -> list[Choice]:
        eye, go, own = self._eye, self.on_stage.go, self._choice
        faces = [
            own(f"show {each}", expression_name(each), partial(eye.show, each), str(key))
            for key, each in enumerate(EXPRESSIONS, start=1)
        ]
        return [
            own("scene before", tr("Scene before"), partial(go, -1), "PgUp"),
            own("scene after", tr("Next scene"), partial(go, 1), "PgDn"),
            *faces,
            own("rest", tr("rest"), partial(eye.show, None), "0"),
            own("less", tr("Weaker"), partial(eye.turn_to, eye.wish.step - 1), "-"),
            own("more", tr("Stronger"), partial(eye.turn_to, eye.wish.step + 1), "+"),
            *self._offer_tools(),
        ]

    def _offer_tools(self) -> list[Choice]:
        eye, own, count = self._eye, self._choice, 3 - self._eye.actors
        who = tr("One actor") if count == 1 else tr("Two actors")
        jump, act = partial(self.on_stage.jump, self._news), partial(eye.let_act, not eye.by_itself)
        offered = [
            own("jump", tr("Jump ahead"), jump, "T", "next"),
            own("by itself", tr("By itself"), act, "A", "understudy"),
            own("actors", who, partial(self.on_stage.use_actors, count), "D", "duet"),
        ]
        if eye.actors > 1:
            offered.append(own("other", tr("The other"), eye.turn_round, "Tab", "seat"))
        if self.version.notes:
            offered.append(own("note", tr("Notes"), self._next_note, "F8", "next"))
        return offered

    def _choice(
        self, name: str, label: str, do: Callable[[], object], cap: str, icon: str | None = None
    ) -> Choice:
        """Return a choice that stays here; `cap` is the key that chooses it."""

        def act() -> Screen:
            do()
            return self

        is_on = name == "by itself" and self._eye.by_itself
        return Choice(name, label, act, icon, _KEYS[cap], is_on, cap=cap)

    def _next_note(self) -> None:
        """Lead to the next note; behind the last one advice is put away, faults begin anew."""
        count = len(self.version.notes)
        self._note = (self._note + 1) % (count if self.version.faults else count + 1)
