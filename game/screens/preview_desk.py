"""How the desk of a preview looks: scene, asked face, faces to show; it decides nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pygame import Rect, Surface

from game.acting.expressions import EXPRESSIONS
from game.acting.scenario import Scene, Strength
from game.acting.state import Performance
from game.acting.take import Phase
from game.drawing import pen, theme
from game.drawing.backdrop import draw_paper
from game.drawing.text import draw_text
from game.drawing.tokens import draw_expression_icon, draw_icon
from game.phrases import expression_name
from game.screens.authors_eye import STEPS, AuthorsEye
from game.screens.choices import Choices
from game.screens.places import row
from game.screens.preview_places import FACES, DeskPlaces
from game.words import tr

# Design pixels.
WORDS: Final = 24


@dataclass(frozen=True, slots=True)
class DeskView:
    """What the desk tells: the scene's name and number, and how its take stands, if there is one.

    `tools` are the buttons below, by name, with their icons.
    """

    name: str
    number: int
    count: int
    performance: Performance | None
    tools: dict[str, str]


class Desk:
    """The desk, drawn anew when something on it has changed: it stands still for most pictures."""

    def __init__(self) -> None:
        self._drawn: Surface | None = None
        self._looks: tuple[object, ...] = ()

    def draw(
        self,
        surface: Surface,
        places: DeskPlaces,
        view: DeskView,
        eye: AuthorsEye,
        choices: Choices,
    ) -> None:
        """Draw the desk beside the stage, and nothing outside it."""
        looks = (*_looks(view, eye), *choices.looks(), surface.get_size(), theme.WINE_DARK)
        if self._drawn is None or looks != self._looks:
            surface.set_clip(places.desk)
            _draw_desk(surface, places, view, eye, choices)
            surface.set_clip(None)
            self._drawn, self._looks = surface.subsurface(places.desk).copy(), looks
            return
        surface.blit(self._drawn, places.desk)


def _looks(view: DeskView, eye: AuthorsEye) -> tuple[object, ...]:
    """Return all that the look of the desk depends on."""
    shown = view.performance
    told = (shown.scene, _clock(shown)) if shown else ()
    shows = (_shown(eye), eye.wish, eye.actors, eye.by_itself)
    return view.name, view.number, view.count, *view.tools, *shows, told, theme.TEXT_SCALE


def _draw_desk(
    surface: Surface, places: DeskPlaces, view: DeskView, eye: AuthorsEye, choices: Choices
) -> None:
    surface.fill(theme.WINE_DARK, places.desk)
    pen.rect(surface, theme.GOLD, (*places.desk.topleft, 3, places.desk.height))
    _draw_scene(surface, places, view)  # before the keys' chips, which stand out over it
    for choice in choices.shown():
        is_tool = choice.name in view.tools
        label = choice.label if is_tool and places.has_words else ""
        choices.draw_one(surface, choice, label, choice.icon if is_tool else None)
    for name, mirrored in (("scene before", True), ("scene after", False)):
        place = places.choices[name]
        _draw_arrow(surface, place.inflate(-place.width * 3 // 5, -place.height * 3 // 5), mirrored)
    _draw_faces(surface, places, eye)
    _draw_slider(surface, places, eye)
    if view.performance is not None:
        text = _asked(view.performance.scene)
        draw_text(surface, text, places.asked, WORDS, theme.CREAM, bold=True)
        draw_text(surface, _clock(view.performance), places.clock, WORDS, theme.CREAM)


def _draw_scene(surface: Surface, places: DeskPlaces, view: DeskView) -> None:
    if not view.count:
        return
    draw_paper(surface, places.scene)
    number = tr("{number} of {count}", number=view.number, count=view.count)
    inside = places.scene.inflate(-16, -8)
    draw_text(surface, f"{view.name}\n{number}", inside, WORDS, bold=True)


def _draw_arrow(surface: Surface, place: Rect, mirrored: bool) -> None:
    tip, back = (place.left, place.right) if mirrored else (place.right, place.left)
    points = ((back, place.top), (tip, place.centery), (back, place.bottom))
    pen.polygon(surface, theme.INK, points)


def _draw_faces(surface: Surface, places: DeskPlaces, eye: AuthorsEye) -> None:
    """Draw on each button its mask, its word where there is room, and a tick where it is shown."""
    wish = None if eye.by_itself else eye.wish
    for name, expression in zip(FACES, (*EXPRESSIONS, None), strict=True):
        place = places.choices[name].inflate(-12, -12)
        side = min(place.width, place.height)
        picture = Rect(place.left, place.top, side, side)
        if place.width > 2 * side:
            says = Rect(picture.right + 6, place.top, place.right - picture.right - 6, side)
            word = tr("rest") if expression is None else expression_name(expression)
            draw_text(surface, word, says, WORDS, bold=True)
        else:
            picture.center = place.center
        if expression is None:
            draw_icon(surface, picture, "statue")
        else:
            draw_expression_icon(surface, picture, expression)
        if wish is not None and wish.expression is expression:
            tick = Rect(0, 0, 30, 30)
            tick.bottomright = (places.choices[name].right - 2, places.choices[name].bottom - 2)
            draw_icon(surface, tick, "check")


def _draw_slider(surface: Surface, places: DeskPlaces, eye: AuthorsEye) -> None:
    for name, sign in (("less", "−"), ("more", "+")):
        draw_text(surface, sign, places.choices[name], 52, bold=True)
    draw_text(surface, _shown(eye), places.shown, WORDS, theme.CREAM)
    for number, cell in enumerate(row(places.scale, STEPS, 3), start=1):
        high = round(cell.height * (0.3 + 0.7 * number / STEPS))
        bar = Rect(cell.left, cell.bottom - high, cell.width, high)
        is_filled = number <= eye.wish.step
        pen.rect(surface, theme.GOLD if is_filled else theme.WINE, bar, border_radius=4)
        pen.rect(surface, theme.CREAM, bar, 2, border_radius=4)


def _shown(eye: AuthorsEye) -> str:
    """Return who shows what, and how strongly."""
    if eye.by_itself:
        return tr("acts by itself")
    wish = eye.wish
    says = tr("rests")
    if wish.expression is not None:
        name = expression_name(wish.expression)
        # Translators: {face} is such as "happy", and {step} how strongly it is shown.
        says = tr("{face}, {step} of {steps}", face=name, step=wish.step, steps=STEPS)
    if eye.actors < 2:
        return says
    who = tr("Left") if eye.chosen == 0 else tr("Right")
    return f"{who}: {says}"


def _asked(scene: Scene) -> str:
    """Return what the scene asks for, in the author's order."""
    names = " / ".join(sorted(expression_name(each) for each in scene.ask))
    if scene.strength is not None:
        sizes = {Strength.A_LITTLE: tr("a little"), Strength.BIG: tr("big")}
        names += f" ({sizes[scene.strength]})"
    if scene.then is not None:
        names += f" → {expression_name(scene.then)}"
    if scene.partner:
        partner = " / ".join(sorted(expression_name(each) for each in scene.partner))
        names += f" + {partner}"
    return tr("Asked: {faces}", faces=names)


def _clock(performance: Performance) -> str:
    """Return how long has been tried, and when which help comes next."""
    take, pace = performance.take, performance.take.pace
    if take.phase is Phase.TELLING:
        return tr("The line is told.")
    if take.phase is Phase.PRAISING:
        return tr("The scene is over.")
    tried = round(take.trying)
    steps = (
        (take.hints > 0, pace.hint_after),
        (take.is_shown, pace.show_after),
        (take.is_eased, pace.ease_after),
        (take.is_offered, pace.offer_after),
    )
    due = next((seconds for is_done, seconds in steps if not is_done), None)
    if due is None:
        return tr("Tried for {seconds} s; all help is given.", seconds=tried)
    return tr("Tried for {seconds} s; help at {due} s.", seconds=tried, due=round(due))
