"""Writes the measured figures of expression.json into the page models/README.md; invents none."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from game.acting.expressions import EXPRESSIONS
from training.data import DataTrouble

BEGIN: Final = "<!-- figures: written by `python -m training card` -->"
END: Final = "<!-- end of figures -->"

_NAMES: Final = [str(expression) for expression in EXPRESSIONS]


def refresh(page: Path, card: Path) -> None:
    """Replace what stands between the marks of `page`; raises DataTrouble without marks."""
    text = page.read_text(encoding="utf-8")
    before, mark, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not mark or not end:
        raise DataTrouble(f"{page}: lacks the marks {BEGIN} and {END}.")
    told = figures_text(json.loads(card.read_text(encoding="utf-8")))
    page.write_text(f"{before}{BEGIN}\n{told}\n{END}{after}", encoding="utf-8")


def figures_text(card: dict[str, Any]) -> str:
    """Return Markdown with every figure that the card holds."""
    figures = card["figures"]
    lines = [
        *_table(("what", "figure"), [*_of_file(card), *_of_crops(figures), *_of_performers(card)]),
        "",
        "Performers, by expression:",
        "",
        *_by_expression(figures["performers"], figures["performers_across_halves"]),
        "",
        "Confusion on FER+ validation, majority of eight (row: what it is; column: its name here):",
        "",
        *_confusion(figures["ferplus_validation"]["confusion"]),
        "",
        "Confusion on performers (row: what was performed; column: the strongest match):",
        "",
        *_confusion(figures["performers"]["confusion"]),
    ]
    return "\n".join(lines)


def _of_file(card: dict[str, Any]) -> list[tuple[str, str]]:
    """Return what is known of the file itself."""
    made = card["made"]
    return [
        ("file", f"`{card['file']}`, {card['bytes']:,} bytes, {made['kind']}"),
        ("sha256", f"`{card['sha256']}`"),
        ("weights", f"{made['weights']:,}"),
        ("made", f"{made['date']}, config `{made['config']}`, commit {made['commit']}"),
        ("names what Keras names", _percent(made["agreement_with_keras"], 1)),
        ("one face, one thread", f"{card['figures']['milliseconds_one_thread']:.2f} ms"),
    ]


def _of_crops(figures: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the figures on FER2013's validation split."""
    plus, seven = figures["ferplus_validation"], figures["fer2013_validation"]
    return [
        (f"FER+ majority of eight, {plus['n']} pictures", _percent(plus["accuracy"], 1)),
        ("the same, class frequency not added", _percent(plus["accuracy_without_prior"], 1)),
        (f"FER2013's own labels, {seven['n']} pictures", _percent(seven["accuracy"], 1)),
    ]


def _of_performers(card: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the figures on performers' photos."""
    actors = card["figures"]["performers"]
    halves, resting = card["figures"]["performers_across_halves"], actors["beside_resting_face"]
    return [
        (f"performers, {actors['n']} photos: area under the curve", f"{actors['area']:.3f}"),
        ("performers: pass", _percent(actors["pass"], 1)),
        ("performers: false pass", _percent(actors["false_pass"], 1)),
        ("performers: strongest match is right", _percent(actors["accuracy"], 1)),
        ("performers: macro recall", _percent(actors["macro_recall"], 1)),
        ("across halves: strongest match is right", _percent(halves["accuracy"], 1)),
        ("across halves: macro recall", _percent(halves["macro_recall"], 1)),
        ("across halves: pass", _percent(halves["pass"], 1)),
        ("across halves: false pass", _percent(halves["false_pass"], 1)),
        ("weight of the resting face", f"{card['resting_weight']:g}"),
        ("beside the resting face: area under the curve", f"{resting['area']:.3f}"),
        ("beside the resting face: pass", _percent(resting["pass"], 1)),
        ("beside the resting face: false pass", _percent(resting["false_pass"], 1)),
    ]


def _by_expression(actors: dict[str, Any], halves: dict[str, Any]) -> list[str]:
    """Return the table of performers by expression."""
    head = ("expression", "area", "pass", "false pass", "pass across halves", "calm that pass")
    rows = [
        (
            name,
            f"{actors['area_by_expression'][name]:.3f}",
            _percent(actors["pass_by_expression"][name]),
            _percent(actors["false_pass_by_expression"][name]),
            _percent(halves["pass_by_expression"][name]),
            _percent(actors["calm_faces_pass"][name]),
        )
        for name in _NAMES
    ]
    return _table(head, rows)


def _confusion(table: list[list[int]]) -> list[str]:
    """Return a confusion table with an eighth row for contempt when there is one."""
    rows = zip([*_NAMES, "contempt"], table, strict=False)
    return _table(("", *_NAMES), [(name, *map(str, row)) for name, row in rows])


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> list[str]:
    """Return a Markdown table."""
    names = list(head)
    body = [f"| {' | '.join(row)} |" for row in rows]
    return [f"| {' | '.join(names)} |", f"|{' --- |' * len(names)}", *body]


def _percent(share: float, digits: int = 0) -> str:
    """Return a share as a percentage."""
    return f"{100 * share:.{digits}f} %"
