"""What a scene may have besides: its place, doors, a change, a duet, how long, how much."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pygame
import pytest

from game.backstage import Backstage
from tests.screens.author import clear, script_of, type_in, with_a_play


def test_scenes_are_moved_copied_and_deleted_with_a_way_back(
    backstage: Backstage, visit: Callable, folder: Path
) -> None:
    """Each press is in the file at once, and each is taken back by Undo."""
    visitor = with_a_play(backstage, visit)
    before = script_of(visitor).text
    for press in ("add", "earlier", "copy", "delete", "earlier"):
        visitor.click(press)
        assert script_of(visitor).place.read_text() == script_of(visitor).text
    assert len(script_of(visitor).scenes) == 2
    while "undo" in visitor.look().choices.rects:
        visitor.click("undo")
    assert script_of(visitor).text == before


def test_a_play_in_two_languages(backstage: Backstage, visit: Callable, folder: Path) -> None:
    """Swedish joins the English: Enter goes from one field to the empty other."""
    visitor = with_a_play(backstage, visit)
    visitor.click("cover")
    visitor.click("languages")
    visitor.click("speak en")
    visitor.click("title")
    visitor.press(pygame.K_RETURN)
    type_in(visitor, "Månen")
    visitor.press(pygame.K_RETURN)
    assert script_of(visitor).value(("title",)) == {"en": "The moon", "sv": "Månen"}


def test_doors_are_made_and_taken_back(backstage: Backstage, visit: Callable, folder: Path) -> None:
    """Two doors by one press, a sign and a way for each; one undo and the scene asks again."""
    visitor = with_a_play(backstage, visit)
    visitor.click("add")
    visitor.click("add")
    visitor.click("scene 0")
    visitor.click("open")
    visitor.click("more")
    visitor.click("doors")
    visitor.click("sign 0")
    clear(visitor)
    type_in(visitor, "Garden")
    visitor.press(pygame.K_RETURN)
    visitor.click("to 1")
    visitor.click("to end")
    ways = script_of(visitor).scenes[0]["ways"]
    assert [(way["show"], way["to"], way["sign"]) for way in ways] == [
        ("happy", "scene-2", "Garden"),
        ("angry", "end", "That way"),
    ]
    for _ in range(3):
        script_of(visitor).undo()
    assert script_of(visitor).scenes[0]["ask"] == "happy"


def test_a_third_door_and_none_at_all(backstage: Backstage, visit: Callable, folder: Path) -> None:
    """Each door has its own face; without any the scene asks for what the first one showed."""
    visitor = with_a_play(backstage, visit)
    for press in ("add", "scene 0", "open", "more", "doors", "door"):
        visitor.click(press)
    script = script_of(visitor)
    assert [way["show"] for way in script.scenes[0]["ways"]] == ["happy", "angry", "surprise"]
    visitor.click("show 2")
    visitor.click("face sad")
    visitor.click("fewer")
    assert [way["show"] for way in script.scenes[0]["ways"]] == ["happy", "angry"]
    visitor.click("wall")
    assert script.scenes[0]["ask"] == "happy"
    assert "ways" not in script.scenes[0]


@pytest.mark.parametrize(
    ("card", "answer", "written", "back"),
    [
        ("hold", "1.5s", "1.5s", "usual"),
        ("strength", "big", "big", "any"),
        ("then", "face sad", "sad", "none"),
        ("partner", "face angry", "angry", "none"),
        ("next", "to end", "end", "plain"),
    ],
)
def test_each_card_is_written_and_taken_back(
    backstage: Backstage,
    visit: Callable,
    folder: Path,
    card: str,
    answer: str,
    written: str,
    back: str,
) -> None:
    """One press puts it into the file, one takes it out; the play can be played with both."""
    visitor = with_a_play(backstage, visit)
    for press in ("add", "scene 0", "open", "more"):
        visitor.click(press)
    script = script_of(visitor)
    for press, value in ((answer, written), (back, None)):
        visitor.click(card)
        visitor.click(press)
        assert script.scenes[0].get(card) == value
        assert script.place.read_text(encoding="utf-8") == script.text
