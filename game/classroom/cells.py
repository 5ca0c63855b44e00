"""Cells of a table that no program takes for a formula (R24), and back again."""

from __future__ import annotations

import re
from typing import Final

# Programs for tables calculate what begins so, East Asian ones also the wide signs.
_FORMULA: Final = re.compile(r"'*[=+\-@\t\r\0＝＋－＠]")
_STOPPED: Final = re.compile(r"'+[=+\-@\t\r\0＝＋－＠]")


def safe(cell: str) -> str:
    """Return `cell` with an apostrophe in front where it would be calculated."""
    return "'" + cell if _FORMULA.match(cell) else cell


def meant(cell: str) -> str:
    """Return what `safe` was given."""
    return cell[1:] if _STOPPED.match(cell) else cell
