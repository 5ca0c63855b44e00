"""A lesson on real screens, in video time: turns, pauses, and ways back to the call board."""

from __future__ import annotations

from dataclasses import replace

import pygame
import pytest

from game.acting.evening import Evening
from game.acting.expressions import Expression
from game.acting.take import Phase
from game.classroom.records import Plan
from game.fakes import Shown
from game.perception.frames import CameraReason, CameraTrouble
from game.screens.attention import AttentionScreen
from game.screens.break_time import BreakScreen
from game.screens.call_board import CallBoardScreen
from game.screens.class_bow import ClassBowScreen
from game.screens.class_stage import ClassStage
from game.screens.class_warm_up import ClassWarmUp
from game.screens.closing import ClosingScreen
from game.screens.trouble import TroubleScreen
from tests.screens.class_room import CALM, act, call, called, kept, open_class, play, to_stage
from tests.screens.class_room import board as board
from tests.screens.class_room import register as register
from tests.screens.paper import PaperEye


def test_a_lesson_goes_round_the_class(board, register, backstage) -> None:
    """Each child has a turn, by the camera or a friend, and all have one before one comes again."""
    order = []
    board.press(pygame.K_RETURN)
    for road in ("stage", "friend", "friend", "stage"):
        order += called(backstage)
        play(board, *called(backstage), road=road)
        board.press(pygame.K_RETURN)
        board.wait(0.2)
        assert isinstance(board.screen, CallBoardScreen)
    assert order == ["Kim", "Alva", "Bo", "Noor"]
    assert called(backstage) == ["Kim"], "the next round begins"
    assert set(backstage.lesson.now.turns.values()) == {1}
    assert {stand.stars for stand in register.board(1).pupils} == {6}


@pytest.mark.parametrize("way", ["home", "another_play"])
def test_a_play_left_before_its_first_scene_is_no_turn(board, register, backstage, way) -> None:
    """The child is called again before all others."""
    call(backstage, "Kim")
    board.wait(0.2)
    to_stage(board)
    board.press(pygame.K_ESCAPE)
    board.click(way)
    assert isinstance(board.screen, CallBoardScreen)
    assert called(backstage) == []
    assert backstage.lesson.now.turns == {}
    assert sum(slip.stars for slip in register.slips) == 0


@pytest.mark.parametrize("way", ["home", "another_play"])
def test_a_play_left_after_its_first_scene_was_a_turn(board, register, backstage, way) -> None:
    """Its stars are the child's and the class's, and somebody else comes next."""
    call(backstage, "Kim")
    board.wait(0.2)
    to_stage(board)
    act(board)
    board.press(pygame.K_ESCAPE)
    board.click(way)
    assert isinstance(board.screen, CallBoardScreen)
    assert list(backstage.lesson.now.turns.values()) == [1]
    assert register.board(1).goal.stars == 3
    board.press(pygame.K_RETURN)
    assert called(backstage) == ["Alva"]


def test_whom_the_teacher_calls_meanwhile_stays_called(board, backstage) -> None:
    """At the bow the teacher has chosen the next one in the panel; the button calls nobody else."""
    play(board, "Kim")
    call(backstage, "Noor")
    board.press(pygame.K_RETURN)
    board.wait(0.2)
    assert isinstance(board.screen, CallBoardScreen)
    assert called(backstage) == ["Noor"]
    assert list(backstage.lesson.now.turns.values()) == [1]


def test_a_child_taken_off_the_roster_in_mid_play_hurts_nothing(board, register, backstage) -> None:
    """The play goes to its end; the register forgets what it need not know."""
    call(backstage, "Kim")
    board.wait(0.2)
    to_stage(board)
    register.delete_player(2)
    backstage.lesson.change(lambda lesson: lesson.with_pupils(register.pupils(1)))
    act(board)
    board.wait_until(lambda: board.screen.performance.scene.name == "empty")
    act(board)
    board.wait_for(ClassBowScreen)
    board.press(pygame.K_RETURN)
    assert called(backstage) == ["Alva"]
    assert register.board(1).goal.stars == 0


def test_the_bow_opens_the_curtain_for_the_class(board, backstage) -> None:
    """It says whose stars they are, and how many the class has got."""
    play(board, "Kim")
    assert "Bravo, Kim!" in board.says
    assert "6 stars for the class!" in board.says
    bow = board.look()
    before = bow._goal_now(bow._goal).stars
    board.wait(6.0)
    assert before < bow._goal_now(bow._goal).stars == 6


def test_everybody_waits_while_the_teacher_says_so(board, backstage) -> None:
    """In mid-take the camera is off and nothing is lost; then the play goes on where it was."""
    call(backstage, "Kim")
    board.wait(0.2)
    to_stage(board, "stage")
    board.wait_until(lambda: board.screen.performance.take.phase is Phase.ACTING)
    board.show(Shown(Expression.HAPPY, 0.95))
    board.wait_until(lambda: board.screen.performance.fill > 0.3)
    stage, take = board.screen, board.screen.performance.take
    backstage.lesson.plan = replace(backstage.lesson.plan, is_paused=True)
    board.wait(30.0)
    assert isinstance(board.screen, AttentionScreen)
    assert board.says == "Everybody, look at your teacher!"
    assert not backstage.eye.is_on
    assert stage.performance.take == take
    backstage.lesson.plan = replace(backstage.lesson.plan, is_paused=False)
    board.wait(0.05)
    assert board.screen is stage
    assert backstage.eye.is_on


def test_the_warm_up_waits_as_well(board, backstage) -> None:
    """And says afterwards what is asked."""
    call(backstage, "Kim")
    board.wait(0.2)
    board.show(CALM)
    board.click("stage")
    backstage.lesson.plan = replace(backstage.lesson.plan, is_paused=True)
    board.wait(5.0)
    assert isinstance(board.screen, AttentionScreen)
    assert not backstage.eye.is_on
    backstage.lesson.plan = replace(backstage.lesson.plan, is_paused=False)
    board.wait(0.2)
    assert isinstance(board.screen, ClassWarmUp)
    assert backstage.eye.is_on
    assert board.says == "Look into the mirror. Is your whole face in it?"


class CountingEye(PaperEye):
    """An eye that counts how often it was to open."""

    starts = 0

    def start(self) -> None:
        """Count, and open."""
        self.starts += 1
        super().start()


def test_no_camera_opens_while_everybody_waits(board, backstage) -> None:
    """Whoever presses "To the stage" in the pause waits as well; then it goes on by itself."""
    call(backstage, "Kim")
    backstage.lesson.plan = replace(backstage.lesson.plan, is_paused=True)
    board.wait(0.2)
    assert board.says == "Everybody, look at your teacher!"
    eye = backstage.eye = CountingEye()
    board.click("stage")
    board.wait(1.0)
    assert isinstance(board.screen, AttentionScreen)
    assert eye.starts == 0
    backstage.lesson.plan = replace(backstage.lesson.plan, is_paused=False)
    board.wait(0.1)
    assert isinstance(board.screen, ClassWarmUp)
    assert eye.starts == 1


def test_a_lost_camera_leads_to_a_friend_or_home_to_the_board(board, backstage) -> None:
    """Trouble has the same ways out as in a family, and home is the call board."""
    call(backstage, "Kim")
    board.wait(0.2)
    board.click("stage")
    board.shows = lambda: CameraTrouble(CameraReason.MISSING, "0")
    board.wait_for(TroubleScreen)
    board.click("friend")
    assert isinstance(board.screen, ClassStage)
    assert not board.screen.performance.standards.is_watched
    board.press(pygame.K_ESCAPE)
    board.click("home")
    assert isinstance(board.screen, CallBoardScreen)


def test_another_road_goes_on_with_the_same_scene(board, backstage) -> None:
    """From the statue in mid-play a friend steps in; stars and scene stay."""
    call(backstage, "Kim")
    board.wait(0.2)
    to_stage(board, "stage")
    act(board, Expression.HAPPY)
    board.wait_until(lambda: board.screen.performance.scene.name == "empty")
    board.press(pygame.K_w)
    board.shows = lambda: CameraTrouble(CameraReason.LOST, "0")
    board.wait_for(TroubleScreen)
    board.click("friend")
    assert isinstance(board.screen, ClassStage)
    assert board.screen.performance.scene.name == "empty"
    assert len(board.screen.performance.results) == 1


def test_breaks_come_in_a_class_too(board, backstage) -> None:
    """After twelve minutes of playing, before the next play."""
    backstage.house = replace(backstage.house, evening=Evening(played=780.0, since_break=780.0))
    call(backstage, "Kim")
    board.wait(0.2)
    board.click("friend")
    assert isinstance(board.screen, BreakScreen)
    board.click("home")
    assert isinstance(board.screen, CallBoardScreen)


def test_the_evenings_limit_ends_a_play_early_and_keeps_its_stars(
    board, register, backstage
) -> None:
    """Kept open after all, the play goes on; its last slips have the key of its first."""
    settings = replace(backstage.house.settings, limit_minutes=10)
    backstage.house = replace(backstage.house, settings=settings, evening=Evening(played=599.0))
    call(backstage, "Kim")
    board.wait(0.2)
    to_stage(board)
    act(board)
    board.wait_for(ClassBowScreen)
    assert kept(register)[-1] == (3, False)
    board.press(pygame.K_RETURN)
    assert isinstance(board.screen, ClosingScreen)
    board.screen = board.screen._stay_open()
    assert isinstance(board.screen, ClassStage)
    act(board)
    board.wait_for(ClassBowScreen)
    assert kept(register)[-1] == (6, True)
    assert len({slip.key for slip in register.slips}) == 1
    assert list(backstage.lesson.now.turns.values()) == [1]


def test_plans_without_plays_lead_to_the_shelves_and_back_to_the_class(backstage, visit) -> None:
    """A play from the shelves is a turn like any other."""
    register = open_class(backstage, Plan())
    board = visit(CallBoardScreen(backstage))
    call(backstage, "Bo")
    board.wait(0.2)
    board.click("friend")
    board.click("test/play-2")
    act(board)
    assert [slip.play for slip in register.slips] == ["test/play-2"] * 2
