"""`curtain-up write`: the author's plays in a window of their own, from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from game import entrances, wiring
from game.backstage import Backstage
from game.screens.my_plays import MyPlaysScreen
from game.screens.screen import Screen


def test_the_first_screen_is_the_authors_plays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No gate and no title before it; the folder is only made when a play is begun."""
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    monkeypatch.setenv("CURTAIN_UP_HOME", str(tmp_path))
    seen: list[Screen] = []
    stages: list[Backstage] = []

    def entrance(backstage: Backstage) -> Screen:
        stages.append(backstage)
        seen.append(entrances.writing_screen(backstage))
        return seen[0]

    wiring.play(language="en", window=(1024, 600), pictures=3, entrance=entrance)
    assert isinstance(seen[0], MyPlaysScreen)
    assert not (tmp_path / "plays").exists()


def test_a_new_play_is_on_the_bill_when_the_desk_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It can be chosen in the same evening, without opening the theatre again."""
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    monkeypatch.setenv("CURTAIN_UP_HOME", str(tmp_path))
    titles: list[str] = []

    def entrance(backstage: Backstage) -> Screen:
        assert backstage.workshop is not None
        backstage.workshop.begin("The purple giraffe", "en")
        backstage.workshop.put_on()
        titles.extend(dict(play.title).popitem()[1] for play in backstage.house.playbill)
        return entrances.writing_screen(backstage)

    wiring.play(language="en", window=(1024, 600), pictures=2, entrance=entrance)
    assert "The purple giraffe" in titles
