"""The preview in video time: an author directs the understudies, and goes from scene to scene."""

from __future__ import annotations

from collections.abc import Callable

import pygame
import pytest

from game.acting.expressions import Expression
from game.acting.take import Phase
from game.backstage import Backstage
from game.screens.curtain_call import CurtainCallScreen
from game.screens.pause import PauseScreen
from game.screens.stage import StageScreen
from tests.screens.preview_author import PLAY, Author
from tests.screens.preview_author import author as author


def test_number_keys_let_the_understudy_pass_a_scene(author: Callable[..., Author]) -> None:
    """6 is a sad face: the meter fills, the scene is praised, the next one opens."""
    desk = author()
    desk.go_to(Phase.ACTING)
    desk.press(pygame.K_6)
    assert desk.paper_eye.direction.expression is Expression.SAD
    desk.visitor.wait_until(lambda: desk.scene == "squirrel", 15.0)
    assert [result.outcome for result in desk.stage.performance.results] == ["performed"]


def test_a_face_that_rests_passes_nothing(author: Callable[..., Author]) -> None:
    """0 takes the face back; the scene waits and its help comes."""
    desk = author()
    desk.press(pygame.K_6, pygame.K_0)
    desk.go_to(Phase.ACTING)
    desk.visitor.wait(8.0)
    assert desk.scene == "snow"
    assert desk.stage.performance.take.hints == 1


@pytest.mark.parametrize("size", [(1024, 600), (1280, 720), (2560, 1440)])
def test_strength_follows_keys_hands_and_fingers(author: Callable[..., Author], size) -> None:
    """Minus and plus go a step; the slider takes a click, a touch and a hand that draws along."""
    desk = author(size=size)
    desk.press(pygame.K_4, pygame.K_MINUS, pygame.K_MINUS)
    assert desk.paper_eye.direction.strength == pytest.approx(0.8)
    desk.press(pygame.K_PLUS)
    assert desk.paper_eye.direction.strength == pytest.approx(0.9)
    scale = desk.screen._places.scale
    at = (scale.left + scale.width * 35 // 100, scale.centery)
    desk.visitor.send(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=at, button=1, touch=False))
    assert desk.paper_eye.direction.strength == pytest.approx(0.4)
    along = {"pos": scale.midright, "rel": (9, 0), "buttons": (1, 0, 0)}
    along["pos"] = (scale.right - 1, scale.centery)
    desk.visitor.send(pygame.event.Event(pygame.MOUSEMOTION, **along))
    assert desk.paper_eye.direction.strength == pytest.approx(1.0)
    x, y = (scale.left + 1) / size[0], scale.centery / size[1]
    desk.visitor.send(pygame.event.Event(pygame.FINGERDOWN, x=x, y=y, touch_id=1, finger_id=1))
    assert desk.paper_eye.direction.strength == pytest.approx(0.1)


def test_a_little_face_can_be_shown(author: Callable[..., Author]) -> None:
    """Half a smile passes where a little is asked for, a whole one does not."""
    little = PLAY.replace("    ask: sad\n", "    ask: happy\n    strength: a little\n")
    desk = author(little)
    desk.go_to(Phase.ACTING)
    desk.press(pygame.K_4)
    desk.visitor.wait(3.0)
    assert desk.scene == "snow"
    assert desk.stage.performance.take.phase is Phase.ACTING
    desk.press(*[pygame.K_MINUS] * 5)
    desk.visitor.wait_until(lambda: desk.scene == "squirrel", 15.0)


def test_jumping_ahead_shows_every_help_in_turn(author: Callable[..., Author]) -> None:
    """T passes over the telling, then brings hint, demonstration, easier threshold and offer."""
    desk = author()
    desk.visitor.wait_until(lambda: bool(desk.stage.tableau().line))
    desk.press(pygame.K_t)
    assert desk.stage.performance.take.phase is Phase.ACTING
    told = []
    for _ in range(5):
        desk.press(pygame.K_t)
        take = desk.stage.performance.take
        told.append((take.hints, take.is_shown, take.is_eased, take.is_offered))
    assert told == [
        (1, False, False, False),
        (1, True, False, False),
        (2, True, True, False),
        (3, True, True, False),
        (3, True, True, True),
    ]
    assert "Pull the corners of your mouth down." in desk.visitor.heard


def test_a_jump_with_the_right_face_ends_the_scene(author: Callable[..., Author]) -> None:
    """Time passes for the face that is shown, too."""
    desk = author()
    desk.go_to(Phase.ACTING)
    desk.press(pygame.K_6)
    desk.press(pygame.K_t)
    assert desk.stage.performance.take.phase is Phase.PRAISING


def test_page_keys_lead_from_scene_to_scene(author: Callable[..., Author]) -> None:
    """Page down opens the next scene in the file, page up the one before, round and round."""
    desk = author()
    desk.press(pygame.K_PAGEDOWN)
    assert desk.scene == "squirrel"
    assert desk.visitor.says == "A squirrel! Show big eyes!"
    desk.press(pygame.K_PAGEUP, pygame.K_PAGEUP)
    assert desk.scene == "tea"
    desk.press(pygame.K_PAGEDOWN)
    assert desk.scene == "snow"


@pytest.mark.parametrize(("key", "leads_to"), [(pygame.K_4, "tea"), (pygame.K_1, None)])
def test_doors_open_by_the_face_that_is_shown(
    author: Callable[..., Author], key: int, leads_to: str | None
) -> None:
    """A smile leads to the tea, an angry face out, to the bow."""
    desk = author()
    desk.press(pygame.K_PAGEDOWN, pygame.K_PAGEDOWN)
    desk.go_to(Phase.ACTING)
    desk.press(key)
    if leads_to:
        desk.visitor.wait_until(lambda: desk.scene == leads_to, 15.0)
    else:
        on = desk.screen.on_stage
        desk.visitor.wait_until(lambda: isinstance(on.inner, CurtainCallScreen), 15.0)


def test_a_door_opens_by_a_click_in_a_window_of_any_size(author: Callable[..., Author]) -> None:
    """The stage is drawn smaller than children have it, and hands still hit what they see."""
    desk = author(size=(1024, 600))
    desk.press(pygame.K_PAGEDOWN, pygame.K_PAGEDOWN)
    desk.go_to(Phase.ACTING)
    desk.visitor.look()
    door = desk.stage.choices.rects["door0"]
    stage, drawn = desk.screen._places.stage, desk.screen._drawn
    at = (door.centerx * stage.width // drawn[0], door.centery * stage.height // drawn[1])
    desk.visitor.send(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=at, button=1, touch=False))
    assert desk.stage.performance.take.way.to == "tea"


def test_two_understudies_play_a_duet(author: Callable[..., Author]) -> None:
    """A play with a duet brings two; Tab chooses which of them is told, and D sends one away."""
    duet = PLAY.replace("    ask: sad\n", "    ask: sad\n    partner: happy\n")
    desk = author(duet)
    assert desk.paper_eye.actors == 2
    desk.go_to(Phase.ACTING)
    desk.press(pygame.K_6, pygame.K_TAB, pygame.K_4)
    told = desk.paper_eye.direction
    assert (told.expression, told.partner.expression) == ("sad", "happy")
    desk.visitor.wait_until(lambda: desk.scene == "squirrel", 15.0)
    desk.press(pygame.K_d)
    assert desk.paper_eye.actors == 1
    assert desk.paper_eye.direction.partner is None
    assert desk.scene == "squirrel"


def test_the_understudy_can_act_by_itself(author: Callable[..., Author]) -> None:
    """A lets it act what the play asks, to the bow; a number key takes it in hand again."""
    desk = author()
    desk.press(pygame.K_a)
    on = desk.screen.on_stage
    desk.visitor.wait_until(lambda: isinstance(on.inner, CurtainCallScreen), 60.0)
    assert len(desk.stage.performance.results) == 4
    desk.press(pygame.K_1)
    assert not desk.eye.by_itself


def test_arrow_keys_lead_over_the_desk_and_to_the_stage(author: Callable[..., Author]) -> None:
    """One focus at a time: left from the desk's edge to the stage, right from there and back."""
    desk = author()
    desk.visitor.look()
    assert desk.screen.choices.focus == "rest"
    for _ in range(6):
        desk.press(pygame.K_LEFT)
    assert not desk.screen.is_at_desk
    assert desk.screen.choices.focus == ""
    assert desk.stage.choices.focus
    for _ in range(6):
        desk.press(pygame.K_RIGHT)
    assert desk.screen.is_at_desk
    assert desk.stage.choices.focus == ""
    desk.press(pygame.K_RETURN)
    assert desk.paper_eye.direction is not None


def test_another_window_in_front_stops_nothing(author: Callable[..., Author]) -> None:
    """The author is in the editor beside it; Escape pauses, as on the children's stage."""
    desk = author()
    desk.visitor.send(pygame.event.Event(pygame.WINDOWFOCUSLOST))
    assert isinstance(desk.screen.on_stage.inner, StageScreen)
    desk.press(pygame.K_ESCAPE)
    assert isinstance(desk.screen.on_stage.inner, PauseScreen)
    desk.press(pygame.K_ESCAPE)
    assert isinstance(desk.screen.on_stage.inner, StageScreen)


def test_nothing_is_kept(author: Callable[..., Author], backstage: Backstage, ledger) -> None:
    """A play through to its bow leaves no star and no bookmark of a player."""
    desk = author()
    desk.press(pygame.K_a)
    on = desk.screen.on_stage
    desk.visitor.wait_until(lambda: isinstance(on.inner, CurtainCallScreen), 60.0)
    assert ledger.lines == []
    assert not any(player is not None for player, _ in ledger.places)


def test_the_other_language_is_a_key_away(author: Callable[..., Author]) -> None:
    """F2 tells line and desk in Swedish."""
    desk = author()
    desk.press(pygame.K_PAGEDOWN, pygame.K_F2)
    desk.visitor.wait(0.2)
    assert desk.visitor.says == "En ekorre! Spärra upp ögonen!"
