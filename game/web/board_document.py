"""Whole pages around the scoreboard, and the page that asks for the code; nothing of a class."""

from __future__ import annotations

from html import escape
from typing import Final

from game import words
from game.web.joining import LENGTH
from game.words import Tongue

# Seconds after which a page without script asks for itself again.
_ASKS_AGAIN: Final = 5

# Letters of the code between two gaps, so that it is read in two goes.
_GROUP: Final = 3


def board_document(main: str, code: str, invitation: str) -> str:
    """Return the page of the scoreboard: `main` is its inside, `invitation` how others get in."""
    tongue = Tongue(code)
    off = escape(tongue.tr("The board is not brought up to date just now."))
    foot = (
        f'<p class="promise">{escape(_promise(tongue))}</p>{invitation}'
        f'<p id="live" role="status" data-off="{off}"></p>'
    )
    head = (
        f'<noscript><meta http-equiv="refresh" content="{_ASKS_AGAIN}"></noscript>'
        '<script src="/page/board.js" defer></script>'
    )
    return _document(tongue, head, f'<main id="main">{main}</main>', foot)


def join_document(code: str, told: str = "") -> str:
    """Return the page that asks for the code; `told` is what became of the last try."""
    tongue = Tongue(code)
    note = f'<p class="note" id="told" role="alert">{escape(told)}</p>' if told else ""
    main = (
        f'<main id="main"><div class="door"><h1>{escape(tongue.tr("The scoreboard"))}</h1>{note}'
        f'<form method="post" action="/join?language={code}"><label for="code">'
        f"{escape(tongue.tr('Type the code that you see on the big screen.'))}</label>"
        f'<input id="code" name="code" maxlength="{2 * LENGTH}" required autofocus '
        'autocomplete="off" autocapitalize="characters" spellcheck="false" '
        f'{"aria-describedby=told " if told else ""}enterkeyhint="go">'
        f"<button>{escape(tongue.tr('Look at the board'))}</button></form></div></main>"
    )
    return _document(tongue, "", main, f'<p class="promise">{escape(_promise(tongue))}</p>')


def invitation(addresses: tuple[str, ...], typed: str, code: str) -> str:
    """Return how others get in, for the page that only this computer is shown."""
    tongue = Tongue(code)
    if not addresses:
        told = tongue.tr("This computer is on no network just now, so nobody else can look.")
        return f'<p class="invitation">{escape(told)}</p>'
    where = "".join(f"<b>{escape(each.removesuffix('/'))}</b> " for each in addresses[:2])
    signs = " ".join(typed[at : at + _GROUP] for at in range(0, len(typed), _GROUP))
    return (
        f'<p class="invitation"><span>{escape(tongue.tr("Look from another screen:"))} {where}'
        f'</span><span>{escape(tongue.tr("Code:"))} <b class="code">{escape(signs)}</b></span></p>'
    )


def _promise(tongue: Tongue) -> str:
    return tongue.tr("Practice, not an assessment.")


def _document(tongue: Tongue, head: str, main: str, foot: str) -> str:
    others = "".join(
        f'<a href="/?language={code}" lang="{code}" hreflang="{code}">'
        f"{escape(words.own_name(code))}</a>"
        for code in words.languages()
        if code != tongue.code
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{tongue.code}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(tongue.tr('The scoreboard'))} · Curtain Up</title>"
        '<link rel="icon" href="/picture/star"><link rel="stylesheet" href="/page/board.css">'
        f"{head}</head><body>{main}<footer>{foot}"
        f'<nav aria-label="{escape(tongue.tr("Language"))}">{others}</nav></footer></body></html>\n'
    )
