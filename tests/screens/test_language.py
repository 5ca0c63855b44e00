"""The language in one click anywhere: by F2 on every screen, with nothing lost."""

from __future__ import annotations

import pygame
import pytest

from game import words
from game.acting.expressions import Expression
from game.acting.take import Phase
from game.fakes import Shown
from game.perception.frames import CameraReason, CameraTrouble
from game.screens.curtain_call import CurtainCallScreen
from game.screens.stage import StageScreen
from game.screens.title import TitleScreen
from game.screens.trouble import TroubleScreen
from game.screens.warm_up import WarmUpScreen

HAPPY = Shown(Expression.HAPPY, 0.9)


@pytest.fixture
def visitor(backstage, visit):
    """Somebody at the title."""
    return visit(TitleScreen(backstage))


@pytest.fixture
def on_stage(visitor):
    """Somebody in the first take, watched by a friend."""
    visitor.click("play")
    visitor.click("player 1")
    visitor.click("test/play-1")
    visitor.click("friend")
    visitor.wait_until(lambda: visitor.screen.performance.take.phase is Phase.ACTING)
    return visitor


def change(visitor):
    """Press F2 and let a picture go by."""
    visitor.press(pygame.K_F2)
    visitor.wait(0.1)


def test_every_screen_says_its_question_in_the_other_language(visitor) -> None:
    """Title, players, new player, plays, roads: each repeats itself, and the voice is Swedish."""
    told = []
    for way in (None, "play", "new", "avatar fox", "done", "test/play-2"):
        if way:
            visitor.click(way)
        change(visitor)
        told.append(visitor.backstage.voice.said[-1])
        change(visitor)
        assert visitor.backstage.voice.said[-1][1] == "en"
        assert visitor.backstage.voice.said[-1][0] != told[-1][0]
    assert told == [
        ("Välkommen till teatern! Tryck på Spela.", "sv"),
        ("Vem ska spela?", "sv"),
        ("Välj en bild och skriv ett smeknamn!", "sv"),
        ("Välj en bild och skriv ett smeknamn!", "sv"),
        ("Vilken pjäs ska vi spela?", "sv"),
        ("Hur vill du spela?", "sv"),
    ]


@pytest.mark.parametrize("road", ["choose_player", "choose_play", "choose_road", "new"])
def test_a_globe_is_on_every_chooser(visitor, road) -> None:
    """For whoever has no F2: one click, and the screen stays."""
    steps = {
        "choose_player": ["play"],
        "choose_play": ["play", "player 1"],
        "choose_road": ["play", "player 1", "test/play-1"],
        "new": ["play", "new"],
    }
    for name in steps[road]:
        visitor.click(name)
    here = visitor.look()
    visitor.click("language")
    assert visitor.screen is here
    assert words.language() == "sv"
    assert visitor.backstage.office.changed[-1].language == "sv"


def test_in_the_middle_of_a_take_nothing_is_lost(on_stage) -> None:
    """Scene, time and meter stay; line, sign and speech follow at once."""
    stage, take = on_stage.screen, on_stage.screen.performance.take
    change(on_stage)
    assert on_stage.screen is stage
    assert stage.performance.take.phase is take.phase
    assert stage.performance.take.in_phase >= take.in_phase
    assert stage.tableau().line == "Något händer: parcel."
    assert stage.tableau().title == "Födelsedagspaketet 1"
    assert on_stage.backstage.voice.said[-1] == ("Visa ett glatt ansikte!", "sv")
    assert stage.tableau().spoken == "Visa ett glatt ansikte!"


def test_a_meter_half_full_stays_half_full(visitor) -> None:
    """The change itself costs no part of the hold."""
    visitor.click("play")
    visitor.click("player 1")
    visitor.click("test/play-1")
    visitor.click("camera")
    visitor.show(Shown(Expression.NEUTRAL, 0.9))
    visitor.wait_for(StageScreen)
    visitor.wait_until(lambda: visitor.screen.performance.take.phase is Phase.ACTING)
    visitor.show(HAPPY)
    visitor.wait_until(lambda: visitor.screen.performance.fill > 0.3)
    before = visitor.screen.performance.fill
    visitor.send(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_F2, mod=0, unicode=""))
    visitor.wait(0.05)
    assert visitor.backstage.eye.is_on
    assert visitor.screen.performance.fill >= before


def test_a_hint_in_the_speech_bubble_follows(on_stage) -> None:
    """The author's own hint, then the movement of the game's own words."""
    on_stage.press(pygame.K_h)
    on_stage.wait(0.1)
    english = on_stage.screen.tableau().bubble
    change(on_stage)
    swedish = on_stage.screen.tableau().bubble
    assert english != swedish
    assert on_stage.backstage.voice.said[-1] == (swedish, "sv")
    change(on_stage)
    assert on_stage.screen.tableau().bubble == english


def test_praise_follows(on_stage) -> None:
    """Well done in the other language, and the stars stay."""
    on_stage.click("saw_it")
    english = on_stage.screen.tableau().praise
    assert english
    change(on_stage)
    assert on_stage.screen.tableau().praise not in ("", english)
    assert on_stage.screen.performance.take.phase is Phase.PRAISING


def test_a_pause_can_change_it_and_the_play_goes_on_in_it(on_stage) -> None:
    """By the globe on the pause; the waiting stage tells its line in Swedish afterwards."""
    stage = on_stage.screen
    on_stage.press(pygame.K_p)
    on_stage.click("language")
    on_stage.wait(0.1)
    assert on_stage.says == "Paus.\nHur länge vill du hålla kvar ett ansikte?"
    on_stage.click("continue")
    on_stage.wait(0.1)
    assert on_stage.screen is stage
    assert stage.tableau().line == "Något händer: parcel."
    assert on_stage.backstage.voice.said[-1][1] == "sv"


def test_warm_up_and_trouble_follow(visitor) -> None:
    """What to do before the camera, and what to do without it."""
    visitor.click("play")
    visitor.click("player 1")
    visitor.click("test/play-1")
    visitor.click("camera")
    assert isinstance(visitor.screen, WarmUpScreen)
    change(visitor)
    assert visitor.says.startswith("Titta i spegeln")
    visitor.shows = lambda: CameraTrouble(CameraReason.MISSING, "0")
    visitor.wait_for(TroubleScreen)
    swedish = visitor.says
    change(visitor)
    assert visitor.says != swedish
    assert visitor.backstage.voice.said[-1][1] == "en"


def test_the_bow_follows(on_stage) -> None:
    """Thanks and the count of stars are told again."""
    on_stage.click("saw_it")
    on_stage.wait_until(lambda: on_stage.screen.performance.index == 1)
    on_stage.click("go_on")
    on_stage.wait_for(CurtainCallScreen)
    change(on_stage)
    assert on_stage.says.startswith("Bravo! Vilken fin pjäs!")
    assert "stjärnor" in on_stage.says


def test_a_language_that_cannot_be_saved_is_used_and_told_on_the_title(
    visitor, monkeypatch
) -> None:
    """The evening goes on in it; the paper on the title says that it will not last."""
    office = visitor.backstage.office
    kept = office.change
    monkeypatch.setattr(office, "change", lambda to: kept(to) or "It could not be saved.")
    change(visitor)
    assert words.language() == "sv"
    assert visitor.screen._told() == "It could not be saved."
