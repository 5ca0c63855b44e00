"""Kill -9 at random: `python -m tests.faults.kills 300` counts stars and settings afterwards.

Two kinds take turns. Most are writers, which change settings and give stars as fast as they can,
through the front office and the house's book; some are the whole game, played by the playgoer of
tests/soak, with its camera's thread and its voice. Both tell each thing that has been promised
into a pipe. After each kill settings and score book must open without a word of trouble, and
hold all that was promised.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import Final

from rich.progress import track

from game import folders, words
from game.front_office import FrontOffice
from game.house_book import HouseBook
from game.late import Late
from game.scorebook.book import FILE_NAME, ScoreBook
from game.settings import LARGEST_SIDE, SMALLEST_SIDE, Settings, load_settings

ROOT: Final = Path(__file__).parents[2]

# One kill in so many is of the whole game, which takes seconds to begin.
WHOLE_EVERY: Final = 10

# Seconds after its start, and after its first promise, within which each kind is killed.
GAME_LIVES: Final = 9.0
WRITER_LIVES: Final = 1.2

PLAY: Final = "first-steps/parcel"


@dataclass
class Tally:
    """What came of all kills."""

    kills: dict[str, int] = field(default_factory=dict)
    stars: int = 0
    changes: int = 0
    faults: list[str] = field(default_factory=list)
    scraps: int = 0

    def check(self, kind: str, promised: Promised, found: Promised) -> None:
        """Compare what was promised with what is there."""
        self.kills[kind] = self.kills.get(kind, 0) + 1
        self.stars, self.changes = promised.stars, promised.change
        # What was being written at that moment may be there already.
        if not promised.stars <= found.stars <= promised.stars + promised.most_in_one:
            self.faults.append(f"{kind}: {promised.stars} stars promised, {found.stars} there.")
        if not promised.change <= found.change <= promised.change + 1:
            self.faults.append(f"{kind}: change {promised.change}, {found.change} there.")


@dataclass(frozen=True, slots=True)
class Promised:
    """All stars so far, the number of the latest change, and the most stars of one performance."""

    stars: int = 0
    change: int = 0
    most_in_one: int = 1


def numbered(settings: Settings, change: int) -> Settings:
    """Return settings that bear the number of a change, in the size of the window."""
    span = LARGEST_SIDE - SMALLEST_SIDE + 1
    size = SMALLEST_SIDE + change % span, SMALLEST_SIDE + change // span
    return replace(settings, window=size, voice_volume=change % 101 / 100)


def number_of(settings: Settings) -> int:
    """Return the number that `numbered` put into settings, 0 where nobody did."""
    if settings.window is None:
        return 0
    span = LARGEST_SIDE - SMALLEST_SIDE + 1
    across, down = (side - SMALLEST_SIDE for side in settings.window)
    return across + down * span


class Theatre:
    """One home folder, in which games are killed, and what it holds."""

    def __init__(self, home: Path, chance: Random) -> None:
        self._home = home
        self._chance = chance
        self._before = Promised()
        self.tally = Tally()
        os.environ[folders.HOME_VARIABLE] = str(home)
        words.use_language("en")

    def kill_writer(self) -> None:
        """Let a game write and kill it at a random moment."""
        ours, theirs = os.pipe()
        number = os.fork()
        if number == 0:
            os.close(ours)
            try:
                self._write(theirs)
            finally:
                os._exit(1)
        os.close(theirs)
        # Some are killed before their first promise, most in the middle of many.
        time.sleep(WRITER_LIVES * self._chance.random() ** 2)
        os.kill(number, signal.SIGKILL)
        os.waitpid(number, 0)
        with open(ours, encoding="utf-8") as told:  # noqa: PTH123 - a pipe
            self._look("writer", told.read())

    def kill_game(self) -> None:
        """Let the whole game play and kill it at a random moment, its voice's process apart."""
        game = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.killed_game", str(self._chance.random())],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert game.stdout is not None
        with game.stdout:
            # It is there: Python and pygame are loaded, and nothing is open yet.
            first = game.stdout.readline()
            time.sleep(GAME_LIVES * self._chance.random())
            game.kill()
            told = first + game.stdout.read()
        game.wait()
        self._look("game", told, most_in_one=60)

    def _write(self, pipe: int) -> None:
        settings, _ = load_settings()
        book = HouseBook(Late(lambda: ScoreBook.open(self._home / FILE_NAME)))
        office = FrontOffice(settings, settings, lambda _: None, book.erase)
        known = book.players()
        child = known[0] if known else book.add_player("Kim", "fox")
        stars, change = self._before.stars, number_of(settings)
        while True:
            change += 1
            trouble = office.change(numbered(settings, change))
            os.write(pipe, f"{trouble or change} change\n".encode())
            book.record(child.id, PLAY, 1, 4.0)
            stars += 1
            os.write(pipe, f"{stars} stars\n".encode())

    def _look(self, kind: str, told: str, most_in_one: int = 1) -> None:
        """Open both as the next start does, and compare."""
        # Whole lines only; the last one may have been cut short.
        lines = re.findall(r"^(.+) (stars|change)$", told.rpartition("\n")[0], re.MULTILINE)
        latest = {what: int(number) for number, what in lines}
        promised = Promised(
            latest.get("stars", self._before.stars),
            latest.get("change", self._before.change),
            most_in_one,
        )
        settings, note = load_settings()
        book = ScoreBook.open(self._home / FILE_NAME)
        stars = sum(book.stars_of(player.id) for player in book.players())
        self.tally.faults += [note for note in (note, book.notice) if note]
        book.close()
        found = Promised(stars, number_of(settings))
        self.tally.check(kind, promised, found)
        self._before = found
        self.tally.scraps = len(list(self._home.glob(".*.part")))


def kill_often(count: int, seed: int = 1, is_quiet: bool = False, is_whole: bool = True) -> Tally:
    """Kill `count` times and return what came of it; whole games too, if it `is_whole`."""
    before = os.environ.get(folders.HOME_VARIABLE, "")
    home = Path(tempfile.mkdtemp(prefix="curtain-up-kills-"))
    try:
        theatre = Theatre(home, Random(seed))
        for number in track(range(count), "Killing", disable=is_quiet, auto_refresh=False):
            is_game = is_whole and number % WHOLE_EVERY == WHOLE_EVERY // 2
            kill: Callable[[], None] = theatre.kill_game if is_game else theatre.kill_writer
            kill()
        return theatre.tally
    finally:
        os.environ[folders.HOME_VARIABLE] = before
        shutil.rmtree(home, ignore_errors=True)


def main(arguments: list[str]) -> int:
    """Kill as often as the command line says, print the figures; return 1 on a broken promise."""
    parser = argparse.ArgumentParser("tests.faults.kills", description=__doc__.split("\n")[0])
    parser.add_argument("count", type=int, nargs="?", default=300)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(arguments)
    begun = time.monotonic()
    tally = kill_often(asked.count, asked.seed)
    for kind, count in sorted(tally.kills.items()):
        print(f"killed, {kind}: {count}")
    print(f"promised: {tally.stars} stars, {tally.changes} changes of settings")
    print(f"scraps left beside the files: {tally.scraps}")
    print(f"faults: {len(tally.faults)}, seconds: {time.monotonic() - begun:.0f}")
    print(*tally.faults, sep="\n")
    return int(bool(tally.faults))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
