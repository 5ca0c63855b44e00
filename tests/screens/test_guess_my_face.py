"""Guess my face: a secret, friends who guess it, and a mirror that tells only what was asked."""

from __future__ import annotations

import pygame

from game.acting.expressions import EXPRESSIONS, Expression
from game.backstage import Backstage
from game.fakes import Shown
from game.perception.frames import CameraReason, CameraTrouble, Direction
from game.phrases import face_phrase
from game.screens.guess import GuessScreen
from game.screens.guess_reveal import RevealScreen
from game.screens.guess_secret import SecretScreen
from game.screens.pause import PauseScreen
from game.screens.title import TitleScreen
from game.screens.trouble import TroubleScreen
from game.screens.troupe_call import TroupeCallScreen
from tests.screens.paper import Ledger, PaperEye
from tests.screens.troupe import CALM, Visit, gather, to_secret
from tests.screens.troupe import family as family


def test_friends_guess_and_the_mirror_tells_only_whether_it_was_performed(
    backstage: Backstage, visit: Visit, family: Ledger
) -> None:
    """Nobody hears the secret before the guess, and nobody ever hears what was read."""
    visitor = visit(TitleScreen(backstage))
    visitor.show(CALM)
    gather(visitor, "guess", "player 1", "player 2")
    asked = to_secret(visitor)
    # Before, the statue was asked for: a calm face, of everybody.
    before = len(visitor.heard) - 1
    visitor.click("show")
    visitor.click("ready")
    options = visitor.screen._riddle.options
    other = next(each for each in options if each is not asked)
    assert backstage.eye.is_on
    visitor.show(Shown(asked, 0.9))
    visitor.wait(2.5)
    said = " ".join(visitor.heard[before:])
    assert not any(face_phrase(each) in said for each in EXPRESSIONS)
    visitor.click(f"mask {other}")
    assert isinstance(visitor.screen, RevealScreen)
    assert not backstage.eye.is_on
    assert visitor.says == (
        f"It was {face_phrase(asked)}! Friends, you guessed {face_phrase(other)}. Good try! "
        "Kim, the mirror saw you perform it!"
    )
    assert (visitor.screen.guessed.actor_stars, visitor.screen.guessed.friends_stars) == (3, 2)


def test_another_face_than_the_asked_one_is_never_named(
    backstage: Backstage, visit: Visit, family: Ledger
) -> None:
    """The actor shows something else: the mirror did not catch it, and that is all it says."""
    visitor = visit(TitleScreen(backstage))
    visitor.show(CALM)
    gather(visitor, "guess", "player 1", "player 2")
    asked = to_secret(visitor)
    shown = next(each for each in EXPRESSIONS if each is not asked)
    visitor.click("ready")
    visitor.show(Shown(shown, 0.95))
    visitor.wait(3.0)
    assert visitor.screen.performance.fill == 0.0
    visitor.click(f"mask {asked}")
    assert visitor.says == (
        f"It was {face_phrase(asked)}! Friends, you found it! "
        "Kim, the mirror did not catch it this time."
    )
    assert visitor.screen.guessed.actor_stars == 3, "the friends saw it"


def test_a_game_of_guessing_gives_everybody_a_turn_and_stars(
    backstage: Backstage, visit: Visit, family: Ledger
) -> None:
    """Without a camera; one turn is passed on, and still nobody has nothing."""
    visitor = visit(TitleScreen(backstage))
    gather(visitor, "guess", "player 1", "player 2", "player 3", "guest cat", with_camera=False)
    actors = []
    for turn in range(4):
        actors.append(visitor.says.removeprefix("Now ").split()[0])
        asked = to_secret(visitor)
        visitor.click("ready")
        assert not backstage.eye.is_on
        visitor.click("go_on" if turn == 1 else f"mask {asked}")
        visitor.click("next")
    assert isinstance(visitor.screen, TroupeCallScreen)
    assert actors == ["Kim", "Alva", "Sam", "Cat"]
    assert {line[:3] for line in family.lines} == {
        (1, "games/guess-my-face", 10),
        (2, "games/guess-my-face", 10),
        (3, "games/guess-my-face", 10),
    }
    visitor.click("again")
    assert visitor.says.startswith("Now Alva acts")


def test_a_camera_that_is_missing_leaves_the_guessing_to_the_friends(
    backstage: Backstage, visit: Visit, family: Ledger
) -> None:
    """The same turn goes on without a mirror."""
    visitor = visit(TitleScreen(backstage))
    visitor.shows = lambda: CameraTrouble(CameraReason.MISSING, "0")
    gather(visitor, "guess", "player 1", "player 2")
    visitor.click("ready")
    visitor.wait_for(TroubleScreen)
    visitor.click("friend")
    assert "Kim, press when nobody is looking" in visitor.says
    visitor.click("ready")
    visitor.click("ready")
    assert isinstance(visitor.screen, GuessScreen)
    assert not backstage.eye.is_on


def test_the_understudy_acts_what_it_was_told_in_secret(
    backstage: Backstage, visit: Visit, family: Ledger
) -> None:
    """Where it stands before the lens; it begins at rest."""
    eye: PaperEye = backstage.eye
    visitor = visit(TitleScreen(backstage))
    visitor.show(CALM)
    gather(visitor, "guess", "player 1", "player 2")
    visitor.click("ready")
    visitor.click("understudy")
    visitor.click("ready")
    asked = visitor.screen._asked
    visitor.click("ready")
    assert eye.is_understudy
    assert eye.direction == Direction(Expression.NEUTRAL, 0.0)
    visitor.wait(1.5)
    assert eye.direction == Direction(asked)


def test_who_leaves_the_window_leaves_no_secret_behind(
    backstage: Backstage, visit: Visit, family: Ledger
) -> None:
    """The curtain covers it until somebody comes back."""
    visitor = visit(TitleScreen(backstage))
    gather(visitor, "guess", "player 1", "player 2", with_camera=False)
    to_secret(visitor)
    visitor.send(pygame.event.Event(pygame.WINDOWFOCUSLOST))
    assert isinstance(visitor.screen, PauseScreen)
    visitor.click("continue")
    assert isinstance(visitor.screen, SecretScreen)
