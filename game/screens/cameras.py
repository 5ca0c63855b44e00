"""Which camera: a list by name, and what the chosen one sees; it opens none before a press."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Final

import pygame
from pygame import Rect, Surface
from pygame.event import Event

from game.backstage import Backstage, Camera
from game.drawing import theme
from game.drawing.backdrop import draw_paper
from game.drawing.face_pose import RESTING
from game.drawing.mirror import draw_mirror
from game.drawing.text import draw_text
from game.drawing.tokens import draw_icon
from game.screens.choices import Choice, Choices
from game.screens.cover import COVER, cover_choice, cover_place, draw_cover, is_shut
from game.screens.exits import Exit
from game.screens.furniture import (
    below_heading,
    corner,
    draw_heading,
    draw_room,
    hear_again,
    speak,
)
from game.screens.lesson_view import hides_faces
from game.screens.looking_glass import COVERED, TROUBLE_LASTS, LookingGlass, advice
from game.screens.masks import ASLEEP
from game.screens.pages import Pages
from game.screens.places import column, row
from game.screens.screen import News, Screen
from game.words import tr

UNDERSTUDY: Final = "understudy"
A_PAGE: Final = 4

# Seconds between looks at what is plugged in.
LISTED_EVERY: Final = 3.0


class CameraListScreen:
    """The cameras of this computer. A press on one opens it, saves it and shows what it sees.

    `done` is where the list is left to; the camera is released before.
    """

    def __init__(self, backstage: Backstage, done: Exit) -> None:
        self._backstage = backstage
        self._done = done
        self._clock = 0.0
        self._listed_at = 0.0
        self._glass = LookingGlass(was_shut=is_shut(backstage))
        self._is_looking = False
        self._notice = ""
        self._is_asking = True
        self._cameras = tuple(backstage.eye.cameras())
        self._pages = Pages(len(self._cameras), A_PAGE)
        backstage.eye.stop()
        self.choices = Choices(self._offer, _card(backstage.house.settings.camera))
        speak(backstage, self._question())

    def on_event(self, event: Event) -> Screen | None:
        """Answer a key, click or touch; let go of the camera while the window is not looked at."""
        if event.type == pygame.WINDOWFOCUSLOST:
            self._backstage.eye.stop()
            self._glass.clear(is_shut(self._backstage))
        if event.type == pygame.WINDOWFOCUSGAINED and self._is_looking:
            self._backstage.eye.start()
        chosen = self.choices.on_event(event)
        return chosen.act() if chosen else self

    def update(self, dt: float, news: News) -> Screen | None:
        """Look through the chosen camera, and now and then at what is plugged in."""
        self._clock += dt
        self.choices.update(dt)
        if self._is_looking:
            self._glass.take_in(news, dt, self._clock, is_shut(self._backstage))
        self._tell_trouble()
        if self._clock - self._listed_at >= LISTED_EVERY:
            self._list_again()
        return self

    def draw(self, surface: Surface) -> None:
        """Draw the list, and the mirror of the chosen camera beside it."""
        draw_room(surface, self._backstage, self._clock)
        word = self._backstage.voice.word() if self._is_asking else None
        draw_heading(surface, self._question(), word, has_badge=True)
        cards, mirror = row(below_heading(surface), 2, theme.px(surface, 36), (0.46, 0.54))
        places, room = self._pages.places(surface, cards)
        cells = column(room, A_PAGE, theme.px(surface, 16))
        names = [_card(camera.source) for camera in self._on_page()]
        places |= dict(zip(names, cells, strict=False))
        places |= {"back": corner(surface), COVER: cover_place(surface)}
        self.choices.place(surface, places)
        self.choices.draw(surface, ("back", "previous page", "next page"))
        draw_cover(surface, self.choices)
        self._pages.draw(surface, cards)
        for choice in self.choices.shown():
            if choice.name in names:
                self._draw_camera(surface, choice)
        self._draw_mirror(surface, mirror)

    def _question(self) -> str:
        return self._notice or tr("Which camera? Choose one and look into it.")

    def _on_page(self) -> Sequence[Camera]:
        return self._pages.open_page(self._cameras)

    def _chosen(self) -> str:
        return self._backstage.house.settings.camera

    def _offer(self) -> list[Choice]:
        cards = [
            Choice(
                _card(camera.source),
                _name(camera),
                partial(self._choose, camera),
                UNDERSTUDY if camera.source == UNDERSTUDY else "camera",
                is_primary=camera.source == self._chosen(),
            )
            for camera in self._on_page()
        ]
        return [
            *cards,
            *self._pages.choices(self),
            Choice("back", tr("Back"), self._leave, "back", (pygame.K_ESCAPE,)),
            cover_choice(self._backstage, self),
            hear_again(self._backstage, self),
        ]

    def _choose(self, camera: Camera) -> Screen:
        """Save the camera and look through it at once."""
        backstage = self._backstage
        settings = replace(backstage.house.settings, camera=camera.source)
        self._notice = backstage.office.change(settings) or ""
        self._is_asking = bool(self._notice)
        backstage.eye.use_understudy(False)
        self._glass.clear(is_shut(backstage))
        self._is_looking = True
        backstage.eye.start()
        speak(backstage, self._notice or _name(camera))
        return self

    def _leave(self) -> Screen | None:
        self._backstage.eye.stop()
        return self._done()

    def _tell_trouble(self) -> None:
        glass = self._glass
        if glass.trouble is None or glass.is_told or self._backstage.voice.is_busy():
            return
        if glass.trouble_for >= TROUBLE_LASTS:
            glass.is_told, self._is_asking = True, False
            speak(self._backstage, advice(glass.trouble))

    def _list_again(self) -> None:
        """Show a camera that was plugged in, and none that is gone."""
        self._listed_at = self._clock
        cameras = tuple(self._backstage.eye.cameras())
        if cameras != self._cameras:
            self._cameras = cameras
            self._pages = Pages(len(cameras), A_PAGE)

    def _draw_camera(self, surface: Surface, choice: Choice) -> None:
        """Draw a card with picture and name; the chosen one has a tick, not its colour alone."""
        self.choices.draw_one(surface, choice, "", None)
        card = self.choices.rects[choice.name]
        inside = card.inflate(-theme.px(surface, 32), -theme.px(surface, 16))
        image, name, tick = row(inside, 3, theme.px(surface, 12), (0.14, 0.74, 0.12))
        draw_icon(surface, image, choice.icon or "")
        draw_text(surface, choice.label, name, 28, bold=True, align="left")
        if choice.is_primary:
            draw_icon(surface, tick, "check")

    def _draw_mirror(self, surface: Surface, area: Rect) -> None:
        place = Rect(area.topleft, (area.width, min(area.height, area.width * 3 // 4)))
        trouble = self._glass.trouble
        if not self._is_looking or (trouble and self._shows(trouble_for=TROUBLE_LASTS)):
            self._draw_card(surface, place)
            return
        seen = self._glass.picture
        waiting = tr("The camera is waking up …") if seen is None else None
        if hides_faces(self._backstage):
            masks = (RESTING if self._glass.face else ASLEEP,) if seen is not None else ()
            draw_mirror(surface, place, None, None, waiting, masks=masks)
            return
        draw_mirror(surface, place, seen, self._glass.face, waiting)

    def _shows(self, trouble_for: float) -> bool:
        return self._glass.trouble is COVERED or self._glass.trouble_for >= trouble_for

    def _draw_card(self, surface: Surface, place: Rect) -> None:
        """Draw what to do, where no camera is looked through."""
        trouble = self._glass.trouble
        draw_paper(surface, place)
        inside = place.inflate(-theme.px(surface, 60), -theme.px(surface, 50))
        image, text = column(inside, 2, theme.px(surface, 12), (0.5, 0.5))
        draw_icon(surface, image, "no_camera")
        idle = tr("Every camera is off. Press one, and it opens here.")
        says = advice(trouble) if trouble else idle
        draw_text(surface, says, text, 32, bold=True)


def _card(source: str) -> str:
    return f"camera {source}"


def _name(camera: Camera) -> str:
    """Return what a camera is called on its card."""
    if camera.source == UNDERSTUDY:
        return tr("The understudy")
    if camera.name:
        return camera.name
    # Translators: for a camera whose name nobody knows; {number} counts from 1.
    return tr("Camera {number}", number=int(camera.source) + 1)
