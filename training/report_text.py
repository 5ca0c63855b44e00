"""Sentences and tables of the report: templates with figures put in; no result is typed here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from training.calibrate import FALSE_PASS
from training.model_card import percent, table

# What the project asked of the network before it was trained: name, least figure, as what to show.
GOALS: Final = (
    ("ferplus", "FER+ majority of eight, validation", 0.86, "percent"),
    ("accuracy", "performers, across halves: the likeliest is right", 0.70, "percent"),
    ("macro_recall", "performers, across halves: mean recall", 0.64, "percent"),
    ("area", "performers, across halves: mean area under the curve", 0.915, "area"),
    (
        "pass_at_allowed",
        "performers, across halves: pass at a false pass of {false_pass}",
        0.68,
        "percent",
    ),
)
MOST_BYTES: Final = 4_000_000
MOST_MILLISECONDS: Final = 1.5

# Between the name of a drawing and its caption, in a line of a section.
FIGURE: Final = " :: "

# Shares that differ by less are called alike; and what counts as many wrong names.
ALIKE: Final = 0.005

# What each network is, by the name of its config or else of its family, from simple to rich.
FAMILIES: Final = {
    "softmax": "one layer from pixels to classes: what a picture's greys alone tell",
    "mlp": "layers that see all pixels at once and know nothing of their places",
    "lstm": "a memory that reads the picture row by row, as if it were a text",
    "five_block": "blocks of convolution and pooling, as taught in a course",
    "five_block_tuned": "the five blocks with sizes and rates found by a search",
    "pyramid": "five blocks whose widths were cut by hand until each costs the same time",
    "mobilenet": "MobileNetV3, made for phones, with a head of our own",
    "compact_short": "what the game ships, with the budget of the others",
    "compact": "a small residual network, wide only where maps are small",
}


@dataclass(frozen=True, slots=True)
class Run:
    """One measured run: what it tells of itself, its epochs in order, and its figures."""

    name: str
    told: dict[str, Any]
    history: list[dict[str, float]]
    figures: dict[str, Any]

    @property
    def kind(self) -> str | None:
        """The name in FAMILIES that describes it, if one does."""
        names = (self.name, self.told.get("family"))
        return next((str(name) for name in names if name in FAMILIES), None)

    @property
    def accuracy(self) -> float:
        """FER+'s majority of eight where there are votes, else the folders' labels."""
        return float(self.figures.get("ferplus", self.figures["folders"])["accuracy"])

    @property
    def megabytes(self) -> float:
        """Size of the small file, or of Keras' own where there is none."""
        return float(self.figures["bytes"]) / 1e6

    @property
    def milliseconds(self) -> float | None:
        """Median time of a face on one thread, if it was taken."""
        taken = self.figures.get("milliseconds_one_thread")
        return None if taken is None else float(taken)

    def column(self, ending: str, *, held: bool) -> list[float]:
        """Return a column of the history, by how its name ends: "loss" or "accuracy"."""
        for name in self.history[0] if self.history else ():
            if name.endswith(ending) and name.startswith("val_") == held:
                return [row[name] for row in self.history if name in row]
        return []


@dataclass(frozen=True, slots=True)
class Found:
    """All that a report is made of; `shipped` is the run of the card, if it was measured."""

    runs: tuple[Run, ...]
    card: dict[str, Any]
    eda: dict[str, Any]

    @property
    def shipped(self) -> Run | None:
        """The run whose network the game ships."""
        config = self.card.get("made", {}).get("config")
        return next((run for run in self.runs if run.name == config), None)

    @property
    def best(self) -> Run:
        """The run that a report is about: the one that ships, else the most accurate."""
        return self.shipped or max(self.runs, key=lambda run: run.accuracy)

    @property
    def actors(self) -> dict[str, Any]:
        """The card's figures on performers, empty where none were measured."""
        figures: dict[str, Any] = self.card.get("figures", {}).get("performers", {})
        return figures


def results_table(runs: Iterable[Run]) -> list[str]:
    """Return the table of all runs, the best first."""
    head = (
        "run", "weights", "MB", "ms", "epochs", "pictures", "minutes", "FER+", "FER2013",
    )  # fmt: skip
    rows = []
    for run in sorted(runs, key=lambda one: -one.accuracy):
        seconds, pictures = run.told.get("seconds"), run.told.get("pictures")
        plus = run.figures.get("ferplus")
        rows.append(
            (
                run.name + (" *" if run.figures.get("kind") == "keras" else ""),
                f"{run.figures['weights']:,}",
                f"{run.megabytes:.2f}",
                "–" if run.milliseconds is None else f"{run.milliseconds:.2f}",
                str(run.told.get("epochs") or len(run.history) or "–"),
                f"{pictures:,}" if pictures else "–",
                f"{seconds / 60:.0f}" if seconds else "–",
                percent(plus["accuracy"], 1) if plus else "–",
                percent(run.figures["folders"]["accuracy"], 1),
            )
        )
    return table(head, rows)


def goals_table(found: Found) -> tuple[list[str], int, int]:
    """Return the goals with what was reached, how many were, and how many there are.

    Performers are measured twice: as strangers, and beside their own resting faces, which the
    game's warm-up learns; a goal is reached if it is in one of the two, and the table says which.
    """
    figures = found.card.get("figures", {})
    halves = figures.get("performers_across_halves", {})
    plus = figures.get("ferplus_validation", {}).get("accuracy")
    rows, reached = [], 0
    for name, what, least, shown in GOALS:
        value = plus if name == "ferplus" else halves.get(name)
        near = None if name == "ferplus" else halves.get("beside_resting_face", {}).get(name)
        if value is None:
            continue
        told = [
            "–" if v is None else percent(v, 1) if shown == "percent" else f"{v:.3f}"
            for v in (least, value, near)
        ]
        reached += max(value, near or 0.0) >= least
        verdict = _verdict(value >= least)
        if value < least and near is not None and near >= least:
            verdict = "reached beside it"
        what = what.format(false_pass=percent(FALSE_PASS))
        rows.append((what, f"at least {told[0]}", told[1], told[2], verdict))
    size, taken = found.card.get("bytes"), figures.get("milliseconds_one_thread")
    for what, value, most, form in (
        ("size of the file, MB", size and size / 1e6, MOST_BYTES / 1e6, "{:.2f}"),
        ("time for a face in its two views, one thread, ms", taken, MOST_MILLISECONDS, "{:.2f}"),
    ):
        if value is not None:
            reached += value <= most
            told = [form.format(v) for v in (most, value)]
            rows.append((what, f"at most {told[0]}", told[1], "–", _verdict(value <= most)))
    head = ("goal", "asked", "measured", "beside the resting face", "")
    return table(head, rows), reached, len(rows)


def better_or_worse(one: float, other: float) -> str:
    """Return in words how `one` compares with `other`, both shares, with the distance in points."""
    if abs(one - other) < ALIKE:
        return "about as good as"
    return f"{100 * abs(one - other):.1f} points {'better' if one > other else 'worse'} than"


def listed(names: Iterable[str]) -> str:
    """Return names as people list them: a, b and c."""
    told = list(names)
    return " and ".join([", ".join(told[:-1]), told[-1]] if len(told) > 1 else told)


def worst_mix_up(rows: list[list[int]], names: list[str]) -> tuple[str, str, int, int] | None:
    """Return what is most often taken for what, how often, and of how many."""
    cells = [
        (rows[r][c] / max(1, sum(rows[r])), r, c)
        for r in range(len(names))
        for c in range(len(names))
        if r != c
    ]
    share, row, column = max(cells, default=(0, 0, 0))
    return (names[row], names[column], rows[row][column], sum(rows[row])) if share else None


def _verdict(is_reached: bool) -> str:
    return "reached" if is_reached else "**not reached**"
