"""The crier: buttons that are read aloud, and presses that are heard."""

from __future__ import annotations

from dataclasses import replace

import pygame
import pytest

from game import words
from game.acting.expressions import EXPRESSIONS, Expression
from game.acting.guessing import Riddle
from game.acting.scenario import Recording
from game.screens.choose_play import ChoosePlayScreen
from game.screens.choose_player import ChoosePlayerScreen
from game.screens.exits import Exits
from game.screens.guess import GuessScreen
from game.screens.new_player import NewPlayerScreen
from game.screens.stage import StageScreen
from game.screens.title import TitleScreen
from game.screens.warm_up import WarmUpScreen
from tests.screens.conftest import a_play
from tests.screens.paper import PaperPlayer
from tests.screens.test_layout import all_screens


def mentioned(visitor) -> list[str]:
    """Return all words of buttons that were said."""
    return [text for text, _ in visitor.backstage.voice.mentioned]


def quiet(visitor) -> None:
    """Wait until the screen has said what it has to say."""
    visitor.wait_until(lambda: not visitor.backstage.voice.is_busy())


def hover(visitor, name) -> None:
    """Move the mouse over a choice."""
    place = visitor.look().choices.rects[name].center
    visitor.send(pygame.event.Event(pygame.MOUSEMOTION, pos=place, rel=(0, 0), buttons=(0, 0, 0)))


def test_the_focus_that_rests_is_told(backstage, visit) -> None:
    """After the question, the first choice; then whichever the arrows rest on, each once."""
    visitor = visit(ChoosePlayerScreen(backstage, lambda: None))
    assert mentioned(visitor) == [], "the question is still being asked"
    quiet(visitor)
    visitor.wait(1.0)
    assert mentioned(visitor) == ["Kim"]
    visitor.press(pygame.K_RIGHT)
    visitor.wait(0.2)
    visitor.press(pygame.K_RIGHT)
    visitor.wait(3.0)
    assert mentioned(visitor) == ["Kim", "Guest. No stars are kept."]


def test_the_mouse_need_not_press_to_hear(backstage, visit) -> None:
    """What the pointer rests on is told, in the language of the house."""
    visitor = visit(ChoosePlayScreen(backstage, None, lambda: None))
    quiet(visitor)
    hover(visitor, "test/play-3")
    visitor.wait(0.8)
    hover(visitor, "next page")
    visitor.wait(0.8)
    assert backstage.voice.mentioned[-2:] == [
        ("The birthday parcel 3", "en"),
        ("Turn the page", "en"),
    ]


def test_nothing_is_told_where_it_is_not_wished(backstage, visit) -> None:
    """Without the setting the crier keeps silent, and with it he begins at once."""
    wished = backstage.house
    silent = replace(wished.settings, reads_buttons=False)
    backstage.house = replace(wished, settings=silent)
    visitor = visit(ChoosePlayerScreen(backstage, lambda: None))
    quiet(visitor)
    visitor.press(pygame.K_RIGHT)
    visitor.wait(2.0)
    assert mentioned(visitor) == []
    backstage.house = wished
    visitor.wait(1.0)
    assert mentioned(visitor) == ["New player"]


def test_on_the_stage_only_a_moved_focus_is_told(backstage, visit) -> None:
    """The play has the word there: its first button is not read into the curtain."""
    visitor = visit(StageScreen(backstage, a_play(), is_watched=False))
    visitor.wait(8.0)
    assert mentioned(visitor) == []
    visitor.press(pygame.K_TAB)
    quiet(visitor)
    visitor.wait(1.0)
    assert len(mentioned(visitor)) == 1


def test_nobody_who_acts_is_talked_to(backstage, visit) -> None:
    """Neither the warm-up nor friends who guess hear a button before they move the focus."""
    exits = Exits(lambda: None, lambda: None, lambda road: None)
    riddle = Riddle(Expression.SAD, tuple(EXPRESSIONS[:4]))
    friends = GuessScreen(backstage, PaperPlayer(1, "Kim", "fox"), riddle, print, exits, False)
    for screen in (WarmUpScreen(backstage, lambda: None, exits), friends):
        visitor = visit(screen)
        visitor.wait(12.0)
        assert mentioned(visitor) == []


def test_a_told_line_is_never_talked_over(backstage, visit) -> None:
    """From the door to the playbill the words of buttons begin in silence alone."""
    voice, aside = backstage.voice, []
    mention = voice.mention

    def overheard(text, language):
        aside.append((text, voice.is_busy()))
        mention(text, language)

    voice.mention = overheard
    visitor = visit(TitleScreen(backstage))
    for key in (pygame.K_TAB, pygame.K_DOWN, pygame.K_TAB):
        visitor.press(key)
        visitor.wait(1.0)
    visitor.click("play")
    for name in ("player 1", "test/play-1"):
        visitor.wait(8.0)
        visitor.click(name)
    visitor.wait(8.0)
    assert len(aside) > 3
    assert not any(busy for _, busy in aside)


def test_a_button_that_is_told_does_not_become_the_question(backstage, visit) -> None:
    """The loudspeaker says the question again, and not the last button."""
    visitor = visit(ChoosePlayerScreen(backstage, lambda: None))
    quiet(visitor)
    hover(visitor, "hear")
    visitor.wait(1.0)
    assert mentioned(visitor)[-1] == "Hear again"
    visitor.click("hear")
    assert visitor.says == "Who is playing?"
    assert backstage.voice.is_busy()


@pytest.mark.parametrize("language", ["en", "sv"])
def test_every_choice_has_words_to_say(backstage, visit, ledger, language) -> None:
    """Nothing that can be pressed is a picture alone, on any screen, in either language."""
    assert words.use_language(language) == language
    settings = replace(backstage.house.settings, language=language)
    backstage.house = replace(backstage.house, settings=settings)
    for number in range(9):
        ledger.add_player(f"Mångordiga {number}", "owl")
    ledger.known.reverse()
    seen = set()
    for screen in all_screens(visit(TitleScreen(backstage))):
        choices = screen.choices
        for name in choices.rects:
            choices.focus = name
            assert any(letter.isalnum() for letter in choices.spoken_focus()), (screen, name)
            seen.add((type(screen), name))
    assert len(seen) > 50


def test_a_plays_recordings_are_at_hand_where_its_words_are_said(backstage, visit) -> None:
    """Those of all plays where one chooses, and on the stage those of the play alone."""
    plays = [
        replace(play, recordings=(Recording("Title", "en", f"{number}.ogg"),))
        for number, play in enumerate(backstage.house.playbill)
    ]
    backstage.house = replace(backstage.house, playbill=plays)
    visitor = visit(ChoosePlayScreen(backstage, None, lambda: None))
    assert len(backstage.voice.recordings) == 4
    visitor.click("test/play-2")
    visitor.click("friend")
    assert backstage.voice.recordings == (("Title", "en", "1.ogg"),)


def test_every_press_is_heard(backstage, visit) -> None:
    """Keys, clicks and touches click; a turned page rustles; what hits nothing is silent."""
    visitor = visit(ChoosePlayScreen(backstage, None, lambda: None))
    backstage.sounds.played.clear()
    visitor.send(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=(2, 2), button=1, touch=False))
    visitor.press(pygame.K_RIGHT)
    assert backstage.sounds.played == []
    visitor.click("next page")
    visitor.press(pygame.K_PAGEUP)
    assert backstage.sounds.played == ["page", "page"]
    visitor.touch("hear")
    visitor.press(pygame.K_r)
    assert backstage.sounds.played == ["page", "page", "click", "click"]
    visitor.press(pygame.K_ESCAPE)
    assert visitor.screen is None
    assert backstage.sounds.played[-1] == "click"


def test_typing_a_name_makes_no_noise(backstage, visit) -> None:
    """Letters are no presses."""
    visitor = visit(NewPlayerScreen(backstage, lambda player: None, lambda: None))
    backstage.sounds.played.clear()
    for key in (pygame.K_m, pygame.K_o):
        visitor.press(key)
    assert backstage.sounds.played == []


def test_a_poster_is_told_with_what_is_on_it(backstage, visit) -> None:
    """Who can't see the picture hears what it shows, after the title."""
    play = replace(a_play(), poster_shows=(("en", "A parcel."), ("sv", "Ett paket.")))
    backstage.house = replace(backstage.house, playbill=(play,))
    visitor = visit(ChoosePlayScreen(backstage, None, lambda: None))
    quiet(visitor)
    visitor.wait(1.0)
    assert mentioned(visitor) == [f"{dict(play.title)['en']}. A parcel."]
