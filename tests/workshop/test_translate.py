"""A pack goes to a translator and comes back: nothing is lost, and what changed since is known."""

from __future__ import annotations

import random
from contextlib import suppress
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from game.acting.scenario import Scenario, in_language
from game.cli_pack import app
from game.scenario.cards import Pack, read_pack
from game.scenario.check import check
from game.scenario.load import load_scenario
from game.trouble import Trouble
from game.workshop.csv_files import meant, read_csv, safe
from game.workshop.pack_lines import lines_of, pack_at
from game.workshop.po_files import po_text, read_po
from game.workshop.translations import State, Translated

CARD = "format: 2\ntitle: Winter  # mine\nlanguages: [en]\nlicence: MIT\nauthor: Ann\n"
PLAY = """\
format: 2
title: "The mitten"
ages: 5-9
scenes:
  # It begins in the snow.
  - name: snow
    line: >
      Your mitten is gone.
      Show us a sad face!
    ask: sad        # hard
    hint: "Pull the corners of your mouth down."
  - name: doors
    line: "A smile or an angry face. You choose!"
    ways:
      - {show: happy, to: end, sign: "Garden"}
      - show: angry
        to: end
        sign: "Cave"
"""
IDS = [
    "pack.yaml/title",
    "mitten/title",
    "mitten/snow/line",
    "mitten/snow/hint",
    "mitten/doors/line",
    "mitten/doors/ways-1/sign",
    "mitten/doors/ways-2/sign",
]
# What files and programs for tables trip over.
HARD = [
    'Elle dit: "Ouvre, vite!"',
    "Un; deux, trois\tet quatre",
    "Deux\nlignes",
    "=1+1 est une formule",
    "-Non, dit l'ours",
    "'=cadeau",
    "🎭 שלום \\ fin",
]


@pytest.fixture
def winter(tmp_path: Path) -> Path:
    """A pack in one language, with comments."""
    folder = tmp_path / "winter"
    folder.mkdir()
    (folder / "pack.yaml").write_text(CARD, "utf-8")
    (folder / "mitten.yaml").write_text(PLAY, "utf-8")
    return folder


def pack(*words: str | Path) -> Result:
    """Run `curtain-up pack` and return what came of it."""
    return CliRunner().invoke(app, [str(word) for word in words])


def exported(winter: Path, kind: str, language: str = "fr") -> Path:
    """Export the pack and return the translator's file."""
    out = winter.parent / f"out-{language}.{kind}"
    flags = ("--language", language, "--format", kind, "--out", out)
    done = pack("translate", "export", winter, *flags)
    assert done.exit_code == 0, done.exception
    return out


def read(file: Path) -> list[Translated]:
    """Return the lines of a translator's file."""
    return (read_csv if file.suffix == ".csv" else read_po)(file)[1]


def fill(file: Path, words: dict[str, str], says_done: bool = True) -> None:
    """Translate lines of `file` as a translator's program would, and as Excel would."""
    from game.workshop.csv_files import csv_text

    rows = []
    for row in read(file):
        told = words.get(row.id, row.words)
        state = State.DONE if told != row.words and says_done else row.state
        rows.append(Translated(row.id, row.source, told, state, row.was, row.asks))
    if file.suffix == ".csv":
        file.write_text("\ufeff" + csv_text(rows, "fr"), "utf-8", newline="")
    else:
        file.write_text(po_text(rows, "winter", "en", "fr"), "utf-8")


def sources(winter: Path) -> str:
    """Return the text of card and play."""
    return (winter / "pack.yaml").read_text("utf-8") + (winter / "mitten.yaml").read_text("utf-8")


@pytest.mark.parametrize("kind", ["po", "csv"])
def test_every_text_goes_out_with_its_name(kind: str, winter: Path) -> None:
    """In the order of the files, with what the scene asks for."""
    rows = read(exported(winter, kind))
    assert [row.id for row in rows] == IDS
    assert {row.state for row in rows} == {State.MISSING}
    assert rows[2].source == "Your mitten is gone. Show us a sad face!"
    text = exported(winter, kind).read_text("utf-8-sig")
    assert "sad" in text
    assert "happy or angry" in text


@pytest.mark.parametrize("kind", ["po", "csv"])
def test_a_translation_comes_back_to_the_letter(kind: str, winter: Path) -> None:
    """Quotation marks, commas, new lines, formulas, emoji, and writing from the right."""
    out = exported(winter, kind)
    fill(out, dict(zip(IDS, HARD, strict=True)))
    done = pack("translate", "import", winter, out)
    assert done.exit_code == 0, done.output
    card = read_pack(winter)
    assert isinstance(card, Pack)
    assert card.languages == ("en", "fr")
    assert {line.id: line.texts["fr"] for line in lines_of(card)} == dict(
        zip(IDS, HARD, strict=True)
    )
    assert check([winter]) == []
    told = sources(winter)
    for comment in ("# mine", "  # It begins in the snow.\n", "# hard"):
        assert comment in told
    again = {row.id: row.words for row in read(exported(winter, kind))}
    assert again == dict(zip(IDS, HARD, strict=True))


@pytest.mark.parametrize("kind", ["po", "csv"])
def test_what_changed_since_is_marked_and_not_taken(kind: str, winter: Path) -> None:
    """The old words stay in the play until somebody has looked at them again."""
    out = exported(winter, kind)
    fill(out, {name: f"Mot {number}" for number, name in enumerate(IDS)})
    assert pack("translate", "import", winter, out).exit_code == 0
    play = winter / "mitten.yaml"
    play.write_text(
        play.read_text("utf-8").replace("Pull the corners", "Draw the corners"), "utf-8"
    )
    done = pack("translate", "import", winter, out)
    assert done.exit_code == 1
    assert "mitten/snow/hint has changed since this file was written." in done.output
    assert f"{out}:" in done.output
    new = exported(winter, kind)
    stale = [row for row in read(new) if row.state is State.CHANGED]
    assert [(row.id, row.was, row.words) for row in stale] == [
        ("mitten/snow/hint", "Pull the corners of your mouth down.", "Mot 3")
    ]
    done = pack("translate", "import", winter, new)
    assert done.exit_code == 1
    assert "mitten/snow/hint has changed since it was translated." in done.output
    assert [row.state for row in read(exported(winter, kind))].count(State.CHANGED) == 1
    fill(new, {"mitten/snow/hint": "Tire les coins de ta bouche."})
    assert pack("translate", "import", winter, new).exit_code == 0
    assert [row.state for row in read(exported(winter, kind))].count(State.CHANGED) == 0


def test_a_table_needs_no_word_in_its_column_of_states(winter: Path) -> None:
    """Whoever wrote the translation anew has looked at it; `ok` says that the old one is right."""
    out = exported(winter, "csv")
    fill(out, {name: f"Mot {number}" for number, name in enumerate(IDS)})
    pack("translate", "import", winter, out)
    play = winter / "mitten.yaml"
    for words, says in (("Draw the corners", "Mot neuf"), ("Let the corners", None)):
        old = "Pull the corners" if "Pull" in play.read_text("utf-8") else "Draw the corners"
        play.write_text(play.read_text("utf-8").replace(old, words), "utf-8")
        out = exported(winter, "csv")
        if says:
            fill(out, {"mitten/snow/hint": says}, says_done=False)
        else:
            out.write_text(out.read_text("utf-8").replace(",changed,", ",ok,"), "utf-8")
        assert pack("translate", "import", winter, out).exit_code == 0


def test_a_language_comes_in_when_it_is_complete(winter: Path) -> None:
    """Half a translation changes nothing; with --draft it waits aside and is not lost."""
    before = sources(winter)
    out = exported(winter, "po")
    fill(out, {IDS[1]: "La moufle"})
    done = pack("translate", "import", winter, out)
    assert done.exit_code == 1
    assert "Nothing was written" in done.output
    assert "mitten/snow/line is not translated yet: Your mitten is gone." in done.output
    done = pack("translate", "import", winter, out, "--draft")
    assert done.exit_code == 0
    assert "1 of 7 lines are kept for later" in done.output
    assert sources(winter) == before
    again = exported(winter, "csv")
    assert [row.words for row in read(again)][:2] == ["", "La moufle"]
    fill(again, {name: f"Mot {number}" for number, name in enumerate(IDS) if name != IDS[1]})
    assert pack("translate", "import", winter, again).exit_code == 0
    play = load_scenario(winter / "mitten.yaml")
    assert isinstance(play, Scenario)
    assert in_language(play.title, "fr") == "La moufle"


@pytest.mark.parametrize(
    ("name", "words", "sentence"),
    [
        ("mitten/snow/hint", "a" * 141, "mitten/snow/hint has 141 letters"),
        ("mitten/snow/hint", "You feel sad.", "tells the child what it feels"),
        ("mitten/snow/hint", " ", "is not translated yet"),
    ],
)
def test_what_may_not_go_on_stage_is_told_by_its_row(
    name: str, words: str, sentence: str, winter: Path
) -> None:
    """Before any file is touched."""
    before = sources(winter)
    out = exported(winter, "po")
    fill(out, dict.fromkeys(IDS, "Mot") | {name: words})
    done = pack("translate", "import", winter, out)
    assert done.exit_code == 1
    row = next(row for row in read(out) if row.id == name).row
    assert f"{out}:{row}: " in done.output
    assert sentence in done.output
    assert sources(winter) == before


def test_lines_that_the_pack_lost_are_left_out(winter: Path) -> None:
    """They are told, and all others come in."""
    out = exported(winter, "po")
    fill(out, {name: f"Mot {number}" for number, name in enumerate(IDS)})
    play = winter / "mitten.yaml"
    play.write_text(play.read_text("utf-8").replace("name: snow", "name: ice"), "utf-8")
    done = pack("translate", "import", winter, out)
    assert "The pack has no line mitten/snow/line any more" in done.output
    assert "mitten/ice/line is not in this file." in done.output
    assert done.exit_code == 1


def test_a_table_from_another_country_is_understood(winter: Path) -> None:
    """Semicolons, tabs and UTF-16, as Excel saves them."""
    out = exported(winter, "csv")
    for between, code in ((";", "utf-8-sig"), ("\t", "utf-16")):
        rows = [f"id{between}source{between}translation"]
        rows += [f"{row.id}{between}{row.source}{between}Mot" for row in read(out)]
        file = winter.parent / "excel.csv"
        file.write_bytes("\r\n".join(rows).encode(code))
        assert [row.words for row in read_csv(file)[1]] == ["Mot"] * len(IDS)
    assert pack("translate", "import", winter, file, "--language", "fr").exit_code == 0


@pytest.mark.parametrize("cell", [*HARD, "", "a", "''", "'", "''=1", "\t", "@a", "+", "\0"])
def test_no_cell_is_ever_a_formula(cell: str) -> None:
    """And what was meant comes back exactly (R24)."""
    assert safe(cell)[:1] not in tuple("=+-@\t\r\0")
    assert meant(safe(cell)) == cell


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("export", "nowhere", "--language", "fr"), "There is no such file"),
        (("export", "winter", "--language", "french"), "no code of a language"),
        (("export", "winter", "--language", "en"), "the pack's own language"),
        (("export", "winter", "--language", "fr", "--from", "sv"), "not in “sv”"),
        (("export", "winter", "--language", "fr", "--format", "doc"), "--format po"),
        (
            ("export", "winter", "--language", "fr", "--out", "winter/translations/fr.po"),
            "somewhere else",
        ),
        (("import", "winter", "none.po"), "can't be opened"),
        (("import", "winter", "photo.po"), "is no PO file in UTF-8"),
        (("import", "winter", "empty.csv"), "There is no column"),
        (("import", "winter", "latin.csv"), "CSV UTF-8"),
        (("import", "winter", "silent.csv"), "Write --language fr"),
        (("import", "winter", "two.csv"), "several languages: fr, sv"),
        (("import", "winter", "broken.csv"), "broken.csv:2: This is no table"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence(
    words: tuple[str, ...], sentence: str, winter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever somebody sends."""
    monkeypatch.chdir(winter.parent)
    Path("photo.po").write_bytes(b"\x89PNG\r\n\x1a\n\xff\xfe\0")
    Path("empty.csv").write_bytes(b"")
    Path("latin.csv").write_bytes("id,source,translation\na,b,\xe9".encode("latin-1"))
    Path("silent.csv").write_text("id,source,translation\na,b,c\n", "utf-8")
    Path("two.csv").write_text("id,language,source,translation\na,fr,b,c\na,sv,b,c\n", "utf-8")
    Path("broken.csv").write_text('id,source,translation\na,"b"c,d\n', "utf-8")
    done = pack("translate", *words)
    assert isinstance(done.exception, Trouble), done.output
    assert sentence in str(done.exception)


def test_a_damaged_file_gives_a_sentence_at_worst(winter: Path) -> None:
    """Letters lost, doubled or swapped anywhere in it."""
    dice = random.Random(5)
    for kind in ("po", "csv"):
        raw = exported(winter, kind).read_bytes()
        for _ in range(150):
            at = dice.randrange(len(raw))
            worse = raw[:at] + dice.randbytes(dice.randrange(3)) + raw[at + dice.randrange(4) :]
            file = winter.parent / f"worse.{kind}"
            file.write_bytes(worse)
            with suppress(Trouble):
                read(file)


def test_a_shipped_pack_goes_out_and_in_unchanged(root: Path, tmp_path: Path) -> None:
    """Its Swedish, taken in as it is, leaves every byte of its files where it was."""
    import shutil

    folder = Path(shutil.copytree(root / "scenarios" / "many-ways", tmp_path / "many-ways"))
    before = {file: file.read_bytes() for file in folder.glob("*.yaml")}
    out = exported(folder, "po", "sv")
    assert {row.state for row in read(out)} == {State.DONE}
    assert pack("translate", "import", folder, out).exit_code == 0
    assert {file: file.read_bytes() for file in folder.glob("*.yaml")} == before
    assert len(lines_of(pack_at(folder))) > 150
