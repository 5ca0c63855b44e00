"""The bubble in which the understudy says something on the stage; it decides nothing."""

from __future__ import annotations

from typing import Final

from pygame import Rect, Surface

from game.drawing import pen, theme
from game.drawing.backdrop import draw_paper
from game.drawing.text import draw_text, layout_text
from game.drawing.tokens import draw_icon
from game.screens.places import row
from game.screens.stage_places import AIR, Areas

# How a bubble with an icon is parted.
BESIDE_ICON: Final = (0.26, 0.74)


def draw_saying(
    surface: Surface, place: Areas, text: str, icon: str | None, word: tuple[int, int] | None
) -> None:
    """Draw `text` with an icon or without below the scene's picture; `word` is being spoken."""
    scene = place.scene
    tip = theme.px(surface, 34)
    # Where the picture is small, as beside large letters, the bubble reaches to the actor.
    wide = max(scene.width, place.actor.left - tip - scene.left)
    high = _bubble_height(surface, text, wide, icon is not None)
    bubble = Rect(scene.left, scene.bottom - high, wide, high)
    draw_paper(surface, bubble)
    root = bubble.right - theme.px(surface, 5)
    end = (root + tip, bubble.top + tip // 2)
    points = [(root, bubble.top + tip), end, (root, bubble.top + tip * 2)]
    pen.polygon(surface, theme.CREAM, points)
    says = bubble.inflate(-theme.px(surface, 32), -theme.px(surface, AIR))
    if icon:
        image, says = row(says, 2, theme.px(surface, 14), BESIDE_ICON)
        draw_icon(surface, image, icon)
    draw_text(surface, text, says, 30, bold=True, highlight=word)


def _bubble_height(surface: Surface, text: str, wide: int, has_icon: bool) -> int:
    """Return how high a bubble of this width has to be: a short hint leaves the picture in view."""
    most = max(
        theme.px(surface, 150 if has_icon else 116), (3 + 2 * has_icon) * theme.TEXT_MIN + 40
    )
    edge, share = theme.px(surface, AIR), BESIDE_ICON[1] if has_icon else 1.0
    across = round((wide - theme.px(surface, 46 if has_icon else 32)) * share)
    size = theme.text_px(surface, 30)
    layout = layout_text(text, (across, most - edge), size, True)
    if not layout.is_complete:
        layout = layout_text(text, (across, surface.get_height()), theme.TEXT_MIN, True)
    needed = layout.height + edge
    return max(most, needed) if has_icon else max(3 * theme.px(surface, 34), needed)
