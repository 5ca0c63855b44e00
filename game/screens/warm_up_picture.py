"""How the warm-up looks at one moment: mirror, help card, statue and smile; it decides nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from pygame import Rect, Surface

from game.acting.coaching import Movement
from game.acting.expressions import Expression
from game.acting.readings import FaceBox, Obstacle
from game.drawing import theme
from game.drawing.arrows import draw_arrows
from game.drawing.backdrop import draw_paper
from game.drawing.bulbs import draw_bulbs
from game.drawing.face_pose import RESTING, FacePose
from game.drawing.meter import draw_meter
from game.drawing.mirror import Picture, draw_mirror
from game.drawing.portrait import draw_portrait
from game.drawing.text import draw_text, text_width
from game.drawing.tokens import draw_icon
from game.phrases import obstacle_help
from game.screens.furniture import corner, margin
from game.screens.obstacles import HELP_PICTURES
from game.screens.places import column, middle, row
from game.words import tr


class Step(StrEnum):
    """How far the warm-up has come."""

    LOOKING = "looking"
    STATUE = "statue"
    SMILE = "smile"
    FRIENDLY = "friendly"
    READY = "ready"


@dataclass(frozen=True, slots=True)
class Reflection:
    """What the warm-up shows: `statue` and `smile` from 0 to 1, `clock` in seconds.

    `spoken` is the text that is being said, `highlight` its word. `trouble` is what to do about a
    camera that gives no picture. `masks` are the understudy's faces where none is to be seen.
    """

    step: Step
    clock: float
    seen: Picture | None
    face: FaceBox | None
    partner: FaceBox | None
    is_duet: bool
    obstacle: Obstacle | None
    trouble: str
    statue: float
    smile: float
    is_smiling: bool
    has_hint: bool
    spoken: str
    highlight: tuple[int, int] | None
    masks: tuple[FacePose, ...] = ()

    def word_in(self, text: str) -> tuple[int, int] | None:
        """Return the characters of `text` that are being spoken now."""
        return self.highlight if text == self.spoken else None


def areas(surface: Surface) -> tuple[Rect, Rect, Rect]:
    """Return where the mirror, the help and the buttons go."""
    width, height = surface.get_size()
    edge = margin(surface)
    buttons = Rect(edge, 0, width - 2 * edge, theme.target_px(surface, 100))
    buttons.bottom = height - edge // 2
    top = corner(surface).bottom + edge
    area = Rect(edge, top, width - 2 * edge, buttons.top - edge - top)
    mirror, help_card = row(area, 2, theme.px(surface, 40), (0.62, 0.38))
    wide = min(mirror.width, mirror.height * 4 // 3)
    return mirror.inflate(wide - mirror.width, 0), help_card, buttons


def button_cells(surface: Surface, place: Rect, labels: Sequence[str]) -> list[Rect]:
    """Return where buttons go in `place`; a longer label has more room, so all icons are large."""
    beside, most = theme.px(surface, 120), theme.px(surface, 215)
    wide = [min(most, text_width(surface, label, 28, True)) for label in labels]
    shares = tuple(float(width + beside) for width in wide)
    return row(place, len(labels), theme.px(surface, 18), shares)


def draw_reflection(surface: Surface, seen: Reflection) -> None:
    """Draw the mirror, and beside it what to do."""
    mirror, card, _ = areas(surface)
    waking = tr("The camera is waking up …")
    is_waking = seen.seen is None and not seen.masks and not seen.trouble
    waits = waking if is_waking else None
    draw_mirror(surface, mirror, seen.seen, seen.face, waits, seen.partner, seen.masks)
    draw_paper(surface, card)
    inside = card.inflate(-theme.px(surface, 40), -theme.px(surface, 40))
    image, text = column(inside, 2, 0, (0.7, 0.3))
    is_done = seen.step in (Step.READY, Step.FRIENDLY)
    if seen.trouble:
        _draw_help(surface, seen, (image, text), "no_camera", seen.trouble)
    elif seen.obstacle is not None and not is_done:
        says = waking if is_waking else obstacle_help(seen.obstacle)
        _draw_help(surface, seen, (image, text), HELP_PICTURES[seen.obstacle], says)
    elif seen.step is Step.SMILE:
        _draw_smile(surface, seen, inside)
    elif seen.step is Step.FRIENDLY:
        draw_icon(surface, image, "two")
        draw_text(surface, tr("A friend can watch you."), text, 34, bold=True)
    else:
        _draw_statue(surface, seen, image)
        sees = tr("I see you both!") if seen.is_duet else tr("I see you!")
        draw_text(surface, sees, text, 34, bold=True)


def _draw_help(
    surface: Surface, seen: Reflection, places: tuple[Rect, Rect], icon: str, says: str
) -> None:
    draw_icon(surface, places[0], icon)
    draw_text(surface, says, places[1], 30, bold=True, highlight=seen.word_in(says))


def _draw_statue(surface: Surface, seen: Reflection, place: Rect) -> None:
    """Draw the calm face to copy, and around it a lamp for each part of the statue's time."""
    side = min(place.size)
    draw_portrait(surface, middle(place, side * 2 // 3, side * 2 // 3), RESTING)
    lit = {Step.LOOKING: 0.0, Step.STATUE: seen.statue}.get(seen.step, 1.0)
    draw_bulbs(surface, place.center, side * 0.46, lit, seen.clock)


def _draw_smile(surface: Surface, seen: Reflection, inside: Rect) -> None:
    """Draw the understudy, who waits for a smile, and how much of it is held."""
    gap = theme.px(surface, 14)
    image, meter = column(inside, 2, gap, (0.74, 0.26))
    draw_portrait(surface, image, RESTING)
    if seen.has_hint and not seen.is_smiling:
        draw_arrows(surface, image, RESTING, Movement.CORNERS_UP, seen.clock)
    draw_meter(surface, meter, seen.smile, Expression.HAPPY, seen.is_smiling, seen.clock)
