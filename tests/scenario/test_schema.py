"""The schema that editors complete from says what the game says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from game.scenario.cards import CARD
from game.scenario.load import load_scenario
from game.scenario.marked_yaml import read_page

ROOT = Path(__file__).parents[2] / "scenarios"
FILES = sorted(ROOT.glob("*/*.yaml"))


def validator(name: str) -> Draft202012Validator:
    """Return the shipped schema `name`, which is one of JSON Schema 2020-12."""
    schema = json.loads((ROOT / name).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


PLAYS, PACKS = validator("schema.json"), validator("pack.schema.json")


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_a_shipped_file_fits_its_schema_and_names_it(file: Path) -> None:
    """An editor underlines nothing in what we ship, and knows where the schema lies."""
    text = file.read_text(encoding="utf-8")
    is_card = file.name == CARD
    errors = (PACKS if is_card else PLAYS).iter_errors(read_page(text).data)
    assert [error.message for error in errors] == []
    name = "pack.schema.json" if is_card else "schema.json"
    assert text.startswith(f"# yaml-language-server: $schema=../{name}\n")
    fields = [line for line in text.splitlines() if not line.startswith("#")]
    assert fields[0] == "format: 2"


WHOLE = {
    "format": 2,
    "title": {"en": "The parcel"},
    "ages": "5-9",
    "credits": "Sounds by Bo, CC0",
    "words": {"en": ["Wibble"]},
    "poster": {"file": "parcel.svg", "shows": {"en": "A parcel"}},
    "scenes": [
        {
            "name": "parcel",
            "line": {"en": "A parcel! Show it a smile."},
            "ask": "happy",
            "picture": {"file": "parcel.svg"},
            "sound": "door.ogg",
        }
    ],
}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("format", 1),
        ("format", "2"),
        ("poster", "parcel.svg"),
        ("poster", {"shows": {"en": "A parcel"}}),
        ("poster", {"file": "../parcel.svg"}),
        ("poster", {"file": "parcel.exe"}),
        ("words", {"english": ["Wibble"]}),
        ("words", {"en": "Wibble"}),
        ("words", {"en": []}),
        ("credits", ""),
        ("credit", "Bo"),
    ],
)
def test_editor_and_game_refuse_the_same(tmp_path: Path, name: str, value: object) -> None:
    """What is underlined while typing is what `check` tells; JSON is YAML, too."""
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "parcel.svg").write_text("<svg/>", encoding="utf-8")
    path = tmp_path / "play.yaml"
    path.write_text(json.dumps(WHOLE), encoding="utf-8")
    assert PLAYS.is_valid(WHOLE)
    assert not isinstance(load_scenario(path), list)
    wrong = {**WHOLE, name: value}
    path.write_text(json.dumps(wrong), encoding="utf-8")
    assert not PLAYS.is_valid(wrong)
    if (name, value) != ("format", 1):  # an older file plays as it is
        assert isinstance(load_scenario(path), list)
