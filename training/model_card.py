"""Writes the measured figures of expression.json into the page models/README.md; invents none."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from training.data import SEVEN, DataTrouble

BEGIN: Final = "<!-- figures: written by `python -m training card` -->"
END: Final = "<!-- end of figures -->"


def refresh(page: Path, card: Path) -> None:
    """Replace what stands between the marks of `page`; raises DataTrouble without marks."""
    page.write_text(_renewed(page, card), encoding="utf-8")


def is_fresh(page: Path, card: Path) -> bool:
    """Return whether the page tells what the card holds; raises DataTrouble without marks."""
    return page.read_text(encoding="utf-8") == _renewed(page, card)


def between(text: str, marks: tuple[str, str], told: str, page: Path) -> str:
    """Return the text of a page with `told` between its marks; raises DataTrouble without them."""
    before, mark, rest = text.partition(marks[0])
    _, end, after = rest.partition(marks[1])
    if not mark or not end:
        raise DataTrouble(f"{page}: lacks the marks {marks[0]} and {marks[1]}.")
    return f"{before}{marks[0]}\n{told}\n{marks[1]}{after}"


def _renewed(page: Path, card: Path) -> str:
    """Return the page's text with the card's figures."""
    try:
        text = page.read_text(encoding="utf-8")
        told = json.loads(card.read_text(encoding="utf-8"))
    except OSError as error:
        raise DataTrouble(f"{error.filename}: cannot be read ({error.strerror}).") from error
    except ValueError as error:
        raise DataTrouble(f"{card}: is no card ({error}); export the network again.") from error
    if "performers" not in told.get("figures", {}):
        raise DataTrouble(
            f"{card}: holds no figures of performers; run `calibrate` with --performers first."
        )
    return between(text, (BEGIN, END), figures_text(told), page)


def figures_text(card: dict[str, Any]) -> str:
    """Return Markdown with every figure that the card holds."""
    figures = card["figures"]
    actors, halves = figures["performers"], figures["performers_across_halves"]
    lines = [
        *table(("what", "figure"), [*_of_file(card), *_of_crops(figures)]),
        "",
        *_of_performers(card),
        "",
        "Performers, by expression:",
        "",
        *_by_expression(actors, halves),
        "",
        *_compared(actors),
        "Confusion on FER+ validation, majority of eight (row: what it is; column: its name here):",
        "",
        *confusion_table(figures["ferplus_validation"]["confusion"]),
        "",
        "Confusion on performers (row: what was performed; column: the likeliest here):",
        "",
        *confusion_table(actors["confusion"]),
    ]
    return "\n".join(lines)


def _of_file(card: dict[str, Any]) -> list[tuple[str, str]]:
    """Return what is known of the file itself."""
    made, taken = card["made"], card["figures"]["milliseconds_one_thread"]
    return [
        ("file", f"`{card['file']}`, {card['bytes']:,} bytes, {made['kind']}"),
        ("sha256", f"`{card['sha256']}`"),
        ("weights", f"{made['weights']:,}"),
        ("made", f"{made['date']}, config `{made['config']}`, commit {made['commit']}"),
        ("names what Keras names", percent(made["agreement_with_keras"], 1)),
        ("one face in its two views, one thread", f"{taken:.2f} ms"),
    ]


def _of_crops(figures: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the figures on FER2013's validation split."""
    plus, seven = figures["ferplus_validation"], figures["fer2013_validation"]
    return [
        (f"FER+ majority of eight, {plus['n']} pictures", percent(plus["accuracy"], 1)),
        ("the same, class frequency not added", percent(plus["accuracy_without_prior"], 1)),
        (f"FER2013's own labels, {seven['n']} pictures", percent(seven["accuracy"], 1)),
    ]


def _of_performers(card: dict[str, Any]) -> list[str]:
    """Return the table of the figures that performers are judged by, in four circumstances."""
    actors = card["figures"]["performers"]
    halves = card["figures"]["performers_across_halves"]
    near = f"beside {card['resting_weight']:g} of the resting face"
    told = (actors, actors["beside_resting_face"], halves, halves["beside_resting_face"])
    rows = [
        (what, *(percent(one[name], 1) if name != "area" else f"{one[name]:.3f}" for one in told))
        for name, what in (
            ("area", "area under the curve"),
            ("pass_at_allowed", "pass at 5 % false pass"),
            ("pass", "pass at the card's bars"),
            ("false_pass", "false pass at the card's bars"),
            ("accuracy", "the likeliest is right"),
            ("macro_recall", "macro recall"),
        )
    ]
    faceless = actors.get("faceless", 0)
    return [
        f"Performers, {actors['n']} photos"
        + (f", in {faceless} of which no face was found" if faceless else "")
        + ". *Across halves*: measured on performers who set neither mixture nor bars.",
        "",
        *table(("what", "all set it", near, "across halves", f"across halves, {near}"), rows),
    ]


def _by_expression(actors: dict[str, Any], halves: dict[str, Any]) -> list[str]:
    """Return the table of performers by expression, beside what people said where that is known."""
    people = actors.get("people", {})
    columns = {
        "area": {e: f"{area:.3f}" for e, area in actors["area_by_expression"].items()},
        "passes": _percents(actors["pass_by_expression"]),
        "false pass": _percents(actors["false_pass_by_expression"]),
        "passes beside resting face": _percents(
            actors["beside_resting_face"]["pass_by_expression"]
        ),
        "passes across halves": _percents(halves["pass_by_expression"]),
        "calm that pass": _percents(actors.get("calm_faces_pass", {})),
        "likeliest of six": _percents(people.get("network_by_expression", {})),
        "people named": _percents(people.get("named_by_expression", {})),
    }
    shown = {head: values for head, values in columns.items() if values}
    rows = [(name, *(values.get(name, "–") for values in shown.values())) for name in SEVEN]
    return table(("expression", *shown), rows)


def _compared(actors: dict[str, Any]) -> list[str]:
    """Return sentences about people who saw the same photos, and about other bars."""
    lines = []
    people, trades = actors.get("people"), actors.get("pass_at_false_pass")
    if people:
        lines.append(
            f"People saw the same photos: of {people['n']} that were meant to show something, the "
            f"average rater named {percent(people['named'])}; the network's likeliest among "
            f"the same expressions named {percent(people['network'])}."
        )
        if "pass_if_named" in people and "pass_if_not" in people:
            lines[-1] += (
                f" What at least half of the raters named passes in "
                f"{percent(people['pass_if_named'])}, the rest in "
                f"{percent(people['pass_if_not'])}."
            )
    if trades:
        told = ", ".join(f"{percent(float(k))} → {percent(v)}" for k, v in trades.items())
        lines.append(
            f"What another bar would do (false pass → pass, with bars set on these very photos): "
            f"{told}."
        )
    return [part for line in lines for part in (line, "")]


def confusion_table(rows: list[list[int]]) -> list[str]:
    """Return a confusion table with an eighth row for contempt when there is one."""
    named = zip([*SEVEN, "contempt"], rows, strict=False)
    return table(("", *SEVEN), [(name, *map(str, row)) for name, row in named])


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> list[str]:
    """Return a Markdown table."""
    names = list(head)
    body = [f"| {' | '.join(row)} |" for row in rows]
    return [f"| {' | '.join(names)} |", f"|{' --- |' * len(names)}", *body]


def percent(share: float, digits: int = 0) -> str:
    """Return a share as a percentage."""
    return f"{100 * share:.{digits}f} %"


def _percents(shares: dict[str, float]) -> dict[str, str]:
    return {name: percent(share) for name, share in shares.items()}
