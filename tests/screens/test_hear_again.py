"""What is told can be heard again, by R and by the loudspeaker (R17)."""

from __future__ import annotations

from dataclasses import replace

import pygame
import pytest

from game.acting.performance import begin
from game.acting.take import Phase
from game.screens.curtain_call import CurtainCallScreen
from game.screens.director import house_standards
from game.screens.exits import LEAVE
from game.screens.pause import PauseScreen
from game.screens.stage import StageScreen
from game.screens.title import TitleScreen
from game.screens.troupe import Guest, Manner, Troupe
from game.screens.troupe_call import Takings, TroupeCallScreen
from tests.screens.conftest import a_play


def pause(backstage):
    """Return the pause of a play."""
    return PauseScreen(backstage, StageScreen(backstage, a_play(), is_watched=False), LEAVE)


def bow(backstage):
    """Return the bow of one child."""
    performance, _ = begin(a_play(), house_standards(backstage, False))
    over = replace(performance, is_over=True)
    return CurtainCallScreen(backstage, over, None, lambda: None, LEAVE)


def bow_of_two(backstage):
    """Return the bow of two children."""
    troupe = Troupe(Manner.DUET, (Guest("fox"), Guest("owl")))
    return TroupeCallScreen(backstage, troupe, Takings("a/b", 9.0, (3, 2)), lambda: None, LEAVE)


SCREENS = [TitleScreen, pause, bow, bow_of_two]


@pytest.mark.parametrize("screen", SCREENS)
def test_the_last_words_come_again_by_key_and_by_click(backstage, visit, screen) -> None:
    """Both say what the screen said when it opened, whatever was said since."""
    visitor = visit(screen(backstage))
    here, told = visitor.screen, visitor.says
    for again in (lambda: visitor.press(pygame.K_r), lambda: visitor.click("hear")):
        visitor.wait_until(lambda: not backstage.voice.is_busy())
        again()
        assert visitor.says == told
        assert backstage.voice.is_busy()
        assert visitor.screen is here


def test_the_pause_says_what_it_shows_and_the_play_its_own_line(backstage, visit) -> None:
    """A line that the pause cut short is told from its start, and nothing of the pause."""
    visitor = visit(StageScreen(backstage, a_play(), is_watched=False))
    visitor.wait_until(lambda: visitor.says == "Something happens: parcel.")
    assert visitor.screen.performance.take.phase is Phase.TELLING
    visitor.press(pygame.K_p)
    assert visitor.says == "Pause.\nHow long do you want to hold a face?"
    visitor.press(pygame.K_r)
    visitor.press(pygame.K_ESCAPE)
    assert visitor.says == "Something happens: parcel."


def test_a_window_that_nobody_looks_at_says_nothing(backstage, visit) -> None:
    """Neither the pause nor its button speaks until somebody comes back."""
    visitor = visit(StageScreen(backstage, a_play(), is_watched=False))
    before = len(visitor.heard)
    visitor.send(pygame.event.Event(pygame.WINDOWFOCUSLOST))
    visitor.wait(5.0)
    assert isinstance(visitor.screen, PauseScreen)
    assert len(visitor.heard) == before
    assert backstage.voice.mentioned == []


def test_what_the_title_has_to_tell_is_spoken_too(backstage, visit, ledger) -> None:
    """A notice of the start follows the welcome; one that comes late waits for its end."""
    backstage.house = replace(backstage.house, notice="The settings could not be read.")
    visitor = visit(TitleScreen(backstage))
    welcome = "Welcome to Curtain Up! Press Play."
    assert visitor.heard == [f"{welcome}\nThe settings could not be read."]
    ledger.is_lost = True
    visitor.wait(0.2)
    assert len(visitor.heard) == 1, "the welcome is still being said"
    visitor.wait_until(lambda: not backstage.voice.is_busy())
    visitor.wait(0.2)
    assert visitor.says == "The score book can't be opened."
    visitor.wait(20.0)
    assert len(visitor.heard) == 2, "once is enough"
    visitor.press(pygame.K_r)
    assert backstage.voice.is_busy()
