"""An author's file on the disk: read as it is, and written whole or not at all."""

from __future__ import annotations

from pathlib import Path

from game.scenario.cards import Pack, is_pack, read_pack
from game.scenario.draft import Draft
from game.scenario.marked_yaml import read_page
from game.scenario.problem import Problem
from game.scenario.sources import read_source, write_source
from game.trouble import Trouble


def read_text(file: Path) -> str:
    """Return the text of `file`, with its own ends of lines. Raises Trouble with a sentence."""
    source = read_source(file)
    if isinstance(source, Problem):
        raise Trouble(f"{file}: {source.sentence}")
    return source


def write_text(file: Path, text: str) -> None:
    """Write `text` to `file`, which keeps its rights and its BOM. Raises Trouble."""
    try:
        write_source(file, text)
    except OSError as error:
        raise Trouble(f"{file} can't be written: {error.strerror or error}.") from error


def languages_of(text: str, file: Path) -> tuple[str, ...]:
    """Return the languages of the play `text` in `file`: its pack's, or those it uses.

    () where its texts are plain and no pack tells their language.
    """
    card = read_pack(file.parent) if is_pack(file.parent) else None
    if isinstance(card, Pack):
        return card.languages
    return Draft(read_page(text)).languages()
