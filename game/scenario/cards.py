"""Pack: the card of a folder of plays, read from its `pack.yaml`; it lists no plays."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from game.acting.scenario import Text
from game.scenario.draft import Draft
from game.scenario.format import PackFile
from game.scenario.marked_yaml import read_page
from game.scenario.migration import is_old, upgraded
from game.scenario.problem import Problem
from game.scenario.proofreading import as_text, proofread
from game.scenario.sources import read_source

CARD: Final = "pack.yaml"


@dataclass(frozen=True, slots=True)
class Pack:
    """What the plays of one folder have in common; `name` is the name of the folder.

    `words` are spelt right in all its plays, for each language.
    """

    name: str
    folder: Path
    title: Text
    languages: tuple[str, ...]
    licence: str
    author: str
    words: tuple[tuple[str, tuple[str, ...]], ...] = ()


def is_pack(folder: Path) -> bool:
    """Tell whether `folder` holds a pack."""
    try:
        return (folder / CARD).is_file()
    except OSError:  # a folder that may not be entered, or whose name is too long
        return False


def read_pack(folder: Path) -> Pack | list[Problem]:
    """Return the pack in `folder`, or everything that is wrong with its card."""
    source = read_source(folder / CARD)
    if isinstance(source, Problem):
        return [source]
    card = proofread(str(folder / CARD), draft_of_card(source), PackFile)
    return card if isinstance(card, list) else _pack(folder, card)


def draft_of_card(source: str) -> Draft:
    """Return the text of a `pack.yaml` as a draft in today's format."""
    page = read_page(source)
    languages = page.data.get("languages") if isinstance(page.data, dict) else None
    told = languages if isinstance(languages, list) else []
    # A card speaks its own languages, as far as they can be made out.
    speaks = tuple(name for name in told if isinstance(name, str)) or None
    return Draft(upgraded(page), speaks, is_old=is_old(page))


def _pack(folder: Path, card: PackFile) -> Pack:
    known = tuple(dict.fromkeys(card.languages))
    return Pack(
        folder.resolve().name,
        folder,
        as_text(card.title, known),
        known,
        card.licence,
        card.author,
        tuple((language, tuple(words)) for language, words in (card.words or {}).items()),
    )
