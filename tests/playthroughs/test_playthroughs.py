"""Every .play file beside this one is an evening that must go as it is written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from game import words
from game.drawing import theme
from tests.playthroughs.company import Company
from tests.playthroughs.script import PlayFault, perform, verbs_of
from tests.playthroughs.stagehand import Stagehand
from tests.tiers import quick

HERE = Path(__file__).parent
PLAYS = sorted(HERE.glob("*.play"))

# One of each way through the house; the others take their time.
QUICK = (
    "camera_lost",
    "cover",
    "friend",
    "guess_without_camera",
    "keyboard",
    "left_and_resumed",
    "pass_the_seat",
    "settings",
    "whole_play",
)


@pytest.fixture
def stagehand() -> Iterator[Stagehand]:
    """Somebody at the title screen of a theatre with all shipped plays."""
    yield Company()
    words.use_language("en")
    theme.wear("paper", "andika", 1.0)


@pytest.mark.parametrize(
    "play",
    quick([HERE / f"{name}.play" for name in QUICK], PLAYS),
    ids=[play.stem for play in PLAYS],
)
def test_the_evening_goes_as_written(play: Path, stagehand: Stagehand) -> None:
    """Each line can be carried out, and each expectation holds."""
    perform(play, stagehand)


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("guest\n\nclikc Play", "evening.play:3: clikc Play\n    I don't know this instruction."),
        ("clikc Play", "Write `click NAME`"),
        ("# nothing yet\n", "evening.play: the file says nothing"),
        ("click Paly", "There is nothing called Paly to choose.\n    On: TitleScreen."),
        ("press Entre", "There is no key Entre."),
        ("show hapy 0.8", "I don't know the expression hapy."),
        ("wait 2", "2 has no unit."),
        ("guest\nplay many-ways/dragon-tee", "The playbill has no play many-ways/dragon-tee."),
        ("expect screen Stage", "evening.play:1: expect screen Stage\n    Another screen is on."),
        ('expect said "Good bye"', "That was not said, or earlier."),
        ('expect said "Press Play"\nexpect never said Welcome', "evening.play:2"),
        ("expect camera on", "It is not."),
        ("expect scene garden", "No play is on the stage."),
        ("expect the game is left", "The game goes on."),
    ],
)
def test_a_wrong_line_is_told_with_its_place(
    tmp_path: Path, stagehand: Stagehand, lines: str, told: str
) -> None:
    """File, line, what is wrong, and how things stand."""
    play = tmp_path / "evening.play"
    play.write_text(lines, encoding="utf-8")
    with pytest.raises(PlayFault) as fault:
        perform(play, stagehand)
    assert told in str(fault.value)


def test_the_guide_tells_every_instruction(stagehand: Stagehand) -> None:
    """README.md beside this file names each pattern, and none that is gone."""
    guide = (HERE / "README.md").read_text(encoding="utf-8")
    told = {line.split("`")[1] for line in guide.splitlines() if line.startswith("| `")}
    assert told == {each.pattern for each in verbs_of(stagehand)}
