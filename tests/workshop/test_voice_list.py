"""Recording a pack: what to say, where to save it, what is missing, left over or out of date."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from game.acting.scenario import Scenario
from game.cli_pack import app
from game.scenario.check import check
from game.scenario.load import load_scenario
from game.trouble import Trouble
from game.workshop.pack_lines import pack_at
from game.workshop.voice_list import Recorded, voice_list

SOUND = b"RIFF\x24\0\0\0WAVEfmt "


@pytest.fixture
def winter(tmp_path: Path) -> Path:
    """A pack in two languages with one play."""
    folder = tmp_path / "winter"
    folder.mkdir()
    (folder / "pack.yaml").write_text(
        "format: 2\ntitle: {en: Winter, sv: Vinter}\nlanguages: [en, sv]\nlicence: MIT\n"
        "author: Ann\n",
        "utf-8",
    )
    (folder / "mitten.yaml").write_text(
        "format: 2\ntitle: {en: The mitten, sv: Vanten}\ngoal: {en: Sad, sv: Ledsen}\nages: 5-9\n"
        "scenes:\n  - name: snow\n    line: {en: Show a sad face!, sv: Visa ett ledset ansikte!}\n"
        "    ask: sad\n  - name: gate\n    line: {en: You choose!, sv: Du väljer!}\n    ways:\n"
        "      - {show: happy, to: end, sign: {en: In, sv: In}}\n"
        "      - {show: angry, to: end, sign: {en: =Out, sv: Ut}}\n",
        "utf-8",
    )
    return folder


def record(winter: Path, name: str, sound: bytes = SOUND) -> None:
    """Save a recording under `name`."""
    file = winter / "voices" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(sound)


def states(winter: Path, language: str = "sv") -> dict[str, Recorded]:
    """Return the state of each line by its name."""
    return {line.id: line.state for line in voice_list(pack_at(winter), language).lines}


def voices(*words: str | Path) -> Result:
    """Run `curtain-up pack voices`."""
    return CliRunner().invoke(app, ["voices", *map(str, words)])


def test_what_is_saved_under_the_listed_name_is_heard(winter: Path) -> None:
    """Each file of the list is one that the game finds; grown-ups' texts are not on it."""
    told = voice_list(pack_at(winter), "sv")
    assert [line.file for line in told.lines] == [
        f"voices/sv/mitten/{name}.ogg"
        for name in ("title", "snow-line", "gate-line", "gate-sign-1", "gate-sign-2")
    ]
    for line in told.lines:
        file = winter / line.file
        record(winter, file.with_suffix(".wav").relative_to(winter / "voices").as_posix())
    play = load_scenario(winter / "mitten.yaml")
    assert isinstance(play, Scenario)
    assert [one.words for one in play.recordings] == [line.text for line in told.lines]
    assert set(states(winter).values()) == {Recorded.DONE}
    assert check([winter]) == []


def test_a_text_that_changed_since_wants_its_recording_anew(winter: Path) -> None:
    """Also when the list is asked for twice; a new recording settles it."""
    record(winter, "sv/mitten/title.wav")
    assert states(winter)["mitten/title"] is Recorded.DONE
    play = winter / "mitten.yaml"
    play.write_text(play.read_text("utf-8").replace("Vanten", "Handsken"), "utf-8")
    for _ in range(2):
        assert states(winter)["mitten/title"] is Recorded.CHANGED
    record(winter, "sv/mitten/title.wav", SOUND + b"anew")
    for _ in range(2):
        assert states(winter)["mitten/title"] is Recorded.DONE


def test_what_is_left_over_or_broken_is_told(winter: Path) -> None:
    """By the place of the file."""
    record(winter, "sv/mitten/snow-linje.wav")
    record(winter, "sv/mitton/title.wav")
    record(winter, "sv/mitten/title.ogg", b"nothing to hear")
    told = voice_list(pack_at(winter), "sv")
    assert told.superfluous == ("voices/sv/mitten/snow-linje.wav", "voices/sv/mitton/title.wav")
    assert states(winter)["mitten/title"] is Recorded.BROKEN
    done = voices(winter, "--language", "sv")
    assert done.exit_code == 0
    assert "sv: 4 missing, 0 recorded, 0 changed since, 1 can't be played." in done.output
    assert "No text asks for voices/sv/mitton/title.wav." in done.output
    assert "    Visa ett ledset ansikte!  [sad]\n" in done.output


def test_the_list_goes_to_whoever_records_as_a_table(winter: Path, tmp_path: Path) -> None:
    """Both languages, with a BOM for Excel, and no cell that it would calculate."""
    out = tmp_path / "list.csv"
    assert voices(winter, "--format", "csv", "--out", out).exit_code == 0
    text = out.read_text("utf-8")
    assert text.startswith("\ufeffid,file,text,asks,state")
    assert "mitten/snow/line,voices/en/mitten/snow-line.ogg,Show a sad face!,sad,missing" in text
    assert ",'=Out," in text
    assert "voices/sv/mitten/gate-sign-2.ogg,Ut,happy or angry,missing" in text


def test_a_language_that_the_pack_lacks_is_refused(winter: Path) -> None:
    """With the ones that it has."""
    done = voices(winter, "--language", "fr")
    assert isinstance(done.exception, Trouble)
    assert str(done.exception) == "This pack is in en, sv, and not in “fr”."
