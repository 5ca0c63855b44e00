"""The voice list: what to say into the microphone, under which name to save it, and what is there.

Which words a recording speaks is noted in the pack, in voices/LANGUAGE.csv, when it is first seen;
when the text changes afterwards, the recording is out of date.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from game.scenario.cards import CARD, Pack
from game.scenario.recordings import VOICES
from game.scenario.sound_files import ENDINGS, what_is_odd
from game.small_file import small_text
from game.trouble import Trouble
from game.workshop.author_files import write_text
from game.workshop.csv_files import meant, safe
from game.workshop.pack_lines import Line, lines_of

COLUMNS: Final = ("id", "file", "text", "asks", "state")
_NOTES: Final = ("file", "sound", "text")
_MOST_NOTES: Final = 8 * 1024 * 1024

# Nobody says these: they are read by grown-ups, or by the system's own voice.
_SILENT: Final = frozenset({"goal", "shows", "description"})


class Recorded(StrEnum):
    """What is there of one line."""

    MISSING = "missing"
    DONE = "recorded"
    CHANGED = "changed since"
    BROKEN = "can't be played"


@dataclass(frozen=True, slots=True)
class Spoken:
    """One line to record: `file` is where to save it, from the pack's folder on."""

    id: str
    file: str
    text: str
    asks: str
    state: Recorded


@dataclass(frozen=True, slots=True)
class VoiceList:
    """Everything to be said in one language, and files that no line asks for."""

    language: str
    lines: tuple[Spoken, ...]
    superfluous: tuple[str, ...]

    def count(self, state: Recorded) -> int:
        """Return how many lines are in `state`."""
        return sum(line.state is state for line in self.lines)


def voice_list(pack: Pack, language: str) -> VoiceList:
    """Return the voice list of `pack` in one of its languages, and note what is recorded.

    Raises Trouble where the pack does not speak it, or a play can't be read.
    """
    if language not in pack.languages:
        known = ", ".join(pack.languages)
        raise Trouble(f"This pack is in {known}, and not in “{language}”.")
    notes = _notes(pack, language)
    lines = [
        spoken
        for line in lines_of(pack)
        if (spoken := _spoken(pack, language, line, notes)) is not None
    ]
    _note(pack, language, lines, notes)
    # A sound under the right name with another ending speaks the same line.
    wanted = {_bare(line.file) for line in lines}
    there = (file.relative_to(pack.folder).as_posix() for file in _files(pack, language))
    return VoiceList(language, tuple(lines), tuple(f for f in there if _bare(f) not in wanted))


def as_csv(lists: Sequence[VoiceList]) -> str:
    """Return voice lists as a table for Excel, to be saved with a BOM."""
    written = io.StringIO(newline="")
    table = csv.writer(written, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for told in lists:
        for line in told.lines:
            row = (line.id, line.file, line.text, line.asks, line.state)
            table.writerow([safe(cell) for cell in row])
    return written.getvalue()


def _spoken(
    pack: Pack, language: str, line: Line, notes: Mapping[str, tuple[str, str]]
) -> Spoken | None:
    text = " ".join(line.texts.get(language, "").split())
    name = _recording_name(line)
    if not text or not name:
        return None
    place = f"{VOICES}/{language}/{line.file.stem}/{name}"
    found = [f for end in ENDINGS if (f := pack.folder / f"{place}{end}").is_file()]
    if not found:
        return Spoken(line.id, f"{place}{ENDINGS[0]}", text, line.asks, Recorded.MISSING)
    file = f"{place}{found[0].suffix}"
    if what_is_odd(found[0]):
        return Spoken(line.id, file, text, line.asks, Recorded.BROKEN)
    sound, words = notes.get(file, ("", text))
    is_same = sound == _fingerprint(found[0])
    state = Recorded.CHANGED if is_same and words != text else Recorded.DONE
    return Spoken(line.id, file, text, line.asks, state)


def _recording_name(line: Line) -> str:
    """Return the file's name without its ending, "" for what nobody says."""
    if line.file.name == CARD or line.trail[-1] in _SILENT:
        return ""
    steps = line.id.split("/")[1:]
    if len(steps) == 3:  # a way: gate/ways-2/sign is gate-sign-2
        return f"{steps[0]}-{steps[2]}-{steps[1].removeprefix('ways-')}"
    return "-".join(steps)


def _note(
    pack: Pack, language: str, lines: Sequence[Spoken], before: Mapping[str, tuple[str, str]]
) -> None:
    """Note the words of each recording that is up to date; those of others stay as they were."""
    notes = {}
    for line in lines:
        if line.state is Recorded.CHANGED:
            notes[line.file] = before[line.file]
        elif line.state is Recorded.DONE:
            notes[line.file] = (_fingerprint(pack.folder / line.file), line.text)
    if notes == dict(before):
        return
    written = io.StringIO(newline="")
    table = csv.writer(written, lineterminator="\n")
    table.writerow(_NOTES)
    for file, (sound, text) in notes.items():
        table.writerow([safe(cell) for cell in (file, sound, text)])
    # A pack that can't be written to is listed all the same.
    with suppress(Trouble):
        write_text(_notes_file(pack, language), written.getvalue())


def _notes(pack: Pack, language: str) -> dict[str, tuple[str, str]]:
    """Return the fingerprint and the words of every recording that was seen before."""
    try:
        text = small_text(_notes_file(pack, language), _MOST_NOTES).removeprefix("\ufeff")
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
        return {meant(row["file"]): (row["sound"], meant(row["text"])) for row in rows}
    except (OSError, ValueError, KeyError, TypeError, csv.Error):
        # Without its notes the list is still right; only what changed since is not known.
        return {}


def _notes_file(pack: Pack, language: str) -> Path:
    return pack.folder / VOICES / f"{language}.csv"


def _fingerprint(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()[:16]


def _files(pack: Pack, language: str) -> Iterator[Path]:
    folder = pack.folder / VOICES / language
    if not folder.is_dir() or folder.is_symlink():
        return
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not file.name.startswith(".") and file.name != "Thumbs.db":
            yield file


def _bare(file: str) -> str:
    """Return a path without its ending, where that is one of a sound."""
    path = Path(file)
    return path.with_suffix("").as_posix() if path.suffix in ENDINGS else file
