"""A lesson on real screens, in video time: turns, slips, and ways back to the call board."""

from __future__ import annotations

import sys
from dataclasses import replace

import numpy as np
import pygame
import pytest

from game.acting.evening import Evening
from game.acting.expressions import Expression
from game.acting.take import Phase
from game.classroom.records import Plan
from game.fakes import Shown
from game.perception.frames import CameraReason, CameraTrouble, Frame, Sighting
from game.screens.attention import AttentionScreen
from game.screens.break_time import BreakScreen
from game.screens.call_board import CallBoardScreen
from game.screens.cameras import CameraListScreen
from game.screens.class_bow import ClassBowScreen
from game.screens.class_stage import ClassStage
from game.screens.class_warm_up import ClassWarmUp
from game.screens.closing import ClosingScreen
from game.screens.trouble import TroubleScreen
from game.screens.warm_up import Step
from tests.screens.class_room import PLAY, call, called, open_class
from tests.screens.paper import PaperEye

CALM = Shown(Expression.NEUTRAL, 0.9)


@pytest.fixture
def register(backstage):
    """The register of a class of four, whose lesson is on."""
    return open_class(backstage)


@pytest.fixture
def board(register, backstage, visit):
    """A visitor before the call board."""
    return visit(CallBoardScreen(backstage))


def to_stage(board, road="friend") -> None:
    """Go from the call board to the open stage, with a camera past the warm-up."""
    board.show(CALM)
    board.click(road)
    if road == "stage":
        board.click("skip")
    assert isinstance(board.screen, ClassStage)


def act(board, expression=None) -> None:
    """Finish the scene on stage: seen by a friend, or by the camera if a face is given."""
    board.wait_until(lambda: board.screen.performance.take.phase is Phase.ACTING)
    done = len(board.screen.performance.results)
    if expression is None:
        board.click("saw_it")
    else:
        board.show(Shown(expression, 0.95))
    board.wait_until(lambda: len(board.screen.performance.results) > done)
    board.show(CALM)


def play(board, *names, road="friend") -> None:
    """Let the children `names` play the whole play, up to the bow."""
    call(board.backstage, *names)
    board.wait(0.2)
    to_stage(board, road)
    watched = road == "stage"
    act(board, Expression.HAPPY if watched else None)
    board.wait_until(lambda: board.screen.performance.scene.name == "empty")
    act(board, Expression.SAD if watched else None)
    board.wait_for(ClassBowScreen)


def kept(register) -> list[tuple[int, float, bool]]:
    """Return stars of each slip and whether it was whole, in the order in which they came."""
    return [(slip.stars, slip.is_whole) for slip in register.slips]


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


def test_the_register_has_each_scene_as_soon_as_it_is_done(board, register, ledger) -> None:
    """A slip begins the turn, one follows every scene, and the bow's is whole: one key for all."""
    play(board, "Kim", road="stage")
    assert kept(register) == [(0, False), (3, False), (6, False), (6, True)]
    assert len({slip.key for slip in register.slips}) == 1
    slip = register.slips[-1]
    assert (slip.play, slip.player_id, slip.group_id) == (PLAY, 2, 1)
    assert slip.seconds > 0
    assert (ledger.lines, ledger.places, ledger.aside) == ([], {}, [])


def test_two_who_play_together_both_have_slips(board, register, backstage) -> None:
    """Each with a key of its own, and the same stars."""
    call(backstage, "Kim", "Bo")
    board.wait(0.2)
    board.click("friend")
    board.click("ready")
    act(board)
    board.wait_until(lambda: board.screen.performance.scene.name == "empty")
    act(board)
    board.wait_for(ClassBowScreen)
    by_child = {stand.pupil.nickname: stand.stars for stand in register.board(1).pupils}
    assert by_child == {"Kim": 6, "Alva": 0, "Bo": 6, "Noor": 0}
    assert len({slip.key for slip in register.slips}) == 2
    assert register.board(1).goal.stars == 12
    assert backstage.lesson.board.goal.stars == 12, "the bow's curtain need not wait for the book"


def test_without_the_camera_the_same_is_written(board, register, backstage) -> None:
    """Nothing in the register tells who played by which road."""
    play(board, "Kim", road="stage")
    board.press(pygame.K_RETURN)
    backstage.lesson.change(lambda lesson: lesson.cover(lesson.pupils[1].id, True))
    call(backstage, "Alva")
    board.wait(0.2)
    board.click("stage")
    assert not backstage.eye.is_on
    act(board)
    board.wait_until(lambda: board.screen.performance.scene.name == "empty")
    act(board)
    board.wait_for(ClassBowScreen)
    kim, alva = (
        [(s.stars, s.is_whole, s.play, s.day) for s in register.slips if s.player_id == number]
        for number in (2, 3)
    )
    assert kim == alva


@pytest.mark.parametrize("is_called", [True, False])
def test_a_teachers_trial_writes_nothing_at_all(
    board, register, backstage, ledger, is_called
) -> None:
    """Neither slips, nor turns, nor a line or a place in the families' book."""
    if is_called:
        call(backstage, "Kim")
    before = register.board(1)
    backstage.lesson.change(lambda lesson: replace(lesson, is_trial=True))
    board.wait(0.2)
    to_stage(board)
    act(board)
    board.wait_until(lambda: board.screen.performance.scene.name == "empty")
    act(board)
    board.wait_for(ClassBowScreen)
    board.press(pygame.K_RETURN)
    assert register.slips == []
    assert register.board(1) == before
    assert (ledger.lines, ledger.places, ledger.aside) == ([], {}, [])
    assert backstage.lesson.now.turns == {}


_files: list[str] | None = None


def _note_file(event: str, given: tuple[object, ...]) -> None:
    if _files is None or event not in ("open", "sqlite3.connect"):
        return
    is_written = event != "open" or bool(set(str(given[1])) & set("wax+"))
    if is_written:
        _files.append(str(given[0]))


def test_a_teachers_trial_opens_no_file_to_write(board, backstage, tmp_path) -> None:
    """Watched from the press to the bow, by the interpreter itself."""
    global _files
    sys.addaudithook(_note_file)
    backstage.lesson.change(lambda lesson: replace(lesson, is_trial=True))
    board.wait(0.2)
    _files = []
    to_stage(board)
    act(board)
    board.wait_until(lambda: board.screen.performance.scene.name == "empty")
    act(board)
    board.wait_for(ClassBowScreen)
    board.look()
    found, _files = _files, []
    (tmp_path / "proof").write_text("The watch is awake.")
    seen, _files = _files, None
    assert found == []
    assert seen == [str(tmp_path / "proof")]


def test_nothing_is_written_where_no_stars_are_kept(board, register, backstage) -> None:
    """The families' switch holds for a class as well; the turn counts in memory."""
    settings = replace(backstage.house.settings, keep_scores=False)
    backstage.house = replace(backstage.house, settings=settings)
    play(board, "Kim")
    assert register.slips == []
    assert set(backstage.lesson.now.turns.values()) == {1}


def test_a_book_that_is_lost_stops_no_play(board, register) -> None:
    """The play goes to its bow, and there it is told in a sentence."""
    register.is_lost = True
    play(board, "Kim")
    assert "The score book can't be written: the disk is full." in board.says
    assert isinstance(board.look(), ClassBowScreen)


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


def test_a_class_without_a_register_plays(board, backstage) -> None:
    """As with a book that could not be opened: nothing is told twice, nothing stops."""
    backstage.register = None
    play(board, "Kim")
    assert "for the class" not in board.says


# The colour of the paper camera's pictures: nothing in the theatre is so green.
GREEN = (3, 250, 8)


def looks_green(surface) -> bool:
    """Tell whether any pixel comes near the camera's colour, also half mixed with another."""
    pixels = pygame.surfarray.array3d(surface).astype(int)
    green = pixels[..., 1] - np.maximum(pixels[..., 0], pixels[..., 2])
    return bool((green > 90).any())


def green_camera(visitor) -> None:
    """Let the camera see a calm face in a green room, where a camera is on."""
    picture = np.empty((48, 64, 3), np.uint8)
    picture[:] = GREEN
    shows = visitor._sighting

    def sighting():
        if not visitor.backstage.eye.is_on:
            return None
        seen = shows(visitor.face)
        return Sighting(Frame(picture, visitor.clock, seen.frame.number), seen.reading, seen.statue)

    visitor.face = CALM
    visitor.shows = sighting


def pictures_of_a_play(board):
    """Play by the camera and yield each look of the wall, from the warm-up to the bow."""
    call(board.backstage, "Kim")
    board.wait(0.2)
    board.click("stage")
    while not isinstance(board.screen, ClassBowScreen):
        if isinstance(board.screen, ClassWarmUp) and board.screen.step is Step.SMILE:
            board.face = Shown(Expression.HAPPY, 0.9)
        if isinstance(board.screen, ClassStage):
            scene = board.screen.performance.scene.name
            board.face = Shown(Expression.HAPPY if scene == "parcel" else Expression.SAD, 0.9)
        board.wait(0.5)
        board.screen.draw(board.surface)
        yield board.surface
    board.wait(5.0)
    board.screen.draw(board.surface)
    yield board.surface


@pytest.fixture
def wall(register, backstage, visit):
    """The call board on a wall so small that each of its pixels is searched quickly."""
    return visit(CallBoardScreen(backstage), (512, 300))


def test_no_pixel_of_the_camera_reaches_the_wall(wall) -> None:
    """Neither in the warm-up, nor on the stage, nor at the bow."""
    board = wall
    green_camera(board)
    looks = [looks_green(surface) for surface in pictures_of_a_play(board)]
    assert len(looks) > 15
    assert not any(looks)
    assert not board.screen._flip_book.pages


def test_a_teacher_may_wish_for_the_mirror(wall, backstage) -> None:
    """Then it is seen; which proves that this search finds a camera's picture."""
    board = wall
    settings = replace(backstage.house.settings, shows_mirror=True)
    backstage.house = replace(backstage.house, settings=settings)
    green_camera(board)
    looks = [looks_green(surface) for surface in pictures_of_a_play(board)]
    assert any(looks)
    assert not looks[-1], "no flip-book before a class, whatever is set"
    assert not board.screen._flip_book.pages


def test_choosing_another_camera_shows_nobody_either(board, backstage) -> None:
    """The list's mirror has the understudy: awake where a face is seen."""
    board.screen = CameraListScreen(backstage, lambda: None)
    green_camera(board)
    board.click("camera 2")
    board.wait(1.0)
    assert backstage.eye.is_on
    assert not looks_green(board.look() and board.surface)
    backstage.lesson = None
    assert looks_green(board.look() and board.surface)


def strength(stage) -> float:
    """Return how far up the corners of the mask's mouth are."""
    return stage.tableau().masks[0].mouth_corners


def test_the_understudy_shows_what_is_asked_as_well_as_the_child_does(board, backstage) -> None:
    """At rest before, half a smile for half a smile, and a whole one for a whole one."""
    call(backstage, "Kim")
    board.wait(0.2)
    to_stage(board, "stage")
    board.wait_until(lambda: board.screen.performance.take.phase is Phase.ACTING)
    stage, corners = board.screen, []
    for match in (0.0, 0.45, 0.9):
        board.show(Shown(Expression.HAPPY, match))
        board.wait(0.6)
        corners.append(strength(stage))
    assert corners == sorted(corners)
    assert corners[0] < 0.2 < corners[1] < 0.7 < corners[2]


def test_the_understudy_never_shows_what_was_not_asked(board, backstage) -> None:
    """Where a smile is asked, an angry face leaves the mask at rest (R1)."""
    call(backstage, "Kim")
    board.wait(0.2)
    to_stage(board, "stage")
    board.wait_until(lambda: board.screen.performance.take.phase is Phase.ACTING)
    rest = board.screen.tableau().masks
    board.show(Shown(Expression.ANGRY, 0.95))
    board.wait(1.0)
    assert board.screen.performance.take.phase is Phase.ACTING
    for name in ("brow_inner", "brow_furrow", "mouth_corners"):
        now, before = (getattr(mask[0], name) for mask in (board.screen.tableau().masks, rest))
        assert abs(now - before) < 0.1, name


def test_with_nobody_in_sight_the_understudy_waits_with_closed_eyes(board, backstage) -> None:
    """And the words say what would help, as everywhere."""
    call(backstage, "Kim")
    board.wait(0.2)
    to_stage(board, "stage")
    board.wait_until(lambda: board.screen.performance.take.phase is Phase.ACTING)
    board.show(Shown(None))
    board.wait(3.0)
    assert board.screen.tableau().masks[0].blink == 1.0
    assert board.says == "I can't see your face. Come in front of the camera."


def test_nothing_changes_for_a_family(backstage, visit) -> None:
    """Without a lesson the mirror is the camera's, and so is the warm-up."""
    from game.screens.stage import StageScreen

    visitor = visit(StageScreen(backstage, backstage.house.playbill[0]))
    green_camera(visitor)
    visitor.wait_until(lambda: bool(visitor.screen.tableau().line))
    visitor.wait(1.0)
    assert looks_green(visitor.look() and visitor.surface)
    assert visitor.screen.tableau().masks == ()


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
