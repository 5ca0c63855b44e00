"""Whole HTML documents around a storyboard: one that is served, and one that stands by itself."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Final

from game import folders, words
from game.acting.expressions import Expression
from game.acting.scenario import in_language
from game.scenario.reference import RulePage, rule_pages
from game.words import tr
from game.workshop.storyboard import Board
from game.workshop.storyboard_page import Links, board_main

MEDIA: Final = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on a page: its title, the inside of <main>, and which version that is.

    `path` is where it lies, for the same page in another language.
    """

    title: str
    main: str
    version: int
    path: str
    home: str | None = None


def served(sheet: Sheet) -> str:
    """Return the page as it is served, which follows each save."""
    language = words.language()
    others = "".join(
        f'<a href="{escape(sheet.path)}?language={code}" lang="{code}" hreflang="{code}">'
        f"{escape(words.own_name(code))}</a>"
        for code in words.languages()
        if code != language
    )
    home = f'<a href="{escape(sheet.home)}">{escape(tr("All plays"))}</a>' if sheet.home else ""
    on, off = escape(tr("Follows each save")), escape(tr("The preview has ended."))
    return (
        f'<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(sheet.title)} · Curtain Up</title>"
        '<link rel="stylesheet" href="/page/storyboard.css">'
        '<script src="/page/storyboard.js" defer></script></head><body>'
        f'<a class="skip" href="#main">{escape(tr("To the play"))}</a>'
        '<header class="valance"><div><strong>Curtain Up</strong>'
        f'<span>{escape(tr("Storyboard"))}</span>{home}<span class="right">'
        f'<span id="live" role="status" data-on="{on}" data-off="{off}"></span>'
        f'<nav aria-label="{escape(tr("Language"))}">{others}</nav></span></div></header>'
        f'<main id="main" data-version="{sheet.version}">{sheet.main}</main></body></html>\n'
    )


def alone(board: Board, faces: dict[Expression, bytes]) -> str:
    """Return a play's storyboard as one file that needs nothing beside it, to send to a friend."""
    assert board.play is not None, "only a play that can be read is sent to anybody"
    links = Links(_picture_data, lambda each: _data("image/png", faces[each]))
    style = _style_alone()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    title = in_language(board.play.title, words.language())
    policy = f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'"
    return (
        f'<!DOCTYPE html>\n<html lang="{words.language()}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)} · Curtain Up</title><style>{style}</style></head>"
        f'<body><main id="main">{board_main(board, links)}</main></body></html>\n'
    )


def explanation(page: RulePage) -> str:
    """Return what is to be known about one code, for the inside of <main>."""
    parts = [f"<h1>{escape(page.code)}</h1>", f'<div lang="en"><p>{escape(page.rule)}</p>']
    if page.reason:
        parts.append(f"<p>{escape(page.reason)}</p>")
    for label, kind, snippet in (
        (tr("Wrong"), "wrong", page.wrong),
        (tr("Write instead"), "right-way", page.right),
    ):
        if snippet:
            parts.append(f"<h2>{escape(label)}</h2><pre class='{kind}'>{escape(snippet)}</pre>")
    return "".join((*parts, "</div>"))


@lru_cache(maxsize=1)
def explanations() -> dict[str, RulePage]:
    """Return the page of every code."""
    return {page.code: page for page in rule_pages()}


def page_file(name: str) -> Path:
    """Return where a part of the pages lies, which comes with the game."""
    return folders.assets() / "pages" / name


def _style_alone() -> str:
    """Return the style without the fonts, which would make the file twenty times as large."""
    lines = page_file("storyboard.css").read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if not line.startswith("@font-face"))


def _picture_data(board: Board, name: str) -> str:
    file = board.picture(name)
    return "" if file is None else _data(MEDIA[file.suffix.lower()], file.read_bytes())


def _data(kind: str, content: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"
