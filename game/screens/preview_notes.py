"""The notes below the stage of a preview: one problem at a time, with its line and a caret."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from pygame import Rect, Surface

from game.drawing import theme
from game.drawing.backdrop import draw_paper
from game.drawing.lettering import width_of
from game.drawing.text import LEADING, draw_text, layout_text
from game.phrases import problem_phrase
from game.scenario.version import Noted
from game.screens.preview_places import GAP
from game.words import tr

# Design pixels.
WORDS: Final = 24

# How many letters of a long line stand before the one that the caret points at.
BEFORE_CARET: Final = 24


def next_place(strip: Rect) -> Rect:
    """Return the place of the button that leads to the next note."""
    side = theme.TARGET_MIN
    return Rect(strip.right - side - 4 * GAP, strip.top + 3 * GAP, side, side)


def draw_strip(surface: Surface, place: Rect, told: str) -> None:
    """Draw below the stage how the play stands and which keys lead where, if nothing is to mend."""
    surface.fill(theme.WINE_DARK, place)
    keys = tr("1 to 7: show a face. T: jump to the next help. F2: language. Esc: pause.")
    inside = place.inflate(-6 * GAP, -2 * GAP)
    draw_text(surface, f"{told}\n{keys}", inside, WORDS, theme.CREAM)


def draw_note(surface: Surface, place: Rect, note: Noted, number: int, count: int) -> None:
    """Draw note `number` of `count`: where, what, the line of the file, and a caret below it."""
    problem = note.problem
    surface.fill(theme.WINE_DARK, place)
    draw_paper(surface, place.inflate(-2 * GAP, -2 * GAP))
    inside = place.inflate(-5 * GAP, -3 * GAP)
    size = theme.label_px(surface, WORDS)
    pitch = round(size * LEADING)
    inside.width = next_place(place).left - inside.left - GAP
    place_in = tr("{number} of {count}", number=number, count=count)
    head = (
        f"{Path(problem.file).name}:{problem.line}:{problem.column}  {problem.code}  ({place_in})"
    )
    top = Rect(inside.left, inside.top, inside.width, pitch)
    draw_text(surface, head, top, WORDS, theme.WINE, "left", bold=True)
    source = pitch * 2 if note.line.strip() else 0
    says = Rect(inside.left, top.bottom, inside.width, inside.height - pitch - source)
    words = problem_phrase(problem.sentence)
    told = layout_text(words, says.size, size)
    if source and not told.is_complete:
        # What to do comes first; the author has the line in an editor, and its place is told.
        source, says.height = 0, inside.height - pitch
        told = layout_text(words, says.size, size)
    says.height = min(says.height, told.height)
    draw_text(surface, words, says, WORDS, align="left")
    if source:
        wide = place.right - 3 * GAP - inside.left
        _draw_source(surface, Rect(inside.left, says.bottom, wide, source), note, size)


def _draw_source(surface: Surface, place: Rect, note: Noted, size: int) -> None:
    """Draw the line as far as it fits, from shortly before the caret on."""
    column = note.problem.column - 1
    # Tabs, and letters that no font can write.
    line = "".join(letter if letter.isprintable() else " " for letter in note.line)
    start = len(line) - len(line.lstrip())
    if width_of(line[start : column + 6], size, False) > place.width:
        start = max(start, column - BEFORE_CARET)
    shown = line[start:].rstrip()
    while shown and width_of(shown, size, False) > place.width:
        shown = shown[:-1]
    top = Rect(place.left, place.top, place.width, place.height // 2)
    draw_text(surface, shown, top, WORDS, theme.PLUM, "left")
    left = place.left + width_of(shown[: max(0, column - start)], size, False)
    caret = Rect(left, top.bottom - round(size * 0.2), place.right - left, top.height)
    draw_text(surface, "^", caret, WORDS, theme.WINE, "left", bold=True)


def draw_waiting(surface: Surface, stage: Rect) -> None:
    """Draw before the closed curtain what the stage waits for."""
    paper = stage.inflate(-stage.width // 4, -stage.height // 2)
    draw_paper(surface, paper)
    words = tr("The stage waits: mend the play and save it, and the curtain rises.")
    draw_text(surface, words, paper.inflate(-6 * GAP, -4 * GAP), 34, bold=True)
