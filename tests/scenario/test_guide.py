"""Every example of the author's guide is tried: what is written in a file, and what is typed.

Codes have their own examples, see test_rules.py; the evening of a new author test_first_evening.py.
"""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from game.cli import app
from game.scenario.check import check
from game.scenario.problem import Level

SCENARIOS = Path(__file__).parents[2] / "scenarios"
GUIDE = (SCENARIOS / "README.md").read_text("utf-8").partition("<!-- reference")[0]
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```", GUIDE, re.DOTALL | re.MULTILINE)

# What stands around an example that is a part of a play.
PLAY = {
    "title": 'title: {en: "A play", sv: "En pjäs"}\n',
    "ages": "ages: 5-9\n",
    "scenes": 'scenes: [{name: a, line: {en: "Smile at it!", sv: "Le mot den!"}, ask: happy}]\n',
}


def written(example: str, folder: Path) -> Path:
    """Write `example` into `folder`, with what it needs around it; return what is to be checked."""
    if example.startswith("  - name"):
        example = f'format: 2\ntitle: "An example"\nages: 5-9\nscenes:\n{example}'
    elif "licence:" in example:
        (folder / "pack.yaml").write_text(example, "utf-8")
        return written("format: 2\n", folder).parent
    elif "scenes:" not in example:
        fields = set(re.findall(r"^(\w+):", example, re.MULTILINE))
        around = "".join(text for name, text in PLAY.items() if name not in fields)
        example = ("" if "format" in fields else "format: 2\n") + example + around
    for name in re.findall(r"\w+\.svg", example):
        (folder / "pictures").mkdir(exist_ok=True)
        shutil.copy(SCENARIOS / "gallery" / "pictures" / "parcel.svg", folder / "pictures" / name)
    (folder / "play.yaml").write_text(example, "utf-8")
    return folder / "play.yaml"


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_whoever_copies_an_example_has_a_play_without_faults(example: str, tmp_path: Path) -> None:
    """Whole plays, single scenes, cards and fields alike; sounds are the author's to record."""
    told = check([written(example, tmp_path)])
    assert [one.sentence for one in told if one.level is Level.FAULT] == []


def test_the_first_line_for_an_editor_names_a_file_that_is_there() -> None:
    """Seen from a play in a pack, as the guide says."""
    lines = re.findall(r"yaml-language-server: \$schema=(\S+)", GUIDE)
    assert len(lines) > 1
    assert all((SCENARIOS / "first-steps" / line).is_file() for line in lines)


def commands() -> Iterator[str]:
    """Yield every command that stands in a block, without what is said about it beside it."""
    for line in re.findall(r"^ *(curtain-up\b.*)$", GUIDE, re.MULTILINE):
        yield re.split(r"\s{3,}", line)[0]


@pytest.mark.parametrize("command", sorted(set(commands())))
def test_what_the_guide_says_to_type_is_understood(command: str) -> None:
    """Each command and option of the guide is one that the game knows."""
    group = typer.main.get_command(app)
    group.make_context("curtain-up", [*shlex.split(command)[1:]], resilient_parsing=False)
    name, *arguments = shlex.split(command)[1:]
    step = group.commands[name]  # type: ignore[attr-defined]
    while hasattr(step, "commands"):
        step = step.commands[arguments.pop(0)]
    step.make_context(command, arguments)
