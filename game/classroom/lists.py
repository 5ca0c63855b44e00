"""A class's list for Excel: what each child has collected, in the order of the roster, no rank.

Where a child has nothing yet its cell is empty: no zero is shown (R7), and a sum stays right.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from typing import Final

from game.classroom.cells import safe
from game.classroom.records import Account
from game.words import language, mark, tr

HEADINGS: Final = (
    mark("Nickname"),
    mark("Team"),
    mark("Stars"),
    mark("Plays performed"),
    mark("Minutes"),
    mark("Most stars in one play"),
    mark("Last day"),
)
LAST_ROW: Final = mark("Practice, not an assessment.")

# Signs that a file name may not have on one of three systems; a space would want quotation marks.
_ODD: Final = re.compile(r'[<>:"/\\|?*\s.]+')


def separator() -> str:
    """Return what Excel expects between cells where the language in use is spoken.

    In Swedish, as in most of Europe, the comma stands in numbers, so that cells have a semicolon.
    """
    return ";" if language() == "sv" else ","


def class_list(accounts: Sequence[Account], between: str | None = None) -> bytes:
    """Return the list as a file that Excel opens at a double click: UTF-8 with its mark, CRLF.

    `between` stands between cells, the `separator` of the language if left out.
    """
    written = io.StringIO(newline="")
    table = csv.writer(written, delimiter=between or separator(), lineterminator="\r\n")
    table.writerow([tr(heading) for heading in HEADINGS])
    for account in accounts:
        table.writerow(_row(account))
    table.writerow([tr(LAST_ROW)])
    return written.getvalue().encode("utf-8-sig")


def _row(account: Account) -> tuple[str | int, ...]:
    best = max((stars for _, stars in account.plays.values()), default=0)
    minutes = max(1, round(account.seconds / 60)) if account.seconds > 0 else 0
    return (
        safe(account.pupil.nickname),
        safe(account.team),
        account.stars or "",
        account.performances or "",
        minutes or "",
        best or "",
        account.days[-1].isoformat() if account.days else "",
    )


def file_name(group: str, day: date, ending: str) -> str:
    """Return a name like `curtain-up-3A-2026-11-21.csv`, which every system takes."""
    name = unicodedata.normalize("NFC", group)
    seen = "".join(sign for sign in name if unicodedata.category(sign)[0] != "C")
    safe_name = _ODD.sub("-", seen).strip("-")
    return "-".join(part for part in ("curtain-up", safe_name, day.isoformat()) if part) + ending
