"""Where things stand in the window of a preview: stage, desk beside it, notes below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pygame import Rect, Surface

from game.acting.expressions import EXPRESSIONS
from game.drawing import theme
from game.screens.places import column, row

# The desk beside the stage, in real pixels and as a share of the window: four faces fit in a row.
DESK_WIDTH: Final = 372
DESK_SHARE: Final = 0.27
GAP: Final = 8

# The stage has the shape that it has for children; below it lies what is to mend.
STAGE_SHAPE: Final = 1.6

# A narrower stage is drawn this wide and made smaller: the author sees what children see in the
# smallest window, and no words cut short that are not cut there.
STAGE_LEAST: Final = 1024

# The least height in which a note with its line and caret has room, and a strip with key words.
NOTES_LEAST: Final = 204
STRIP_LEAST: Final = 60

# The buttons that let the understudy show a face, and the one that lets it rest.
FACES: Final = (*(f"show {expression}" for expression in EXPRESSIONS), "rest")


@dataclass(frozen=True, slots=True)
class DeskPlaces:
    """The parts of a preview's window, in real pixels; `strip` lies below the stage, or is None.

    `scene`, `asked`, `shown` and `clock` are for words, `scale` for how strongly a face is shown.
    `choices` are the buttons, of which the tools have room for words with `has_words`.
    """

    stage: Rect
    desk: Rect
    strip: Rect | None
    scene: Rect
    asked: Rect
    shown: Rect
    scale: Rect
    clock: Rect
    choices: dict[str, Rect]
    has_words: bool


def desk_places(surface: Surface, tools: Sequence[str], has_notes: bool) -> DeskPlaces:
    """Return the places in the window `surface`, with a button for each of `tools`."""
    whole = surface.get_rect()
    wide = min(max(DESK_WIDTH, round(whole.width * DESK_SHARE)), whole.width // 2)
    desk = Rect(whole.right - wide, 0, wide, whole.height)
    stage = Rect(0, 0, desk.left, whole.height - _strip_height(desk.left, whole.height, has_notes))
    line = round(theme.label_px(surface, 24) * 1.35)
    key = theme.target_px(surface, theme.TARGET_MIN)
    rest = desk.height - 4 * line - 2 * key - 9 * GAP
    across, face_lines, tool_lines = _grid(rest, key, len(tools))
    faces, toolbox = _stack(face_lines, key), _stack(tool_lines, key)
    heights = (key, 2 * line, faces, line, key, line, toolbox)
    inside = Rect(desk.left + 2 * GAP, 2 * GAP, desk.width - 5 * GAP, desk.height - 3 * GAP)
    parts = _parts(inside, heights)
    scene, asked, grid, shown, slider, clock, box = parts
    ends = (key, scene.width - 2 * key - 2 * GAP, key)
    back, name, on = row(scene, 3, GAP, ends)
    less, scale, more = row(slider, 3, GAP, ends)
    choices = {"scene before": back, "scene after": on, "less": less, "more": more}
    choices |= zip(FACES, _cells(grid, 8 // face_lines, face_lines), strict=True)
    choices |= zip(tools, _cells(box, across, tool_lines), strict=False)
    strip = Rect(0, stage.bottom, desk.left, whole.height - stage.bottom)
    below = strip if strip.height else None
    return DeskPlaces(
        stage, desk, below, name, asked, shown, scale, clock, choices, has_words=across == 2
    )


def stage_size(place: Rect) -> tuple[int, int]:
    """Return at which size the stage at `place` is drawn: larger, where it is narrow."""
    if place.width >= STAGE_LEAST:
        return place.size
    return STAGE_LEAST, round(place.height * STAGE_LEAST / place.width)


def _strip_height(width: int, height: int, has_notes: bool) -> int:
    """Return how much of the window's height is left below the stage."""
    spare = max(0, height - round(width / STAGE_SHAPE))
    if has_notes:
        return min(max(spare, NOTES_LEAST), height // 2)
    return spare if spare >= STRIP_LEAST else 0


def _grid(rest: int, key: int, tools: int) -> tuple[int, int, int]:
    """Return how many tools stand in a row, and in how many rows faces and tools stand.

    Buttons are `key` high, and `rest` is the height for all. Where there is room, faces have their
    words beside them; else they give way before the tools lose theirs.
    """
    for face_lines, across in ((4, 2), (2, 2), (2, 3), (2, 4)):
        tool_lines = max(1, -(-tools // across))
        if _stack(face_lines, key) + _stack(tool_lines, key) <= rest:
            return across, face_lines, tool_lines
    return max(1, tools), 2, 1


def _stack(lines: int, key: int) -> int:
    """Return the height of so many buttons one above the other."""
    return lines * (key + GAP) - GAP


def _parts(inside: Rect, heights: Sequence[int]) -> list[Rect]:
    """Cut the desk into parts; all grow with the window, up to a third."""
    needed, gaps = sum(heights), (len(heights) - 1) * GAP
    high = max(needed, min(inside.height - gaps, needed * 4 // 3))
    area = Rect(inside.left, inside.top, inside.width, high + gaps)
    return column(area, len(heights), GAP, tuple(float(each) for each in heights))


def _cells(area: Rect, across: int, down: int) -> list[Rect]:
    return [cell for line in column(area, down, GAP) for cell in row(line, across, GAP)]
