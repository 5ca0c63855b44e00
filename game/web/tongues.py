"""Which language a page is read in."""

from __future__ import annotations

from starlette.requests import Request

from game import words


def asked_language(request: Request, usual: str) -> str:
    """Return the language that the address asks for, or else the browser, or else the usual one."""
    wished = [request.query_params.get("language", "")]
    told = request.headers.get("accept-language", "")
    wished += [code for _, code in sorted((_wish(part) for part in told.split(",")), reverse=True)]
    return next((code for code in wished if code in words.languages()), usual)


def _wish(part: str) -> tuple[float, str]:
    """Return how much a language is wished for, 0 to 1, and its code without a country."""
    name, _, quality = part.strip().partition(";q=")
    try:
        wish = float(quality) if quality else 1.0
    except ValueError:
        wish = 0.0
    return wish, name.strip().split("-")[0].lower()
