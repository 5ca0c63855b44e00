"""Draws the figures of the report from the runs' files; no face, no number of its own."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from training.report_text import Found, Run

if TYPE_CHECKING:
    from matplotlib.axes import Axes

FONT: Final = Path(__file__).parent.parent / "assets" / "fonts" / "Andika-Regular.ttf"

# As wide as the text of an A4 page, in inches, so that letters keep their size there.
WIDTH: Final = 6.9
DOTS_PER_INCH: Final = 180

# Told apart by every eye (Okabe and Ito 2008).
BLUE: Final = "#0072b2"
ORANGE: Final = "#d55e00"
GREY: Final = "#8a8a8a"
PALE: Final = "#b9d7ea"

COLOURS: Final = (BLUE, ORANGE, "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#000000")
SIGNS: Final = ("o", "s", "^", "D", "v", "P", "X", "*")

LOOK: Final = {
    "font.size": 8,
    "axes.titlesize": 8.5,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "legend.frameon": False,
    "savefig.dpi": DOTS_PER_INCH,
}


class Drawings:
    """The figures of one report.

    `eda` is the folder of a look at the data; `drawn` names the file of each, from the report.
    """

    def __init__(self, found: Found, folder: Path, eda: Path | None = None) -> None:
        self.found, self.folder, self.eda = found, folder, eda
        self.run = found.best
        self.drawn: dict[str, str] = {}

    def all(self) -> list[Callable[[], None]]:
        """Return what draws each figure, one call each; what lacks its figures draws nothing."""
        self.folder.mkdir(parents=True, exist_ok=True)
        return [self.data, self.averages, self.cost, self.curves, self.confusion, self.people]

    def data(self) -> None:
        """Draw how many validation pictures each class has, and how many were named rightly."""
        figures = self.run.figures.get("ferplus", self.run.figures["folders"])
        names, table = self.run.figures["classes"], np.array(figures["confusion"])
        counts = table.sum(axis=1)[: len(names)]
        right = np.diagonal(table)[: len(names)]
        folders = self.found.eda.get("counts", {})
        with drawing_page(1.8, 2 if folders else 1) as (page, axes):
            if folders:
                _counts(axes[0], folders)
            axes[-1].barh(names, counts, color=PALE)
            axes[-1].barh(names, right, color=BLUE)
            axes[-1].invert_yaxis()
            axes[-1].set_xlabel("validation pictures (dark: named rightly)")
            self._keep(page, "data")

    def averages(self) -> None:
        """Take over the average faces that a look at the data has drawn."""
        drawn = None if self.eda is None else next(self.eda.rglob("averages.png"), None)
        if drawn is not None:
            place = self.folder / drawn.name
            shutil.copyfile(drawn, place)
            self.drawn["averages"] = f"{self.folder.name}/{drawn.name}"

    def cost(self) -> None:
        """Draw accuracy against time for a face and against size, where there is a choice."""
        if len(self.found.runs) == 1:
            return
        with drawing_page(2.6, 2) as (page, axes):
            self._scatter(axes[0], lambda run: run.milliseconds, "ms for a face, one thread")
            self._scatter(axes[1], lambda run: run.megabytes, "MB")
            axes[0].set_ylabel("accuracy, %")
            axes[1].legend(loc="center left", bbox_to_anchor=(1, 0.5))
            self._keep(page, "cost")

    def curves(self) -> None:
        """Draw loss and accuracy by epoch, for training and validation."""
        if not self.run.history:
            return
        with drawing_page(2.3, 2) as (page, axes):
            for place, (ending, factor) in zip(axes, (("loss", 1), ("accuracy", 100)), strict=True):
                for held, colour, name in (
                    (False, BLUE, "training"),
                    (True, ORANGE, "validation"),
                ):
                    values = [factor * v for v in self.run.column(ending, held=held)]
                    place.plot(range(1, len(values) + 1), values, color=colour, label=name)
                for epoch in _new_steps(self.run):
                    place.axvline(epoch, color=GREY, linestyle=":", linewidth=0.8)
                place.set_xlabel("epoch")
                place.set_ylabel(ending if factor == 1 else f"{ending}, %")
            axes[0].legend()
            self._keep(page, "curves")

    def confusion(self) -> None:
        """Draw the confusion of validation pictures and of performers."""
        figures = self.run.figures
        tables = {"FER+ validation": figures.get("ferplus", figures["folders"])["confusion"]}
        if self.found.actors:
            tables["performers"] = self.found.actors["confusion"]
        with drawing_page(2.35, 2) as (page, axes):
            for place, (title, table) in zip(axes, tables.items(), strict=False):
                _heat(place, np.array(table), figures["classes"])
                place.set_title(title)
            for place in axes[len(tables) :]:
                place.axis("off")
            self._keep(page, "confusion")

    def people(self) -> None:
        """Draw the reliability diagram, and performers that pass beside what people named."""
        with drawing_page(2.6, 2) as (page, axes):
            bins = self.run.figures["reliability"]["bins"]
            axes[0].plot([0, 100], [0, 100], color=GREY, linewidth=0.8)
            sure = [100 * one["confidence"] for one in bins]
            right = [100 * one["accuracy"] for one in bins]
            most = max((one["n"] for one in bins), default=1)
            axes[0].plot(sure, right, color=BLUE)
            sizes = [8 + 60 * one["n"] / most for one in bins]
            axes[0].scatter(sure, right, s=sizes, color=BLUE)
            axes[0].set_xlabel("confidence, % (dot: how many)")
            axes[0].set_ylabel("accuracy, %")
            self._beside_people(axes[1])
            self._keep(page, "people")

    def _beside_people(self, place: Axes) -> None:
        """Draw two bars per expression: what passes, and what people named."""
        passed = self.found.actors.get("pass_by_expression", {})
        people = self.found.actors.get("people", {}).get("named_by_expression", {})
        if not passed:
            place.axis("off")
            return
        rows = np.arange(len(passed))
        place.barh(rows - 0.2, [100 * v for v in passed.values()], 0.4, color=BLUE, label="passes")
        named = [100 * people.get(name, 0) for name in passed]
        if people:
            place.barh(rows + 0.2, named, 0.4, color=ORANGE, label="people named")
        place.set_yticks(rows, list(passed))
        place.invert_yaxis()
        place.set_xlabel("performers' photos, %")
        place.legend(loc="upper center", bbox_to_anchor=(0.4, 1.16), ncols=2)

    def _scatter(self, place: Axes, measure: Callable[[Run], float | None], label: str) -> None:
        """Put a sign for every run that has the measure."""
        for run, sign, colour in zip(
            self._best_first(), itertools.cycle(SIGNS), itertools.cycle(COLOURS), strict=False
        ):
            value, size = measure(run), 90 if run is self.found.shipped else 34
            spot = ([], []) if value is None else ([value], [100 * run.accuracy])
            place.scatter(*spot, color=colour, marker=sign, s=size, label=run.name)
        place.set_xscale("log")
        place.xaxis.set_major_formatter("{x:g}")
        place.margins(0.12)
        place.set_xlabel(label)

    def _best_first(self) -> list[Run]:
        """Return the runs, the best first."""
        return sorted(self.found.runs, key=lambda one: -one.accuracy)

    def _keep(self, page: Any, name: str) -> None:
        """Write the figure as PNG, without a date, so that the same figures give the same file."""
        page.savefig(self.folder / f"{name}.png", metadata={"Software": None})
        self.drawn[name] = f"{self.folder.name}/{name}.png"


@contextmanager
def drawing_page(height: float, panels: int) -> Iterator[tuple[Any, list[Axes]]]:
    """Lend a figure of `panels` side by side, `height` inches high, and close it at the end."""
    import matplotlib as mpl
    from matplotlib import font_manager

    mpl.use("Agg")
    from matplotlib import pyplot

    font_manager.fontManager.addfont(FONT)
    name = font_manager.FontProperties(fname=FONT).get_name()
    with mpl.rc_context({**LOOK, "font.family": name}):
        figure, axes = pyplot.subplots(
            1, panels, figsize=(WIDTH, height), layout="constrained", squeeze=False
        )
        try:
            yield figure, list(axes[0])
        finally:
            pyplot.close(figure)


def _counts(place: Axes, folders: dict[str, dict[str, int]]) -> None:
    """Draw how many pictures each class has in each split, one upon the other."""
    names = list(next(iter(folders.values())))
    left = np.zeros(len(names))
    for (split, counts), colour in zip(folders.items(), (GREY, ORANGE, BLUE), strict=False):
        values = np.array([counts.get(name, 0) for name in names])
        place.barh(names, values, left=left, color=colour, label=split)
        left += values
    place.invert_yaxis()
    place.set_xlabel("pictures")
    place.legend()


def _new_steps(run: Run) -> list[float]:
    """Return between which epochs another phase begins."""
    phases = [row.get("phase") for row in run.history]
    return [
        number + 0.5
        for number, (one, other) in enumerate(itertools.pairwise(phases), 1)
        if one != other
    ]


def _heat(place: Axes, table: Any, names: list[str]) -> None:
    """Draw a confusion table, each row in percent."""
    shares = 100 * table / np.maximum(1, table.sum(axis=1, keepdims=True))
    place.imshow(shares, cmap="Blues", vmin=0, vmax=100, aspect="auto")
    rows = [*names, "contempt"][: len(table)]
    place.set_yticks(range(len(rows)), rows)
    place.set_xticks(range(len(names)), names, rotation=40, ha="right", rotation_mode="anchor")
    place.tick_params(length=0)
    for (row, column), share in np.ndenumerate(shares):
        colour = "white" if share > 55 else "black"
        place.text(column, row, f"{share:.0f}", ha="center", va="center", color=colour, size=7)
