"""Tells the figures of a comparison as tables, for a terminal and for models/README.md."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from training.data import DataTrouble
from training.model_card import between, percent, table
from training.peers.programme import HAAR, OURS

if TYPE_CHECKING:
    from rich.table import Table

MARKS: Final = (
    "<!-- peers: written by `python -m training compare-peers` -->",
    "<!-- end of peers -->",
)
FIGURE: Final = "peers.png"
INSTALL: Final = "make peers"

# What a figure is called where one contestant is ahead, where it is, and whether more is better.
_MEASURES: Final[tuple[tuple[str, tuple[str, ...], bool], ...]] = (
    ("seconds to the first result", ("start_work_seconds",), False),
    ("memory", ("peak_mb",), False),
    ("photos in which a face is found", ("photos", "found"), True),
    ("photos named rightly", ("photos", "right"), True),
    ("photos, each expression alike", ("photos", "macro_recall"), True),
    ("films' pictures in which a face is found", ("clips", "found"), True),
    ("films' pictures named rightly", ("clips", "right"), True),
    ("fewer faces where there is none", ("clips", "false_faces"), False),
    ("faces found in a group", ("clips", "crowd"), True),
    ("the network alone on FER+ faces", ("faces", "right"), True),
)

Row = tuple[str, ...]


def write_page(page: Path, figures_path: Path) -> None:
    """Put the tables between the marks of `page`, and draw the figure beside the figures.

    Raises DataTrouble without marks, or for figures that can't be read.
    """
    from training.peers.drawn import draw

    figures = read(figures_path)
    draw(figures, figures_path.with_name(FIGURE))
    page.write_text(renewed(page, figures), encoding="utf-8")


def renewed(page: Path, figures: dict[str, Any]) -> str:
    """Return the page's text with these figures; raises DataTrouble without marks."""
    return between(page.read_text(encoding="utf-8"), MARKS, markdown(figures), page)


def read(path: Path) -> dict[str, Any]:
    """Return kept figures; raises DataTrouble when there are none."""
    try:
        figures: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DataTrouble(f"{path}: holds no figures ({error}); run `compare-peers`.") from error
    return figures


def markdown(figures: dict[str, Any]) -> str:
    """Return Markdown with every table and sentence that the figures give."""
    lines = []
    for title, heads, rows in _tables(figures):
        lines += [title, "", *table(heads, rows), ""]
    for sentences in (fair(figures), ahead(figures), absent(figures)):
        lines += [*sentences, ""] if sentences else []
    lines += [f"![Named rightly against work for a picture](../training/peers/{FIGURE})", ""]
    return "\n".join([*lines, circumstances(figures)])


def rich_told(figures: dict[str, Any]) -> Iterator[Table | str]:
    """Give the same for a terminal."""
    from rich.table import Table

    for title, heads, rows in _tables(figures):
        drawn = Table(title=title, title_justify="left")
        for number, head in enumerate(heads):
            drawn.add_column(head, justify="left" if number == 0 else "right")
        for row in rows:
            drawn.add_row(*row)
        yield drawn
    for sentences in (fair(figures), ahead(figures), absent(figures), [circumstances(figures)]):
        yield from sentences


def _tables(figures: dict[str, Any]) -> Iterator[tuple[str, Row, list[Row]]]:
    """Give title, heads and rows of each table that there are figures for."""
    here = present(figures)
    yield _cost(here)
    for kind, tell in (("photos", _photos), ("clips", _clips), ("faces", _faces)):
        told = [one for one in here if kind in one]
        if told:
            yield tell(told)


def _cost(here: Sequence[dict[str, Any]]) -> tuple[str, Row, list[Row]]:
    sizes = _usual(here[0])
    heads = ["contestant", "finds; reads"]
    for size in sizes:
        heads += [f"ms, {size.replace('x', ' × ')}", "times ours"]
    rows = []
    for one in here:
        row = [one["title"], ": ".join([*one["versions"], one["told"]])]
        for size in sizes:
            times = one["milliseconds"][size]
            row += [f"{times['work_ms']:.1f}", f"{times['work_times_ours']:.1f}"]
        row += [_number(one["start_work_seconds"], 1), _number(one["peak_mb"], 0), _reach(one)]
        rows.append(tuple(row))
    heads += ["first result, s", "memory, MB", "tries to reach"]
    return "What it costs, on one core:", tuple(heads), rows


def _photos(here: Sequence[dict[str, Any]]) -> tuple[str, Row, list[Row]]:
    heads = ["contestant", "face found", "right", "of the found", "each expression alike"]
    rows: list[Row] = []
    for one in here:
        told = one["photos"]
        shares = (told["right"], told["right_of_found"], told["macro_recall"])
        against = _against(one, told)
        found = percent(told["found"] / told["n"], 1)
        rows.append((one["title"], found, *(percent(share, 1) for share in shares), *against))
    told_by = f"{here[0]['photos']['n']} photos of performers:"
    return told_by, (*heads, "only it is right", "only we are"), rows


def _clips(here: Sequence[dict[str, Any]]) -> tuple[str, Row, list[Row]]:
    first = here[0]["clips"]
    crowds = (f"of {there} faces at once" for there, _ in first["crowd"])
    heads = "contestant", "face found", "right", f"a face in {first['empty']} without any", *crowds
    rows: list[Row] = []
    for one in here:
        told = one["clips"]
        shares = (percent(told["found"] / told["n"], 1), percent(told["right"], 1))
        crowd = (str(seen) for _, seen in told["crowd"])
        rows.append((one["title"], *shares, str(told["false_faces"]), *crowd))
    return f"{first['n']} pictures of films with a face:", heads, rows


def _faces(here: Sequence[dict[str, Any]]) -> tuple[str, Row, list[Row]]:
    heads = ("contestant", "right", "ms", "only it is right", "only we are")
    rows: list[Row] = []
    for one in here:
        told = one["faces"]
        against = _against(one, told)
        rows.append((one["title"], percent(told["right"], 1), f"{told['work_ms']:.2f}", *against))
    title = f"The networks alone, {here[0]['faces']['n']} faces of FER2013's validation split"
    return f"{title}, majority of seven:", heads, rows


def ahead(figures: dict[str, Any]) -> list[str]:
    """Return lines that tell where others are ahead of this project.

    Others are held against the worse of this project's two lines; Haar, which has the same network
    set on the same photos, against the first.
    """
    ours = [one for one in present(figures) if one["key"].startswith(OURS)]
    others = [one for one in present(figures) if not one["key"].startswith(OURS)]
    lines = []
    for name, path, is_more in _measures(ours[0]):
        better = [
            one["title"]
            for one in others
            if _is_better(one, ours[:1] if one["key"] == HAAR else ours, path, is_more)
        ]
        lines += [f"* {name}: {'; '.join(better)}"] if better else []
    if lines:
        return ["Where others are ahead of this project:", "", *lines]
    return ["None of the others is ahead of this project in any figure here."] if others else []


def fair(figures: dict[str, Any]) -> list[str]:
    """Return a sentence with what the lines name on which nothing was set with these photos."""
    plain = [one for one in present(figures) if one["key"] not in (OURS, HAAR) and "photos" in one]
    if not plain:
        return []
    best = sorted(plain, key=lambda one: -one["photos"]["right"])
    told = "; ".join(f"{one['title']} {percent(one['photos']['right'], 1)}" for one in best)
    return [
        f"Photos named rightly by those on which nothing was set with them: {told}. What the game "
        f"uses, set on half of the performers and measured on the other half: "
        f"{percent(figures['across_halves'], 1)}."
    ]


def absent(figures: dict[str, Any]) -> list[str]:
    """Return a sentence about who could not take part, and how to install them."""
    missing = [one for one in figures["contestants"] if "absent" in one]
    if not missing:
        return []
    told = "; ".join(f"{one['title']}: {one['absent']}" for one in missing)
    return [
        f"Not compared: {told}. `{INSTALL}`, which is `pip install -e '.[peers]'` in a "
        f".venv-peers of its own, installs what can be."
    ]


def circumstances(figures: dict[str, Any]) -> str:
    """Return when and on what all this was measured, and how to read it."""
    return (
        f"Measured {figures['date']}, network `{figures['network']}`, {figures['system']}, "
        f"{figures['processor']}, {figures['cores']} cores, Python {figures['python']}; all on the "
        f"same core with one thread each, in turns, picture by picture. Times are work of that "
        f"core, medians: on a machine with nothing else to do that is the time that goes by."
    )


def present(figures: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the contestants that took part."""
    return [one for one in figures["contestants"] if "absent" not in one]


def _measures(ours: dict[str, Any]) -> Iterator[tuple[str, tuple[str, ...], bool]]:
    """Give all measures, those of each size of picture first."""
    for size in _usual(ours):
        name = f"milliseconds for a picture of {size.replace('x', ' × ')}"
        yield name, ("milliseconds", size, "work_ms"), False
    yield from _MEASURES


def _at(figures: dict[str, Any], path: Sequence[str]) -> float | None:
    """Return a figure by its path, None where it was not measured."""
    value: Any = figures
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    if isinstance(value, list):  # of each picture of a group how many there are, and were seen
        return float(sum(min(pair) for pair in value))
    return None if value is None else float(value)


def _is_better(
    one: dict[str, Any], ours: Sequence[dict[str, Any]], path: Sequence[str], is_more: bool
) -> bool:
    """Return whether one is better than the worst of this project's lines."""
    value = _at(one, path)
    lines = [line for line in (_at(each, path) for each in ours) if line is not None]
    if value is None or not lines:
        return False
    return value > min(lines) if is_more else value < max(lines)


def _usual(ours: dict[str, Any]) -> list[str]:
    """Return the two sizes that most of the timed pictures have."""
    times = ours["milliseconds"]
    return sorted(times, key=lambda size: -times[size]["pictures"])[:2]


def _against(one: dict[str, Any], told: dict[str, Any]) -> Row:
    """Return how many only it, and only this project, named; nothing beside itself."""
    if one["key"] == OURS:
        return "–", "–"
    return str(told["only_this"]), str(told["only_ours"])


def _number(value: float | None, digits: int) -> str:
    return "–" if value is None else f"{value:,.{digits}f}"


def _reach(one: dict[str, Any]) -> str:
    """Return whom it tried to reach, by Python or beneath it."""
    asked = [*one["asked"], *(one["reached"] or [])]
    if asked:
        return ", ".join(asked)
    return "nobody" if one["reached"] is not None else "nobody by Python"
