"""The command `check` as an author, an editor and a code host use it."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from game import cli_check
from game.cli import app
from game.scenario.reference import rule_pages
from game.trouble import Trouble

PLAY = 'format: 2\ntitle: "Parcel"\nages: 5-9\nscenes:\n  - {name: a, line: "Hop!", ask: happy}\n'


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A computer on which nobody has written a play."""
    monkeypatch.setenv("CURTAIN_UP_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "home"


def check(*words: str) -> Result:
    """Run `check` with `words`; what it says for people stands in `stderr`."""
    return CliRunner().invoke(app, ["check", *words])


def written(text: str, name: str = "play.yaml") -> Path:
    """Write a play into the folder in which one works."""
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_clean_play_is_nothing_to_mend() -> None:
    """Exit code 0, and nothing for programs."""
    done = check(str(written(PLAY)))
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "Nothing to mend.\n")


def test_a_play_may_be_given_by_its_name() -> None:
    """As the other commands take it; of a name that is nearly right the right one is told."""
    done = check("first-steps/grumpy-troll")
    assert (done.exit_code, done.stderr) == (0, "Nothing to mend.\n")
    for slip in ("first-steps/grumpy-trol", "grumpy-troll", "first-steps/grumpy-troll.yaml"):
        told = str(check(slip).exception)
        assert told.endswith('Did you mean "first-steps/grumpy-troll"?')


def test_problems_are_told_with_what_to_do() -> None:
    """Exit code 1: place, code, sentence, line, caret, and how many can be fixed."""
    done = check(str(written(PLAY.replace("happy", "hapy"))))
    assert done.exit_code == 1
    assert done.stdout == (
        'play.yaml:5:34: CU020 I don\'t know the expression "hapy". Did you mean "happy"?\n'
        '      - {name: a, line: "Hop!", ask: hapy}\n'
        f"    {' ' * 33}^\n"
    )
    assert done.stderr == "1 to mend. 1 of them: curtain-up check --fix\n"


def test_a_swedish_teacher_reads_swedish() -> None:
    """Sentences, what was mended and the summary; the line of the file stays what it is."""
    broken = PLAY.replace("format: 2\n", "").replace("happy", "hapy")
    done = check(str(written(broken)), "--language", "sv")
    assert "CU020 Jag känner inte till uttrycket ”hapy”. Menade du ”happy”?\n" in done.stdout
    assert "CU016 Filen är skriven i ett äldre format." in done.stdout
    assert "ask: hapy}\n" in done.stdout
    assert done.stderr == "1 sak att rätta och 1 råd. 2 av dem: curtain-up check --fix\n"
    mended = check("--fix", str(written(broken)), "--language", "sv")
    assert "Rättat: play.yaml:4: CU020 Jag känner inte till" in mended.stderr
    assert mended.stderr.endswith("Inget att rätta.\n")


@pytest.mark.parametrize("form", ["json", "github", "sarif"])
def test_what_programs_read_stays_english(form: str) -> None:
    """An editor shows the same in a Swedish classroom, and so does a code host."""
    path = str(written(PLAY.replace("happy", "hapy")))
    done = check(path, "--format", form, "--language", "sv")
    assert done.stdout == check(path, "--format", form).stdout
    assert "I don't know the expression" in done.stdout


def test_a_language_that_the_game_does_not_speak_is_refused() -> None:
    """With a sentence, as everywhere."""
    refusal = check(str(written(PLAY)), "--language", "fr").exception
    assert isinstance(refusal, Trouble)
    assert "I don't speak “fr”" in str(refusal)


def test_advice_is_told_as_such() -> None:
    """It stops no play, and yet there is something to do."""
    done = check(str(written(PLAY.replace("format: 2\n", ""))))
    assert done.exit_code == 1
    assert done.stderr == "1 piece of advice. 1 of them: curtain-up check --fix\n"


def test_without_a_path_the_own_plays_and_packs_are_checked(home: Path) -> None:
    """Those that one writes, and those that one installed."""
    assert check().exit_code == 0
    written(PLAY.replace("happy", "hapy"), str(home / "plays" / "mine.yaml"))
    written(PLAY, str(home / "packs" / "winter" / "play.yaml"))
    card = "format: 2\ntitle: Winter\nlanguages: [en]\nlicence: MIT\n"
    written(card, str(home / "packs" / "winter" / "pack.yaml"))
    done = check()
    assert done.exit_code == 1
    assert "mine.yaml:5:34: CU020" in done.stdout
    assert "pack.yaml:1:1: CU011" in done.stdout


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_each_format_stands_alone_on_the_output(form: str) -> None:
    """What is said for people goes elsewhere, so that a program can read the rest."""
    done = check(str(written(PLAY.replace("happy", "hapy"))), "--format", form)
    assert done.exit_code == 1
    assert "CU020" in done.stdout
    if form in ("json", "sarif"):
        assert json.loads(done.stdout)


def test_fixing_mends_the_file_and_says_what() -> None:
    """And then there is nothing left to do."""
    path = written("# mine\n" + PLAY.replace("happy}", "hapy}  # a smile"))
    done = check("--fix", str(path))
    assert done.exit_code == 0
    assert "Mended play.yaml:6: CU020" in done.stderr
    assert path.read_text("utf-8") == "# mine\n" + PLAY.replace("happy}", "happy}  # a smile")


def test_fixing_a_pack_mends_its_card_first() -> None:
    """Then its plays can be read, and mended too."""
    written("title: Winter\nlanguages: [en]\nlicense: MIT\nauthor: Ann\n", "winter/pack.yaml")
    written(PLAY.replace("happy", "hapy"), "winter/play.yaml")
    done = check("--fix", "winter")
    assert done.exit_code == 0, done.stdout
    assert "happy" in Path("winter/play.yaml").read_text("utf-8")


@pytest.mark.parametrize("code", [page.code for page in rule_pages()])
def test_every_code_explains_itself(code: str) -> None:
    """Its page is that of the guide, printed for a terminal."""
    done = check("--explain", code)
    assert done.exit_code == 0
    assert code in done.stdout


@pytest.mark.parametrize(
    ("code", "meant"), [("CU02", "CU02"), ("cu999", "CU0"), ("holds", "They go from CU001 to ")]
)
def test_a_code_that_is_none_brings_the_nearest_to_mind(code: str, meant: str) -> None:
    """Wrong use gets a sentence."""
    done = check("--explain", code)
    assert isinstance(done.exception, Trouble)
    assert meant in str(done.exception)


def test_small_letters_and_bare_numbers_are_codes_too() -> None:
    """Nobody need look at the keyboard twice."""
    assert "CU022" in check("--explain", "cu022").stdout
    assert "CU022" in check("--explain", "22").stdout


def test_a_path_that_is_not_there_is_wrong_use() -> None:
    """A misspelt path must not look like a clean play."""
    done = check("gone.yaml")
    assert isinstance(done.exception, Trouble)


def test_who_waits_sees_how_far_it_is_and_a_program_does_not(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bar comes on a terminal alone, however long it takes."""
    monkeypatch.setattr(cli_check, "PATIENCE", -1.0)
    with cli_check.Waiting() as waiting:
        waiting.told(1, 2)
    assert capsys.readouterr() == ("", "")


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes among files there")
def test_what_is_no_file_is_told_and_not_waited_for(tmp_path: Path) -> None:
    """A pipe that nobody writes into, and a device without an end."""
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "endless.yaml").symlink_to("/dev/zero")
    for name in ("pipe.yaml", "endless.yaml"):
        done = check(name)
        assert done.exit_code == 1
        assert "This is not a file that can be read." in done.output


def test_a_line_of_a_play_gives_the_terminal_no_orders(tmp_path: Path) -> None:
    """The line with the problem is shown, and an escape in it as a sign."""
    (tmp_path / "play.yaml").write_text(PLAY.replace("Hop!", "\x1b[2JHop!"), "utf-8")
    done = check("play.yaml")
    assert done.exit_code == 1
    assert "\ufffd[2JHop!" in done.output
    assert "\x1b" not in done.output
