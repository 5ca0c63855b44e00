"""A rehearsal of a play with doors: each is gone through once, what was seen is not replayed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pytest

from game.acting.expressions import Expression
from game.drawing import face_pose
from game.rehearse import rehearse_play
from game.rehearsed import Rehearsed

GATES = """
title: Gates
ages: 5-9
scenes:
  - {name: knock, line: "Knock! Show a smile!", ask: happy, hold: 0.3s}
  - name: gates
    line: "A smile opens the garden, an angry face the cave. You choose!"
    hold: 0.3s
    ways:
      - {show: happy, to: garden, sign: Garden}
      - {show: angry, to: cave, sign: Cave}
  - {name: garden, line: "Roses! Show a smile!", ask: happy, hold: 0.3s, next: tea}
  - name: cave
    line: "A bat! Show a big angry face, and then smile!"
    ask: angry
    strength: big
    then: happy
    hold: 0.3s
    next: tea
  - {name: tea, line: "Tea! Show two smiles!", ask: happy, partner: happy, hold: 0.3s}
"""

# The first door leads back to the doors, and the play is over behind the second one.
ROUND = """
title: Round
ages: 5-9
scenes:
  - name: gates
    line: "A smile turns you round, an angry face lets you out. You choose!"
    hold: 0.3s
    ways:
      - {show: happy, to: gates, sign: Round}
      - {show: angry, to: end, sign: Out}
"""


def two_doors(folder: Path, first: str, second: str, strength: str = "") -> str:
    """Write a play that begins with two doors, and a smile behind each; return its path."""
    file = folder / f"{first}-{second}.yaml"
    smiles = "".join(
        f"  - {{name: {name}, line: Show a smile!, ask: happy, hold: 0.3s, next: end}}\n"
        for name in ("left", "right")
    )
    file.write_text(
        "title: A test\nages: 5-9\nscenes:\n  - name: gates\n    line: You choose!\n"
        f"{strength}    ways:\n"
        f"      - {{show: {first}, to: left, sign: Left}}\n"
        f"      - {{show: {second}, to: right, sign: Right}}\n{smiles}",
        encoding="utf-8",
    )
    return str(file)


@dataclass(frozen=True)
class Evening:
    """A rehearsal, what was told of it, and the folder of its pictures and its report."""

    done: Rehearsed
    told: list[str]
    folder: Path


@pytest.fixture(scope="module")
def gates(tmp_path_factory: pytest.TempPathFactory) -> Evening:
    """The rehearsal of a play with two doors, which lead to the same tea in the end."""
    folder = tmp_path_factory.mktemp("gates")
    file = folder / "gates.yaml"
    file.write_text(GATES, encoding="utf-8")
    with redirect_stdout(StringIO()) as out:
        done = rehearse_play(
            scenario=str(file), pictures=folder / "album", json=str(folder / "report.json")
        )
    return Evening(done, out.getvalue().splitlines(), folder)


def played(done: Rehearsed) -> list[tuple[int, str, str | None]]:
    """Return run, scene and opened door of each take."""
    return [
        (scene.run, scene.name, scene.door and scene.door.opened)
        for scene in done.scenes
        if scene.performed
    ]


def test_every_door_is_gone_through_and_nothing_is_played_twice(gates: Evening) -> None:
    """The second run begins at the doors, and stops before the tea that was had."""
    assert gates.done.performed
    assert played(gates.done) == [
        (1, "knock", None),
        (1, "gates", "happy"),
        (1, "garden", None),
        (1, "tea", None),
        (2, "gates", "angry"),
        (2, "cave", None),
    ]


def test_an_author_reads_which_run_goes_which_way(gates: Evening) -> None:
    """A line for each run, one for each take, and how many doors there were."""
    runs = [line for line in gates.told if line.startswith("Run ")]
    assert runs == [
        "Run 1 of 2: knock > gates (happy) > garden > tea > the end",
        "Run 2 of 2: gates (angry) > cave, then tea as in run 1",
    ]
    assert gates.told[2].startswith("gates: happy, to garden, performed, ")
    assert gates.told[-3].startswith("gates: angry, to cave, performed, ")
    assert gates.told[4].startswith("tea: happy, partner happy, performed, ")
    assert gates.told[-2].startswith("cave: angry, big, then happy, performed, ")
    assert gates.told[-1] == "Performed: gates, through each of its 2 doors."


def test_the_report_names_the_doors(gates: Evening) -> None:
    """Beside what it says of plays without doors."""
    report = json.loads((gates.folder / "report.json").read_text(encoding="utf-8"))
    doors = [scene["door"] for scene in report["scenes"]]
    assert doors[0] is None
    assert doors[1] == {"show": "happy", "to": "garden", "opened": "happy"}
    assert doors[4] == {"show": "angry", "to": "cave", "opened": "angry"}


def test_each_door_has_its_picture(gates: Evening) -> None:
    """In the order of the report, none over another."""
    names = sorted(picture.stem for picture in (gates.folder / "album").iterdir())
    assert names == [
        "01-knock",
        "02-gates-happy",
        "03-garden",
        "04-tea",
        "05-gates-angry",
        "06-cave",
    ]


def test_a_door_that_leads_back_is_gone_through_on_the_way(tmp_path: Path) -> None:
    """One run: round, and out by the other door."""
    file = tmp_path / "round.yaml"
    file.write_text(ROUND, encoding="utf-8")
    done = rehearse_play(scenario=str(file))
    assert done.performed
    assert played(done) == [(1, "gates", "happy"), (1, "gates", "angry")]


@pytest.mark.parametrize(
    ("faces", "told"),
    [
        (("happy", "neutral"), "a face at rest opens it"),
        (("angry", "fear"), "can't be acted apart"),
    ],
)
def test_faces_that_cannot_be_acted_apart_are_told(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    faces: Sequence[str],
    told: str,
) -> None:
    """Another door opens than the understudy wants; what is behind it is rehearsed as well."""
    # Tonight's understudy looks frightened where it should look angry.
    monkeypatch.setitem(face_pose.FULL, Expression.ANGRY, face_pose.FULL[Expression.FEAR])
    done = rehearse_play(scenario=two_doors(tmp_path, *faces))
    assert not done.performed
    assert played(done) == [(2, "left", None), (3, "gates", faces[1]), (3, "right", None)]
    door = done.scenes[0].door
    assert door is not None
    assert (door.show, door.opened) == faces
    out = capsys.readouterr().out
    assert out.count(told) == 1
    assert out.splitlines()[-1].startswith("Not performed: ")


@pytest.mark.long
def test_a_door_that_stays_shut_does_not_keep_the_others_shut(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A sad face just a little is hardly seen: that run is given up, and the next one begins."""
    play = two_doors(tmp_path, "sad", "happy", "    strength: a little\n")
    done = rehearse_play(scenario=play)
    assert played(done) == [(2, "gates", "happy"), (2, "right", None)]
    out = capsys.readouterr().out
    assert "gates: sad, to left, a little, not performed, " in out
    assert out.splitlines()[-1].startswith("Not performed within 40 seconds: ")


def test_a_film_goes_one_way_and_the_closed_doors_are_told(
    shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The man in the clip smiles, so that the second door opens."""
    film = str(shared / "clips" / "single_face.mp4")
    done = rehearse_play(scenario=two_doors(tmp_path, "angry", "happy"), camera=film, limit=12.0)
    assert done.performed
    assert played(done) == [(1, "gates", "happy"), (1, "right", None)]
    assert "Not gone through: gates to left (angry)." in capsys.readouterr().out
