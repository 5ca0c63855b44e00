"""An evening where several play: places, pictures, breaks, its limit, each child's own pace."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pygame
import pytest

from game.acting.bookmark import Bookmark
from game.acting.evening import Evening
from game.acting.expressions import Expression
from game.acting.pacing import EARLY, LATE, USUAL, Stride
from game.acting.take import Phase
from game.backstage import Backstage
from game.fakes import Shown
from game.flip_book import Page
from game.perception.frames import CameraReason, CameraTrouble
from game.screens.break_time import BreakScreen
from game.screens.choose_play import ChoosePlayScreen
from game.screens.closing import ClosingScreen
from game.screens.flip_book import FlipBookScreen
from game.screens.gate import GateScreen
from game.screens.guess import GuessScreen
from game.screens.guess_reveal import RevealScreen
from game.screens.pause import LEFT_ALONE, PauseScreen
from game.screens.placard import PlacardScreen
from game.screens.stage import StageScreen
from game.screens.title import TitleScreen
from game.screens.trouble import TroubleScreen
from game.screens.troupe_call import TroupeCallScreen
from game.screens.warm_up import WarmUpScreen
from game.settings import Settings
from tests.screens.conftest import Visitor, a_play, a_scene
from tests.screens.paper import Ledger, PaperEye
from tests.screens.troupe import act, gather, pass_seat, to_secret

Visit = Callable[..., Visitor]
PLAY, LONG_PLAY = "test/play-1", "test/play-9"
CALM = Shown(Expression.NEUTRAL, 0.9)
SOMEWHERE = Bookmark("empty", 3, 1, 9.0)


@pytest.fixture
def visitor(backstage: Backstage, visit: Visit, ledger: Ledger) -> Visitor:
    """Somebody at the title; Kim and Alva are in the book, a play of four scenes on the bill."""
    ledger.add_player("Alva", "owl")
    play = a_play(9)
    more = (a_scene("third", Expression.ANGRY), a_scene("fourth", Expression.SURPRISE))
    play = replace(play, scenes=(*play.scenes, *more))
    backstage.house = replace(backstage.house, playbill=(a_play(1), play))
    return visit(TitleScreen(backstage))


def open_seat(visitor: Visitor, *who: str, play: str = PLAY, with_camera: bool = False) -> None:
    """Let children pass the seat, the first of them on it."""
    gather(visitor, "seat", *(who or ("player 1", "player 2")), with_camera=with_camera)
    visitor.click(play)
    visitor.show(CALM)
    visitor.click("ready")
    visitor.wait_for(StageScreen)


def played(backstage: Backstage, minutes: float, since_break: float = 0.0) -> None:
    """Let so many minutes have been played tonight."""
    evening = Evening(minutes * 60, since_break * 60)
    backstage.house = replace(backstage.house, evening=evening)


def limit(backstage: Backstage, minutes: int | None) -> None:
    """Let a grown-up set how long an evening may last."""
    settings = replace(backstage.house.settings, limit_minutes=minutes)
    backstage.house = replace(backstage.house, settings=settings)


def until_acting(visitor: Visitor) -> None:
    """Let the scene be told."""
    visitor.wait_until(lambda: visitor.screen.performance.take.phase is Phase.ACTING)


def pages_of(visitor: Visitor) -> tuple[Page, ...]:
    """Act a bit before the camera, and return what the flip-book of the play on stage keeps."""
    until_acting(visitor)
    visitor.wait(0.5)
    pages = visitor.screen._usher.flip_book.pages
    assert pages
    assert all(page.picture.any() for page in pages)
    return pages


def solve(visitor: Visitor) -> None:
    """Answer the sum before a gate."""
    for digit in str(visitor.screen.sum.answer):
        visitor.click(digit)
    visitor.click("enter")


@pytest.mark.parametrize("manner", ["seat", "duet"])
def test_a_troupe_leaves_nobodys_place_and_reads_none(
    visitor: Visitor, ledger: Ledger, manner: str
) -> None:
    """The guest's and Kim's own places stay where they were, also when Kim's stars are written."""
    before = {(None, PLAY): SOMEWHERE, (1, PLAY): SOMEWHERE}
    ledger.places = dict(before)
    gather(visitor, manner, "player 1", "guest bear", with_camera=False)
    visitor.click(PLAY)
    assert isinstance(visitor.screen, PlacardScreen), "nobody is asked where to go on"
    visitor.click("ready")
    assert visitor.screen.performance.index == 0
    act(visitor)
    visitor.wait(5.0)
    assert ledger.places == before
    if manner == "seat":
        pass_seat(visitor)
    act(visitor)
    visitor.wait_for(TroupeCallScreen)
    assert ledger.places == before
    assert [line[0] for line in ledger.lines] == [1]
    assert ledger.aside == []


WAYS_OUT = {
    "home from the pause": ["pause", "home"],
    "another play from the pause": ["pause", "another_play"],
}


@pytest.mark.parametrize("way", WAYS_OUT.values(), ids=WAYS_OUT)
def test_pictures_are_blotted_out_when_a_troupe_leaves_its_stage(
    visitor: Visitor, way: list[str]
) -> None:
    """In mid-take, by the pause."""
    open_seat(visitor, with_camera=True)
    pages = pages_of(visitor)
    for name in way:
        visitor.click(name)
    assert not any(page.picture.any() for page in pages)


@pytest.mark.parametrize("way", ["pause", "trouble", "break", "left alone", "statue again"])
def test_pictures_are_blotted_out_from_every_screen_between_two_scenes(
    visitor: Visitor, backstage: Backstage, way: str
) -> None:
    """Placard, a lost camera, a break: each of them leads away with nothing kept."""
    open_seat(visitor, with_camera=True)
    pages = pages_of(visitor)
    if way == "break":
        played(backstage, 12, since_break=12)
    if way == "statue again":
        visitor.press(pygame.K_w)
        visitor.shows = lambda: CameraTrouble(CameraReason.LOST, "0")
        visitor.wait_for(TroubleScreen)
    else:
        visitor.click("saw_it")
    if way == "break":
        visitor.wait_for(BreakScreen)
    elif way != "statue again":
        visitor.wait_for(PlacardScreen)
    if way == "pause":
        visitor.click("pause")
    if way == "trouble":
        visitor.shows = lambda: CameraTrouble(CameraReason.LOST, "0")
        visitor.click("ready")
        visitor.wait_for(TroubleScreen)
    assert any(page.picture.any() for page in pages)
    if way == "left alone":
        visitor.wait(LEFT_ALONE + 1.0)
    else:
        visitor.click("home")
    assert not any(page.picture.any() for page in pages)


@pytest.mark.parametrize("way", ["again", "another_play", "home", "left alone", "closing"])
def test_pictures_are_blotted_out_on_every_way_from_a_troupes_bow(
    visitor: Visitor, backstage: Backstage, way: str
) -> None:
    """The flip-book lasts as long as the bow."""
    open_seat(visitor, with_camera=True)
    pages = pages_of(visitor)
    visitor.click("saw_it")
    pass_seat(visitor)
    visitor.wait_for(StageScreen)
    if way == "closing":
        limit(backstage, 20)
        played(backstage, 21)
    act(visitor)
    visitor.wait_for(TroupeCallScreen)
    assert all(page.picture.any() for page in pages)
    if way == "left alone":
        visitor.wait(LEFT_ALONE + 1.0)
        assert "flip_book" not in visitor.look().choices.rects
    else:
        visitor.click("another_play" if way == "closing" else way)
    assert not any(page.picture.any() for page in pages)
    if way == "again":
        assert "Alva begins" not in visitor.heard
        assert isinstance(visitor.screen, PlacardScreen)


def test_the_flip_book_of_a_troupe_shows_who_acted(visitor: Visitor, backstage: Backstage) -> None:
    """Each page has the avatar of its child; no picture can be kept unless that is set."""
    open_seat(visitor, with_camera=True)
    pages_of(visitor)
    visitor.click("saw_it")
    pass_seat(visitor)
    visitor.wait_for(StageScreen)
    pages = pages_of(visitor)
    visitor.click("saw_it")
    visitor.wait_for(TroupeCallScreen)
    visitor.click("flip_book")
    assert isinstance(visitor.screen, FlipBookScreen)
    assert visitor.says == "Our flip-book! This is how all of you acted."
    assert [page.actors for page in pages] == [("fox",), ("owl",)]
    assert "keepsake" not in visitor.look().choices.rects
    visitor.click("back")
    assert isinstance(visitor.screen, TroupeCallScreen)
    assert all(page.picture.any() for page in pages)
    settings = replace(backstage.house.settings, allows_keepsakes=True)
    backstage.house = replace(backstage.house, settings=settings)
    visitor.click("flip_book")
    visitor.click("keepsake")
    assert isinstance(visitor.screen, GateScreen)


def test_a_page_of_a_duet_has_both_avatars(visitor: Visitor) -> None:
    """They acted it together."""
    gather(visitor, "duet", "player 1", "player 2")
    visitor.click(PLAY)
    visitor.click("ready")
    visitor.show(replace(CALM, partner=CALM))
    visitor.wait_for(StageScreen)
    assert [page.actors for page in pages_of(visitor)] == [("fox", "owl")]


@pytest.mark.parametrize("manner", ["seat", "duet"])
def test_a_break_comes_before_the_seats_are_changed(
    visitor: Visitor, backstage: Backstage, manner: str
) -> None:
    """Nobody sits down to be sent away; the next scene is told once, after the break."""
    gather(visitor, manner, "player 1", "player 2", with_camera=False)
    visitor.click(PLAY)
    visitor.click("ready")
    until_acting(visitor)
    played(backstage, 12, since_break=12)
    visitor.click("saw_it")
    visitor.wait_for(BreakScreen)
    visitor.click("go_on")
    if manner == "seat":
        assert "Alva's turn" in pass_seat(visitor)
    assert visitor.says == "Something happens: empty."
    assert visitor.heard.count("Something happens: empty.") == 1
    act(visitor)
    visitor.wait_for(TroupeCallScreen)


def test_the_limit_ends_a_troupes_evening_with_everybodys_stars(
    visitor: Visitor, backstage: Backstage, ledger: Ledger
) -> None:
    """An early bow, a goodbye, and no play after it."""
    open_seat(visitor, play=LONG_PLAY)
    until_acting(visitor)
    limit(backstage, 20)
    played(backstage, 20)
    visitor.click("saw_it")
    visitor.wait_for(TroupeCallScreen)
    assert visitor.screen.takings.stars == (3, 1)
    assert (ledger.stars_of(1), ledger.stars_of(2)) == (3, 1)
    assert ledger.lines == [], "a play that was broken off was not played to its end"
    assert set(visitor.look().choices.rects) == {"another_play", "hear"}
    visitor.click("another_play")
    assert isinstance(visitor.screen, ClosingScreen)
    assert visitor.says.endswith("See you next time!")
    visitor.click("home")
    gather(visitor, "duet", "player 1", "player 2", with_camera=False)
    visitor.click(PLAY)
    assert isinstance(visitor.screen, ClosingScreen)


@pytest.mark.parametrize("manner", ["seat", "duet"])
def test_a_grown_up_keeps_the_theatre_open_and_the_troupe_goes_on(
    visitor: Visitor, backstage: Backstage, ledger: Ledger, manner: str
) -> None:
    """At the next scene; the last bow shows all stars and writes down what is new."""
    gather(visitor, manner, "player 1", "player 2", with_camera=False)
    visitor.click(PLAY)
    visitor.click("ready")
    until_acting(visitor)
    limit(backstage, 20)
    played(backstage, 20)
    visitor.click("saw_it")
    visitor.wait_for(TroupeCallScreen)
    visitor.click("another_play")
    visitor.click("longer")
    solve(visitor)
    if manner == "seat":
        assert "Alva's turn" in pass_seat(visitor)
    assert visitor.screen.performance.index == 1
    act(visitor)
    visitor.wait_for(TroupeCallScreen)
    stars = (3, 3) if manner == "seat" else (6, 6)
    assert visitor.screen.takings.stars == stars
    assert (ledger.stars_of(1), ledger.stars_of(2)) == stars


def guess(visitor: Visitor) -> None:
    """Play one riddle, without a camera."""
    to_secret(visitor)
    visitor.click("ready")
    assert isinstance(visitor.screen, GuessScreen)
    visitor.click("go_on")
    assert isinstance(visitor.screen, RevealScreen)
    visitor.click("next")


def test_guessing_counts_time_and_stops_for_a_break_and_for_the_limit(
    visitor: Visitor, backstage: Backstage, ledger: Ledger
) -> None:
    """Between two riddles; kept open, the game goes on with the next, and no star counts twice."""
    gather(visitor, "guess", "player 1", "player 2", with_camera=False)
    to_secret(visitor)
    visitor.click("ready")
    so_far = backstage.house.evening.played
    visitor.wait(10.0)
    assert backstage.house.evening.played == pytest.approx(so_far + 10.0)
    played(backstage, 12, since_break=12)
    visitor.click("go_on")
    visitor.click("next")
    assert isinstance(visitor.screen, BreakScreen)
    visitor.click("go_on")
    limit(backstage, 12)
    guess(visitor)
    assert isinstance(visitor.screen, TroupeCallScreen)
    assert visitor.screen.takings.stars == (2, 2)
    visitor.click("another_play")
    visitor.click("longer")
    solve(visitor)
    for _ in range(2):
        guess(visitor)
    assert isinstance(visitor.screen, TroupeCallScreen)
    assert visitor.screen.takings.stars == (4, 4)
    assert (ledger.stars_of(1), ledger.stars_of(2)) == (4, 4)


def test_a_break_comes_before_a_troupes_play_and_before_guessing(
    visitor: Visitor, backstage: Backstage
) -> None:
    """As before any other."""
    played(backstage, 12, since_break=12)
    gather(visitor, "guess", "player 1", "player 2", with_camera=False)
    assert isinstance(visitor.screen, BreakScreen)
    visitor.click("home")
    played(backstage, 24, since_break=12)
    gather(visitor, "seat", "player 1", "player 2", with_camera=False)
    visitor.click(PLAY)
    assert isinstance(visitor.screen, BreakScreen)
    visitor.click("go_on")
    assert isinstance(visitor.screen, PlacardScreen)


def help_through(visitor: Visitor) -> None:
    """Ask for help in a take, and let it be seen."""
    until_acting(visitor)
    visitor.click("help")
    visitor.click("saw_it")


def test_each_child_on_the_seat_has_its_own_pace(visitor: Visitor, backstage: Backstage) -> None:
    """Kim needs help twice and gets it sooner at the third turn; the bear's pace is its own."""
    scenes = tuple(a_scene(f"s{number}", Expression.HAPPY) for number in range(6))
    play = replace(a_play(9), scenes=scenes)
    backstage.house = replace(backstage.house, playbill=(play,))
    backstage.strides[0] = Stride(LATE)
    open_seat(visitor, "player 1", "guest bear", play=LONG_PLAY)
    help_through(visitor)
    pass_seat(visitor)
    assert visitor.screen.performance.take.pace is USUAL, "not the lone guest's"
    act(visitor)
    pass_seat(visitor)
    help_through(visitor)
    pass_seat(visitor)
    assert visitor.screen.performance.take.pace is USUAL, "not Kim's"
    act(visitor)
    pass_seat(visitor)
    assert visitor.screen.performance.take.pace is EARLY
    assert backstage.strides[1].pace is EARLY
    assert backstage.strides[0] == Stride(LATE)
    visitor.click("pause")
    visitor.click("home")
    gather(visitor, "seat", "guest cat", "guest bear", with_camera=False)
    assert all(number >= 0 for number in backstage.strides), "other guests are somebody new"


def test_two_of_a_duet_have_one_pace_and_leave_their_own_alone(
    visitor: Visitor, backstage: Backstage
) -> None:
    """What they need together says nothing about either of them."""
    own = {1: Stride(LATE), 2: Stride(EARLY, quick=1), 0: Stride(LATE)}
    backstage.strides.update(own)
    gather(visitor, "duet", "player 1", "player 2", with_camera=False)
    visitor.click(PLAY)
    visitor.click("ready")
    assert visitor.screen.performance.take.pace is USUAL
    help_through(visitor)
    visitor.wait_until(lambda: visitor.screen.performance.index == 1)
    help_through(visitor)
    visitor.wait_for(TroupeCallScreen)
    assert {number: backstage.strides[number] for number in own} == own
    visitor.click("again")
    visitor.click("ready")
    assert visitor.screen.performance.take.pace is EARLY


def test_the_language_changes_on_placards_riddles_and_at_the_bow(visitor: Visitor) -> None:
    """F2 anywhere: what is shown and said follows, guests' names too."""
    gather(visitor, "guess", "guest bear", "guest cat", with_camera=False)
    visitor.press(pygame.K_F2)
    visitor.wait(0.1)
    assert visitor.says == "Nu spelar Björn! Byt plats."
    visitor.click("ready")
    assert visitor.says.startswith("Kompisar, blunda! Björn")
    visitor.press(pygame.K_F2)
    visitor.wait(0.1)
    assert "Bear, press when nobody is looking" in visitor.says
    for name in ("ready", "ready", "go_on"):
        before = visitor.says
        visitor.press(pygame.K_F2)
        visitor.wait(0.1)
        assert visitor.says != before
        visitor.press(pygame.K_F2)
        visitor.wait(0.1)
        assert visitor.says == before
        visitor.click(name)
    assert isinstance(visitor.screen, RevealScreen)


def test_the_language_changes_where_a_troupe_gathers(visitor: Visitor) -> None:
    """The questions how and who are asked again."""
    visitor.click("play")
    visitor.click("several")
    visitor.press(pygame.K_F2)
    visitor.wait(0.1)
    assert visitor.backstage.voice.said[-1] == ("Hur vill ni spela tillsammans?", "sv")
    visitor.click("seat")
    visitor.press(pygame.K_F2)
    visitor.wait(0.1)
    assert visitor.says == "Who takes turns? Pick two to six!"


def test_a_cover_on_a_placard_holds_in_the_warm_up_and_on_the_stage(
    visitor: Visitor, backstage: Backstage
) -> None:
    """Hear again says the placard's own words, and nothing is seen until it is uncovered."""
    eye: PaperEye = backstage.eye
    gather(visitor, "seat", "player 1", "player 2")
    visitor.click(PLAY)
    visitor.show(CALM)
    visitor.press(pygame.K_F9)
    assert "covered" in visitor.says
    visitor.click("hear")
    assert "Kim begins" in visitor.says
    visitor.click("ready")
    visitor.wait(5.0)
    assert isinstance(visitor.screen, WarmUpScreen)
    assert not eye.is_on
    visitor.press(pygame.K_F9)
    visitor.wait_for(StageScreen)
    act(visitor)
    visitor.wait_for(PlacardScreen)
    visitor.press(pygame.K_F9)
    visitor.press(pygame.K_F9)
    assert not eye.is_on, "nobody acts behind a placard"


def test_a_cover_in_mid_riddle_lets_the_guessing_wait(
    visitor: Visitor, backstage: Backstage
) -> None:
    """The mirror is dark, lamps stand still, and the button uncovers it again."""
    eye: PaperEye = backstage.eye
    visitor.show(CALM)
    gather(visitor, "guess", "player 1", "player 2")
    asked = to_secret(visitor)
    visitor.click("ready")
    visitor.show(Shown(asked, 0.9))
    visitor.wait(0.3)
    visitor.click("cover")
    assert not eye.is_on
    visitor.wait(0.2)
    fill = visitor.screen.performance.fill
    visitor.wait(5.0)
    assert visitor.screen.performance.fill == fill
    assert visitor.screen._glass.picture is None
    visitor.click("cover")
    assert eye.is_on
    visitor.wait(2.5)
    assert visitor.screen.performance.fill == 1.0


def test_a_camera_lost_in_mid_riddle_is_told(visitor: Visitor) -> None:
    """And the friends can still guess."""
    visitor.show(CALM)
    gather(visitor, "guess", "player 1", "player 2")
    to_secret(visitor)
    visitor.click("ready")
    visitor.wait(6.0)
    visitor.shows = lambda: CameraTrouble(CameraReason.LOST, "0")
    visitor.wait(1.0)
    assert "The camera went away." in visitor.says
    visitor.click("go_on")
    assert isinstance(visitor.screen, RevealScreen)


@pytest.mark.parametrize("road", ["friend", "understudy"])
def test_another_road_in_mid_take_goes_on_with_the_same_take(
    visitor: Visitor, backstage: Backstage, road: str
) -> None:
    """A camera that is gone while the statue is learnt again costs nobody a scene."""
    open_seat(visitor, with_camera=True)
    act(visitor)
    pass_seat(visitor)
    visitor.wait_for(StageScreen)
    until_acting(visitor)
    visitor.press(pygame.K_w)
    visitor.shows = lambda: CameraTrouble(CameraReason.LOST, "0")
    visitor.wait_for(TroubleScreen)
    visitor.click(road)
    assert isinstance(visitor.screen, StageScreen)
    assert visitor.screen.performance.index == 1
    assert len(visitor.screen.performance.results) == 1
    assert backstage.eye.is_understudy is (road == "understudy")


@pytest.mark.parametrize("manner", ["seat", "duet"])
def test_the_understudy_acts_for_a_troupe_at_once(
    visitor: Visitor, backstage: Backstage, ledger: Ledger, manner: str
) -> None:
    """From the warm-up; it is the troupe's play still, and no business of the guest's."""
    ledger.places = {(None, PLAY): SOMEWHERE}
    gather(visitor, manner, "player 1", "player 2")
    visitor.click(PLAY)
    visitor.show(CALM)
    visitor.click("ready")
    visitor.click("understudy")
    assert isinstance(visitor.screen, StageScreen)
    assert backstage.eye.is_understudy
    act(visitor)
    if manner == "seat":
        pass_seat(visitor)
    act(visitor)
    visitor.wait_for(TroupeCallScreen)
    assert ledger.places == {(None, PLAY): SOMEWHERE}


def test_a_friend_takes_over_in_the_first_warm_up(visitor: Visitor) -> None:
    """Nobody is asked twice to sit down."""
    gather(visitor, "duet", "player 1", "player 2")
    visitor.click(PLAY)
    visitor.click("ready")
    visitor.click("friend")
    assert isinstance(visitor.screen, StageScreen)
    assert not visitor.backstage.eye.is_on


def test_the_theme_rests_while_a_secret_is_acted_and_plays_at_the_bow(
    visitor: Visitor, backstage: Backstage
) -> None:
    """As with one player."""
    gather(visitor, "guess", "player 1", "player 2", with_camera=False)
    assert not backstage.sounds.has_theme
    for _ in range(4):
        guess(visitor)
    assert isinstance(visitor.screen, TroupeCallScreen)
    assert backstage.sounds.has_theme


def test_home_from_every_screen_of_a_troupe_leads_to_the_title_with_the_camera_off(
    visitor: Visitor, backstage: Backstage
) -> None:
    """In mid-take, too; and whoever plays alone next is read alone."""
    open_seat(visitor, with_camera=True)
    until_acting(visitor)
    visitor.press(pygame.K_ESCAPE)
    assert isinstance(visitor.screen, PauseScreen)
    visitor.click("another_play")
    assert isinstance(visitor.screen, ChoosePlayScreen)
    visitor.press(pygame.K_ESCAPE)
    assert isinstance(visitor.screen, TitleScreen)
    assert not backstage.eye.is_on
    for name in ("play", "player 1", PLAY, "camera"):
        visitor.click(name)
    assert (backstage.eye.actors, backstage.eye.sitter) == (1, 0)


@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize("size", [(1024, 600), (1280, 720), (1024, 768), (2560, 1440)])
def test_the_bow_with_its_flip_book_can_be_hit_at_every_size(
    backstage: Backstage, visit: Visit, size: tuple[int, int], language: str
) -> None:
    """Five choices side by side, each 76 px at least."""
    backstage.office.change(Settings(language=language))
    visitor = visit(TitleScreen(backstage), size)
    everybody = ("player 1", "guest bear", "guest cat")
    open_seat(visitor, *everybody, with_camera=True)
    pages_of(visitor)
    visitor.click("saw_it")
    pass_seat(visitor)
    visitor.wait_for(StageScreen)
    act(visitor)
    visitor.wait_for(TroupeCallScreen)
    rects = visitor.look().choices.rects
    assert set(rects) == {"flip_book", "again", "another_play", "home", "hear"}
    window = pygame.Rect((0, 0), size)
    for name, rect in rects.items():
        assert min(rect.size) >= 76
        assert window.contains(rect)
        others = {other: place for other, place in rects.items() if other != name}
        assert rect.collidedict(others, values=True) is None


def test_back_from_a_warm_up_between_two_scenes_leads_to_the_placard(
    visitor: Visitor, backstage: Backstage
) -> None:
    """Not out of the play: somebody else may sit down first."""
    open_seat(visitor, with_camera=True)
    act(visitor)
    pass_seat(visitor)
    assert isinstance(visitor.screen, WarmUpScreen)
    visitor.click("back")
    assert isinstance(visitor.screen, PlacardScreen)
    assert "Alva's turn" in visitor.says
    assert not backstage.eye.is_on
    pass_seat(visitor)
    visitor.wait_for(StageScreen)
    assert visitor.screen.performance.index == 1


@pytest.mark.parametrize("way", ["home", "another_play"])
def test_a_play_left_in_the_middle_keeps_the_stars_of_those_who_acted(
    visitor: Visitor, ledger: Ledger, way: str
) -> None:
    """Kim's own place stays as well; Alva has not acted yet, and the bear is in no book."""
    ledger.places = {(1, PLAY): SOMEWHERE}
    open_seat(visitor, "player 1", "guest bear", "player 2")
    act(visitor)
    pass_seat(visitor)
    until_acting(visitor)
    visitor.click("pause")
    visitor.click(way)
    assert (ledger.stars_of(1), ledger.stars_of(2)) == (SOMEWHERE.stars + 3, 0)
    assert ledger.places == {(1, PLAY): SOMEWHERE}
    assert ledger.lines == []


def test_a_game_of_guessing_left_in_the_middle_keeps_its_stars(
    visitor: Visitor, ledger: Ledger
) -> None:
    """Another road in between counts nothing twice."""
    visitor.show(CALM)
    gather(visitor, "guess", "player 1", "player 2")
    visitor.click("ready")
    visitor.wait_for(PlacardScreen)
    for name in ("ready", "ready", "go_on", "next", "ready", "friend"):
        visitor.click(name)
    visitor.click("pause")
    visitor.click("home")
    assert (ledger.stars_of(1), ledger.stars_of(2)) == (1, 1)


def test_a_book_that_cannot_be_written_keeps_nobody_in_the_theatre(
    visitor: Visitor, ledger: Ledger
) -> None:
    """Home leads home."""
    open_seat(visitor)
    act(visitor)
    visitor.wait_for(PlacardScreen)
    ledger.is_lost = True
    visitor.click("pause")
    visitor.click("home")
    assert isinstance(visitor.screen, TitleScreen)


def test_the_language_changes_in_a_break_at_the_goodbye_and_where_a_play_goes_on(
    visitor: Visitor, backstage: Backstage, ledger: Ledger
) -> None:
    """What was said there is said again."""

    def said_in_swedish() -> str:
        visitor.press(pygame.K_F2)
        visitor.wait(0.1)
        told, language = backstage.voice.said[-1]
        visitor.press(pygame.K_F2)
        visitor.wait(0.1)
        return told if language == "sv" else ""

    ledger.places = {(1, PLAY): SOMEWHERE}
    played(backstage, 12, since_break=12)
    for name in ("play", "player 1", PLAY, "friend"):
        visitor.click(name)
    assert isinstance(visitor.screen, BreakScreen)
    assert "Sträck" in said_in_swedish()
    visitor.click("go_on")
    assert "Födelsedagspaketet" in said_in_swedish()
    limit(backstage, 12)
    visitor.click("back")
    visitor.click(PLAY)
    assert isinstance(visitor.screen, ClosingScreen)
    assert "Tack" in said_in_swedish()
