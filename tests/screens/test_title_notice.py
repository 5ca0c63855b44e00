"""What the title tells the grown-ups is told whole."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from game.backstage import Backstage
from game.drawing import theme
from game.drawing.noting import noting
from game.drawing.text import layout_text
from game.screens.title import TitleScreen


@pytest.mark.parametrize("size", [(1024, 600), (1280, 720), (2560, 1440)])
def test_a_long_notice_is_never_cut_and_pushes_the_buttons_up(
    backstage: Backstage, size: tuple[int, int]
) -> None:
    """The file that was kept stands at the end of the sentence, so the end must be readable."""
    kept = Path("/home/ada/.config/curtain-up/settings.broken-1.json")
    notice = (
        "The settings could not be understood, so the usual ones are used. "
        f"The old file is kept as {kept}."
    )
    backstage.house = replace(backstage.house, notice=notice)
    title = TitleScreen(backstage)
    surface = pygame.Surface(size)
    title.update(3.0, None)
    title.draw(surface)
    paper = title._promise(surface)
    room = (paper.width - theme.px(surface, 48), paper.height)
    told = layout_text(notice, room, theme.text_px(surface, 24))
    assert told.is_complete
    places = list(title.choices.rects.values())
    assert all(not place.colliderect(paper) for place in places)
    assert all(not one.colliderect(two) for one in places for two in places if one is not two)


def test_the_promise_of_the_title_is_true_in_a_school_too(backstage: Backstage, visit) -> None:
    """With a book on a server it says what leaves the computer, and what never does."""
    assert promise(backstage, visit) == "Everything stays on this computer."
    backstage.house = replace(backstage.house, shares_stars=True)
    told = promise(backstage, visit)
    assert "school's score book" in told
    assert "No picture leaves this computer." in told


def promise(backstage: Backstage, visit) -> str:
    """Return what stands at the foot of the title."""
    with noting() as notices:
        visit(TitleScreen(backstage)).look()
    return notices[-1].words
