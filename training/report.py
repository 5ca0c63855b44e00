"""Writes the report of all runs, as a page and as a PDF, from their files; measures nothing."""

from __future__ import annotations

import csv
import importlib.util
import json
from pathlib import Path
from typing import Any, Final

from training.data import DataTrouble
from training.model_card import between
from training.report_results import results
from training.report_sections import conclusion, data, difficulties, method, question
from training.report_text import FIGURE, Found, Run, results_table

BEGIN: Final = "<!-- results: written by `python -m training report` -->"
END: Final = "<!-- end of results -->"

# What draws and sets it, of the extra `training`.
PARTS: Final = ("matplotlib", "fpdf", "markdown_it")

TITLE: Final = "Can a small network see what an actor performs?"


def report(results_folder: Path, card: Path, eda: Path, out: Path, page: Path) -> Path:
    """Write report.md, report.pdf and figures into `out`, the table into `page`; return the PDF.

    Raises DataTrouble when there is no measured run or no card, or `page` lacks the marks.
    """
    from training.photos import counted
    from training.report_figures import Drawings
    from training.report_pdf import write_pdf

    lacking = [name for name in PARTS if importlib.util.find_spec(name) is None]
    if lacking:
        raise DataTrouble(
            f"The report needs {' and '.join(lacking)}, which is not installed; "
            f"`pip install -e '.[training]'`."
        )
    found = read_all(results_folder, card, eda)
    table = "\n".join(results_table(found.runs))
    # First of all, so that a page without marks is told before anything is drawn.
    renewed = between(_text(page), (BEGIN, END), f"\n{table}\n", page)
    out.mkdir(parents=True, exist_ok=True)
    figures = Drawings(found, out / "figures", eda.parent if found.eda else None)
    for draw in counted(figures.all(), "Drawing"):
        draw()
    told = markdown(found, figures.drawn)
    (out / "report.md").write_text(told, encoding="utf-8")
    write_pdf(told, out, out / "report.pdf", _date(found))
    page.write_text(renewed, encoding="utf-8")
    return out / "report.pdf"


def markdown(found: Found, drawn: dict[str, str]) -> str:
    """Return the whole report; `drawn` holds the path of each figure, from the page."""
    parts = [
        [f"# {TITLE}", "", _about(found)],
        question(found),
        data(found),
        method(found),
        results(found),
        conclusion(found),
        difficulties(found),
    ]
    lines = [line for part in parts for line in [*part, ""]]
    text, number = [], 0
    for line in lines:
        name, mark, caption = line.partition(FIGURE)
        if not mark:
            text.append(line)
        elif name in drawn:
            number += 1
            text += [f"![{caption}]({drawn[name]})", "", f"*Figure {number}. {caption}*"]
    return "\n".join(text).rstrip() + "\n"


def read_all(results_folder: Path, card: Path, eda: Path) -> Found:
    """Read every run's folder, the card, and the look at the data if it was taken."""
    folders = sorted(path.parent for path in results_folder.glob("*/figures.json"))
    if not folders:
        raise DataTrouble(
            f"{results_folder}: holds no run's figures; train a config and `measure` it first."
        )
    return Found(
        tuple(_run(folder) for folder in folders),
        _read(card),
        _read(eda) if eda.is_file() else {},
    )


def _run(folder: Path) -> Run:
    """Read what `measure` has written about one run."""
    history: list[dict[str, float]] = []
    table = folder / "history.csv"
    if table.is_file():
        with table.open(encoding="utf-8", newline="") as file:
            try:
                history = [
                    {name: float(v) for name, v in row.items() if v} for row in csv.DictReader(file)
                ]
            except ValueError as error:
                raise DataTrouble(f"{table}: holds what is no number ({error}).") from error
    told = _read(folder / "run.json") if (folder / "run.json").is_file() else {}
    return Run(folder.name, told, history, _read(folder / "figures.json"))


def _read(path: Path) -> dict[str, Any]:
    """Read one JSON file."""
    try:
        told: dict[str, Any] = json.loads(_text(path))
    except ValueError as error:
        raise DataTrouble(f"{path}: is damaged ({error}).") from error
    return told


def _text(path: Path) -> str:
    """Read a text; raises DataTrouble when it is not there."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise DataTrouble(f"{path}: cannot be read ({error.strerror}).") from error


def _about(found: Found) -> str:
    """Return what this report was made of."""
    made = found.card.get("made", {})
    return (
        f"A report of the project Curtain Up about its eye, the network that ships: config "
        f"`{made.get('config', '?')}`, made {_date(found)}, commit `{made.get('commit', '?')}`. "
        f"Every number is read from the files of the runs, of the data and of the network; "
        f"`python -m training report` writes these pages again."
    )


def _date(found: Found) -> str:
    """Return the day on which the network was made, as year-month-day."""
    return str(found.card.get("made", {}).get("date", ""))
