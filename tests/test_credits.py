"""assets/CREDITS.md names the maker and the licence of everything that is passed on."""

from __future__ import annotations

import re
from pathlib import Path

from game.scenario.cards import Pack, read_pack

ROW = re.compile(r"^\| `([^`]+)`[^|]*\| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)


def credits(root: Path) -> dict[Path, tuple[str, str]]:
    """Return maker and licence of every file and folder that the list names."""
    assets = root / "assets"
    rows = ROW.findall((assets / "CREDITS.md").read_text(encoding="utf-8"))
    assert rows
    return {
        (assets / name).resolve(): (maker.strip(), licence.strip()) for name, maker, licence in rows
    }


def passed_on(root: Path) -> list[Path]:
    """Return every file of assets, models and packs."""
    places = [
        root / "assets",
        root / "models",
        *(p.parent for p in root.glob("scenarios/*/pack.yaml")),
    ]
    files = [path for place in places for path in place.rglob("*") if path.is_file()]
    return [path for path in files if "__pycache__" not in path.parts]


def test_every_file_has_a_maker_and_a_licence(root: Path) -> None:
    """Each font, sound, picture, play, recording and network is named, or its folder is."""
    named = credits(root)
    assert all(maker and licence for maker, licence in named.values())
    files = passed_on(root)
    assert len(files) > 100
    nameless = [p for p in files if p not in named and not named.keys() & set(p.parents)]
    assert nameless == []


def test_nothing_is_named_that_is_not_there(root: Path) -> None:
    """A file that was renamed or thrown out leaves no row behind."""
    assert [path for path in credits(root) if not path.exists()] == []


def test_only_what_is_written_here_is_named_by_the_folder(root: Path) -> None:
    """A whole folder of fonts, sounds or pictures with one row would hide a newcomer's licence."""
    folders = {path for path in credits(root) if path.is_dir()}
    packs = {path.parent for path in root.glob("scenarios/*/pack.yaml")}
    assert folders == {root / "assets" / "locale", root / "assets" / "packaging", *packs}


def test_the_list_says_of_a_pack_what_its_card_says(root: Path) -> None:
    """Author and licence stand in two places and are the same in both."""
    named = credits(root)
    for path in root.glob("scenarios/*/pack.yaml"):
        pack = read_pack(path.parent)
        assert isinstance(pack, Pack)
        assert named[path.parent] == (pack.author, pack.licence)
