"""What programs read of `check`: JSON, workflow commands and SARIF, each as it is specified."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from game.scenario.accounts import as_github, as_json, as_text
from game.scenario.check import check
from game.scenario.problem import Level, Problem
from game.scenario.reference import rule_pages
from game.scenario.sarif import as_sarif

PLAY = """\
title: "The parcel"
ages: 5-9
scenes:
  - name: parcel
    line: "Å! A parcel! Show it a smile."
    ask: hapy
    hold: 9s
"""


@pytest.fixture
def problems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Problem]:
    """The problems of an old play with two faults."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "my play.yaml").write_text(PLAY, encoding="utf-8")
    return check([Path("my play.yaml")])


def read(account: Callable[[Iterable[Problem]], Iterator[str]], problems: list[Problem]) -> Any:
    """Return what a program reads of a JSON account."""
    return json.loads("\n".join(account(problems)))


def test_json_tells_all_that_is_known(problems: list[Problem]) -> None:
    """Its shape is documented, so that editors can be built on it."""
    told = read(as_json, problems)
    assert (told["version"], told["faults"], told["advice"]) == (1, 2, 1)
    assert told["problems"][1] == {
        "file": "my play.yaml",
        "line": 6,
        "column": 10,
        "end_line": 6,
        "end_column": 14,
        "code": "CU020",
        "level": "fault",
        "sentence": 'I don\'t know the expression "hapy". Did you mean "happy"?',
        "suggestion": "happy",
        "can_be_fixed": True,
    }
    assert [one["can_be_fixed"] for one in told["problems"]] == [True, True, False]


def test_json_of_nothing_is_json(problems: list[Problem]) -> None:
    """A clean library has an empty list."""
    del problems
    assert read(as_json, []) == {"version": 1, "problems": [], "faults": 0, "advice": 0}


def test_github_is_told_the_place_and_the_level(problems: list[Problem]) -> None:
    """Faults are errors, advice is a warning."""
    advice, fault, _ = as_github(problems)
    assert fault == (
        "::error file=my play.yaml,line=6,col=10,endColumn=14,title=Curtain Up CU020::"
        'I don\'t know the expression "hapy". Did you mean "happy"?'
    )
    assert advice.startswith("::warning file=my play.yaml,line=1,col=1,title=Curtain Up CU016::")


def test_nothing_in_a_name_or_a_sentence_ends_a_github_command() -> None:
    """Escaped as its own toolkit does."""
    odd = Problem("a,b:c%\n.yaml", 1, 1, "CU001", "100 %\r\n::error::no")
    (told,) = as_github([odd])
    assert told == (
        "::error file=a%2Cb%3Ac%25%0A.yaml,line=1,col=1,title=Curtain Up CU001::"
        "100 %25%0D%0A::error::no"
    )


def test_sarif_has_the_rules_the_places_and_the_fixes(problems: list[Problem]) -> None:
    """What SARIF 2.1.0 asks for, and code hosts show."""
    log = read(as_sarif, problems)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [page.code for page in rule_pages()]
    for rule in rules:
        assert rule["shortDescription"]["text"].endswith("."), rule["id"]
        assert rule["help"]["text"], rule["id"]
        assert rule["help"]["markdown"], rule["id"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    advice, fault, long = run["results"]
    assert (advice["level"], fault["level"], long["level"]) == ("note", "error", "error")
    place = fault["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "my%20play.yaml"}
    assert place["region"] == {"startLine": 6, "startColumn": 10, "endLine": 6, "endColumn": 14}
    assert fault["fixes"] == [
        {
            "artifactChanges": [
                {
                    "artifactLocation": {"uri": "my%20play.yaml"},
                    "replacements": [
                        {
                            "deletedRegion": place["region"],
                            "insertedContent": {"text": "happy"},
                        }
                    ],
                }
            ]
        }
    ]
    assert "fixes" not in long


def test_sarif_of_nothing_is_sarif() -> None:
    """A run without results."""
    assert read(as_sarif, [])["runs"][0]["results"] == []


def test_an_absolute_path_is_a_uri(tmp_path: Path) -> None:
    """Spaces and Swedish letters included."""
    file = tmp_path / "åska play.yaml"
    log = read(as_sarif, [Problem(str(file), 1, 1, "CU001", "Gone.")])
    place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == file.as_uri()
    assert "%20" in place["artifactLocation"]["uri"]


def test_a_picture_has_no_line_to_show(tmp_path: Path) -> None:
    """Nobody wants the bytes of a recording on the terminal."""
    file = tmp_path / "door.ogg"
    file.write_bytes(b"\x1b[31mred\n")
    told = Problem(str(file), 1, 1, "CU049", "Broken.", level=Level.ADVICE)
    assert list(as_text([told])) == [f"{file}:1:1: CU049 Broken."]
