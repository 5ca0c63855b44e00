"""Other programs beside this one: adapters, processes, sums and tables, without any of them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from typer.testing import CliRunner

from game.acting.expressions import EXPRESSIONS, Expression
from game.drawing.face_pose import pose_for
from game.drawing.understudy import photograph
from training.__main__ import app
from training.data import DataTrouble
from training.peers import haar, ours
from training.peers.contest import Contest, Notes, Said
from training.peers.contestant import NAMES, largest, likeliest, our_name
from training.peers.programme import OURS, PROGRAMME, Entry
from training.peers.score import figures_of
from training.peers.shots import CLIP, FACE, PHOTO, Reel, Shot
from training.peers.table import ahead, markdown, read, renewed, rich_told
from training.peers.visitor import (
    PLACE,
    Absent,
    Visitor,
    addresses,
    python_of_peers,
    quiet_core,
)

HERE = Path(sys.executable)
NOBODY = Entry("nobody", "Nobody", "nothing; nothing", "no_such_package")


def _picture(expression: Expression = Expression.HAPPY) -> Any:
    """The understudy before a webcam, BGR."""
    return np.ascontiguousarray(photograph(pose_for(expression))[..., ::-1])


def _said(kind: str, truth: str | None, expression: str | None, work_ms: float = 5.0) -> Said:
    faces = 0 if expression is None else 1
    return Said(kind, (640, 480), truth, int(truth is not None), faces, expression, 9.0, work_ms)


def _notes(entry: Entry, said: list[Said], start: float = 1.0, memory: float = 100.0) -> Notes:
    parting = {"peak_mb": memory, "versions": ["other 1.2"], "asked": [], "reached": []}
    return Notes(entry, said, [(start, start)], parting)


def _figures(*notes: Notes) -> dict[str, Any]:
    told = {"date": "2026-01-02", "network": "0123456789ab", "system": "Linux x86_64"}
    told |= {"processor": "A processor", "cores": 2, "python": "3.11.7", "across_halves": 0.6}  # type: ignore[dict-item]
    return {**told, "contestants": figures_of(notes)}


@pytest.fixture
def compared() -> dict[str, Any]:
    """Two who saw six photos and six pictures of a film, and one who is not installed."""
    truth = ["happy", "happy", "sad", "angry", "happy", "sad"]
    film = ["happy", "happy", None, None, "happy", None]
    right = [_said(PHOTO, t, t) for t in truth] + [_said(CLIP, t, t) for t in film]
    wrong = [_said(PHOTO, t, "happy", 20.0) for t in truth[:5]] + [_said(PHOTO, "sad", None, 20.0)]
    wrong += [_said(CLIP, t, "happy", 20.0) for t in film]
    away = Notes(NOBODY, absent="it is not installed (No module named 'nobody')")
    other = _notes(PROGRAMME[3], wrong, start=4.0, memory=50.0)
    return _figures(_notes(PROGRAMME[0], right), other, away)


def test_a_drawn_smile_is_read_by_the_games_own_eye() -> None:
    """The adapter keeps the contract: one face, one of seven names, and the same by itself."""
    contestant = ours.make()
    try:
        seen = contestant.show(_picture())
        assert (seen.faces, seen.expression) == (1, "happy")
        assert contestant.show(np.full((480, 640, 3), 255, np.uint8)).faces == 0
        assert contestant.look(np.full((48, 48), 128, np.uint8)) in NAMES
    finally:
        contestant.close()


def test_names_are_the_games() -> None:
    """In the order of the network's outputs, which an adapter relies on."""
    assert tuple(map(str, EXPRESSIONS)) == NAMES


@pytest.mark.parametrize(
    ("theirs", "here"),
    [("calm", "neutral"), ("Anger", "angry"), ("surprised", "surprise"), ("Sad", "sad")],
)
def test_other_words_for_the_same(theirs: str, here: str) -> None:
    """Whoever says calm means what this project calls neutral."""
    assert our_name(theirs) == here


def test_a_word_without_counterpart_is_none() -> None:
    """Contempt is no expression of the game, so naming it is naming nothing."""
    assert our_name("contempt") is None
    assert likeliest({"happy": 0.2, "contempt": 0.8}) is None


def test_the_largest_of_several_faces_is_read() -> None:
    """As the game reads who is nearest."""
    assert largest([(0, 0, 10, 10), (5, 5, 30, 20), (0, 0, 25, 20)]) == 1


def test_an_opencv_without_cascades_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """OpenCV 5 has dropped them: the contestant is absent, not broken."""
    monkeypatch.delattr(haar.cv2, "CascadeClassifier", raising=False)
    with pytest.raises(ImportError, match="no Haar cascades"):
        haar.make()


def _answers(entry: Entry, python: Path) -> None:
    """Check what a contestant's process tells of the understudy, of a cut-out face, of itself."""
    with Visitor(entry, python, quiet_core()) as visitor:
        told = visitor.show(_picture())
        assert told["expression"] in (*NAMES, None)
        assert (told["expression"] is None) == (told["faces"] == 0)
        assert 0 < told["work_ms"] < 1000 * told["work_seconds"]
        assert visitor.show(np.full((48, 48), 128, np.uint8))["expression"] in NAMES
        parting = visitor.leave()
    assert parting["asked"] == []
    assert len(parting["versions"]) == len(entry.distributions)
    assert parting["peak_mb"] is None or 20 < parting["peak_mb"] < 4000


def test_a_contestant_answers_from_a_process_of_its_own() -> None:
    """Its picture is read, its memory and its silence on the network are told."""
    _answers(PROGRAMME[0], HERE)


@pytest.mark.long
def test_the_others_answer_where_they_are_installed() -> None:
    """After `make peers`, each keeps the same contract; without it there is nobody to ask."""
    for entry in PROGRAMME if PLACE.exists() else ():
        _answers(entry, python_of_peers() if entry.is_visiting else HERE)


def test_everybody_sees_every_picture() -> None:
    """A run of two pictures and a cut-out face, start and sums, with this project alone."""
    contest = Contest(HERE, PROGRAMME[:1])
    face = Shot(FACE, np.full((48, 48), 128, np.uint8), "happy")
    steps: list[int] = []
    drawn = [Shot(PHOTO, _picture(), "happy"), Shot(CLIP, _picture(Expression.SAD), "sad")]
    contest.play([*drawn, face], lambda: steps.append(1))
    assert len(steps) == 3
    (told,) = figures_of(contest.notes)
    assert (told["photos"]["right"], told["clips"]["n"], told["faces"]["n"]) == (1, 1, 1)


def test_who_is_not_installed_is_named_and_the_others_go_on() -> None:
    """A missing package says so; a contestant that breaks says with what."""
    broken = Entry("broken", "Broken", "", "programme")
    contest = Contest(HERE, [NOBODY, broken])
    contest.starts(Shot(PHOTO, np.zeros((48, 64, 3), np.uint8), "happy"), rounds=1)
    nobody, stopped = (notes.absent for notes in contest.notes)
    assert "not installed" in nobody
    assert "no_such_package" in nobody
    assert "stopped" in stopped
    assert "make" in stopped


def test_a_killed_contestant_does_not_end_the_run() -> None:
    """It takes no further part."""
    with Visitor(PROGRAMME[0], HERE, quiet_core()) as visitor:
        visitor.close()
        with pytest.raises((Absent, ValueError)):
            visitor.show(_picture())


def test_a_connection_is_refused_and_written_down() -> None:
    """What a package tries at its start or later, by Python, is told in the table."""
    code = (
        "import socket\n"
        "from training.peers.actor import watched\n"
        "asked = watched()\n"
        "try: socket.create_connection(('192.0.2.1', 80), timeout=1)\n"
        "except OSError as error: print(asked, error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert "192.0.2.1" in done.stdout
    assert "opens no connection" in done.stdout


def test_addresses_are_found_in_what_strace_writes() -> None:
    """Of both kinds; a socket inside the system is none."""
    trace = (
        '7 connect(3, {sa_family=AF_UNIX, sun_path="/run/x"}, 110) = -1\n'
        '7 connect(4, {sa_family=AF_INET, sin_port=htons(443), sin_addr=inet_addr("192.0.2.1")}, 16'
        ") = 0\n"
        "7 connect(5, {sa_family=AF_INET6, sin6_port=htons(53), sin6_flowinfo=htonl(0), "
        'inet_pton(AF_INET6, "2001:db8::1", &sin6_addr), sin6_scope_id=0}, 28) = 0\n'
    )
    assert addresses(trace) == ["192.0.2.1", "2001:db8::1"]


def test_sums_count_a_face_that_was_not_found_as_wrong(compared: dict[str, Any]) -> None:
    """And tell apart how many of the found ones are right, and faces where there are none."""
    mine, other, _ = compared["contestants"]
    assert mine["photos"]["right"] == 1
    told = other["photos"]
    assert (told["n"], told["found"]) == (6, 5)
    assert told["right"] == 3 / 6
    assert told["right_of_found"] == 3 / 5
    assert told["macro_recall"] == pytest.approx(1 / 3)
    assert (told["only_this"], told["only_ours"]) == (0, 3)
    assert (other["clips"]["empty"], other["clips"]["false_faces"]) == (3, 3)
    assert other["milliseconds"]["640x480"]["work_times_ours"] == 4


def test_the_page_says_who_is_ahead_and_who_is_absent(compared: dict[str, Any]) -> None:
    """Plainly: less memory is less memory; who is missing comes with the command."""
    page = markdown(compared)
    assert "ahead of this project:\n\n* memory: fer\n" in page
    assert "nothing was set with them: fer 50.0 %" in page
    assert "Nobody: it is not installed" in page
    assert "make peers" in page
    assert "| fer | 83.3 % | 50.0 % | 60.0 % | 33.3 % | 0 | 3 |" in page


def test_nobody_ahead_is_said_too(compared: dict[str, Any]) -> None:
    """When no figure of the others is better."""
    compared["contestants"][1]["peak_mb"] = 500.0
    assert ahead(compared) == ["None of the others is ahead of this project in any figure here."]


def test_the_terminal_shows_the_same_tables(compared: dict[str, Any]) -> None:
    """Cost, photos, films, and the same sentences."""
    told = list(rich_told(compared))
    assert [type(one).__name__ for one in told[:3]] == ["Table"] * 3
    assert [one for one in told[3:] if str(one) not in markdown(compared)] == []


def test_a_page_without_marks_is_left_alone(compared: dict[str, Any], tmp_path: Path) -> None:
    """The command says which marks it looked for."""
    page = tmp_path / "page.md"
    page.write_text("# Nothing here\n", encoding="utf-8")
    with pytest.raises(DataTrouble, match="lacks the marks"):
        renewed(page, compared)


def test_the_shipped_page_tells_the_kept_figures(root: Path) -> None:
    """No number in models/README.md was typed."""
    page = root / "models" / "README.md"
    text = page.read_text(encoding="utf-8")
    assert renewed(page, read(root / "training" / "peers" / "peers.json")) == text


def test_nothing_to_compare_on_is_one_sentence(tmp_path: Path) -> None:
    """Neither photos nor films, or a folder without its table or films."""
    done = CliRunner().invoke(app, ["compare-peers"])
    assert isinstance(done.exception, DataTrouble)
    assert "--performers" in str(done.exception)
    missing = ["compare-peers", "--clips", ".", "--python", "no-such-python"]
    assert "no-such-python" in str(CliRunner().invoke(app, missing).exception)
    for reel in (Reel(tmp_path, None), Reel(None, tmp_path)):
        with pytest.raises(DataTrouble, match=str(tmp_path.name)):
            reel.first()


def test_a_folder_may_say_what_its_films_show(tmp_path: Path) -> None:
    """A still and its line; what no line covers is left out."""
    import cv2

    cv2.imwrite(str(tmp_path / "one.png"), _picture())
    table = tmp_path / "clips.csv"
    table.write_text("file,from,to,faces,expression\none.png,0,1,1,happy\n", encoding="utf-8")
    (shot,) = Reel(None, tmp_path)
    assert (shot.kind, shot.truth, shot.faces, shot.picture.shape) == (
        CLIP,
        "happy",
        1,
        (480, 640, 3),
    )
    table.write_text("file,from,to,faces,expression\none.png,x,1,1,happy\n", encoding="utf-8")
    with pytest.raises(DataTrouble, match=r"clips\.csv"):
        Reel(None, tmp_path).first()


def test_the_lock_leaves_the_peers_out(root: Path) -> None:
    """Gigabytes that nobody asked for are in neither list."""
    for name in ("requirements.txt", "requirements-test.txt"):
        text = (root / name).read_text(encoding="utf-8").lower()
        assert not [
            line for line in text.splitlines() if line.startswith(("fer=", "torch=", "facex="))
        ]
    assert "--all-extras" not in (root / "Makefile").read_text(encoding="utf-8")


def test_kept_figures_are_json_without_faces(root: Path) -> None:
    """Counts and shares; nothing per picture, nobody's file name."""
    text = (root / "training" / "peers" / "peers.json").read_text(encoding="utf-8")
    assert ".jpg" not in text
    assert len(text) < 40_000
    assert json.loads(text)["contestants"][0]["key"] == OURS


def test_nobody_tried_to_leave_the_computer(root: Path) -> None:
    """Neither by Python nor, under strace, beneath it: what phones home is no peer."""
    told = read(root / "training" / "peers" / "peers.json")["contestants"]
    assert [one["key"] for one in told if one.get("asked") or one.get("reached")] == []
