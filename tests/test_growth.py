"""What must not grow with the number of plays and takes: counted, not timed."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import event

from game.classroom.records import Entry, Slip
from game.scorebook.book import ScoreBook
from tests.bench_growth import ROOT, Growth, main
from tests.growth_pages import PAGES, renew, table

# Shows the title, and prints which of the user's files were opened or looked for until then; then
# how many are opened to read the plays.
LISTEN = """
import json, os, sys
home, heard = sys.argv[1], []
def hear(event, args):
    if event in ("open", "os.listdir", "os.scandir", "sqlite3.connect") and args:
        if isinstance(args[0], (str, bytes, os.PathLike)) and os.fspath(args[0]).startswith(home):
            heard.append(os.fspath(args[0])[len(home):])
sys.addaudithook(hear)
from game import wiring
def shown(ticks, *late):
    yield next(ticks)
    before = list(heard)
    heard.clear()
    from game.scenario.shelves import house_shelves
    plays = [play for play in house_shelves().find().scenarios if play.name.startswith("pack")]
    print(json.dumps([before, len(plays), len(heard)]), flush=True)
    os._exit(0)
wiring._then_start = shown
wiring.play(pictures=2)
"""

PACK = 'format: 2\ntitle: "Many plays"\nlanguages: [en]\nlicence: MIT\nauthor: Nobody\n'
PLAY = """format: 2
title: "Play {number}"
ages: 5-9
scenes:
  - name: one
    line: "Show us a sad face!"
    ask: sad
"""


def test_the_title_opens_no_play_and_no_score_book(tmp_path: Path) -> None:
    """So it comes as soon, however many there are; the playbill opens each play once."""
    pack = tmp_path / "packs" / "pack"
    pack.mkdir(parents=True)
    (pack / "pack.yaml").write_text(PACK, encoding="utf-8")
    for number in range(60):
        (pack / f"play-{number}.yaml").write_text(PLAY.format(number=number), encoding="utf-8")
    ScoreBook.open(tmp_path / "scores.db").close()
    environment = {**os.environ, "CURTAIN_UP_HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    environment |= {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}
    command = [sys.executable, "-c", LISTEN, str(tmp_path)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    before, plays, opened = json.loads(done.stdout.splitlines()[-1])
    assert [name for name in before if "packs" in name or "plays" in name or ".db" in name] == []
    assert plays == 60
    assert opened <= 2 * 60 + 12, "each play, its voices, and the folders and card of the pack once"


def steps(book: ScoreBook, act: Callable[[], object]) -> int:
    """Return how many steps SQLite goes for `act`, in tens."""
    gone = 0

    def count() -> int:
        nonlocal gone
        gone += 1
        return 0

    def listen(wire: sqlite3.Connection, _: object) -> None:
        wire.set_progress_handler(count, 10)

    event.listen(book._engine, "connect", listen)
    act()
    event.remove(book._engine, "connect", listen)
    return gone


def test_the_scoreboard_and_a_take_cost_the_same_however_much_was_played(tmp_path: Path) -> None:
    """SQLite goes as many steps with forty takes as with four."""
    book = ScoreBook.open(tmp_path / "scores.db")
    group = book.add_group("4B")
    pupil = book.admit(group.id, [Entry("Kim")])[0]
    keys = iter(range(10_000))

    def take() -> None:
        key = f"key-{next(keys)}"
        book.hand_in(Slip(key, pupil.id, group.id, "pack/play", 3, 20.0, date.today()))

    found = []
    for many in (4, 36):
        for _ in range(many):
            take()
        found.append((steps(book, lambda: book.board(group.id)), steps(book, take)))
    book.close()
    (board, kept), (later_board, later_kept) = found
    assert board > 0
    assert kept > 0
    assert later_board <= board + 2
    assert later_kept <= kept + 4


def growth(*values: float) -> Growth:
    """Return one part's cost of 1, 10, 100 … things."""
    counts = tuple(10**power for power in range(len(values)))
    return Growth("takes", "takes", counts, tuple(map(str, counts)), {"part": list(values)})


def test_what_grows_faster_than_what_it_is_made_of_is_told() -> None:
    """Ten times as much may cost ten times, and a little more; what costs nothing is left out."""
    assert growth(1.0, 10.0, 110.0).worse_than_linear() == []
    assert growth(1.0, 10.0, 300.0).worse_than_linear() == ["part"]
    assert growth(0.001, 0.1, 0.4).worse_than_linear() == []


def test_figures_are_written_between_their_marks(tmp_path: Path) -> None:
    """Nobody types them; what stands around them stays, and a page without marks is told."""
    page = tmp_path / "page.md"
    page.write_text("Above\n<!-- growth:takes -->\nold\n<!-- end -->\nBelow\n", encoding="utf-8")
    renew(page, "takes", table(growth(1.0, 2.0)))
    text = page.read_text(encoding="utf-8")
    assert text.startswith("Above\n<!-- growth:takes -->\n| takes | 1 | 10 |")
    assert "| part, ms | 1.00 | 2.00 (×2.00) |" in text
    assert text.endswith("<!-- end -->\nBelow\n")
    assert "old" not in text
    with pytest.raises(ValueError, match="no marks"):
        renew(page, "faces", "")


def test_every_page_has_its_figures_and_its_picture() -> None:
    """Written by the command, and small enough for a slow line."""
    for name, page in PAGES.items():
        text = page.read_text(encoding="utf-8")
        assert f"growth-{name}.svg" in text, page
        picture = page.parent / f"growth-{name}.svg"
        assert 0 < picture.stat().st_size < 60_000, picture


def test_the_command_measures_a_few_faces(capsys: pytest.CaptureFixture[str]) -> None:
    """One face here; the figures are the processor's work."""
    assert main(["faces", "--most", "1"]) == 0
    assert "one actor" in capsys.readouterr().out
