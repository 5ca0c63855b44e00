"""A roster's file or pasted text as rows of cells: whatever Excel and LibreOffice write.

It knows encodings, separators and quotation marks, and nothing of children.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from typing import Final

from game.classroom.cells import meant
from game.words import tr

MOST_BYTES: Final = 256 * 1024

# What may stand between cells; the first of equals counts.
_BETWEEN: Final = ("\t", ";", ",")

# How files begin that are no text: workbooks of Excel and LibreOffice, old Excel, PDF.
_NO_TEXT: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")

# How Excel is told what stands between cells.
_TOLD: Final = re.compile(r'"?sep=(.)"?[ \t]*(?:\r\n|\n|\r|$)', re.IGNORECASE)

# What people put before the lines of a list: "1.", "2)", "•", or a number in a cell of its own.
_COUNTED: Final = re.compile(r"\d{1,3}[.)]|[•*–-]")
_NUMBER: Final = re.compile(r"\d{1,3}")


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row, trimmed, and the line (from 1) on which it begins."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """All rows that are not empty; `broken` is the line at which no more could be read, or None."""

    rows: tuple[Row, ...]
    broken: int | None = None


def decoded(raw: bytes) -> str:
    """Return the text of a file; raises ValueError with a sentence where it is none."""
    if len(raw) > MOST_BYTES:
        raise ValueError(
            tr("This file is too large for a class: at most {count} KB.", count=MOST_BYTES // 1024)
        )
    if raw.startswith(_NO_TEXT):
        raise ValueError(
            tr("This is a workbook or a document. In Excel or LibreOffice, save it as CSV.")
        )
    is_wide = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if is_wide else ("utf-8-sig", "cp1252"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ValueError(
        tr("The letters of this file can't be read. In Excel, save it as “CSV UTF-8”.")
    )


def sheet_of(text: str) -> Sheet:
    """Return the rows of a file's text, or of lines that somebody pasted; never raises."""
    text = text.removeprefix("\ufeff")
    told = _TOLD.match(text)
    above, rest = (1, text[told.end() :]) if told else (0, text)
    # A mark that stands in most rows stands between cells; in a list of one column it is a sign.
    tables = [_table(rest, between) for between in ((told[1],) if told else _BETWEEN)]
    table, broken = max(tables, key=lambda one: sum(len(cells) > 1 for _, cells in one[0]))
    rows = [row for line, cells in table if (row := _trimmed(line + above, cells))]
    return Sheet(tuple(_uncounted(rows)), broken and broken + above)


def _table(text: str, between: str) -> tuple[list[tuple[int, list[str]]], int | None]:
    """Return all rows with their lines, and the line of the row that has no end, if one has."""
    rows: list[tuple[int, list[str]]] = []
    table = csv.reader(io.StringIO(text, newline=""), delimiter=between, strict=True)
    line = 1
    try:
        for cells in table:
            rows.append((line, cells))
            line = table.line_num + 1
    except csv.Error:
        return rows, line
    return rows, None


def _trimmed(line: int, cells: list[str]) -> Row | None:
    """Return a row without the empty cells at its end, None where nothing is left."""
    tidy = [meant(" ".join(cell.split())) for cell in cells]
    while tidy and not tidy[-1]:
        tidy.pop()
    return Row(line, tuple(tidy)) if tidy else None


def _uncounted(rows: list[Row]) -> list[Row]:
    """Return the rows without the numbers or dots of a list, where each row has one."""
    bare = [_without_count(row) for row in rows]
    return [row for row in bare if row] if all(bare) else rows


def _without_count(row: Row) -> Row | None:
    """Return the row without the number before it, None if it has none."""
    first, *rest = row.cells
    count, _, words = first.partition(" ")
    if words and _COUNTED.fullmatch(count):
        return Row(row.line, (words, *rest))
    is_counted = _COUNTED.fullmatch(first) or _NUMBER.fullmatch(first)
    return Row(row.line, tuple(rest)) if rest and is_counted else None
