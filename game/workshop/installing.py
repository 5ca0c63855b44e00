"""Installing: packs of others among the user's, each there whole or not at all.

A pack is unpacked and checked in a hidden folder beside its place and then renamed. What a killed
installation left is hidden from the game and cleared away by the next command.
"""

from __future__ import annotations

import contextlib
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from game.scenario.cards import CARD, Pack, is_pack, read_pack
from game.scenario.check import check
from game.scenario.game_versions import is_newer
from game.scenario.marked_yaml import read_page
from game.scenario.packs import play_files
from game.scenario.problem import Level, Problem
from game.scenario.shelves import OWN
from game.scenario.sources import read_source
from game.scenario.spelling import nearest
from game.trouble import Trouble
from game.workshop.unpacking import unpack

_NEW: Final = ".new-"
_OLD: Final = ".old-"
_LOCK: Final = ".lock"

MOST_TOLD: Final = 5


def install(file: Path, packs: Path, shipped: Path, version: str, replace: bool = False) -> Pack:
    """Install the pack in `file` into the folder `packs` and return it.

    `shipped` holds the packs of the game, `version` is the game's own. Raises Trouble with a
    sentence, and leaves everything as it was, where the pack can't be installed.
    """
    try:
        packs.mkdir(parents=True, exist_ok=True)
        place = _installed(file, packs, shipped, version, replace)
    except OSError as error:
        raise Trouble(f"{packs} can't be written to: {error.strerror or error}.") from error
    pack = read_pack(place)
    if not isinstance(pack, Pack):
        raise Trouble(f"The pack in {place} can't be read any more. Install it again.")
    return pack


def _installed(file: Path, packs: Path, shipped: Path, version: str, replace: bool) -> Path:
    with _alone(packs), _workroom(packs) as room:
        name = unpack(file, room / "pack")
        fresh, place = (room / "pack").rename(room / name), packs / name
        if name == OWN or is_pack(shipped / name):
            raise Trouble(f"A pack called “{name}” comes with the game, so this one can't be used.")
        if place.exists() and not replace:
            raise Trouble(
                f"You have a pack called “{name}”. Write --replace to put this one there."
            )
        _check(fresh, version)
        _put(fresh, place)
    return place


def remove(name: str, packs: Path, shipped: Path, own: Path) -> None:
    """Take the installed pack `name` away. Raises Trouble where there is no such pack."""
    if is_pack(shipped / name):
        raise Trouble(f"The pack “{name}” comes with the game and stays.")
    known = installed_names(packs)
    if name not in known:
        if is_pack(own / name):
            raise Trouble(f"“{name}” is your own. Delete its folder if you like: {own / name}")
        meant = nearest(name, known)
        hint = f" Did you mean “{meant}”?" if meant else " “curtain-up pack list” shows all."
        raise Trouble(f"No pack called “{name}” is installed.{hint}")
    with _alone(packs), _workroom(packs) as room:
        try:
            (packs / name).rename(room / name)
        except OSError as error:
            raise Trouble(
                f"{packs / name} is in use. Close what uses it, then try again."
            ) from error


def installed_names(packs: Path) -> list[str]:
    """Return the names of the packs in `packs`; of unreadable ones too, so that they can go."""
    try:
        places = sorted(packs.iterdir())
    except OSError:
        return []
    return [place.name for place in places if place.is_dir() and not place.name.startswith(".")]


def clear_up(packs: Path) -> None:
    """Finish what a killed installation left in `packs`, unless one is running."""
    # Where the folder can't be looked into, nothing was installed.
    with contextlib.suppress(Trouble, OSError):
        if any(place for sign in (_NEW, _OLD) for place in packs.glob(f"{sign}*")):
            with _alone(packs):
                pass


def _check(pack: Path, version: str) -> None:
    """Raise Trouble for a pack that this game can't play."""
    if not is_pack(pack):
        raise Trouble(f"This is no pack: it has no {CARD}.")
    wanted = _wanted_version(pack)
    if wanted and is_newer(wanted, version):
        raise Trouble(
            f"This pack needs Curtain Up {wanted}, and this is {version}. Get the newer game first."
        )
    problems = faults(check([pack]))
    if problems:
        raise Trouble(_told(problems, pack))
    if not play_files(pack):
        raise Trouble("This pack holds no plays.")


def _wanted_version(pack: Path) -> str | None:
    # Read by itself: the rest of the card may be in a format that only the newer game knows.
    source = read_source(pack / CARD)
    if isinstance(source, Problem):
        return None
    page, trail = read_page(source), ("minimum_version",)
    wanted = page.data.get(trail[0]) if isinstance(page.data, dict) else None
    # Without quotation marks 1.10 would be a number, and the same as 1.1.
    return None if wanted is None else page.raw.get(trail, str(wanted))


def faults(problems: list[Problem]) -> list[Problem]:
    """Return those of `problems` that keep a play from the stage."""
    return [problem for problem in problems if problem.level is Level.FAULT]


def _told(problems: list[Problem], pack: Path) -> str:
    lines = [
        f"{Path(problem.file).relative_to(pack)}:{problem.line}: {problem.sentence}"
        for problem in problems[:MOST_TOLD]
    ]
    more = [f"… and {len(problems) - MOST_TOLD} more."] if len(problems) > MOST_TOLD else []
    head = "This pack has faults, so it can't be installed. Send them to whoever made it:"
    return "\n".join([head, *lines, *more])


def _put(fresh: Path, place: Path) -> None:
    """Put `fresh` at `place`; should the power go, the next command goes on from here."""
    old = place.with_name(_OLD + place.name)
    if place.exists():
        place.rename(old)
    try:
        fresh.rename(place)
    except OSError:
        if old.exists():
            old.rename(place)
        raise
    shutil.rmtree(old, ignore_errors=True)


@contextlib.contextmanager
def _workroom(packs: Path) -> Iterator[Path]:
    """Make a hidden folder beside the packs, gone at the end."""
    room = Path(tempfile.mkdtemp(dir=packs, prefix=_NEW))
    try:
        (room / "pack").mkdir()
        yield room
    finally:
        shutil.rmtree(room, ignore_errors=True)


@contextlib.contextmanager
def _alone(packs: Path) -> Iterator[None]:
    """Let nobody else install meanwhile, and clear up after whoever was killed doing so.

    The system gives the lock back when its holder dies. Raises Trouble while another holds it.
    """
    with (packs / _LOCK).open("w") as lock:
        try:
            _hold(lock.fileno())
        except OSError as error:
            raise Trouble("Another pack is being installed. Try again in a moment.") from error
        for left in packs.glob(f"{_OLD}*"):
            place = packs / left.name.removeprefix(_OLD)
            if place.exists():
                shutil.rmtree(left, ignore_errors=True)
            else:
                left.rename(place)
        for left in packs.glob(f"{_NEW}*"):
            shutil.rmtree(left, ignore_errors=True)
        yield


def _hold(file: int) -> None:
    """Lock an open file until it is closed; OSError if somebody else holds it."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
