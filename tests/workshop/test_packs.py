"""Giving a pack to a friend: the same bytes everywhere, installed whole or not at all."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import struct
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from contextlib import nullcontext, suppress
from pathlib import Path

import pytest

from game.scenario.shelves import Shelves
from game.trouble import Trouble
from game.workshop.installing import clear_up, install, remove
from game.workshop.packing import write_pack

ROOT = Path(__file__).resolve().parents[2]
CARD = "format: 2\ntitle: Winter\nlanguages: [en]\nlicence: CC BY 4.0\nauthor: Ann\n"
PLAY = (
    'format: 2\ntitle: "The mitten"\nages: 5-9\nscenes:\n  - name: snow\n'
    '    line: "Your mitten is gone. Show us a sad face!"\n    ask: sad\n'
)


@pytest.fixture
def winter(tmp_path: Path) -> Path:
    """A small pack as an author has it, with what systems and editors leave about."""
    folder = tmp_path / "workshop" / "winter"
    (folder / "pictures").mkdir(parents=True)
    (folder / "pack.yaml").write_text(CARD, "utf-8")
    (folder / "mitten.yaml").write_text(PLAY, "utf-8")
    (folder / "pictures" / "snow.svg").write_text("<svg/>", "utf-8")
    (folder / ".DS_Store").write_text("", "utf-8")
    (folder / "schema.json").write_text("{}", "utf-8")
    (folder / "ideas.docx").write_text("", "utf-8")
    return folder


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    """Where packs are installed."""
    return tmp_path / "home" / "packs"


def put(file: Path, packs: Path, replace: bool = False, version: str = "1.0") -> str:
    """Install `file` as the command does, and return the name of the pack."""
    return install(file, packs, ROOT / "scenarios", version, replace).name


def left_in(packs: Path) -> list[str]:
    """Return what lies among the packs, the lock aside."""
    return sorted(place.name for place in packs.iterdir() if place.name != ".lock")


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


def entry(name: str, content: str | bytes = "x", **what: int) -> tuple[zipfile.ZipInfo, bytes]:
    """Return one file of a hand-made zip file; `what` sets fields of its entry."""
    made = zipfile.ZipInfo(name)
    for field, value in what.items():
        setattr(made, field, value)
    return made, content.encode() if isinstance(content, str) else content


def hand_made(file: Path, *entries: tuple[zipfile.ZipInfo, bytes]) -> Path:
    """Write a zip file with a good card, a good play and `entries`."""
    good = (entry("winter/pack.yaml", CARD), entry("winter/mitten.yaml", PLAY))
    with (
        pytest.warns() if _doubles(entries) else nullcontext(),
        zipfile.ZipFile(file, "w") as packed,
    ):
        for made, content in (*good, *entries):
            packed.writestr(made, content, made.compress_type)
    return file


def _doubles(entries: tuple[tuple[zipfile.ZipInfo, bytes], ...]) -> bool:
    names = ["winter/pack.yaml", "winter/mitten.yaml", *(made.filename for made, _ in entries)]
    return len(set(names)) < len(names)


BAD = {
    "outside": [entry("../evil.yaml")],
    "outside in the middle": [entry("winter/../../evil.yaml")],
    "absolute": [entry("/etc/evil.yaml")],
    "drive": [entry("C:/evil.yaml")],
    "drive without a stroke": [entry("C:evil.yaml")],
    "backward strokes": [entry("winter\\..\\evil.yaml")],
    "colon": [entry("winter/mitten.yaml:stream.txt")],
    "zero": [entry("winter/evil.yaml")],
    "empty step": [entry("winter//evil.yaml")],
    "dot step": [entry("winter/./evil.yaml")],
    "trailing dot": [entry("winter/pictures./evil.svg")],
    "trailing space": [entry("winter/pictures /evil.svg")],
    "hidden": [entry("winter/.evil.yaml")],
    "reserved": [entry("winter/aux.svg")],
    "reserved folder": [entry("winter/COM1/evil.svg")],
    "reserved with a blank": [entry("winter/CON .svg")],
    "reserved clock": [entry("winter/clock$.svg")],
    "turned round": [entry("winter/\u202egvs.yaml.svg")],
    "without width": [entry("winter/a\u200b.svg")],
    "line end of its own": [entry("winter/a\u2028b.svg")],
    "too deep": [entry("winter/a/b/c/d/e/f/evil.svg")],
    "too long": [entry("winter/" + "a" * 120 + ".svg")],
    "program": [entry("winter/evil.py")],
    "network": [entry("winter/model.keras")],
    "no ending": [entry("winter/evil")],
    "other case": [entry("winter/Mitten.yaml", PLAY)],
    "other case of a folder": [entry("winter/a/b.svg"), entry("winter/A/c.svg")],
    "other letters, same word": [entry("winter/e\u0301.svg"), entry("winter/\u00e9.svg")],
    "twice": [entry("winter/mitten.yaml", PLAY)],
    "file and folder": [entry("winter/a.svg"), entry("winter/a.svg/b.svg")],
    "two packs": [entry("summer/pack.yaml", CARD)],
    "beside the pack": [entry("evil.yaml")],
    "link": [entry("winter/evil.svg", "/etc/passwd", external_attr=(stat.S_IFLNK | 0o777) << 16)],
    "device": [entry("winter/evil.svg", external_attr=(stat.S_IFCHR | 0o777) << 16)],
    "odd pressing": [entry("winter/evil.svg", compress_type=zipfile.ZIP_BZIP2)],
    "broken play": [entry("winter/broken.yaml", "title: [")],
    "too large": [entry("winter/huge.png", b"\0" * (17 << 20), compress_type=8)],
}
SENTENCES = {
    "outside": "“../evil.yaml” would be written outside of the pack.",
    "drive": "“C:/evil.yaml” would be written outside of the pack.",
    "backward strokes": "has letters that not every computer can write.",
    "reserved": "“winter/aux.svg” is a name that Windows keeps for itself.",
    "program": "“winter/evil.py” is no kind of file that a play needs.",
    "other case": "would be one file on some computers.",
    "twice": "“winter/mitten.yaml” is in the pack twice.",
    "file and folder": "is a file and a folder at once.",
    "link": "“winter/evil.svg” is a link or no plain file.",
    "broken play": "broken.yaml:2: ",
    "too large": "“winter/huge.png” is larger than 16 MiB.",
}


@pytest.mark.parametrize("fault", BAD)
def test_what_a_pack_must_not_hold_is_refused(fault: str, packs: Path, tmp_path: Path) -> None:
    """With a sentence, with nothing installed, and nothing written anywhere else."""
    file = hand_made(tmp_path / "x.zip", *BAD[fault])
    if fault == "zero":
        file.write_bytes(file.read_bytes().replace(b"winter/evil.yaml", b"winter/evi\0.yaml"))
    before = sorted(tmp_path.iterdir())
    with pytest.raises(Trouble) as refusal:
        put(file, packs)
    assert SENTENCES.get(fault, ".") in str(refusal.value)
    assert left_in(packs) == []
    assert [place for place in sorted(tmp_path.iterdir()) if place.name != "home"] == [
        place for place in before if place.name != "home"
    ]


def patched(file: Path, name: bytes, offset: int, value: bytes, central: bool = True) -> Path:
    """Change bytes in the entries called `name`, in the list at the end and before the file."""
    raw = bytearray(file.read_bytes())
    for sign, shift, at in ((b"PK\x01\x02", 46, offset), (b"PK\x03\x04", 30, offset - 2)):
        start = raw.find(sign)
        while start >= 0:
            if raw[start + shift :].startswith(name):
                raw[start + at : start + at + len(value)] = value
            start = raw.find(sign, start + 4)
    file.write_bytes(raw)
    return file


def test_a_locked_file_is_refused(packs: Path, tmp_path: Path) -> None:
    """Nobody could look into it before it is installed."""
    file = patched(hand_made(tmp_path / "x.zip"), b"winter/mitten.yaml", 8, b"\x01\x00")
    with pytest.raises(Trouble, match="locked with a password"):
        put(file, packs)


def test_a_name_in_another_alphabet_than_utf_8_is_refused(packs: Path, tmp_path: Path) -> None:
    """It would have another name on each computer."""
    file = hand_made(tmp_path / "x.zip", entry("winter/aaaaaa.svg"))
    file.write_bytes(file.read_bytes().replace(b"winter/aaaaaa", b"winter/\x8f\x84\x94\x86\x81a"))
    with pytest.raises(Trouble, match="is not written in UTF-8"):
        put(file, packs)
    wrong = hand_made(tmp_path / "y.zip", entry("winter/éé.svg"))
    wrong.write_bytes(wrong.read_bytes().replace("é".encode(), b"\xff\xfe"))
    with pytest.raises(Trouble, match="no pack of Curtain Up"):
        put(wrong, packs)


def test_a_file_that_lies_about_its_size_is_stopped_while_it_unpacks(
    packs: Path, tmp_path: Path
) -> None:
    """A hundred bytes told, twenty MiB there: no more is written than was told."""
    bomb = entry("winter/bomb.png", b"\0" * (15 << 20), compress_type=zipfile.ZIP_DEFLATED)
    file = hand_made(tmp_path / "x.zip", bomb)
    patched(file, b"winter/bomb.png", 24, struct.pack("<L", 100))
    with pytest.raises(Trouble, match="no pack of Curtain Up"):
        put(file, packs)
    assert left_in(packs) == []


def test_many_large_files_are_too_much_together(packs: Path, tmp_path: Path) -> None:
    """Each within its limit, all together not; it is told before any is unpacked."""
    pressed = {"compress_type": zipfile.ZIP_DEFLATED}
    file = hand_made(tmp_path / "x.zip")
    with zipfile.ZipFile(file, "a", compresslevel=1) as packed:
        for number in range(20):
            packed.writestr(*entry(f"winter/{number}.png", b"\0" * 100, **pressed))
    for number in range(20):
        patched(file, f"winter/{number}.png".encode(), 24, struct.pack("<L", 15 << 20))
    with pytest.raises(Trouble, match="larger than 256 MiB"):
        put(file, packs)


def test_a_list_of_a_hundred_thousand_files_is_not_read(packs: Path, tmp_path: Path) -> None:
    """Its length is looked at before its names fill the memory."""
    file = hand_made(tmp_path / "x.zip")
    raw = file.read_bytes()
    end = raw.rfind(b"PK\x05\x06")
    long = struct.pack("<L", 80 << 20)
    file.write_bytes(raw[: end + 12] + long + raw[end + 16 :])
    with pytest.raises(Trouble, match="more files than a pack may"):
        put(file, packs)


@pytest.mark.parametrize("raw", [b"", b"PK", b"GIF89a", b"PK\x05\x06" + b"\0" * 18])
def test_what_is_no_pack_is_told_to_be_none(raw: bytes, packs: Path, tmp_path: Path) -> None:
    """An empty file, half a download, a picture, a zip file of nothing."""
    file = tmp_path / "x.zip"
    file.write_bytes(raw)
    with pytest.raises(Trouble, match=r"[.]$"):
        put(file, packs)
    assert left_in(packs) == []


def test_a_pack_damaged_anywhere_is_refused_or_whole(packs: Path, tmp_path: Path) -> None:
    """Any byte may have changed on its way: a sentence, or the pack as it was meant to be."""
    file = hand_made(tmp_path / "x.zip", entry("winter/a.svg", "<svg/>", compress_type=8))
    raw = file.read_bytes()
    for place in range(0, len(raw), 7):
        file.write_bytes(raw[:place] + bytes([raw[place] ^ 0x15]) + raw[place + 1 :])
        with suppress(Trouble):  # any other error fails the test
            put(file, packs, replace=True)
        assert all((packs / name / "pack.yaml").is_file() for name in left_in(packs))


def test_a_pack_for_a_newer_game_says_so(packs: Path, tmp_path: Path) -> None:
    """Even where the rest of its card is in a format that this game does not know."""
    file = tmp_path / "x.zip"
    with zipfile.ZipFile(file, "w") as packed:
        card = CARD.replace("format: 2", "format: 9") + "minimum_version: 1.10\nodour: pine\n"
        packed.writestr("winter/pack.yaml", card)
    with pytest.raises(Trouble, match=r"needs Curtain Up 1\.10, and this is 1\.9\."):
        put(file, packs, version="1.9")


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
        put(hand_made(tmp_path / "x.zip", *BAD["broken play"]), packs, replace=True)
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
