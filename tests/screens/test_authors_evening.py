"""An author who has never seen YAML writes a play with keys and mouse, and it goes on stage."""

from __future__ import annotations

import contextlib
import os
import random
from collections.abc import Callable
from pathlib import Path

import pygame
import pytest

from game.acting.expressions import Expression
from game.backstage import Backstage
from game.fakes import Shown
from game.scenario.check import check
from game.screens.curtain_call import CurtainCallScreen
from game.screens.my_plays import MyPlaysScreen
from game.screens.office import OfficeScreen
from game.screens.stage import StageScreen
from game.screens.title import TitleScreen
from game.screens.writing_scene import WritingScene
from game.screens.writing_strip import WritingStrip
from game.screens.writing_text import WritingText
from game.screens.writing_trouble import QuestionScreen
from game.settings import Settings
from game.tour import stop
from game.writers.room import WritersRoom
from tests.screens.author import rewrite, script_of, type_in, with_a_play


def test_a_whole_play_is_written_and_performed(
    backstage: Backstage, visit: Callable, folder: Path
) -> None:
    """From the gate to the bow: two scenes, a hint, praise, two faces, all by keys and mouse."""
    visitor = visit(TitleScreen(backstage))
    visitor.click("grown_ups")
    for digit in str(visitor.screen.sum.answer):
        visitor.press(pygame.K_0 + int(digit))
    visitor.press(pygame.K_RETURN)
    assert isinstance(visitor.screen, OfficeScreen)
    visitor.click("my plays")
    visitor.press_to("new")
    type_in(visitor, "The lost mitten")
    visitor.press(pygame.K_RETURN)
    assert isinstance(visitor.screen, WritingStrip)

    visitor.click("open")
    rewrite(visitor, "line", "Your red mitten is gone in the snow. Show us a sad face!")
    visitor.click("ask")
    visitor.click("face sad")
    visitor.click("face happy")
    visitor.click("done")
    visitor.click("hint")
    visitor.click("idea 0")
    visitor.press(pygame.K_RETURN)
    type_in(visitor, "A snowflake stops in mid-air.")
    visitor.press(pygame.K_ESCAPE)
    assert isinstance(visitor.screen, WritingScene)
    visitor.press(pygame.K_ESCAPE)

    visitor.press_to("add")
    visitor.press_to("open")
    rewrite(visitor, "line", "A squirrel wears it as a hat! Show a surprised face!")
    visitor.click("ask")
    visitor.touch("face surprise")
    visitor.touch("face happy")
    visitor.touch("done")
    rewrite(visitor, "hint", "Eyebrows up high!")
    visitor.press(pygame.K_ESCAPE)

    (file,) = folder.glob("*.yaml")
    assert file.name == "lost-mitten.yaml"
    assert check([file]) == []
    assert script_of(visitor).scenes == [
        {
            "name": "red-mitten-gone",
            "line": "Your red mitten is gone in the snow. Show us a sad face!",
            "ask": "sad",
            "hint": "Pull the corners of your mouth down.",
            "praise": "A snowflake stops in mid-air.",
        },
        {
            "name": "squirrel-wears-as",
            "line": "A squirrel wears it as a hat! Show a surprised face!",
            "ask": "surprise",
            "hint": "Eyebrows up high!",
        },
    ]

    visitor.click("perform")
    visitor.click("understudy")
    visitor.wait_until(lambda: isinstance(visitor.screen, StageScreen))
    for face in (Expression.SAD, Expression.SURPRISE):
        visitor.wait_until(lambda: visitor.screen.performance.take.phase == "acting")
        number = visitor.screen.performance.index
        visitor.show(Shown(face, 0.95))
        visitor.wait_until(
            lambda number=number: (
                isinstance(visitor.screen, CurtainCallScreen)
                or visitor.screen.performance.index != number
            )
        )
    assert isinstance(visitor.screen, CurtainCallScreen)


def test_a_scene_is_tried_and_the_pen_lies_where_it_lay(
    backstage: Backstage, visit: Callable, folder: Path
) -> None:
    """The second scene opens on the stage; acted, it leads back to its own page."""
    visitor = with_a_play(backstage, visit)
    visitor.click("add")
    visitor.click("open")
    visitor.click("try")
    assert isinstance(visitor.screen, StageScreen)
    assert visitor.screen.performance.index == 1
    visitor.show(Shown(Expression.HAPPY, 0.95))
    visitor.wait_for(WritingScene)
    assert visitor.screen.number == 1
    assert visitor.screen.choices.focus == "try"
    assert not backstage.eye.is_on
    assert not backstage.eye.is_understudy


def test_leaving_the_stage_leads_back_too(
    backstage: Backstage, visit: Callable, folder: Path
) -> None:
    """Escape and Home from a scene that is tried: the desk, not the title."""
    visitor = with_a_play(backstage, visit)
    visitor.click("open")
    visitor.click("try")
    visitor.press(pygame.K_ESCAPE)
    visitor.click("home")
    assert isinstance(visitor.screen, WritingScene)


def test_a_deleted_play_goes_to_the_folder_beside(
    backstage: Backstage, visit: Callable, folder: Path
) -> None:
    """After a question that says where it goes; the list is empty then."""
    visitor = with_a_play(backstage, visit)
    visitor.click("cover")
    visitor.click("throw away")
    visitor.click("delete")
    assert isinstance(visitor.screen, MyPlaysScreen)
    assert [path.name for path in (folder / "deleted").iterdir()] == ["moon.yaml"]


def test_what_can_not_be_saved_is_not_left_without_a_word(
    backstage: Backstage, visit: Callable, folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path
) -> None:
    """A full disk: the form asks, a copy lies elsewhere, and later it is saved after all."""
    visitor = with_a_play(backstage, visit)
    real = os.fsync

    refused = iter((True, True))

    def full(handle: int) -> None:
        # Full for the play's folder, twice: in the pause and at leaving. Not for the copy.
        if next(refused, False):
            raise OSError(28, "No space left on device")
        real(handle)

    monkeypatch.setattr(os, "fsync", full)
    visitor.click("copy")
    visitor.press(pygame.K_ESCAPE)
    assert isinstance(visitor.screen, QuestionScreen)
    assert "No space left on device" in visitor.says
    assert list((tmp_path / "home" / "rescued").glob("*.yaml"))
    visitor.click("again")
    assert isinstance(visitor.screen, MyPlaysScreen)
    (file,) = folder.glob("*.yaml")
    assert file.read_text().count("- name") == 2


def test_two_writers_of_one_play_are_asked(
    backstage: Backstage, visit: Callable, folder: Path
) -> None:
    """Another program saves in the middle of a word: the form asks, and both are kept."""
    visitor = with_a_play(backstage, visit)
    (file,) = folder.glob("*.yaml")
    visitor.click("open")
    visitor.click("line")
    type_in(visitor, " Hello!")
    file.write_text(file.read_text().replace("The moon", "The sun"))
    visitor.wait(0.6)
    assert isinstance(visitor.screen, QuestionScreen)
    visitor.click("keep both")
    visitor.wait(0.6)
    assert isinstance(visitor.screen, WritingText)
    texts = {path.name: path.read_text() for path in folder.glob("*.yaml")}
    assert "The sun" in texts["moon.yaml"]
    assert "Hello!" in texts["moon-2.yaml"]


def test_a_folder_that_can_not_be_made_is_told(
    backstage: Backstage, visit: Callable, tmp_path: Path
) -> None:
    """A file stands where the folder should: a sentence, and the title is still there to save."""
    (tmp_path / "taken").write_text("")
    backstage.workshop = WritersRoom(tmp_path / "taken" / "Curtain Up")
    visitor = with_a_play(backstage, visit)
    assert "No play can be written in" in visitor.says
    assert visitor.screen.field.text == "The moon"


def test_nothing_written_by_mouse_moves_changes_where_one_types(
    backstage: Backstage, visit: Callable, folder: Path
) -> None:
    """The mouse rests on a button; letters and Enter still belong to the text."""
    visitor = with_a_play(backstage, visit)
    visitor.click("open")
    visitor.click("line")
    place = visitor.look().choices.rects["undo"].center
    visitor.send(pygame.event.Event(pygame.MOUSEMOTION, pos=place, rel=(0, 0), buttons=(0, 0, 0)))
    type_in(visitor, "!!")
    assert visitor.screen.field.text.endswith("!!")


def test_the_camera_is_never_on_at_the_desk(
    backstage: Backstage, visit: Callable, folder: Path
) -> None:
    """Whoever comes from a camera's picture to the desk leaves it dark."""
    backstage.eye.start()
    with_a_play(backstage, visit)
    assert not backstage.eye.is_on


STROKES = (
    *(pygame.K_UP, pygame.K_DOWN, pygame.K_LEFT, pygame.K_RIGHT, pygame.K_RETURN, pygame.K_ESCAPE),
    *(pygame.K_TAB, pygame.K_BACKSPACE, pygame.K_DELETE, pygame.K_HOME, pygame.K_END, pygame.K_z),
)
ODD_WORDS = ("å", "🎭", "שלום", "\u202e", "\0", "\ud800", "\u200d", "\t", '"', "{", "x" * 200, "#")


@pytest.mark.parametrize("room", ["write_line", "my_plays", "scene_more", "problems"])
def test_a_cat_on_the_keyboard_ends_nothing(room: str) -> None:
    """Any key, any click and any paste at any place of the desk, drawn all the while."""
    cat = random.Random(room)
    guide, surface = stop(room, Settings(language="sv")), pygame.Surface((320, 180))
    for _ in range(30):
        spot = (cat.randrange(320), cat.randrange(180))
        kinds = (
            (pygame.KEYDOWN, {"key": cat.choice(STROKES), "mod": 0, "unicode": ""}),
            (pygame.TEXTINPUT, {"text": cat.choice(ODD_WORDS)}),
            (pygame.MOUSEBUTTONDOWN, {"pos": spot, "button": 1, "touch": False}),
            (pygame.MOUSEBUTTONUP, {"pos": spot, "button": 1, "touch": False}),
        )
        kind, told = cat.choice(kinds)
        with contextlib.suppress(LookupError):  # the title's Escape leaves the game
            guide.send(pygame.event.Event(kind, told))
        guide.step(cat.choice((1 / 30, 0.5)))
        guide.draw(surface)


def test_hundreds_of_pictures_to_choose_from_are_made_into_answers_once() -> None:
    """A page is drawn sixty times a second; it asks for its answers several times in each."""
    guide = stop("pick_picture", Settings(language="en"))
    answers = guide.screen._answers
    assert len(answers()) > 100
    assert answers() is answers()
