"""What the stage will show soon is drawn before it is needed, where it is drawn for a window."""

from __future__ import annotations

import os
import threading
import time
from dataclasses import replace

import pygame

from game import art
from game.acting.stars import MOST_PER_TAKE
from game.acting.take import Phase
from game.drawing import paper, stars
from game.drawing.backcloth import Backcloth
from game.screens.props import EVERY
from game.screens.stage import StageScreen
from game.screens.stage_places import areas, praise_places

# Bits that are set out in one scene at most, and pictures of the stage until all of them are.
BITS = 44
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
    set_out(visitor, surface, pictures)
    visitor.press(pygame.K_g)
    visitor.wait_until(lambda: visitor.screen.performance.index == 1)
    visitor.wait_until(lambda: visitor.screen.performance.take.phase is Phase.TELLING)
    before = drawn()
    visitor.screen.draw(surface)
    return drawn() - before


def set_out(visitor, surface, pictures) -> None:
    """Draw so many pictures of the first scene on `surface` and wait for what each began."""
    visitor.wait_until(lambda: visitor.screen.tableau().openness == 1.0)
    visitor.wait_until(lambda: visitor.screen.performance.take.phase is Phase.TELLING)
    visitor.wait_until(lambda: visitor.screen.tableau().line != "")
    end = time.monotonic() + 20
    for _ in range(pictures):
        visitor.screen.draw(surface)
        while not background_is_done() and time.monotonic() < end:
            time.sleep(0.002)


def test_a_scene_begins_without_a_drawing_that_holds_it_up(backstage, visit) -> None:
    """Its paper and picture lie ready; on a surface that is no window's, they are drawn then."""
    play = backstage.house.playbill[0]
    plain = pygame.Surface((1010, 646), 0, 32)
    assert first_drawings(visit(StageScreen(backstage, play)), plain, 1) > 0
    cloth = Backcloth((1014, 650))
    assert first_drawings(visit(StageScreen(backstage, play)), cloth, ENOUGH) == 0


def flown(visitor, surface) -> int:
    """Return how many turns and lights of stars have to be made while those of a take fly in."""
    line = visitor.screen.tableau().line
    _, row, _ = praise_places(surface, areas(surface, line), "Bravo!")
    made = (stars._turned, paper.glow)
    before = sum(each.cache_info().misses for each in made)
    for sixtieth in range(120):
        stars.draw_stars(surface, row, 3, MOST_PER_TAKE, sixtieth / 60)
    return sum(each.cache_info().misses for each in made) - before


def test_stars_fly_without_a_turn_or_light_that_holds_them_up(backstage, visit) -> None:
    """Every turn of a flight, and every strength of its light, lies ready when a face has come."""
    play = backstage.house.playbill[0]
    visitor, plain = visit(StageScreen(backstage, play)), pygame.Surface((1018, 654), 0, 32)
    set_out(visitor, plain, 1)
    assert flown(visitor, plain) > 40
    visitor, cloth = visit(StageScreen(backstage, play)), Backcloth((1022, 670))
    set_out(visitor, cloth, ENOUGH)
    assert flown(visitor, cloth) == 0


def test_another_picture_under_the_same_name_is_seen_in_the_next_run(
    backstage, visit, tmp_path
) -> None:
    """A window remembers what it painted; an author who draws a scene anew sees the new one."""
    play = backstage.house.playbill[0]
    scenes = tuple(replace(scene, picture="scene.png") for scene in play.scenes)
    play, cloth = replace(play, pictures=str(tmp_path), scenes=scenes), Backcloth((1280, 720))
    seen = []
    for number, colour in enumerate(("red", "blue")):
        sheet = pygame.Surface((40, 30))
        sheet.fill(colour)
        pygame.image.save(sheet, tmp_path / "scene.png")
        os.utime(tmp_path / "scene.png", (1000 + number, 1000 + number))
        visitor = visit(StageScreen(backstage, play))
        set_out(visitor, cloth.begin(), 1)
        visitor.screen.draw(cloth.begin())
        spot = areas(cloth, visitor.screen.tableau().line).scene.center
        seen.append(tuple(cloth.get_at(spot))[:3])
        visitor.wait(0.5)
        visitor.screen.draw(cloth.begin())
    assert seen == [(255, 0, 0), (0, 0, 255)]
