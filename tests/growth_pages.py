"""Writes what `tests.bench_growth` measured into the pages of the folders concerned."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.bench_growth import Growth

ROOT = Path(__file__).parents[1]
PAGES = {
    "faces": ROOT / "game" / "perception" / "README.md",
    "pictures": ROOT / "game" / "perception" / "README.md",
    "scenarios": ROOT / "scenarios" / "growth.md",
    "takes": ROOT / "game" / "scorebook" / "README.md",
}

# Ink on paper, so that it can be read on a dark page as on a light one; Okabe and Ito's colours.
PAPER, INK = "#fff6e5", "#2b1b2e"
LINES = (("#0072b2", "o"), ("#d55e00", "s"), ("#009e73", "^"), ("#cc79a7", "D"))


def write_page(growth: Growth) -> None:
    """Draw the curve and put its table between its marks; raises ValueError without marks."""
    page = PAGES[growth.name]
    draw(growth, page.parent / f"growth-{growth.name}.svg")
    renew(page, growth.name, table(growth))


def table(growth: Growth) -> str:
    """Return the figures in Markdown: milliseconds, in brackets the ratio to the step before."""
    head = f"| {growth.unit} | " + " | ".join(growth.labels) + " |"
    rows = [head, "| --- |" + " --- |" * len(growth.labels)]
    for part, values in growth.ms.items():
        steps = ["", *(f" (×{ratio:.2f})" for ratio in growth.ratios(part))]
        cells = (f"{_short(ms)}{step}" for ms, step in zip(values, steps, strict=True))
        rows.append(f"| {part}, ms | " + " | ".join(cells) + " |")
    picture = f"![What more {growth.name} cost](growth-{growth.name}.svg)"
    return "\n".join([*rows, "", picture])


def renew(page: Path, name: str, text: str) -> None:
    """Put `text` between the marks called `name` in a page; raises ValueError without them."""
    begin, end = f"<!-- growth:{name} -->", "<!-- end -->"
    whole = page.read_text(encoding="utf-8")
    pattern = re.compile(re.escape(begin) + ".*?" + re.escape(end), re.DOTALL)
    if not pattern.search(whole):
        raise ValueError(f"{page} has no marks {begin} … {end}.")
    renewed = pattern.sub(lambda _: f"{begin}\n{text}\n{end}", whole, count=1)
    page.write_text(renewed, encoding="utf-8", newline="\n")


def draw(growth: Growth, place: Path) -> None:
    """Draw the curves, both axes in powers of ten, beside what would be linear."""
    import matplotlib
    from matplotlib.figure import Figure

    matplotlib.rcParams |= {"svg.fonttype": "none", "svg.hashsalt": growth.name}
    figure = Figure(figsize=(6.4, 3.6), facecolor=PAPER, layout="constrained")
    axes = figure.subplots()
    axes.set_facecolor(PAPER)
    first = max(values[0] for values in growth.ms.values())
    linear = [first * count / growth.counts[0] for count in growth.counts]
    axes.plot(growth.counts, linear, ":", color=INK, label="linear")
    for (part, values), (colour, sign) in zip(growth.ms.items(), LINES, strict=False):
        axes.plot(growth.counts, values, color=colour, marker=sign, label=part)
    axes.set(xscale="log", yscale="log", xlabel=growth.unit, ylabel="milliseconds of work")
    axes.set_xticks(growth.counts, growth.labels)
    axes.minorticks_off()
    axes.tick_params(colors=INK)
    most = 3 * max(max(values) for values in growth.ms.values())
    axes.set_ylim(top=most)
    axes.grid(color=INK, alpha=0.15)
    figure.legend(loc="outside upper center", ncols=3, frameon=False, labelcolor=INK, fontsize=8)
    for each in (axes.xaxis.label, axes.yaxis.label):
        each.set_color(INK)
    figure.savefig(place, format="svg", metadata={"Date": None})


def _short(ms: float) -> str:
    return f"{ms:.2f}" if ms < 10 else f"{ms:,.0f}"
