"""How a value is written in an author's file: which quotation marks, on one line or several."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from game.scenario.draft import PICTURE_TEXT, PLAY_TEXTS, SCENE_TEXTS, WAY_TEXTS
from game.scenario.marked_yaml import Trail, read_page

# What is told or read by people stands in quotation marks, so that a ":" in it does no harm.
TEXTS: Final = frozenset({*PLAY_TEXTS, *SCENE_TEXTS, *WAY_TEXTS, PICTURE_TEXT, "credits"})
# Short enough for one line by their nature, as on a door.
ON_ONE_LINE: Final = frozenset({"sign"})

LONGEST_LINE: Final = 100

# YAML forbids these raw, or takes them for the end of a line.
_HIDDEN = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_PLAIN = re.compile(r"[^\W_](?:[\w .()/+-]*[\w.()/+-])?")


def scalar(value: Any, trail: Trail, style: str | None = None) -> str:
    """Return one value on one line; `style` is the quotation mark that stood there before."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return str(value)
    if style == "'" and value.isprintable():
        return "'" + value.replace("'", "''") + "'"
    may_be_plain = style == "" or (style is None and not TEXTS.intersection(trail))
    return value if may_be_plain and _is_plain(value) else _in_quotes(value)


def _in_quotes(words: str) -> str:
    return _HIDDEN.sub(
        lambda hit: f"\\u{ord(hit.group()):04x}", json.dumps(words, ensure_ascii=False)
    )


def _is_plain(words: str) -> bool:
    """Tell whether `words` mean themselves without quotation marks, also inside brackets."""
    if not _PLAIN.fullmatch(words):
        return False
    return bool(read_page(f"x: [{words}]").data == {"x": [words]})


def on_one_line(value: Any, trail: Trail) -> str:
    """Return `value` as it stands inside brackets, or as a list of words."""
    if isinstance(value, Mapping):
        inner = (f"{_name(key)}: {on_one_line(part, (*trail, key))}" for key, part in value.items())
        return "{" + ", ".join(inner) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(on_one_line(part, (*trail, 0)) for part in value) + "]"
    return scalar(value, trail)


def _name(key: Any) -> str:
    return scalar(str(key), ())


def field(key: str, value: Any, trail: Trail, indent: int) -> list[str]:
    """Return the lines of a field at `trail`; all but the first start with their own spaces.

    The first stands behind `indent` spaces, or a dash, that the caller writes.
    """
    rest = lines(value, trail, indent)
    return [f"{_name(key)}: {rest[0]}" if rest[0] else f"{_name(key)}:", *rest[1:]]


def lines(value: Any, trail: Trail, indent: int) -> list[str]:
    """Return what stands behind the name of a field, "" if its value begins on the next line."""
    space = " " * (indent + 2)
    if isinstance(value, Mapping) and value and not _fits_on_one_line(value, trail, indent):
        return [
            "",
            *(
                space + line if not line.startswith(" ") else line
                for line in fields(value, trail, indent + 2)
            ),
        ]
    if are_fields(value):
        return [
            "",
            *(
                line
                for number, part in enumerate(value)
                for line in item(part, (*trail, number), indent + 2)
            ),
        ]
    return [on_one_line(value, trail)]


def fields(value: Mapping[str, Any], trail: Trail, indent: int) -> list[str]:
    """Return the lines of several fields; those that begin a field have no spaces before them."""
    return [line for key, part in value.items() for line in field(key, part, (*trail, key), indent)]


def item(value: Mapping[str, Any], trail: Trail, indent: int) -> list[str]:
    """Return the lines of one item of a list, its dash after `indent` spaces."""
    inner = " " * (indent + 2)
    written = [
        line if line.startswith(" ") else inner + line for line in fields(value, trail, indent + 2)
    ]
    return [" " * indent + "- " + written[0].lstrip(), *written[1:]]


def are_fields(value: Any) -> bool:
    """Tell whether `value` is a list of parts with fields of their own, as scenes are."""
    return isinstance(value, list) and bool(value) and all(isinstance(p, Mapping) for p in value)


def _fits_on_one_line(value: Mapping[str, Any], trail: Trail, indent: int) -> bool:
    """Tell whether a text is one of those that are short by nature, and is short."""
    if not ON_ONE_LINE.intersection(trail[-1:]):
        return False
    return indent + len(f"{trail[-1]}: {on_one_line(value, trail)}") <= LONGEST_LINE
