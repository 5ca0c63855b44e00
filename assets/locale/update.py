"""Gather the game's words from its sources into the .po files and compile these to .mo.

Run it after a text in game/ or a translation has changed: `python assets/locale/update.py`. It
needs Babel (extra `dev`); the game itself reads only the .mo, with Python's own gettext. To begin
a language, make its folder with an empty `LC_MESSAGES/curtain-up.po` and run this.
"""

from __future__ import annotations

import ast
import io
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

HERE = Path(__file__).resolve().parent
SOURCES = HERE.parent.parent / "game"
PO_NAME = "LC_MESSAGES/curtain-up.po"

# How many texts each function of game/words.py and game/scenario/told.py takes before its values.
TEXTS_OF = {"tr": 1, "mark": 1, "tr_count": 2, "told": 1}

# A line above a call that begins so is shown to translators.
NOTE = "# Translators: "

# Babel stamps catalogues with the time, which would change them at every run.
STAMP = datetime(2026, 1, 1, tzinfo=UTC)

Key = str | tuple[str, str]


@dataclass
class Found:
    """Where a message is said, and what translators should know about it."""

    files: set[str] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)


def gather(sources: Path = SOURCES) -> dict[Key, Found]:
    """Return every message that the sources say or mark, by its text (or one and many)."""
    found: dict[Key, Found] = {}
    for path in sorted(sources.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        lines = text.splitlines()
        for call, key in _messages(ast.parse(text)):
            entry = found.setdefault(key, Found())
            entry.files.add(path.relative_to(sources.parent).as_posix())
            above = lines[call.lineno - 2].strip() if call.lineno > 1 else ""
            if above.startswith(NOTE):
                entry.notes.append(above.removeprefix(NOTE))
    return found


def _messages(tree: ast.AST) -> Iterator[tuple[ast.Call, Key]]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else None
        if isinstance(node.func, ast.Name):
            name = node.func.id
        given = node.args[: TEXTS_OF.get(name or "", 0)]
        texts = [a.value for a in given if isinstance(a, ast.Constant) and isinstance(a.value, str)]
        if given and len(texts) == len(given):
            yield node, texts[0] if len(texts) == 1 else (texts[0], texts[1])


def read_catalogue(path: Path) -> Catalog:
    """Read a .po file; its language is the name of its folder."""
    return read_po(io.BytesIO(path.read_bytes()), locale=path.parent.parent.name)


def updated(path: Path, found: dict[Key, Found]) -> Catalog:
    """Return the catalogue at `path` with exactly the messages `found`, in their order."""
    old = read_catalogue(path)
    new = Catalog(
        locale=old.locale,
        project="Curtain Up",
        version="1",
        msgid_bugs_address="the project's issues",
        header_comment=f"# The words of Curtain Up, language: {old.locale}.",
        creation_date=STAMP,
        revision_date=STAMP,
        last_translator="The Curtain Up founders",
        language_team=str(old.locale),
        fuzzy=False,
    )
    for key, entry in sorted(found.items(), key=lambda item: (min(item[1].files), str(item[0]))):
        kept = old.get(key if isinstance(key, str) else key[0])
        places = [(file, None) for file in sorted(entry.files)]
        new.add(
            key,
            kept.string if kept and kept.id == key else None,
            locations=places,
            auto_comments=entry.notes,
            user_comments=kept.user_comments if kept else (),
        )
    return new


def main() -> None:
    """Update and compile every language, and tell what is left to translate."""
    found = gather()
    for path in sorted(HERE.glob(f"*/{PO_NAME}")):
        catalogue = updated(path, found)
        with path.open("wb") as file:
            write_po(file, catalogue, width=100)
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, catalogue)
        missing = [message.id for message in catalogue if message.id and not message.string]
        told = f"{path.relative_to(HERE)}: {len(catalogue)} messages, {len(missing)} to translate"
        sys.stdout.write("\n  ".join([told, *map(repr, missing)]) + "\n")


if __name__ == "__main__":
    main()
