"""Write text inside a rect: wrapped, large enough to read, with the spoken word marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pygame

from game import art
from game.drawing import pen, theme
from game.drawing.lettering import above_middle, places_of, width_of, written
from game.drawing.noting import note
from game.drawing.scripts import is_right_to_left, may_break

# Line pitch as a share of the letter size; Andika's own 1.6 spreads a caption over the stage.
LEADING: Final = 1.28

# How far letters are raised, as a share of their size: Andika leaves room for marks above the
# capitals, so that letters in the middle of its line look low; OpenDyslexic hardly does.
RAISE: Final = {"andika": 0.08, "open_dyslexic": 0.025}

# Steps in which a text shrinks when it doesn't fit, in real pixels.
SHRINK_STEP: Final = 2


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a wrapped text and the index of its first character in the whole text."""

    words: str
    start: int


@dataclass(frozen=True, slots=True)
class Layout:
    """A text cut into lines that fit a width and height, and its letter size in real pixels.

    It is not `is_complete` when a word had to be broken or the end left out.
    """

    lines: tuple[Line, ...]
    size: int
    is_complete: bool = True

    @property
    def height(self) -> int:
        """Real pixels from the top of the first line to the foot of the last."""
        return _pitch(self.size) * len(self.lines)

    def width(self, bold: bool = False) -> int:
        """Return the real pixels of the longest line."""
        return max(width_of(line.words, self.size, bold) for line in self.lines)


def draw_text(
    surface: pygame.Surface,
    text: str,
    rect: pygame.Rect,
    size: float,
    colour: theme.Colour | None = None,
    align: str = "center",
    bold: bool = False,
    highlight: tuple[int, int] | None = None,
) -> pygame.Rect:
    """Write `text` inside `rect`, centred in its height, and return the rect that it covers.

    `size` is in design pixels; it shrinks to what fits, never below theme.TEXT_MIN real pixels,
    where the rest of a text that is still too long becomes "…". `align` is "left", "center" or
    "right", the other way round for a text that is read from the right. `highlight` is the span of
    characters being spoken: ink on a gold label (cream where the ground is gold), underlined.
    """
    colour = theme.INK if colour is None else colour
    layout = layout_text(text, rect.size, theme.text_px(surface, size), bold)
    pitch, from_right = _pitch(layout.size), is_right_to_left(text)
    top = rect.top + (rect.height - pitch * len(layout.lines)) // 2
    covered = pygame.Rect(rect.centerx, top, 0, 0)
    for number, line in enumerate(layout.lines):
        image = written(line.words, layout.size, colour, bold, from_right)
        place = image.get_rect()
        place.left = _left(rect, place.width, align, from_right)
        middle = top + number * pitch + pitch // 2 - _raise(text, layout.size)
        place.top = middle - above_middle(line.words, layout.size, bold)
        note(surface, line.words, image, place, layout.size, colour)
        # The font's own line is taller than the pitch; only its empty edges reach past the rect.
        surface.blit(image, place)
        if highlight:
            span = (highlight[0] - line.start, highlight[1] - line.start)
            _draw_spoken(surface, line.words, place, span, layout.size, bold, from_right)
        covered.union_ip(pygame.Rect(place.left, top + number * pitch, place.width, pitch))
    return covered


def text_width(surface: pygame.Surface, text: str, size: float, bold: bool = False) -> int:
    """Return how many real pixels `text` takes on one line at `size` design pixels."""
    return width_of(text, theme.text_px(surface, size), bold)


@theme.cached(maxsize=512)
def layout_text(text: str, room: tuple[int, int], size: int, bold: bool = False) -> Layout:
    """Wrap `text` into `room` real pixels, shrinking from `size` to theme.TEXT_MIN to fit."""
    while True:
        lines = _wrapped(text, size, bold, room[0])
        fits = _pitch(size) * len(lines) <= room[1] and _is_whole(text, lines)
        if fits or size <= theme.TEXT_MIN:
            break
        size = max(theme.TEXT_MIN, size - SHRINK_STEP)
    if fits and len(lines) > 1:
        lines = _balanced(text, size, bold, room[0], len(lines))
    most = max(1, room[1] // _pitch(size))
    if len(lines) > most:
        lines = [*lines[: most - 1], _shortened(lines[most - 1], size, bold, room[0])]
    return Layout(tuple(lines), size, fits)


def _balanced(text: str, size: int, bold: bool, width: int, count: int) -> list[Line]:
    """Wrap into the same `count` of lines of nearly equal length: no word is left alone below."""
    narrow, wide = width // 2, width
    while wide - narrow > max(2, width // 64):
        middle = (narrow + wide) // 2
        lines = _wrapped(text, size, bold, middle)
        if len(lines) == count and _is_whole(text, lines):
            wide = middle
        else:
            narrow = middle
    return _wrapped(text, size, bold, wide)


def _wrapped(text: str, size: int, bold: bool, width: int) -> list[Line]:
    lines: list[Line] = []
    start = 0
    for paragraph in text.split("\n"):
        lines += _wrapped_paragraph(paragraph, start, size, bold, width)
        start += len(paragraph) + 1
    return lines


def _wrapped_paragraph(text: str, start: int, size: int, bold: bool, width: int) -> list[Line]:
    lines: list[Line] = []
    begin = end = 0
    while end < len(text):
        following = text.find(" ", end + 1)
        following = len(text) if following < 0 else following
        if width_of(text[begin:following], size, bold) <= width:
            end = following
        elif end > begin:
            lines.append(Line(text[begin:end], start + begin))
            begin = end = end + 1
        else:  # one word wider than the room is broken
            end = begin + _letters_that_fit(text[begin:following], size, bold, width)
            lines.append(Line(text[begin:end], start + begin))
            begin = end
    if begin < end or not lines:
        lines.append(Line(text[begin:end], start + begin))
    return lines


def _letters_that_fit(word: str, size: int, bold: bool, width: int) -> int:
    count = len(word)
    while count > 1 and (width_of(word[:count], size, bold) > width or not may_break(word, count)):
        count -= 1
    return count


def _is_whole(text: str, lines: list[Line]) -> bool:
    """Tell whether no word was broken: every line begins the text or follows a space."""
    return all(line.start == 0 or text[line.start - 1] in " \n" for line in lines)


def _shortened(line: Line, size: int, bold: bool, width: int) -> Line:
    words = line.words
    while words and width_of(words + "…", size, bold) > width:
        words = words[:-1]
    return Line(words.rstrip() + "…", line.start)


def _draw_spoken(
    surface: pygame.Surface,
    words: str,
    place: pygame.Rect,
    span: tuple[int, int],
    size: int,
    bold: bool,
    from_right: bool,
) -> None:
    """Lay a label under the letters `span` of a line written at `place`, and write them anew."""
    pieces = places_of(words, span, size, bold, from_right)
    if not pieces:
        return
    across = pieces[0].unionall(pieces[1:]).move(place.left, 0)
    box = pygame.Rect(across.left, 0, across.width, round(size * 1.16)).inflate(size // 4, 0)
    # On the middle of a Latin line, whatever the script: labels of one size stand in one row.
    box.centery = place.top + above_middle(words, size, bold) + _raise(words, size)
    ground = _label_colour(surface, box)
    pen.rect(surface, ground, box, border_radius=size // 4)
    under = pygame.Rect(across.left, 0, box.width - size // 4, max(3, size // 10))
    under.top = box.bottom - max(3, size // 10)
    letters = written(words, size, theme.INK, bold, from_right)
    for piece in pieces:
        cut = pygame.Rect(piece.left, 0, piece.width, letters.get_height())
        note(surface, words, letters.subsurface(cut), cut.move(place.topleft), size, theme.INK)
        surface.blit(letters, cut.move(place.topleft), cut)
    pen.rect(surface, theme.CURTAIN, under)


def _label_colour(surface: pygame.Surface, box: pygame.Rect) -> theme.Colour:
    """Return gold, or cream where the word stands on gold."""
    seen = box.clip(surface.get_rect())
    if seen.width < 1 or seen.height < 1:
        return theme.GOLD
    red, green, blue, _ = surface.get_at(seen.topleft)
    return theme.CREAM if theme.contrast((red, green, blue), theme.GOLD) < 1.3 else theme.GOLD


def _raise(words: str, size: int) -> int:
    return round(size * RAISE[art.letters_for(words)])


def _pitch(size: int) -> int:
    return round(size * LEADING)


def _left(rect: pygame.Rect, width: int, align: str, from_right: bool) -> int:
    if align == "center":
        return rect.centerx - width // 2
    if (align == "left") is not from_right:
        return rect.left
    return rect.right - width
