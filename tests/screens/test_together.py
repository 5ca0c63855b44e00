"""Several children play together: pass the seat, a duet, guess my face; with and without camera."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pygame
import pytest

from game import words
from game.acting.expressions import EXPRESSIONS, Expression
from game.acting.scenario import Way
from game.acting.take import Phase
from game.backstage import Backstage
from game.drawing import theme
from game.drawing.text import layout_text
from game.fakes import Shown
from game.perception.frames import CameraReason, CameraTrouble, Direction
from game.phrases import ask_phrase, face_phrase
from game.screens.choose_player import ChoosePlayerScreen
from game.screens.guess import GuessScreen
from game.screens.guess_reveal import RevealScreen
from game.screens.guess_secret import SecretScreen
from game.screens.pause import PauseScreen
from game.screens.placard import PlacardScreen
from game.screens.stage import StageScreen
from game.screens.stage_places import areas, duet_places, duet_words
from game.screens.title import TitleScreen
from game.screens.trouble import TroubleScreen
from game.screens.troupe_call import TroupeCallScreen
from game.screens.warm_up import WarmUpScreen
from game.settings import Settings
from tests.screens.conftest import Visitor, a_play, a_scene, both
from tests.screens.paper import Ledger, PaperEye
from tests.tiers import quick

Visit = Callable[..., Visitor]
PLAY = "test/play-1"
CALM = Shown(Expression.NEUTRAL, 0.9)
HAPPY = Expression.HAPPY


@pytest.fixture
def family(ledger: Ledger) -> Ledger:
    """A book with three children."""
    ledger.add_player("Alva", "owl")
    ledger.add_player("Sam", "penguin")
    return ledger


def gather(visitor: Visitor, manner: str, *who: str, with_camera: bool = True) -> None:
    """Go from the title to the start of a manner, with these children in this order."""
    visitor.click("play")
    visitor.click("several")
    visitor.click(manner)
    for name in who:
        visitor.click(name)
    if not with_camera:
        visitor.click("camera")
    visitor.click("start")


def act(visitor: Visitor) -> None:
    """Let the scene be told, and say that it was seen."""
    visitor.wait_until(lambda: visitor.screen.performance.take.phase is Phase.ACTING)
    visitor.click("saw_it")


def pass_seat(visitor: Visitor) -> str:
    """Wait for the placard between two scenes, press, and return what it said."""
    visitor.wait_for(PlacardScreen)
    said = visitor.says
    visitor.click("ready")
    return said


def test_three_pass_the_seat_and_each_has_its_own_stars(
    backstage: Backstage, visit: Visit, family: Ledger
) -> None:
    """Two scenes, two actors; the third claps, and begins the next play."""
    visitor = visit(TitleScreen(backstage))
    gather(visitor, "seat", "player 1", "player 2", "player 3", with_camera=False)
    visitor.click(PLAY)
    assert "Kim begins" in pass_seat(visitor)
    act(visitor)
    assert "Alva's turn" in pass_seat(visitor)
    visitor.wait_until(lambda: visitor.screen.performance.take.phase is Phase.ACTING)
    visitor.click("go_on")
    visitor.wait_for(TroupeCallScreen)
    stars = {line[0]: line[2] for line in family.lines}
    assert stars == {1: 3, 2: 1, 3: 1}
    assert visitor.screen.takings.waited == {2}
    visitor.click("again")
    assert "Sam begins" in visitor.says


def test_a_guest_plays_along_and_nothing_is_written_about_it(
    backstage: Backstage, visit: Visit, family: Ledger
) -> None:
    """The bear is in no book; Kim's stars are."""
    visitor = visit(TitleScreen(backstage))
    gather(visitor, "seat", "player 1", "guest bear", with_camera=False)
    visitor.click(PLAY)
    pass_seat(visitor)
    act(visitor)
    assert "Bear's turn" in pass_seat(visitor)
    act(visitor)
    visitor.wait_for(TroupeCallScreen)
    assert [line[0] for line in family.lines] == [1]
    assert visitor.screen.takings.stars == (3, 3)


def test_the_camera_is_off_while_seats_change_and_each_child_is_a_statue_once(
    backstage: Backstage, visit: Visit, family: Ledger
) -> None:
    """A placard waits however long it takes; then the mirror learns the next child's face."""
    long_play = a_play(9)
    third = a_scene("third", Expression.ANGRY)
    house = replace(
        backstage.house, playbill=(replace(long_play, scenes=(*long_play.scenes, third)),)
    )
    backstage.house = house
    eye: PaperEye = backstage.eye
    visitor = visit(TitleScreen(backstage))
    gather(visitor, "seat", "player 1", "player 2")
    visitor.click(long_play.name)
    visitor.show(CALM)
    sitters = []
    for _ in range(3):
        visitor.wait_for(PlacardScreen)
        visitor.wait(30.0)
        assert isinstance(visitor.screen, PlacardScreen), "nobody is hurried"
        assert not eye.is_on
        visitor.click("ready")
        assert isinstance(visitor.screen, WarmUpScreen)
        assert eye.is_on
        sitters.append(eye.sitter)
        visitor.wait_for(StageScreen)
        act(visitor)
    visitor.wait_for(TroupeCallScreen)
    assert sitters == [1, 2, 1]
    assert not eye.is_on


def test_a_scene_is_told_only_when_the_next_child_sits_there(
    backstage: Backstage, visit: Visit, family: Ledger
) -> None:
    """The line of the second scene waits behind the placard, also through a pause."""
    visitor = visit(TitleScreen(backstage))
    gather(visitor, "seat", "player 1", "player 2", with_camera=False)
    visitor.click(PLAY)
    pass_seat(visitor)
    act(visitor)
    visitor.wait_for(PlacardScreen)
    visitor.press(pygame.K_ESCAPE)
    assert isinstance(visitor.screen, PauseScreen)
    visitor.click("continue")
    assert "Alva's turn" in visitor.says
    assert not any("empty" in line for line in visitor.heard)
    visitor.click("ready")
    assert "empty" in visitor.says


def test_a_camera_that_fails_at_a_change_of_seats_leaves_the_play_whole(
    backstage: Backstage, visit: Visit, family: Ledger
) -> None:
    """The second child's mirror stays dark: a friend watches, and the stars of the first stay."""
    visitor = visit(TitleScreen(backstage))
    gather(visitor, "seat", "player 1", "player 2")
    visitor.click(PLAY)
    visitor.show(CALM)
    pass_seat(visitor)
    visitor.wait_for(StageScreen)
    act(visitor)
    visitor.wait_for(PlacardScreen)
    visitor.shows = lambda: CameraTrouble(CameraReason.LOST, "0")
    visitor.click("ready")
    visitor.wait_for(TroubleScreen)
    visitor.click("friend")
    assert visitor.screen.performance.index == 1
    assert not visitor.screen.performance.standards.is_watched
    act(visitor)
    visitor.wait_for(TroupeCallScreen)
    assert {line[0]: line[2] for line in family.lines} == {1: 3, 2: 3}


def test_a_full_disk_is_told_and_the_bow_goes_on(
    backstage: Backstage, visit: Visit, family: Ledger
) -> None:
    """The stars are shown though they could not be written."""
    visitor = visit(TitleScreen(backstage))
    gather(visitor, "duet", "player 1", "player 2", with_camera=False)
    visitor.click(PLAY)
    visitor.click("ready")
    act(visitor)
    visitor.wait_until(lambda: visitor.screen.performance.index == 1)
    family.is_lost = True
    act(visitor)
    visitor.wait_for(TroupeCallScreen)
    visitor.look()
    assert visitor.screen.takings.stars == (6, 6)


def test_a_duet_is_watched_by_two_meters(
    backstage: Backstage, visit: Visit, family: Ledger
) -> None:
    """Both are statues, both act, both get the stars; a missing partner is asked for."""
    eye: PaperEye = backstage.eye
    visitor = visit(TitleScreen(backstage))
    gather(visitor, "duet", "player 1", "player 3")
    visitor.click(PLAY)
    assert "Kim sits on the left, Sam on the right." in visitor.heard
    visitor.click("ready")
    assert eye.actors == 2
    visitor.show(CALM)
    visitor.wait(6.0)
    assert isinstance(visitor.screen, WarmUpScreen), "one face is not enough"
    assert "I can see one face only. Sit close together, please!" in visitor.heard
    visitor.show(replace(CALM, partner=CALM))
    visitor.wait_for(StageScreen)
    visitor.wait_until(lambda: visitor.screen.performance.take.phase is Phase.ACTING)
    assert visitor.says == "Both of you! Show a happy face!"
    visitor.show(replace(Shown(HAPPY, 0.9), partner=CALM))
    visitor.wait(1.5)
    assert visitor.screen.performance.fills == (1.0, 0.0)
    visitor.show(replace(CALM, partner=Shown(HAPPY, 0.9)))
    visitor.wait_until(lambda: visitor.screen.performance.index == 1)
    visitor.click("go_on")
    visitor.wait_for(TroupeCallScreen)
    assert {line[0]: line[2] for line in family.lines} == {1: 4, 3: 4}


def test_two_choose_a_door_together(backstage: Backstage, visit: Visit, family: Ledger) -> None:
    """The order says so."""
    ways = (Way(HAPPY, "end", both("Left", "Vänster")), Way(Expression.SAD, "end"))
    doors = replace(a_scene("doors", HAPPY), ask=frozenset({HAPPY, Expression.SAD}), ways=ways)
    play = replace(a_play(1), scenes=(doors,))
    backstage.house = replace(backstage.house, playbill=(play,))
    visitor = visit(TitleScreen(backstage))
    gather(visitor, "duet", "player 1", "player 2", with_camera=False)
    visitor.click(play.name)
    visitor.click("ready")
    visitor.wait_until(lambda: visitor.screen.performance.take.phase is Phase.ACTING)
    assert visitor.says == "Choose together: a happy face or a sad face!"


def test_a_lone_player_after_a_duet_is_read_alone(
    backstage: Backstage, visit: Visit, family: Ledger
) -> None:
    """The network runs for one face again."""
    eye: PaperEye = backstage.eye
    eye.use_actors(2)
    visitor = visit(ChoosePlayerScreen(backstage, lambda: None))
    visitor.click("player 1")
    visitor.click(PLAY)
    visitor.click("camera")
    assert eye.actors == 1


def to_secret(visitor: Visitor) -> Expression:
    """Go from the placard of a turn to its secret; return what is asked there."""
    visitor.wait_for(PlacardScreen)
    visitor.click("ready")
    visitor.wait_for(PlacardScreen)
    assert "close your eyes" in visitor.says
    visitor.click("ready")
    assert isinstance(visitor.screen, SecretScreen)
    return visitor.screen._asked


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


def test_two_are_needed_and_a_duet_takes_no_third(
    backstage: Backstage, visit: Visit, family: Ledger
) -> None:
    """Start comes with the second child; a third takes the place of the first; a press undoes."""
    visitor = visit(TitleScreen(backstage))
    visitor.click("play")
    visitor.click("several")
    visitor.click("duet")
    visitor.click("player 1")
    assert "start" not in visitor.look().choices.rects
    visitor.click("player 2")
    visitor.click("player 3")
    visitor.click("player 2")
    assert "start" not in visitor.look().choices.rects
    visitor.click("player 1")
    visitor.click("start")
    visitor.click(PLAY)
    assert "Sam sits on the left, Kim on the right." in visitor.heard


def test_a_troupe_is_gathered_by_keys_alone(
    backstage: Backstage, visit: Visit, family: Ledger
) -> None:
    """Tab and Enter, as everywhere."""
    visitor = visit(TitleScreen(backstage))
    for name in ("play", "several", "seat", "player 1", "player 2", "camera", "start", PLAY):
        visitor.press_to(name)
    visitor.press(pygame.K_RETURN)
    act(visitor)
    visitor.wait_for(PlacardScreen)
    visitor.press(pygame.K_RETURN)
    assert isinstance(visitor.screen, StageScreen)


def test_a_lost_book_leaves_guests_to_play(
    backstage: Backstage, visit: Visit, family: Ledger
) -> None:
    """Nobody known can be shown, and the game goes on."""
    family.is_lost = True
    visitor = visit(TitleScreen(backstage))
    gather(visitor, "seat", "guest fox", "guest owl", with_camera=False)
    visitor.click(PLAY)
    assert "Fox begins" in visitor.says


SIZES = ((1024, 600), (1280, 720), (2560, 1440), (1024, 768))


def every_screen(visitor: Visitor):
    """Go through all manners and yield each screen, drawn."""
    visitor.click("play")
    visitor.click("several")
    yield visitor.look()
    visitor.click("seat")
    yield visitor.look()
    visitor.click("back")
    visitor.click("duet")
    visitor.click("player 1")
    visitor.click("player 2")
    yield visitor.look()
    visitor.click("start")
    visitor.click(PLAY)
    yield visitor.look()
    visitor.click("ready")
    yield visitor.look()
    visitor.show(replace(CALM, partner=CALM))
    visitor.wait_for(StageScreen)
    visitor.wait_until(lambda: visitor.screen.performance.take.phase is Phase.ACTING)
    yield visitor.look()
    for _ in range(2):
        visitor.wait_until(lambda: visitor.screen.performance.take.phase is Phase.ACTING)
        visitor.click("go_on")
        visitor.wait(5.0)
    visitor.wait_for(TroupeCallScreen)
    yield visitor.look()
    visitor.show(None)
    visitor.click("home")
    guests = [f"player {number}" for number in range(1, 7)]
    gather(visitor, "guess", *guests, with_camera=False)
    visitor.click("ready")
    yield visitor.look()
    visitor.click("ready")
    visitor.click("show")
    yield visitor.look()
    visitor.click("ready")
    yield visitor.look()
    visitor.click("go_on")
    yield visitor.look()
    visitor.click("next")
    for _ in range(5):
        for name in ("ready", "ready", "ready", "go_on", "next"):
            visitor.click(name)
    yield visitor.look()


@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize("size", quick(SIZES[:1], SIZES))
def test_everything_can_be_hit_and_nothing_overlaps(
    backstage: Backstage, visit: Visit, family: Ledger, size: tuple[int, int], language: str
) -> None:
    """Each choice measures 76 px at least, lies in the window, and touches no other."""
    if words.use_language(language) != language:
        pytest.skip(f"the words for {language} have not been compiled")
    backstage.house = replace(backstage.house, settings=Settings(language=language))
    for name, avatar in (("Björn Trollkarl", "dragon"), ("Mångordiga", "cat"), ("Bo", "lion")):
        family.add_player(name, avatar)
    seen = set()
    for screen in every_screen(visit(TitleScreen(backstage), size)):
        seen.add(type(screen).__name__)
        rects = screen.choices.rects
        window = pygame.Rect((0, 0), size)
        for name, rect in rects.items():
            assert min(rect.size) >= theme.TARGET_MIN, (screen, name, rect)
            assert window.contains(rect), (screen, name, rect)
            others = {other: place for other, place in rects.items() if other != name}
            assert rect.collidedict(others, values=True) is None, (screen, name)
    assert len(seen) == 9


@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize("size", SIZES)
def test_the_orders_of_a_duet_are_shown_whole(size: tuple[int, int], language: str) -> None:
    """Each in its half of the strip below the mirror, at 24 px at least."""
    if words.use_language(language) != language:
        pytest.skip(f"the words for {language} have not been compiled")
    surface = pygame.Surface(size)
    place = areas(surface, "Kort.")
    for paper, meter in duet_places(surface, place.task.union(place.meter)):
        assert not paper.colliderect(meter)
        for expression in EXPRESSIONS:
            inside = duet_words(surface, paper)
            order = ask_phrase({expression})
            layout = layout_text(order, inside.size, theme.text_px(surface, 28))
            assert not layout.lines[-1].words.endswith("…"), (order, size)
            assert layout.size >= theme.TEXT_MIN
    words.use_language("en")
