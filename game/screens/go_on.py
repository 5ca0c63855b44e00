"""Go on where a play was left, or from the beginning? It forgets nothing by itself."""

from __future__ import annotations

from pathlib import Path

from pygame import Rect, Surface

from game.acting.bookmark import Bookmark
from game.acting.coaching import lead_expression
from game.acting.scenario import Scenario, Scene, in_language
from game.art import picture_file_or
from game.backstage import Backstage
from game.drawing import theme
from game.drawing.text import draw_text
from game.drawing.tokens import draw_expression_icon
from game.screens.choices import Choice
from game.screens.exits import Exit
from game.screens.furniture import (
    below_heading,
    corner_choices,
    corners,
    draw_heading,
    draw_room,
    spoken_in,
)
from game.screens.places import column, middle, row
from game.screens.waiting import WaitingScreen
from game.words import tr


class GoOnScreen(WaitingScreen):
    """Two cards: the scene that comes next, and the first one."""

    def __init__(
        self,
        backstage: Backstage,
        play: Scenario,
        place: Bookmark,
        go_on: Exit,
        anew: Exit,
        back: Exit,
    ) -> None:
        self._play = play
        self._scenes = {
            "go_on": play.scenes[place.index_in(play) or 0],
            "anew": play.scenes[0],
        }
        self._acts: dict[str, Exit] = {"go_on": go_on, "anew": anew}
        self._back = back
        super().__init__(backstage, "go_on")

    def draw(self, surface: Surface) -> None:
        """Draw the two scenes to choose from."""
        draw_room(surface, self._backstage, self._clock)
        question = self._question()
        draw_heading(surface, question, spoken_in(self._backstage, question))
        area = below_heading(surface)
        cards = middle(area, min(area.width, theme.px(surface, 980)), area.height * 4 // 5)
        cells = row(cards, 2, theme.px(surface, 40))
        places: dict[str, Rect] = dict(zip(self._scenes, cells, strict=True))
        self.choices.place(surface, places | corners(surface, has_globe=True))
        self.choices.draw(surface, ("back", "hear", "language"))
        for choice in self.choices.shown():
            if choice.name in self._scenes:
                self.choices.draw_one(surface, choice, "", None)
                self._draw_card(surface, self.choices.rects[choice.name], choice)

    def _words(self) -> str:
        return f"{self._question()}\n{tr('Go on where you were? Or from the beginning?')}"

    def _question(self) -> str:
        title = in_language(self._play.title, self._backstage.house.language)
        return tr("You have begun “{title}” already.", title=title)

    def _offer(self) -> list[Choice]:
        return [
            Choice("go_on", tr("Go on where you were"), self._acts["go_on"], is_primary=True),
            Choice("anew", tr("From the beginning"), self._acts["anew"]),
            *corner_choices(self._backstage, self, self._back),
        ]

    def _draw_card(self, surface: Surface, card: Rect, choice: Choice) -> None:
        inside = card.inflate(-theme.px(surface, 44), -theme.px(surface, 40))
        image, label = column(inside, 2, theme.px(surface, 10), (0.72, 0.28))
        draw_scene(surface, image, self._play, self._scenes[choice.name])
        draw_text(surface, choice.label, label, 36, bold=True)


def draw_scene(surface: Surface, place: Rect, play: Scenario, scene: Scene) -> None:
    """Draw a scene's picture in the middle of `place`, else the mask of what it asks for."""
    if scene.picture is None:
        side = min(place.size)
        draw_expression_icon(surface, middle(place, side, side), lead_expression(scene.ask))
        return
    mask = f"masks/{lead_expression(scene.ask)}"
    image = picture_file_or(Path(play.pictures) / scene.picture, place.size, mask)
    surface.blit(image, image.get_rect(center=place.center))
