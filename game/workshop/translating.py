"""Texts of a pack on their way to a translator and back into the plays, comments kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from game.scenario.cards import CARD, Pack
from game.scenario.languages import is_code
from game.scenario.load import read_scenario
from game.scenario.problem import Problem
from game.trouble import Trouble
from game.workshop.author_files import read_text, write_text
from game.workshop.composition import Composition, compose
from game.workshop.csv_files import csv_text, read_csv
from game.workshop.pack_lines import Line, lines_of, pack_at
from game.workshop.po_files import po_text, read_po
from game.workshop.translations import Import, State, Translated, compared, judged

TRANSLATIONS: Final = "translations"
FORMATS: Final = ("po", "csv")


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written for a translator: the file, and how many lines are in which state."""

    file: Path
    counts: Mapping[State, int]


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a translator's file.

    `written` lines are in the plays now, or kept aside if `is_draft`. `remarks` are those of
    `translations.Import`; `is_new` tells that the pack has this language from now on.
    """

    language: str
    written: int
    all: int
    remarks: tuple[tuple[int, str], ...]
    is_new: bool = False
    is_draft: bool = False


def export(folder: Path, language: str, kind: str, out: Path, source: str | None) -> Exported:
    """Write the lines of the pack in `folder` to `out`, to be translated into `language`.

    `kind` is one of FORMATS; `source` is the language to translate from, the pack's first if None.
    Raises Trouble with a sentence.
    """
    pack = pack_at(folder)
    if out.resolve() == memory_of(pack, language).resolve():
        raise Trouble(f"{out} is what the pack itself remembers. Write the lines somewhere else.")
    lines = compared_lines(pack, language, source)
    origin = _source(pack, language, source)
    if kind == "csv":
        _write(out, "\ufeff" + csv_text(lines, language))
    else:
        _write(out, po_text(lines, pack.name, origin, language))
    _remember(pack, origin, language, lines)
    return Exported(out, {state: sum(one.state is state for one in lines) for state in State})


def compared_lines(pack: Pack, language: str, source: str | None = None) -> list[Translated]:
    """Return the lines of `pack` with their translations, as far as there are any."""
    if not is_code(language):
        raise Trouble(f"“{language}” is no code of a language. Write two letters, like fr.")
    kept = {line.id: line for line in _remembered(pack, language)}
    return compared(lines_of(pack), _source(pack, language, source), language, kept)


def take_in(
    folder: Path, file: Path, language: str | None, is_draft: bool, source: str | None
) -> Imported:
    """Write the translations in `file` into the plays of the pack in `folder`.

    A language that the pack does not have yet comes in when it is complete; before, `is_draft`
    keeps what there is aside, and nothing is written otherwise. Raises Trouble with a sentence.
    """
    pack, is_table = pack_at(folder), file.suffix.lower() == ".csv"
    told, rows = read_csv(file) if is_table else read_po(file)
    language = language or told
    if not language:
        raise Trouble(f"{file} does not tell its language. Write --language fr, or which it is.")
    now = compared_lines(pack, language, source)
    found = judged(rows, now, is_table)
    is_new = language not in pack.languages
    done = Imported(language, 0, len(now), found.remarks)
    if is_new and len(found.good) < len(now):
        if not is_draft:
            return done
        _remember(pack, _source(pack, language, source), language, _merged(now, found))
        return replace(done, written=len(found.good), is_draft=True)
    _write_plays(pack, language, found, is_new)
    _remember(pack, _source(pack, language, source), language, _merged(now, found))
    return replace(done, written=len(found.good), is_new=is_new)


def memory_of(pack: Pack, language: str) -> Path:
    """Return the file in which `pack` keeps what each text said when it was translated."""
    return pack.folder / TRANSLATIONS / f"{language}.po"


def _source(pack: Pack, language: str, wanted: str | None) -> str:
    """Return the language to translate from."""
    if wanted is not None and wanted not in pack.languages:
        raise Trouble(f"This pack is in {', '.join(pack.languages)}, and not in “{wanted}”.")
    source = wanted or next((code for code in pack.languages if code != language), language)
    if source == language:
        raise Trouble(f"“{language}” is the pack's own language. Name another one to translate to.")
    return source


def _remembered(pack: Pack, language: str) -> list[Translated]:
    file = memory_of(pack, language)
    return read_po(file)[1] if file.is_file() else []


def _remember(pack: Pack, source: str, language: str, lines: Iterable[Translated]) -> None:
    _write(memory_of(pack, language), po_text(lines, pack.name, source, language))


def _merged(now: Sequence[Translated], found: Import) -> list[Translated]:
    """Return the lines as they are after an import."""
    return [
        replace(line, words=found.good[line.id].words.strip(), state=State.DONE, was="")
        if line.id in found.good
        else line
        for line in now
    ]


def _write_plays(pack: Pack, language: str, found: Import, is_new: bool) -> None:
    """Write the good lines into their files; all of them, or none if one file would be faulty."""
    texts = dict(_changed(lines_of(pack), language, found.good, pack))
    if is_new:
        card = pack.folder / CARD
        play = compose(texts.get(card) or read_text(card))
        texts[card] = play.set(("languages",), [*pack.languages, language]).text
    wide = replace(pack, languages=(*pack.languages, language) if is_new else pack.languages)
    for file, text in texts.items():
        made = [] if file.name == CARD else read_scenario(text, file, wide)
        if isinstance(made, list) and made:
            raise Trouble(_told(made[0]))
    for file, text in texts.items():
        if text != read_text(file):
            write_text(file, text)


def _told(first: Problem) -> str:
    return f"{first.file}:{first.line}:{first.column}: With this, {first.sentence}"


def _changed(
    lines: Sequence[Line], language: str, good: Mapping[str, Translated], pack: Pack
) -> Iterable[tuple[Path, str]]:
    for file in dict.fromkeys(line.file for line in lines):
        play = compose(read_text(file))
        for line in lines:
            if line.file == file and line.id in good:
                play = _with(play, line, language, good[line.id].words.strip(), pack)
        yield file, play.text


def _with(play: Composition, line: Line, language: str, words: str, pack: Pack) -> Composition:
    if isinstance(play.value(line.trail), dict):
        return play.set((*line.trail, language), words)
    # Written without its language as long as the pack had one alone.
    only = pack.languages[0]
    return play.set(line.trail, {only: line.texts[only], language: words})


def _write(file: Path, text: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Trouble(f"{file} can't be written: {error.strerror or error}.") from error
    write_text(file, text)
