"""Letters of one line in any script, as they are seen; it wraps nothing and knows no place.

Every width and height is in real pixels, `size` the letters' height.
"""

from __future__ import annotations

import pygame

from game import art
from game.drawing import theme
from game.drawing.scripts import Run, Script, is_right_to_left, legible, runs


@theme.cached(maxsize=512)
def written(
    words: str, size: int, colour: theme.Colour, bold: bool, from_right: bool
) -> pygame.Surface:
    """Return a line as it is seen: each script in its font, all on one base line.

    `from_right` says how the whole text is read. The surface is shared: never draw on it.
    """
    words = legible(words)
    pieces = runs(words, from_right)
    if not words or pieces == (Run(words, 0, Script.LATIN, False),):
        return _inked(_latin(words, size, bold), words, colour)
    above, below = _reach(words, size, bold)
    whole = pygame.Surface((width_of(words, size, bold), above + below), pygame.SRCALPHA, 32)
    left = 0
    for run in pieces:
        font = _font_of(run, size, bold)
        piece = _inked(font, run.text, colour)
        whole.blit(piece, (left, above - font.get_ascent()))
        left += font.size(run.text)[0]
    return whole


def _inked(font: pygame.font.Font, words: str, colour: theme.Colour) -> pygame.Surface:
    """Return `words` in one font; signs that only tell directions or joints take no room alone."""
    if words and not font.size(words)[0]:
        return pygame.Surface((0, font.get_height()), pygame.SRCALPHA, 32)
    return art.fast(font.render(words, True, colour))


def places_of(
    words: str, span: tuple[int, int], size: int, bold: bool, from_right: bool
) -> list[pygame.Rect]:
    """Return where in a line, from its left, the letters `span` stand: a rect for each run."""
    last = len(words[: max(0, span[1])].rstrip())
    found, left = [], 0
    for run in runs(words, from_right):
        font = _font_of(run, size, bold)
        whole = font.size(run.text)[0]
        first = max(0, span[0] - run.start)
        end = min(len(run.text), last - run.start)
        if first < end:
            before, until = (font.size(run.text[:each])[0] for each in (first, end))
            start = whole - until if run.is_right_to_left else before
            found.append(pygame.Rect(left + start, 0, until - before, 1))
        left += whole
    return found


def _latin(words: str, size: int, bold: bool) -> pygame.font.Font:
    """Return the font in the letters chosen, if it has all signs of `words`."""
    return art.font(size, bold, art.letters_for(words))


def _font_of(run: Run, size: int, bold: bool) -> pygame.font.Font:
    if run.script is Script.LATIN and not run.is_right_to_left:
        return _latin(run.text, size, bold)
    return art.script_font(size, bold, run.script, run.is_right_to_left)


@theme.cached(maxsize=4096)
def width_of(words: str, size: int, bold: bool) -> int:
    """Return how many real pixels a line is wide; the direction of the whole does not matter."""
    pieces = runs(words, is_right_to_left(words))
    return sum(_font_of(run, size, bold).size(run.text)[0] for run in pieces)


def _reach(words: str, size: int, bold: bool) -> tuple[int, int]:
    """Return how far a line's fonts reach above and below its base line, in real pixels."""
    fonts = [_font_of(run, size, bold) for run in runs(words, False)]
    fonts.append(_latin(words, size, bold))
    above = max(font.get_ascent() for font in fonts)
    return above, max(font.get_height() - font.get_ascent() for font in fonts)


@theme.cached(maxsize=512)
def above_middle(words: str, size: int, bold: bool) -> int:
    """Return how far below a line's top the middle of Latin letters' lines is."""
    font = _latin(words, size, bold)
    return _reach(words, size, bold)[0] - font.get_ascent() + font.get_height() // 2


def cursor_at(words: str, place: int, size: int, bold: bool, from_right: bool) -> int:
    """Return how far from the left of a line a cursor before letter `place` stands."""
    left, ends = 0, []
    for run in runs(words, from_right):
        font = _font_of(run, size, bold)
        whole, end = font.size(run.text)[0], run.start + len(run.text)
        if run.start <= place <= end:
            before = font.size(run.text[: place - run.start])[0]
            ends.append((place == end, left + (whole - before if run.is_right_to_left else before)))
        left += whole
    # Between two pieces it stands before the second, which is where the next letter comes.
    return min(ends)[1] if ends else 0
