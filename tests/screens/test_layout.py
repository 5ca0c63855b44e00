"""Every screen at every size in both languages: large enough to hit, apart, and all in view."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pygame
import pytest

from game import words
from game.acting.expressions import Expression
from game.acting.take import Phase
from game.drawing import text as text_drawing
from game.drawing import theme
from game.drawing.noting import noting
from game.drawing.text import layout_text
from game.fakes import Shown
from game.perception.frames import CameraReason, CameraTrouble
from game.screens.cover import cover_place
from game.screens.desk_pages import Page
from game.screens.furniture import below_heading, corner, heading_place
from game.screens.stage import StageScreen
from game.screens.stage_picture import draw_line
from game.screens.stage_places import (
    areas,
    line_inside,
    praise_places,
    stage_places,
    title_place,
)
from game.screens.title import TitleScreen
from game.screens.warm_up import Step
from game.settings import Letters, Settings
from tests.screens.reach import out_of_reach
from tests.tiers import quick

SIZES = ((1024, 600), (1280, 720), (2560, 1440), (1024, 768))
LONGEST_LINE = "Ett meddelande som är så långt som en replik får vara " * 3


def all_screens(visitor):
    """Go through the whole house and yield each screen, drawn."""
    yield visitor.look()
    yield from adults_screens(visitor)
    visitor.click("play")
    yield visitor.look()
    visitor.click("new")
    yield visitor.look()
    visitor.click("back")
    visitor.click("player 1")
    yield visitor.look()
    visitor.click("test/play-1")
    yield visitor.look()
    visitor.click("camera")
    yield visitor.look()
    visitor.show(Shown(Expression.NEUTRAL, 0.9))
    visitor.wait_until(lambda: visitor.screen.step is Step.FRIENDLY)
    yield visitor.look()
    visitor.wait_until(lambda: isinstance(visitor.screen, StageScreen))
    yield visitor.look()
    visitor.press(pygame.K_p)
    yield visitor.look()
    visitor.click("statue")
    yield visitor.look()
    visitor.shows = lambda: CameraTrouble(CameraReason.MISSING, "0")
    visitor.wait(2.0)
    yield visitor.look()
    visitor.click("cameras")
    yield visitor.look()
    visitor.click("camera 2")
    yield visitor.look()
    visitor.click("back")
    visitor.wait(2.0)
    visitor.click("friend")
    yield visitor.look()
    visitor.wait_until(lambda: visitor.screen.performance.take.phase is Phase.ACTING)
    yield visitor.look()
    visitor.press(pygame.K_p)
    yield visitor.look()
    visitor.click("continue")
    visitor.click("saw_it")
    yield visitor.look()
    visitor.wait_until(lambda: visitor.screen.performance.index == 1)
    visitor.click("go_on")
    visitor.wait(6.0)
    yield visitor.look()


def adults_screens(visitor):
    """Go through the gate, every page of the office and the last question, and back."""
    visitor.click("grown_ups")
    yield visitor.look()
    for digit in str(visitor.screen.sum.answer):
        visitor.click(digit)
    visitor.click("enter")
    for page in Page:
        visitor.click(f"page {page}")
        yield visitor.look()
    visitor.click("erase")
    yield visitor.look()
    visitor.click("keep")
    visitor.click("delete_one")
    yield visitor.look()
    visitor.click("player 1")
    yield visitor.look()
    visitor.click("keep")
    visitor.click("back")
    visitor.click("back")


@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize("size", quick(SIZES[:1], SIZES))
def test_everything_can_be_hit_and_nothing_overlaps(backstage, visit, ledger, size, language):
    """Each choice measures 76 px at least, lies in the window, and touches no other."""
    assert words.use_language(language) == language
    backstage.house = replace(backstage.house, settings=Settings(language=language))
    for number in range(9):
        ledger.add_player(f"Mångordiga {number}", "owl")
    ledger.known.reverse()
    seen = set()
    for screen in all_screens(visit(TitleScreen(backstage), size)):
        seen.add(type(screen).__name__)
        assert not out_of_reach(screen.choices.rects, size), screen
    assert len(seen) == 15


@pytest.mark.parametrize("size", [*SIZES, (800, 600)])
def test_the_title_passes_no_button_on_its_way_out(size) -> None:
    """It leaves with the curtain, beside badge and buttons, and is gone when that is open."""
    surface = pygame.Surface(size)
    beside = [*stage_places(surface).values(), cover_place(surface)]
    for step in range(51):
        title = title_place(surface, step / 50)
        assert title.collidelist(beside) == -1
    assert title_place(surface, 0.0).center == surface.get_rect().center
    assert not title.colliderect(surface.get_rect())


@pytest.mark.parametrize("size", SIZES)
def test_the_longest_line_is_shown_whole(size) -> None:
    """However small the window, the paper of the line grows with it."""
    surface = pygame.Surface(size)
    told = LONGEST_LINE[:140]
    place = areas(surface, told)
    inside = line_inside(surface, place.line)
    layout = layout_text(told, inside.size, theme.text_px(surface, 32))
    assert not layout.lines[-1].words.endswith("…")
    assert layout.size >= theme.TEXT_MIN


@pytest.mark.parametrize("letters", list(Letters))
@pytest.mark.parametrize("text_scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("size", SIZES)
def test_lines_have_air_above_and_below(backstage, size, text_scale, letters) -> None:
    """However many they are, letters keep clear of the stitches along the paper's edge."""
    surface = pygame.Surface(size)
    backstage.office.change(Settings(text_scale=text_scale, letters=letters))
    air = theme.px(surface, 14)
    for told in ("Kort.", LONGEST_LINE[:80], LONGEST_LINE[:140]):
        paper = areas(surface, told).line
        with noting() as notices:
            draw_line(surface, told, (0, 3), paper)
        inked = [notice.letters.get_bounding_rect().move(notice.place[:2]) for notice in notices]
        assert min(ink.top for ink in inked) - paper.top >= air
        assert paper.bottom - max(ink.bottom for ink in inked) >= air


@pytest.mark.parametrize("text_scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("size", SIZES)
def test_the_stage_has_room_for_everything(backstage, size, text_scale) -> None:
    """Picture, actor, mirror, task and meter stand apart, and none is squeezed away."""
    surface = pygame.Surface(size)
    backstage.office.change(Settings(text_scale=text_scale))
    for told in ("Kort.", LONGEST_LINE[:140]):
        place = areas(surface, told)
        things = [place.line, place.scene, place.actor, place.mirror, place.task, place.meter]
        things += stage_places(surface).values()
        for number, thing in enumerate(things):
            assert thing.collidelist(things[:number]) == -1
        assert place.mirror.height > surface.get_height() // 4


@pytest.mark.parametrize("text_scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("size", SIZES)
def test_praise_leaves_the_picture_in_view(backstage, size, text_scale) -> None:
    """It tells what the acting did to the picture: most of that, and the buttons, stay free.

    Nothing is seen of what was asked and held: it is not drawn below the paper.
    """
    surface = pygame.Surface(size)
    backstage.office.change(Settings(text_scale=text_scale))
    for praise in ("Bravo!", LONGEST_LINE[:140]):
        place = areas(surface, "Det knackar på dörren.")
        paper, stars, words = praise_places(surface, place, praise)
        assert layout_text(praise, words.size, theme.text_px(surface, 36), True).is_complete
        assert place.scene.bottom - paper.top < place.scene.height * 0.45
        assert paper.contains(stars)
        assert paper.contains(words)
        assert paper.contains(place.task.union(place.meter))
        assert not stars.colliderect(words)
        buttons = stage_places(surface)
        assert paper.collidelist(list(buttons.values())) == -1


@pytest.mark.parametrize("size", SIZES)
def test_heading_and_badge_do_not_meet(size) -> None:
    """The heading gives way to the camera's badge."""
    surface = pygame.Surface(size)
    for has_badge in (False, True):
        heading = heading_place(surface, has_badge)
        assert heading.width > surface.get_width() // 3
        assert not heading.colliderect(corner(surface))
        assert not heading.colliderect(below_heading(surface))


@pytest.mark.parametrize("letters", list(Letters))
@pytest.mark.parametrize("text_scale", quick([2.0], [1.0, 1.5, 2.0]))
@pytest.mark.parametrize("size", quick(SIZES[:1], SIZES))
def test_large_letters_leave_every_word_whole(
    backstage, visit, ledger, monkeypatch, size, text_scale, letters
) -> None:
    """However large texts are set, none is cut, no word is broken, and no two targets meet."""
    for name in ("Alva", "Björn Trollkarl", "Sam"):
        ledger.add_player(name, "owl")
    broken = []

    def laid_out(text, room, *rest):
        layout = layout_text(text, room, *rest)
        if not layout.is_complete:
            broken.append((text, room, layout.size))
        return layout

    monkeypatch.setattr(text_drawing, "layout_text", laid_out)
    for language in ("sv", "en"):
        settings = Settings(language=language, text_scale=text_scale, letters=letters)
        backstage.office.change(settings)
        for screen in all_screens(visit(TitleScreen(backstage), size)):
            rects = list(screen.choices.rects.values())
            assert all(not a.colliderect(b) for a, b in combinations(rects, 2)), screen
            assert broken == [], screen
