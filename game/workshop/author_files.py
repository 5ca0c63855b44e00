"""An author's file on the disk: read as it is, and written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path
from typing import Final

from game.scenario.cards import Pack, is_pack, read_pack
from game.scenario.draft import Draft
from game.scenario.marked_yaml import read_page
from game.scenario.problem import Problem
from game.scenario.sources import read_source
from game.trouble import Trouble

_MARK: Final = "\ufeff"
_BOM: Final = _MARK.encode("utf-8")


def read_text(file: Path) -> str:
    """Return the text of `file`, with its own ends of lines. Raises Trouble with a sentence."""
    source = read_source(file)
    if isinstance(source, Problem):
        raise Trouble(f"{file}: {source.sentence}")
    return source


def write_text(file: Path, text: str) -> None:
    """Write `text` to `file`, which keeps its rights and its BOM. Raises Trouble."""
    had_bom = text.startswith(_MARK)
    try:
        had_bom = had_bom or (file.is_file() and file.read_bytes()[:3] == _BOM)
        rights = file.stat().st_mode & 0o777 if file.exists() else 0o644
        target = file.resolve()
        handle, part = tempfile.mkstemp(dir=target.parent, prefix=".writing-")
    except OSError as error:
        raise Trouble(f"{file} can't be written: {error.strerror or error}.") from error
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write((_BOM if had_bom else b"") + text.removeprefix(_MARK).encode("utf-8"))
        Path(part).chmod(rights)
        Path(part).replace(target)
    except OSError as error:
        with contextlib.suppress(OSError):
            Path(part).unlink()
        raise Trouble(f"{file} can't be written: {error.strerror or error}.") from error


def languages_of(text: str, file: Path) -> tuple[str, ...]:
    """Return the languages of the play `text` in `file`: its pack's, or those it uses.

    () where its texts are plain and no pack tells their language.
    """
    card = read_pack(file.parent) if is_pack(file.parent) else None
    if isinstance(card, Pack):
        return card.languages
    return Draft(read_page(text)).languages()
