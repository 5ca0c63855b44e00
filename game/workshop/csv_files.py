"""Translations as a table that Excel opens; no cell of it is ever taken for a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from game.trouble import Trouble
from game.workshop.po_files import bytes_of
from game.workshop.translations import State, Translated

COLUMNS: Final = ("id", "language", "source", "translation", "state", "asks", "source before")

# R24: programs for tables calculate what begins so. An apostrophe in front stops them.
_FORMULA: Final = re.compile(r"'*[=+\-@\t\r\0]")
_STOPPED: Final = re.compile(r"'+[=+\-@\t\r\0]")


def csv_text(lines: Iterable[Translated], target: str) -> str:
    """Return `lines` as CSV, to be saved as UTF-8 with a BOM."""
    written = io.StringIO(newline="")
    table = csv.writer(written, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for line in lines:
        row = (line.id, target, line.source, line.words, line.state, line.asks, line.was)
        table.writerow([safe(cell) for cell in row])
    return written.getvalue()


def safe(cell: str) -> str:
    """Return `cell` so that no program calculates it; `meant` undoes it exactly."""
    return "'" + cell if _FORMULA.match(cell) else cell


def meant(cell: str) -> str:
    """Return what `safe` was given."""
    return cell[1:] if _STOPPED.match(cell) else cell


def read_csv(file: Path) -> tuple[str, list[Translated]]:
    """Return the language that `file` translates into, "" if it is not told, and its lines.

    Raises Trouble with the row for what is no such table. Commas, semicolons or tabs may stand
    between its cells, as programs choose by country.
    """
    text = _decoded(file)
    first = text.partition("\n")[0]
    between = max(",;\t", key=first.count)
    table = csv.DictReader(io.StringIO(text, newline=""), delimiter=between, strict=True)
    rows, above = [], 0
    try:
        known = set(table.fieldnames or ())
        if lacking := {"id", "source", "translation"} - known:
            raise Trouble(
                f"{file}:1: There is no column “{sorted(lacking)[0]}”. Keep the first row as it is."
            )
        above = table.line_num
        for row in table:
            rows.append((above + 1, row))
            above = table.line_num
    except csv.Error as error:
        raise Trouble(f"{file}:{above + 1}: This is no table: {error}.") from error
    lines = [_line(number, row) for number, row in rows if (row.get("id") or "").strip()]
    languages = {(row.get("language") or "").strip().lower() for _, row in rows} - {""}
    if len(languages) > 1:
        raise Trouble(f"{file} holds several languages: {', '.join(sorted(languages))}.")
    return languages.pop() if languages else "", lines


def _line(number: int, row: dict[str, str | None]) -> Translated:
    cells = {name: meant(row.get(name) or "") for name in COLUMNS}
    words, told = cells["translation"], cells["state"].strip().lower()
    is_changed = told == State.CHANGED
    state = State.CHANGED if is_changed else State.DONE if words else State.MISSING
    was = cells["source before"]
    return Translated(cells["id"].strip(), cells["source"], words, state, was, row=number)


def _decoded(file: Path) -> str:
    raw = bytes_of(file)
    try:
        if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
            return raw.decode("utf-16")
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Trouble(
            f"{file} is not in UTF-8. In Excel, save it as “CSV UTF-8 (Comma delimited)”."
        ) from error
