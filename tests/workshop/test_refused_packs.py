"""Packs that are refused: forbidden names and files, lies about sizes, damage on the way."""

from __future__ import annotations

import stat
import struct
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from game.trouble import Trouble
from tests.workshop.winter_pack import BROKEN_PLAY, CARD, PLAY, entry, hand_made, left_in, put
from tests.workshop.winter_pack import packs as packs
from tests.workshop.winter_pack import winter as winter

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
    "broken play": [BROKEN_PLAY],
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
