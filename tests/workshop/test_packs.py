"""Giving a pack to a friend: the same bytes everywhere, installed whole or not at all."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from game.scenario.shelves import Shelves
from game.trouble import Trouble
from game.workshop.installing import clear_up, remove
from game.workshop.packing import write_pack
from tests.workshop.winter_pack import BROKEN_PLAY, ROOT, hand_made, left_in, put
from tests.workshop.winter_pack import packs as packs
from tests.workshop.winter_pack import winter as winter


def test_a_pack_goes_to_a_friend_and_is_played(winter: Path, packs: Path, tmp_path: Path) -> None:
    """Built, installed, found under its name, and removed again."""
    built = write_pack(winter, tmp_path / "winter.curtainpack.zip")
    assert (built.files, built.left_out) == (3, ("ideas.docx",))
    assert put(built.file, packs) == "winter"
    shelves = Shelves(tmp_path / "none", packs, tmp_path / "none")
    assert [play.name for play in shelves.find().scenarios] == ["winter/mitten"]
    assert left_in(packs) == ["winter"]
    remove("winter", packs, ROOT / "scenarios", tmp_path)
    assert left_in(packs) == []


def test_the_same_pack_gives_the_same_bytes(winter: Path, tmp_path: Path) -> None:
    """Dates, rights and the order of files on a disk leave no trace."""
    one = write_pack(winter, tmp_path / "one.zip").file.read_bytes()
    copy = Path(shutil.copytree(winter, tmp_path / "elsewhere" / "winter"))
    for file in sorted(copy.rglob("*"), reverse=True):
        file.chmod(0o700)
        os.utime(file, (1, 1))
    assert write_pack(copy, tmp_path / "two.zip").file.read_bytes() == one


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_is_not_packed(winter: Path, tmp_path: Path) -> None:
    """It could lead to anything on the author's disk."""
    (winter / "pictures" / "mine.png").symlink_to("/etc/passwd")
    with pytest.raises(Trouble, match="is a link"):
        write_pack(winter, tmp_path / "one.zip")
    assert not (tmp_path / "one.zip").exists()
    assert not list(tmp_path.glob(".packing-*"))


def test_a_file_too_large_is_not_packed(winter: Path, tmp_path: Path) -> None:
    """The sentence names it."""
    with (winter / "pictures" / "huge.png").open("wb") as file:
        file.truncate(17 * 1024 * 1024)
    with pytest.raises(Trouble, match=r"pictures/huge\.png.*16 MiB"):
        write_pack(winter, tmp_path / "one.zip")


def test_a_pack_is_replaced_only_when_asked_for(winter: Path, packs: Path, tmp_path: Path) -> None:
    """The old one is gone then, with its every file; a refused new one leaves it in place."""
    put(write_pack(winter, tmp_path / "one.zip").file, packs)
    with pytest.raises(Trouble, match="--replace"):
        put(tmp_path / "one.zip", packs)
    (winter / "mitten.yaml").rename(winter / "glove.yaml")
    put(write_pack(winter, tmp_path / "two.zip").file, packs, replace=True)
    assert sorted(file.name for file in (packs / "winter").glob("*.yaml")) == [
        "glove.yaml",
        "pack.yaml",
    ]
    with pytest.raises(Trouble, match="has faults"):
        put(hand_made(tmp_path / "x.zip", BROKEN_PLAY), packs, replace=True)
    assert (packs / "winter" / "glove.yaml").is_file()
    assert left_in(packs) == ["winter"]


@pytest.mark.parametrize("name", ["first-steps", "my"])
def test_no_pack_takes_a_name_that_the_game_uses(
    name: str, winter: Path, packs: Path, tmp_path: Path
) -> None:
    """Shipped plays stay what they are."""
    same = Path(shutil.copytree(winter, tmp_path / name))
    with pytest.raises(Trouble, match="comes with the game"):
        put(write_pack(same, tmp_path / "one.zip").file, packs, replace=True)


def test_what_was_removed_in_error_is_told(winter: Path, packs: Path, tmp_path: Path) -> None:
    """Shipped packs stay, own ones are the author's to delete, of others the nearest is told."""
    put(write_pack(winter, tmp_path / "one.zip").file, packs)
    own = tmp_path / "own"
    shutil.copytree(winter, own / "spring")
    for name, sentence in (
        ("first-steps", "comes with the game and stays"),
        ("spring", "is your own"),
        ("winterr", "Did you mean “winter”?"),
        ("../home", "pack list"),
    ):
        with pytest.raises(Trouble) as refusal:
            remove(name, packs, ROOT / "scenarios", own)
        assert sentence in str(refusal.value)
    assert left_in(packs) == ["winter"]


SLOW = """
import sys, time
from pathlib import Path
from game.workshop import installing
def slowly(*words):
    print("here", flush=True)
    time.sleep(60)
setattr(installing, sys.argv[4], slowly)
installing.install(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), "1.0", True)
"""


@pytest.fixture
def killed_at(packs: Path, tmp_path: Path) -> Callable[[Path, str], None]:
    """Kill an installation, without a word to it, when it comes to one of its steps."""

    def kill(file: Path, step: str) -> None:
        command = [sys.executable, "-c", SLOW, str(file), str(packs), str(tmp_path), step]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as running:
            assert running.stdout
            assert running.stdout.readline().strip() == b"here"
            running.kill()

    return kill


@pytest.mark.parametrize("step", ["_check", "_put"])
def test_a_killed_installation_leaves_nothing(
    step: str, winter: Path, packs: Path, tmp_path: Path, killed_at: Callable[[Path, str], None]
) -> None:
    """No play of it is on the bill, and the next look at the packs clears the rest away."""
    killed_at(write_pack(winter, tmp_path / "one.zip").file, step)
    assert Shelves(tmp_path / "none", packs, tmp_path / "none").find().packs == ()
    clear_up(packs)
    assert left_in(packs) == []


def test_a_pack_killed_while_it_is_replaced_comes_back(
    winter: Path, packs: Path, tmp_path: Path
) -> None:
    """Between the two renames the power goes; the old pack returns."""
    put(write_pack(winter, tmp_path / "one.zip").file, packs)
    (packs / "winter").rename(packs / ".old-winter")
    clear_up(packs)
    assert left_in(packs) == ["winter"]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGTERM to answer there")
def test_a_second_installation_waits_its_turn(winter: Path, packs: Path, tmp_path: Path) -> None:
    """It neither disturbs the first nor clears its room away."""
    file = write_pack(winter, tmp_path / "one.zip").file
    command = [sys.executable, "-c", SLOW, str(file), str(packs), str(tmp_path), "_check"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as running:
        assert running.stdout
        running.stdout.readline()
        with pytest.raises(Trouble, match="Another pack is being installed"):
            put(file, packs)
        clear_up(packs)
        assert any(name.startswith(".new-") for name in left_in(packs))
        running.send_signal(signal.SIGKILL)
    time.sleep(0.05)
    assert put(file, packs) == "winter"
