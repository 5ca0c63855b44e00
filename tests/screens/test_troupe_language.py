"""F2 while several play: what is shown and said follows on each of their screens."""

from __future__ import annotations

import pygame

from game.backstage import Backstage
from game.screens.break_time import BreakScreen
from game.screens.closing import ClosingScreen
from game.screens.guess_reveal import RevealScreen
from tests.screens.conftest import Visitor
from tests.screens.paper import Ledger
from tests.screens.troupe import PLAY, SOMEWHERE, gather, limit, played
from tests.screens.troupe import visitor as visitor


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
