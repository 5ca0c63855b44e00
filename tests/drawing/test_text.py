"""Text that every child can read, at every size of window."""

from __future__ import annotations

import pygame
import pytest

from game.drawing import theme
from game.drawing.text import draw_text, layout_text

LONG = (
    "Du smyger uppför den knarrande trappan med ficklampan i handen, och längst upp i mörkret hör "
    "du plötsligt hur någon viskar ditt namn alldeles intill örat – vem kan det vara?"
)
WORD = "Födelsedagspresentinslagningspappersrulle"


@pytest.mark.parametrize(("ink", "paper"), theme.TEXT_PAIRS)
def test_text_stands_out_from_its_paper(ink: str, paper: str) -> None:
    """Each pair of text and ground has a contrast of at least 4.5 to 1."""
    assert theme.contrast(getattr(theme, ink), getattr(theme, paper)) >= 4.5


def test_contrast_is_reckoned_as_the_standard_says() -> None:
    """Black on white is 21 to 1, a colour on itself 1 to 1."""
    assert theme.contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert theme.contrast(theme.TEAL, theme.TEAL) == pytest.approx(1)


@pytest.mark.parametrize("size", [(1024, 600), (1280, 720), (3840, 2160), (320, 240)])
@pytest.mark.parametrize("text", [LONG, WORD, "Hej!", "", "Två\nrader"])
@pytest.mark.parametrize("room", [(0.5, 0.3), (0.2, 0.15), (0.9, 0.06)])
def test_text_stays_in_its_place_and_readable(
    size: tuple[int, int], text: str, room: tuple[float, float]
) -> None:
    """No text gets smaller than 24 real pixels nor leaves its rect, however long it is."""
    surface = pygame.Surface(size, pygame.SRCALPHA, 32)
    rect = pygame.Rect(0, 0, round(size[0] * room[0]), max(32, round(size[1] * room[1])))
    rect.center = (size[0] // 2, size[1] // 2)
    draw_text(surface, text, rect, 40)
    layout = layout_text(text, rect.size, theme.text_px(surface, 40))
    assert layout.size >= theme.TEXT_MIN
    inked = surface.get_bounding_rect()
    if text:
        assert inked.width > 0
        assert rect.contains(inked)


def test_a_text_that_fits_is_not_made_smaller() -> None:
    """A short line keeps the size it was given."""
    assert layout_text("Hej!", (600, 100), 48).size == 48


def test_a_long_text_shrinks_before_it_is_cut() -> None:
    """The whole text is written as long as 24 pixels let it fit."""
    layout = layout_text(LONG, (700, 160), 48)
    assert layout.is_complete
    assert theme.TEXT_MIN <= layout.size < 48
    assert " ".join(line.words for line in layout.lines) == LONG


def test_the_last_line_is_not_one_word_alone() -> None:
    """Lines are of nearly equal length, as in a picture book."""
    layout = layout_text("Du öppnar paketet och där är cykeln du har önskat dig!", (560, 200), 36)
    lengths = [len(line.words) for line in layout.lines]
    assert len(lengths) > 1
    assert min(lengths) > 0.6 * max(lengths)


def test_lines_know_where_they_begin_in_the_text() -> None:
    """Every line's start is the place of its first letter, line breaks and spaces counted."""
    text = "Ett två tre\nfyra fem sex sju åtta nio tio"
    for line in layout_text(text, (180, 400), 30).lines:
        assert text[line.start : line.start + len(line.words)] == line.words


@pytest.mark.parametrize("align", ["left", "center", "right"])
def test_the_spoken_word_is_marked_by_shape_too(align: str) -> None:
    """The word that is spoken lies on a gold label with a red line, wherever it stands."""
    rect = pygame.Rect(20, 20, 360, 160)
    text = "Katten smyger tyst över golvet"
    for start, end in ((0, 6), (7, 13), (24, 30)):
        surface = pygame.Surface((400, 200), 0, 32)
        surface.fill(theme.CREAM)
        draw_text(surface, text, rect, 30, align=align, highlight=(start, end))
        colours = pygame.PixelArray(surface)
        gold, red = (surface.map_rgb(colour) for colour in (theme.GOLD, theme.CURTAIN))
        golden = sum(1 for column in colours for pixel in column if pixel == gold)
        lined = sum(1 for column in colours for pixel in column if pixel == red)
        colours.close()
        assert golden > 500
        assert lined > 60


def test_a_mark_outside_the_text_marks_nothing() -> None:
    """A span that lies beyond the text leaves the picture as it was."""
    plain, marked = (pygame.Surface((300, 80), 0, 32) for _ in range(2))
    rect = pygame.Rect(0, 0, 300, 80)
    draw_text(plain, "Hej hej", rect, 30, theme.CREAM)
    draw_text(marked, "Hej hej", rect, 30, theme.CREAM, highlight=(50, 60))
    assert pygame.image.tobytes(plain, "RGB") == pygame.image.tobytes(marked, "RGB")
