"""The stage: what is told and asked, help and praise, going on, and each child's pace."""

from __future__ import annotations

import pygame

from game.acting.coaching import Movement
from game.acting.expressions import Expression
from game.acting.pacing import EARLY, Stride
from game.acting.stars import Outcome
from game.acting.take import Phase
from game.fakes import Shown
from game.screens.stage import StageScreen
from tests.screens.on_stage import CALM, HAPPY, take
from tests.screens.on_stage import on_stage as on_stage


def test_the_title_is_told_before_the_curtain_and_the_line_behind_it(backstage, visit) -> None:
    """No line is told while the curtain is closed, and the clock of the play stands."""
    visitor = visit(StageScreen(backstage, backstage.house.playbill[0]))
    assert visitor.heard == ["The birthday parcel 1"]
    assert visitor.screen.tableau().openness == 0.0
    visitor.wait_until(lambda: visitor.screen.tableau().openness == 1.0)
    visitor.wait_until(lambda: len(visitor.heard) > 1)
    assert visitor.says == "Something happens: parcel."
    assert visitor.screen.performance.take.seconds == 0.0


def test_what_is_asked_is_also_said(on_stage) -> None:
    """A child who cannot read hears which face to show."""
    assert on_stage().says == "Show a happy face!"


def test_the_spoken_word_is_marked_in_the_line_only_while_it_is_told(backstage, visit) -> None:
    """The highlight belongs to the text that is being spoken."""
    visitor = visit(StageScreen(backstage, backstage.house.playbill[0]))
    visitor.wait_until(lambda: len(visitor.heard) > 1)
    tableau = visitor.screen.tableau()
    first, last = tableau.word_in(tableau.line)
    assert tableau.line[first:last] == "Something"
    visitor.show(CALM)
    visitor.wait_until(lambda: visitor.says == "Show a happy face!")
    tableau = visitor.screen.tableau()
    assert tableau.word_in(tableau.line) is None
    assert tableau.word_in("Show a happy face!") is not None


def test_a_face_held_gets_praise_and_all_stars(on_stage) -> None:
    """The meter fills while the face is held, and praise follows."""
    visitor = on_stage()
    visitor.show(HAPPY)
    visitor.wait(0.6)
    assert 0.3 < visitor.screen.performance.fill < 0.9
    visitor.wait(0.8)
    assert take(visitor).outcome is Outcome.PERFORMED
    assert visitor.says == "Bravo!"
    assert visitor.screen.tableau().praise == "Bravo!"


def test_help_comes_by_key_one_step_at_a_time(on_stage) -> None:
    """First the author's hint, then the understudy shows it, then another movement."""
    visitor = on_stage()
    visitor.press(pygame.K_h)
    assert visitor.screen.tableau().bubble == "Show your teeth!"
    assert visitor.screen.tableau().shown is None
    visitor.press(pygame.K_h)
    assert visitor.screen.tableau().shown is Expression.HAPPY
    assert visitor.says == "Look! This is how I make a happy face."
    visitor.press(pygame.K_h)
    assert take(visitor).is_eased
    assert visitor.says == "Pull the corners of your mouth up!"


def test_help_comes_by_itself_to_who_waits(on_stage) -> None:
    """After six seconds of trying there is a hint, and after nine the understudy."""
    visitor = on_stage()
    visitor.wait(8.0)
    assert "Show your teeth!" in visitor.heard
    visitor.wait(4.0)
    assert "Look! This is how I make a happy face." in visitor.heard


def test_again_tells_the_line_again(on_stage) -> None:
    """R repeats the story, not the last hint."""
    visitor = on_stage()
    visitor.press(pygame.K_h)
    visitor.press(pygame.K_r)
    assert visitor.says == "Something happens: parcel."


def test_go_on_during_praise_only_cuts_the_praise_short(on_stage) -> None:
    """Pressing twice does not skip the next scene."""
    visitor = on_stage()
    visitor.press(pygame.K_g)
    visitor.press(pygame.K_g)
    visitor.wait(2.0)
    assert visitor.screen.performance.index == 1
    assert len(visitor.screen.performance.results) == 1


def test_before_the_first_scene_go_on_only_opens_the_curtain(backstage, visit) -> None:
    """An impatient press does not cost a scene."""
    visitor = visit(StageScreen(backstage, backstage.house.playbill[0]))
    visitor.press(pygame.K_g)
    visitor.press(pygame.K_s)
    assert visitor.screen.performance.results == ()


def test_no_other_expression_is_ever_named(on_stage) -> None:
    """An angry face before the camera is neither named nor shown: only what is asked is (R1)."""
    visitor = on_stage()
    visitor.show(Shown(Expression.ANGRY, 1.0))
    visitor.wait(25.0)
    tableau = visitor.screen.tableau()
    said = " ".join(visitor.heard) + tableau.bubble
    assert "angry" not in said
    assert "%" not in said
    assert not any(sign.isdigit() for sign in said.replace("parcel 1", ""))


def test_with_a_friend_the_camera_stays_off(on_stage, backstage) -> None:
    """No picture is taken in, even if one should come."""
    visitor = on_stage(is_watched=False)
    visitor.show(HAPPY)
    visitor.wait(3.0)
    assert not backstage.eye.is_on
    assert visitor.screen.tableau().seen is None
    assert take(visitor).outcome is None


def test_a_hint_has_its_arrow_on_the_understudys_face(on_stage) -> None:
    """The author's hint and the game's own each point where they speak of."""
    visitor = on_stage()
    assert visitor.screen.tableau().pointed is None
    visitor.press(pygame.K_h)
    assert visitor.screen.tableau().pointed is Movement.SHOW_TEETH
    visitor.press(pygame.K_h)
    assert visitor.screen.tableau().pointed is None, "while the understudy shows it all"
    visitor.press(pygame.K_h)
    assert visitor.screen.tableau().pointed is Movement.CORNERS_UP
    visitor.press(pygame.K_s)
    assert visitor.screen.tableau().pointed is None


def test_after_twenty_seconds_going_on_is_offered_in_gold(on_stage) -> None:
    """Spoken, shown, glowing; and nothing happens unless it is pressed."""
    visitor = on_stage()
    visitor.wait_until(lambda: take(visitor).is_offered, 60.0)
    assert visitor.says.startswith("Keep trying, or press “Go on”")
    go_on = next(one for one in visitor.screen.choices._offer() if one.name == "go_on")
    assert go_on.is_primary
    visitor.wait(20.0)
    assert take(visitor).phase is Phase.ACTING
    visitor.click("go_on")
    assert visitor.screen.performance.results[0].outcome is Outcome.PASSED_ON


def test_the_pace_of_a_child_is_kept_for_the_evening_and_apart(backstage, visit, ledger) -> None:
    """Kim's next play begins at Kim's pace, another child's as usual, a new guest's too."""
    kim, play = ledger.known[0], backstage.house.playbill[0]
    backstage.strides[kim.id] = Stride(EARLY)
    assert StageScreen(backstage, play, kim).performance.take.pace is EARLY
    alva = ledger.add_player("Alva", "owl")
    assert StageScreen(backstage, play, alva).performance.take.pace is not EARLY
    assert StageScreen(backstage, play).performance.take.pace is not EARLY


def test_help_needed_twice_is_remembered_when_the_play_is_left(on_stage, backstage) -> None:
    """Two takes with help, then another play: the first hint comes sooner."""
    visitor = on_stage()
    for index in (0, 1):
        visitor.wait_until(
            lambda index=index: (
                visitor.screen.performance.index == index and take(visitor).phase is Phase.ACTING
            )
        )
        visitor.press(pygame.K_h)
        visitor.press(pygame.K_s)
    visitor.screen = StageScreen(backstage, backstage.house.playbill[1])
    assert take(visitor).pace is EARLY
