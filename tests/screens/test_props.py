"""What the stage will show soon is drawn before it is needed, where it is drawn for a window."""

from __future__ import annotations

import threading
import time

import pygame

from game import art
from game.acting.take import Phase
from game.drawing.backcloth import Backcloth
from game.screens.props import EVERY
from game.screens.stage import StageScreen

# Bits that are set out in one scene at most, and pictures of the stage until all of them are.
BITS = 32
ENOUGH = BITS * EVERY


def drawn() -> int:
    """Return how many drawings were made so far, of papers, pictures and masks."""
    kept = (art.drawn, art._pack_picture, art._shipped_picture)
    return sum(each.cache_info().misses for each in kept)


def background_is_done() -> bool:
    """Tell whether nothing is being drawn behind the stage."""
    return not any(thread.name == "late" for thread in threading.enumerate())


def first_drawings(visitor, surface, pictures) -> int:
    """Return how many drawings the first picture of the second scene needs.

    So many pictures of the first scene are drawn on `surface`; then somebody presses "Go on".
    """
    visitor.wait_until(lambda: visitor.screen.tableau().openness == 1.0)
    visitor.wait_until(lambda: visitor.screen.performance.take.phase is Phase.TELLING)
    visitor.wait_until(lambda: visitor.screen.tableau().line != "")
    for _ in range(pictures):
        visitor.screen.draw(surface)
    end = time.monotonic() + 20
    while not background_is_done() and time.monotonic() < end:
        time.sleep(0.002)
    visitor.press(pygame.K_g)
    visitor.wait_until(lambda: visitor.screen.performance.index == 1)
    visitor.wait_until(lambda: visitor.screen.performance.take.phase is Phase.TELLING)
    before = drawn()
    visitor.screen.draw(surface)
    return drawn() - before


def test_a_scene_begins_without_a_drawing_that_holds_it_up(backstage, visit) -> None:
    """Its paper and picture lie ready; on a surface that is no window's, they are drawn then."""
    play = backstage.house.playbill[0]
    plain = pygame.Surface((1010, 646), 0, 32)
    assert first_drawings(visit(StageScreen(backstage, play)), plain, 1) > 0
    cloth = Backcloth((1014, 650))
    assert first_drawings(visit(StageScreen(backstage, play)), cloth, ENOUGH) == 0
