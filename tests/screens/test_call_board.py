"""The call board and the wheel: who is called, and what a class sees of it."""

from __future__ import annotations

from dataclasses import replace

import pygame
import pytest

from game.classroom.lesson import Calling
from game.classroom.records import Plan
from game.screens.call_board import CallBoardScreen
from game.screens.choose_play import ChoosePlayScreen
from game.screens.class_warm_up import ClassWarmUp
from game.screens.furniture import heading_place
from game.screens.placard import PlacardScreen
from game.screens.scoreboard import ScoreboardScreen
from game.screens.wheel import TURNS_FOR, WheelScreen
from tests.screens.class_room import call, called, open_class


@pytest.fixture
def board(backstage, visit):
    """A visitor before the call board of a class of four, with one play laid out."""
    open_class(backstage)
    return visit(CallBoardScreen(backstage))


def by_wheel(backstage):
    """Let the wheel choose."""
    backstage.lesson.change(lambda lesson: replace(lesson, calling=Calling.WHEEL))


def test_the_first_child_is_called_with_one_press(board, backstage) -> None:
    """In a fair order it is whoever comes first, and everybody hears the name."""
    assert board.says == "Who comes next?"
    board.press(pygame.K_RETURN)
    board.wait(0.2)
    assert called(backstage) == ["Kim"]
    assert board.says == "Kim, it's your turn!"


def test_what_the_teacher_does_in_the_panel_shows_at_once(board, backstage) -> None:
    """The board looks at the lesson for each picture; no key is pressed before it."""
    call(backstage, "Noor", "Bo")
    board.wait(0.1)
    assert board.says == "Noor and Bo, it's your turn!"
    assert "stage" in board.look().choices.rects
    backstage.lesson.undo()
    board.wait(0.1)
    assert board.says == "Who comes next?"
    assert "stage" not in board.look().choices.rects


def test_another_child_comes_by_a_press_and_nobody_counts_it(board, backstage) -> None:
    """Who is skipped has had no turn."""
    call(backstage, "Kim")
    board.click("skip")
    board.wait(0.2)
    assert called(backstage) == ["Alva"]
    assert backstage.lesson.now.turns == {}
    assert board.says == "Alva, it's your turn!"


def test_a_class_that_is_not_there_yet_is_greeted(backstage, visit) -> None:
    """With nobody here there is nobody to call, and no button that does nothing."""
    open_class(backstage, names=())
    board = visit(CallBoardScreen(backstage))
    assert board.says == "Good to see you! Who is here today?"
    assert {"call", "stage"}.isdisjoint(board.look().choices.rects)


def test_the_teachers_key_is_a_button_too(board) -> None:
    """It presses F6, which the loop answers on every screen."""
    pygame.display.init()
    pygame.event.clear()
    board.click("teacher")
    pressed = [event.key for event in pygame.event.get(pygame.KEYDOWN)]
    assert pressed == [pygame.K_F6]
    assert isinstance(board.screen, CallBoardScreen)


def test_the_scoreboard_is_one_press_away(board) -> None:
    """And so is the way back."""
    board.press(pygame.K_b)
    assert isinstance(board.screen, ScoreboardScreen)
    board.press(pygame.K_ESCAPE)
    assert isinstance(board.screen, CallBoardScreen)


def test_the_address_of_the_scoreboard_can_be_read_while_it_is_open(board, backstage) -> None:
    """Address and code stand on the wall for as long as the page is served, and no longer."""
    from game.drawing.noting import noting

    class Page:
        is_open = True
        address = "http://10.0.0.7:8750"
        code = "4821"

    backstage.web_board = Page()
    for is_open in (True, False):
        Page.is_open = is_open
        with noting() as notices:
            board.look()
        shown = " ".join(notice.words for notice in notices)
        assert ("http://10.0.0.7:8750" in shown and "4821" in shown) is is_open


def test_the_wheel_stops_at_who_was_called_before_it_turned(board, backstage) -> None:
    """It turns for two and a half seconds, names the child, and leads to the board by itself."""
    by_wheel(backstage)
    board.press(pygame.K_RETURN)
    assert isinstance(board.screen, WheelScreen)
    (name,) = called(backstage)
    board.wait(TURNS_FOR + 0.2)
    wheel = board.screen
    assert wheel._drum[round(wheel._now()) % len(wheel._drum)].nickname == name
    assert wheel._now() == int(wheel._now())
    board.wait(2.0)
    assert isinstance(board.screen, CallBoardScreen)
    assert called(backstage) == [name]
    assert backstage.sounds.played.count("chime") == 1


def test_the_wheel_waits_for_nobody_who_presses(board, backstage) -> None:
    """Skipped, it has called the same child."""
    by_wheel(backstage)
    board.press(pygame.K_RETURN)
    (name,) = called(backstage)
    board.press(pygame.K_RETURN)
    assert isinstance(board.screen, CallBoardScreen)
    assert called(backstage) == [name]


def test_the_wheel_finds_two_one_after_the_other(board, backstage) -> None:
    """A pair is called by one press; the wheel turns twice."""
    by_wheel(backstage)
    backstage.lesson.change(lambda lesson: replace(lesson, in_pairs=True))
    board.press(pygame.K_RETURN)
    assert len(called(backstage)) == 2
    board.wait(2 * TURNS_FOR + 3.5)
    assert isinstance(board.screen, CallBoardScreen)
    assert backstage.sounds.played.count("chime") == 2


def test_no_wheel_turns_where_movement_is_not_wished(board, backstage) -> None:
    """The child is called all the same."""
    by_wheel(backstage)
    settings = replace(backstage.house.settings, reduced_motion=True)
    backstage.house = replace(backstage.house, settings=settings)
    board.press(pygame.K_RETURN)
    assert isinstance(board.screen, CallBoardScreen)
    assert len(called(backstage)) == 1


def test_all_are_called_by_the_wheel_before_one_comes_again(board, backstage) -> None:
    """Chance decides the order, never who is left out."""
    by_wheel(backstage)
    found = []
    for _ in range(4):
        board.press(pygame.K_RETURN)
        board.press(pygame.K_RETURN)
        found += called(backstage)
        backstage.lesson.change(lambda lesson: lesson.bow())
        board.wait(0.2)
    assert sorted(found) == ["Alva", "Bo", "Kim", "Noor"]


def test_one_play_laid_out_opens_straight_away(board, backstage) -> None:
    """Nothing is left to choose: the warm-up is next."""
    call(backstage, "Kim")
    board.click("stage")
    assert isinstance(board.screen, ClassWarmUp)


def test_of_several_plays_laid_out_one_is_chosen(backstage, visit) -> None:
    """Only today's are shown, in the teacher's order; locked, back leads to the board."""
    plan = Plan(plays=("test/play-3", "test/play-2"), is_locked=True)
    open_class(backstage, plan)
    call(backstage, "Kim")
    board = visit(CallBoardScreen(backstage))
    board.click("stage")
    assert isinstance(board.screen, ChoosePlayScreen)
    shown = [name for name in board.look().choices.rects if name.startswith("test/")]
    assert shown == ["test/play-3", "test/play-2"]
    board.press(pygame.K_ESCAPE)
    assert isinstance(board.screen, CallBoardScreen)


def test_without_a_set_all_plays_are_there(backstage, visit) -> None:
    """Unless a teacher locks them: then the board says so in a sentence."""
    open_class(backstage, Plan())
    call(backstage, "Kim")
    board = visit(CallBoardScreen(backstage))
    board.click("stage")
    assert isinstance(board.screen, ChoosePlayScreen)
    board.press(pygame.K_ESCAPE)
    backstage.lesson.plan = Plan(is_locked=True)
    board.click("stage")
    assert isinstance(board.screen, CallBoardScreen)
    board.wait(0.2)
    assert board.says == "Your teacher chooses the plays today. None of them is here yet."


def test_a_play_that_is_locked_meanwhile_does_not_open(backstage, visit) -> None:
    """The teacher locks the set while a child leafs through all plays."""
    open_class(backstage, Plan())
    call(backstage, "Kim")
    board = visit(CallBoardScreen(backstage))
    board.click("stage")
    backstage.lesson.plan = Plan(plays=("test/play-2",), is_locked=True)
    board.click("test/play-1")
    assert isinstance(board.screen, CallBoardScreen)
    assert board.says == "Your teacher has chosen other plays for today."


def test_whoever_plays_without_the_camera_presses_the_same_buttons(board, backstage) -> None:
    """The board looks the same; the press leads the friend's way and no camera opens."""
    call(backstage, "Kim")
    board.look()
    before = pygame.image.tobytes(board.surface, "RGB")
    kim = backstage.lesson.now.called[0]
    backstage.lesson.change(lambda lesson: lesson.cover(kim, True))
    board.screen.draw(board.surface)
    assert pygame.image.tobytes(board.surface, "RGB") == before
    board.click("stage")
    assert not backstage.eye.is_on
    assert not board.screen.performance.standards.is_watched


def test_of_two_neither_is_watched_if_one_is_not(board, backstage) -> None:
    """A pair with a child who plays without the camera goes the friend's way together."""
    call(backstage, "Kim", "Alva")
    alva = backstage.lesson.now.called[1]
    backstage.lesson.change(lambda lesson: lesson.cover(alva, True))
    board.click("stage")
    assert isinstance(board.screen, PlacardScreen)
    board.click("ready")
    assert not backstage.eye.is_on
    assert board.screen.performance.standards.actors == 2


def test_a_play_needs_somebody(board, backstage) -> None:
    """The teacher sends the child back while a play is chosen: the board is next, no stage."""
    backstage.lesson.plan = Plan()
    call(backstage, "Kim")
    board.click("stage")
    backstage.lesson.change(lambda lesson: lesson.send_back())
    board.click("test/play-1")
    assert isinstance(board.screen, CallBoardScreen)


def test_no_spotlight_falls_on_the_words(board) -> None:
    """The light on the child's picture comes from behind the heading, which stays to be read."""
    board.look()
    place = heading_place(board.surface)
    assert pygame.surfarray.array_blue(board.surface.subsurface(place)).max() < 240
