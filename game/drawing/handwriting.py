"""A text that is being written: its lines, cursor and selection on paper; it changes no text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pygame

from game.drawing import pen, theme
from game.drawing.lettering import above_middle, cursor_at, places_of, width_of, written
from game.drawing.noting import note
from game.drawing.scripts import is_right_to_left, may_break

LEADING: Final = 1.32


@dataclass(frozen=True, slots=True)
class Leaf:
    """A text in lines of fixed letters; `starts` are the counts of letters before each line.

    `size` is the height of letters and `width` the room across, in real pixels.
    """

    text: str
    starts: tuple[int, ...]
    size: int
    width: int

    @property
    def pitch(self) -> int:
        """Real pixels from one line to the next."""
        return round(self.size * LEADING)

    def line(self, number: int) -> str:
        """Return the letters of a line, the space at its end included."""
        ends = (*self.starts[1:], len(self.text))
        return self.text[self.starts[number] : ends[number]]

    def number_at(self, place: int) -> int:
        """Return the number of the line in which a cursor before letter `place` stands."""
        return max(n for n, start in enumerate(self.starts) if start <= place)

    def across(self, place: int) -> int:
        """Return how far from the left edge a cursor before letter `place` stands."""
        return self._across(self.number_at(place), place)

    def place_at(self, number: int, across: float) -> int:
        """Return the place between letters of a line that is nearest to `across` pixels."""
        number = min(len(self.starts) - 1, max(0, number))
        start, line = self.starts[number], self.line(number)
        last = len(line) - (number + 1 < len(self.starts) and line.endswith(" "))
        places = [place for place in range(last + 1) if may_break(line, place)]
        return min((start + p for p in places), key=lambda p: abs(self._across(number, p) - across))

    def _across(self, number: int, place: int) -> int:
        from_right = is_right_to_left(self.text)
        line = self.line(number)
        at = cursor_at(line, place - self.starts[number], self.size, False, from_right)
        return at + self.indent(line, from_right)

    def indent(self, line: str, from_right: bool) -> int:
        """Return how far from the left edge `line` begins."""
        return self.width - width_of(line.rstrip(" "), self.size, False) if from_right else 0


@theme.cached(maxsize=64)
def leaf(text: str, size: int, width: int) -> Leaf:
    """Return `text` in lines that fit `width` real pixels, cut at spaces where there are any."""
    starts, begin, space = [0], 0, -1
    wide = 0
    for place, letter in enumerate(text):
        wide += width_of(letter, size, False)
        if letter == " ":
            space = place
            continue
        if wide <= width:
            continue
        # Single letters add up to more than the line: kerning. Only now is it measured whole.
        wide = width_of(text[begin : place + 1], size, False)
        if wide <= width:
            continue
        cut = space + 1 if space >= begin else _cut(text, begin, place)
        starts.append(cut)
        begin, space = cut, -1
        wide = width_of(text[begin : place + 1], size, False)
    return Leaf(text, tuple(starts), size, width)


def _cut(text: str, begin: int, place: int) -> int:
    """Return where a word that is wider than the paper is broken."""
    cut = place
    while cut > begin + 1 and not may_break(text, cut):
        cut -= 1
    return cut if cut > begin else place


@dataclass(frozen=True, slots=True)
class Sheet:
    """A leaf inside `place`, the first line shown being number `first`."""

    leaf: Leaf
    place: pygame.Rect
    first: int

    def letter_at(self, point: tuple[float, float]) -> int:
        """Return the place between letters that is nearest to a point of the window."""
        number = self.first + int((point[1] - self.place.top) // self.leaf.pitch)
        return self.leaf.place_at(number, point[0] - self.place.left)


def sheet_of(
    surface: pygame.Surface, text: str, place: pygame.Rect, size: float, cursor: int
) -> Sheet:
    """Return `text` at `size` design pixels inside `place`, scrolled so that the cursor is seen."""
    letters = theme.text_px(surface, size)
    made = leaf(text, letters, place.width - max(2, letters // 8))
    shown = max(1, place.height // made.pitch)
    at = made.number_at(cursor)
    last = max(0, len(made.starts) - shown)
    return Sheet(made, place, min(last, max(0, at - shown + 1)))


def draw_sheet_of_text(
    surface: pygame.Surface,
    sheet: Sheet,
    cursor: int | None,
    span: tuple[int, int] = (0, 0),
    composing: tuple[int, int] = (0, 0),
) -> None:
    """Write the lines that are seen, what is selected on gold, what is composed underlined.

    `cursor` is the count of letters before it, None where it is not to be seen.
    """
    made = sheet.leaf
    shown = max(1, sheet.place.height // made.pitch)
    from_right = is_right_to_left(made.text)
    for row, number in enumerate(range(sheet.first, min(len(made.starts), sheet.first + shown))):
        top = sheet.place.top + row * made.pitch
        line, start = made.line(number), made.starts[number]
        left = sheet.place.left + made.indent(line, from_right)
        for part, is_marked in ((span, True), (composing, False)):
            _draw_span(
                surface, made, line, (part[0] - start, part[1] - start), left, top, is_marked
            )
        _draw_line(surface, made, line.rstrip(" "), left, top, from_right)
        if cursor is not None and made.number_at(cursor) == number:
            _draw_cursor(surface, sheet.place.left + made.across(cursor), top, made)


def _draw_line(
    surface: pygame.Surface, made: Leaf, line: str, left: int, top: int, from_right: bool
) -> None:
    if not line:
        return
    image = written(line, made.size, theme.INK, False, from_right)
    place = image.get_rect(left=left)
    place.top = top + made.pitch // 2 - above_middle(line, made.size, False)
    note(surface, line, image, place, made.size, theme.INK)
    surface.blit(image, place)


def _draw_span(
    surface: pygame.Surface,
    made: Leaf,
    line: str,
    span: tuple[int, int],
    left: int,
    top: int,
    is_marked: bool,
) -> None:
    first, last = max(0, span[0]), min(len(line), span[1])
    if first >= last:
        return
    for piece in places_of(line, (first, last), made.size, False, is_right_to_left(made.text)):
        box = pygame.Rect(left + piece.left, top, piece.width, made.pitch)
        if is_marked:
            pen.rect(surface, theme.GOLD, box, border_radius=made.size // 6)
        thick = max(2, made.size // 12)
        under = pygame.Rect(box.left, box.bottom - thick, box.width, thick)
        pen.rect(surface, theme.CURTAIN, under)


def _draw_cursor(surface: pygame.Surface, across: int, top: int, made: Leaf) -> None:
    wide = max(2, made.size // 10)
    bar = pygame.Rect(across - wide // 2, top + made.pitch // 10, wide, made.pitch * 8 // 10)
    pen.rect(surface, theme.CURTAIN, bar)
