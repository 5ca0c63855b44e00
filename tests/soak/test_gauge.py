"""The soak's own scales: what grows is seen, what does not is left alone."""

from __future__ import annotations

import csv
import mmap
import os
import threading
from dataclasses import asdict, fields, replace
from pathlib import Path
from random import Random

import pytest

from game.settings import Letters, Look
from tests.soak.gauge import FEWEST, Note, drift, faults, look, written
from tests.soak.visits import LANGUAGES, SIZES, visits

STILL = Note(0.0, True, 400.0, 300.0, 290.0, 200.0, 400_000, 30.0, 14, 10, 2, 0, 0)
PLAYS = ("one", "two", "three", "four", "five")


def evening(**grown: float) -> list[Note]:
    """Return notes of which some figures grow by so much in all."""
    count = 10 * FEWEST
    return [
        replace(
            STILL,
            **{name: getattr(STILL, name) + by * part / count for name, by in grown.items()},  # type: ignore[arg-type]
        )
        for part in range(count)
    ]


def test_a_flat_evening_has_no_faults() -> None:
    """One per cent of memory is no leak, and the growth of the warm-up does not count."""
    cold = [replace(STILL, is_warm=False, rss=100.0, handles=3)] * 20
    assert faults(cold + evening(rss=4.0)) == []
    assert 0 < drift(cold + evening(rss=4.0), "rss") < 0.01


@pytest.mark.parametrize(
    ("name", "by"),
    [
        ("rss", 20.0),
        ("own", 12.0),
        ("voices", 3.0),
        ("handles", 4),
        ("threads", 4),
        ("children", 4),
    ],
)
def test_what_grows_is_told(name: str, by: float) -> None:
    """Each figure for itself."""
    (fault,) = faults(evening(**{name: by}))
    assert fault.startswith(f"{name} grew from ")


def test_a_voice_that_was_lost_on_the_way_is_told() -> None:
    """A game that grows by nothing because it has fallen silent has proven nothing."""
    (fault,) = faults(evening(children=-4))
    assert fault.startswith("children fell from ")


def test_too_short_an_evening_is_no_proof() -> None:
    """A few notes after the warm-up say nothing."""
    assert "too few to tell" in faults(evening()[:FEWEST])[0]


def test_notes_come_back_from_the_log(tmp_path: Path) -> None:
    """What is told in the end is what was written on the way."""
    notes = [replace(STILL, is_warm=False, minute=0.5), STILL]
    log = tmp_path / "soak.csv"
    with log.open("w", newline="") as file:
        writer = csv.DictWriter(file, [field.name for field in fields(Note)])
        writer.writeheader()
        writer.writerows(map(asdict, notes))
    assert written(log) == notes


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="read from Linux's /proc")
def test_a_look_sees_memory_handles_and_threads() -> None:
    """More of each is more in the note."""
    before = look(0.0, True, 0, 0)
    wait = threading.Event()
    thread = threading.Thread(target=wait.wait)
    thread.start()
    ends = os.pipe()
    # Pages of its own: what other tests have freed could serve a bytearray.
    held = mmap.mmap(-1, 32 << 20, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    held.write(os.urandom(1 << 20) * 32)
    after = look(1.0, True, 0, 0)
    wait.set()
    thread.join()
    for end in ends:
        os.close(end)
    assert after.handles == before.handles + 2
    assert after.threads == before.threads + 1
    held.close()
    assert after.own >= before.own + 25


def test_visits_go_round_through_everything() -> None:
    """Two rounds show each play in each language; looks, letters, sizes and roads come too."""
    chance = visits(PLAYS, Random(1))
    seen = [next(chance) for _ in range(2 * len(PLAYS))]
    assert {(one.play, one.language) for one in seen} == {
        (play, language) for play in PLAYS for language in LANGUAGES
    }
    seen += [next(chance) for _ in range(50)]
    assert {one.look for one in seen} == set(Look)
    assert {one.letters for one in seen} == set(Letters)
    assert {one.size for one in seen} == set(SIZES)
    assert {one.road for one in seen} == {"camera", "friend", "understudy"}
    assert {one.who for one in seen} == {"player", "guest", "seat", "duet"}
