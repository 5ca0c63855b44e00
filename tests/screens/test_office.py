"""The office: what an adult sets holds at once, is saved, and can be set by any hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pygame
import pytest

from game.drawing import theme
from game.screens.desk import Fader
from game.screens.desk_pages import DAYS, LIMITS, TEXT_SCALES, Page
from game.screens.erase import EraseScreen
from game.screens.office import OfficeScreen
from game.screens.title import TitleScreen
from game.settings import Difficulty, Letters, Look, Settings


@pytest.fixture
def visitor(backstage, visit):
    """An adult in the office."""
    return visit(OfficeScreen(backstage, lambda: TitleScreen(backstage)))


@pytest.fixture
def set_now(backstage):
    """Return what is set now."""
    return lambda: backstage.house.settings


def test_each_press_of_plus_and_minus_is_one_step(visitor, set_now) -> None:
    """From 90 up to 100, where it stays, and down again; the voice tells each."""
    visitor.click("voice_volume more")
    assert set_now().voice_volume == 1.0
    assert visitor.says == "Voice: 100"
    visitor.click("voice_volume more")
    assert set_now().voice_volume == 1.0
    visitor.touch("voice_volume less")
    visitor.press_to("voice_volume less")
    assert set_now().voice_volume == pytest.approx(0.8)


def test_a_click_on_the_scale_sets_that_step(visitor, set_now) -> None:
    """No drag: one click or touch from nothing to full."""
    visitor.look()
    fader, scale = next(each for each in visitor.screen._scales if each[0].name == "music_volume")
    assert isinstance(fader, Fader)
    assert min(scale.size) > 40
    left = (scale.left + 3, scale.centery)
    visitor.send(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=left, button=1, touch=False))
    assert set_now().music_volume == 0.0
    x, y = (scale.right - 3) / 1280, scale.centery / 720
    visitor.send(pygame.event.Event(pygame.FINGERDOWN, x=x, y=y, touch_id=1, finger_id=1))
    assert set_now().music_volume == 1.0


def test_sounds_are_heard_at_the_volume_that_was_just_set(visitor, backstage) -> None:
    """An effect for effects, the theme for music."""
    visitor.click("effects_volume less")
    assert backstage.sounds.played[-2:] == ["star", "click"]
    visitor.click("music_volume less")
    assert backstage.sounds.has_theme


def test_every_change_goes_through_the_office_and_is_saved(visitor, backstage) -> None:
    """One change, one saving, nothing else touched."""
    before = backstage.house.settings
    visitor.click("page playing")
    visitor.click("difficulty brave")
    assert backstage.office.changed == [replace(before, difficulty=Difficulty.BRAVE)]
    assert backstage.house.dwell == 1.5


@pytest.mark.parametrize(
    ("page", "presses", "field", "value"),
    [
        ("sound", ["voice_speed less", "voice_speed less"], "voice_speed", 0.8),
        ("sound", ["reads_buttons False"], "reads_buttons", False),
        ("looks", ["look contrast"], "look", Look.CONTRAST),
        ("looks", ["text_scale more", "text_scale more"], "text_scale", TEXT_SCALES[2]),
        ("looks", ["letters open_dyslexic"], "letters", Letters.OPEN_DYSLEXIC),
        ("looks", ["reduced_motion True"], "reduced_motion", True),
        ("looks", ["full_screen True"], "full_screen", True),
        ("language", ["language sv"], "language", "sv"),
        ("playing", ["limit_minutes 30"], "limit_minutes", LIMITS[2]),
        ("playing", ["limit_minutes 15", "limit_minutes None"], "limit_minutes", None),
        ("playing", ["allows_keepsakes True"], "allows_keepsakes", True),
        ("privacy", ["keep_scores False"], "keep_scores", False),
        ("privacy", ["keep_days more"], "keep_days", DAYS[3]),
    ],
)
def test_everything_can_be_set(visitor, set_now, page, presses, field, value) -> None:
    """By click, and the page says so by a sentence that was spoken."""
    visitor.click(f"page {page}")
    for name in presses:
        visitor.click(name)
    assert getattr(set_now(), field) == value


@pytest.mark.parametrize("page", list(Page))
def test_every_page_can_be_used_by_keys_alone(visitor, page) -> None:
    """Tab reaches whatever can be chosen, and Enter opens the page."""
    visitor.press_to(f"page {page}")
    assert visitor.screen.page is page
    visitor.look()
    for name in list(visitor.screen.choices.rects):
        for _ in range(40):
            if visitor.screen.choices.focus == name:
                break
            visitor.press(pygame.K_TAB)
        assert visitor.screen.choices.focus == name


def test_what_cannot_be_saved_is_told(visitor, backstage, monkeypatch) -> None:
    """The change holds for the evening; the heading and the voice say why it won't last."""
    sentence = "The settings could not be saved."
    kept = backstage.office.change
    monkeypatch.setattr(backstage.office, "change", lambda to: kept(to) or sentence)
    visitor.click("voice_volume less")
    assert visitor.says == sentence
    assert visitor.screen._words() == sentence


def test_a_number_between_two_steps_goes_on_from_the_nearest(visitor, backstage, set_now) -> None:
    """A file written by hand may hold 0.42."""
    backstage.house = replace(backstage.house, settings=Settings(language="en", voice_volume=0.42))
    visitor.click("voice_volume more")
    assert set_now().voice_volume == 0.5


def test_the_theme_changes_the_screen_at_once_and_back(visitor) -> None:
    """The same page, in other colours; back on paper every pixel is as it was."""
    visitor.click("page looks")
    pictures = []
    for name in ("look paper", "look contrast", "look paper"):
        visitor.click(name)
        visitor.send(pygame.event.Event(pygame.MOUSEMOTION, pos=(5, 700), rel=(0, 0), touch=False))
        visitor.screen.choices.focus = "look paper"
        visitor.screen._told = ""
        visitor.screen._clock = 1.0
        visitor.wait(0.3)
        visitor.screen._clock = 1.0
        visitor.backstage.voice.update(60.0)
        visitor.screen.draw(visitor.surface)
        pictures.append(pygame.surfarray.array3d(visitor.surface))
    paper, contrast, again = pictures
    assert np.mean(np.any(paper != contrast, axis=2)) > 0.5
    assert np.array_equal(paper, again)


def test_the_text_grows_at_once(visitor) -> None:
    """Twice as large: the measure of all texts says so."""
    visitor.click("page looks")
    before = theme.text_px(visitor.surface, 30)
    for _ in range(4):
        visitor.click("text_scale more")
    assert theme.text_px(visitor.surface, 30) == 2 * before


def test_cameras_are_chosen_where_there_is_a_room_for_it(backstage, visit) -> None:
    """The row opens that room, and its way back leads to the camera's page."""
    rooms = []

    def cameras(back):
        rooms.append(back)
        return TitleScreen(backstage)

    visitor = visit(OfficeScreen(backstage, lambda: None, cameras, Page.CAMERA))
    visitor.click("cameras")
    assert isinstance(visitor.screen, TitleScreen)
    assert rooms[0]().page is Page.CAMERA


def test_without_such_a_room_there_is_no_such_row(visitor) -> None:
    """A button that leads nowhere would be a promise broken."""
    visitor.click("page camera")
    visitor.look()
    assert "cameras" not in visitor.screen.choices.rects


def test_deleting_everything_is_asked_once_more(visitor, backstage) -> None:
    """The first button deletes nothing; the safe answer has the focus; Escape keeps everything."""
    visitor.click("page privacy")
    visitor.click("erase")
    assert isinstance(visitor.screen, EraseScreen)
    assert "Are you sure?" in visitor.says
    visitor.look()
    assert visitor.screen.choices.focus == "keep"
    visitor.press(pygame.K_ESCAPE)
    assert visitor.screen.page is Page.PRIVACY
    assert backstage.office.erased == 0


def test_deleted_is_deleted_and_said(visitor, backstage) -> None:
    """Afterwards only the way home is left."""
    visitor.click("page privacy")
    visitor.click("erase")
    visitor.click("delete")
    assert backstage.office.erased == 1
    assert visitor.says == "Everything is deleted. The game starts afresh."
    visitor.look()
    assert "delete" not in visitor.screen.choices.rects
    visitor.press(pygame.K_ESCAPE)
    assert isinstance(visitor.screen, TitleScreen)


def test_what_could_not_be_deleted_is_told(visitor, backstage, monkeypatch) -> None:
    """The question stays, so that it can be tried again."""
    monkeypatch.setattr(backstage.office, "erase_everything", lambda: "The disk is locked.")
    visitor.click("page privacy")
    visitor.click("erase")
    visitor.click("delete")
    assert visitor.says == "The disk is locked."
    visitor.look()
    assert "delete" in visitor.screen.choices.rects
