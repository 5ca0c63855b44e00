"""Draws the figures of `eda` from its numbers; faces only as averages over a hundred or more."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from training.data import Pictures, without_twins
from training.eda import SEEN

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from numpy.typing import NDArray

    Numbers = dict[str, Any]

# Colours that all eyes tell apart (Okabe and Ito 2008), for train and validation, and for FER+.
COLOURS: Final = {"train": "#0072B2", "validation": "#E69F00"}
THIRD: Final = "#009E73"

# Dots per inch; the soft averages would weigh too much with as many as the rest.
DOTS: Final = 110
DOTS_OF_AVERAGES: Final = 75

# More classes than these side by side would be too small to see.
MOST_AVERAGES: Final = 10

# Edges are looked for on faces twice as large, where one pixel's noise makes none.
_EDGES: Final = (90, 200)


def draw_all(numbers: Numbers, pictures: Pictures, folder: Path) -> list[str]:
    """Write all figures for which there are numbers; return their names without ending."""
    drawn = {
        "counts": _counts(numbers),
        "averages": _averages(numbers, pictures),
        "light": _light(numbers),
        "agreement": _agreement(numbers),
        "votes": _votes(numbers),
        "twins": _twins(numbers),
        "suspects": _suspects(numbers),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, figure in drawn.items():
        path = folder / f"{name}.png"
        if figure is None:
            # One of an earlier look at other data would lie.
            path.unlink(missing_ok=True)
        else:
            dots = DOTS_OF_AVERAGES if name == "averages" else DOTS
            figure.savefig(path, dpi=dots, metadata={"Software": None})
    return [name for name, figure in drawn.items() if figure is not None]


def outlines(faces: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Return how often (0 to 1) each place (96, 96) of the faces (n, 48, 48) lies on an edge."""
    import cv2

    total = np.zeros((96, 96))
    for face in faces:
        large = cv2.resize(face, (96, 96), interpolation=cv2.INTER_CUBIC)
        total += cv2.Canny(large, *_EDGES) > 0
    shares: NDArray[np.float64] = total / max(1, len(faces))
    return shares


def _sheet(width: float, height: float, rows: int = 1, columns: int = 1) -> tuple[Figure, Any]:
    """Return a figure of so many inches and its axes (rows, columns)."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width, height), layout="constrained")
    return figure, figure.subplots(rows, columns, squeeze=False)


def _plain(axes: Axes) -> Axes:
    """Take the frame off where it says nothing."""
    axes.spines[["top", "right"]].set_visible(False)
    return axes


def _box(axes: Axes, at: float, spread: list[float], colour: str, label: str | None) -> None:
    """Draw five quantiles: a line, on it a thick one for the middle half, on it the median."""
    least, low, middle, high, most = spread
    axes.plot([least, most], [at, at], color=colour, lw=1)
    (box,) = axes.plot([low, high], [at, at], color=colour, lw=7, alpha=0.6, label=label)
    box.set_solid_capstyle("butt")
    axes.plot(middle, at, "|", color="black", ms=10)


def _counts(numbers: Numbers) -> Figure:
    """Draw pictures per class and split, and FER+'s majorities of the same pictures."""
    counts, majorities = numbers["counts"], numbers["ferplus"]
    splits = [split for split in SEEN if split in counts]
    figure, axes = _sheet(9, 3.2 * len(splits), len(splits))
    for split, axis in zip(splits, axes[:, 0], strict=True):
        bars = {"folder": (counts[split], COLOURS["train"])}
        if majorities and split in majorities:
            bars["FER+ majority"] = (majorities[split], THIRD)
        names = max((list(told) for told, _ in bars.values()), key=len)
        wide = 0.8 / len(bars)
        for place, (label, (told, colour)) in enumerate(bars.items()):
            at = np.arange(len(names)) + (place - (len(bars) - 1) / 2) * wide
            heights = [told.get(name, 0) for name in names]
            drawn = _plain(axis).bar(at, heights, wide, color=colour, label=label)
            labels = [
                f"{n}" if name in told else "" for n, name in zip(heights, names, strict=True)
            ]
            axis.bar_label(drawn, labels, fontsize=7)
        axis.set_xticks(range(len(names)), names, rotation=45 if len(names) > 9 else 0)
        axis.set_ylabel("pictures")
        axis.set_title(f"{split}: {sum(counts[split].values())} pictures", fontsize=10)
    if len(bars) > 1:
        axes[0, 0].legend(frameon=False)
    return figure


def _averages(numbers: Numbers, pictures: Pictures) -> Figure | None:
    """Draw for each class the mean face, what sets it apart, and where its outlines are."""
    counted = dict(list(numbers["faces_averaged"].items())[:MOST_AVERAGES])
    if not counted:
        return None
    train = without_twins(pictures).of("train")
    figure, axes = _sheet(1.5 * len(counted) + 0.6, 5.2, 3, len(counted))
    everyone = train.pixels.mean(axis=0)
    # Pixels as they are, because smoothed ones make the file three times as large.
    sharp: dict[str, Any] = {"interpolation": "nearest"}
    for column, (name, count) in zip(axes.T, counted.items(), strict=True):
        faces = train.pixels[train.folder == train.classes.index(name)]
        mean = faces.mean(axis=0)
        column[0].imshow(mean, cmap="gray", vmin=70, vmax=190, **sharp)
        apart = mean - everyone
        column[1].imshow(apart - apart.mean(), cmap="PuOr_r", vmin=-30, vmax=30, **sharp)
        edges = outlines(faces)
        column[2].imshow(
            edges, cmap="gray_r", vmin=0.05, vmax=max(0.3, float(edges.max())), **sharp
        )
        column[0].set_title(f"{name}\n{count} faces", fontsize=9)
    for row, label in zip(axes, ("mean face", "against all", "outlines"), strict=True):
        row[0].set_ylabel(label, fontsize=9)
        for axis in row:
            axis.set(xticks=[], yticks=[])
    return figure


def _light(numbers: Numbers) -> Figure:
    """Draw quantiles of brightness and contrast per class and split."""
    told, classes = numbers["light"], numbers["classes"]
    figure, axes = _sheet(9, 1.2 + 0.42 * len(classes), 1, 2)
    for axis, what in zip(axes[0], ("brightness", "contrast"), strict=True):
        splits = list(told[what])
        for place, split in enumerate(splits):
            shift = (place - (len(splits) - 1) / 2) * 0.3
            for name, spread in told[what][split].items():
                at, colour = classes.index(name) + shift, COLOURS[split]
                label = split if name == next(iter(told[what][split])) else None
                _box(_plain(axis), at, spread, colour, label)
        axis.set_yticks(range(len(classes)), classes)
        axis.invert_yaxis()
        axis.set_xlabel(f"{what}, grey levels (0 to 255)")
    handles, labels = axes[0, 0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside upper center", ncols=2, frameon=False)
    return figure


def _agreement(numbers: Numbers) -> Figure | None:
    """Draw the table of folders against majorities as shares of each row."""
    told = numbers["agreement"]
    if told is None:
        return None
    table = np.array(told["table"], float)
    shares = table / np.maximum(1, table.sum(axis=1, keepdims=True))
    figure, axes = _sheet(8.4, 5)
    axis = axes[0, 0]
    drawn = axis.imshow(shares, cmap="cividis", vmin=0, vmax=1, aspect="auto")
    for (row, column), share in np.ndenumerate(shares):
        colour = "black" if share > 0.45 else "white"
        text = f"{share:.0%}\n{int(table[row, column])}"
        axis.text(column, row, text, ha="center", va="center", fontsize=7.5, color=colour)
    axis.set_xticks(range(len(told["majorities"])), told["majorities"])
    axis.set_yticks(range(len(told["folders"])), told["folders"])
    axis.set(xlabel="FER+ majority", ylabel="FER2013 folder")
    figure.colorbar(drawn, label="share of the folder's clear pictures")
    return figure


def _votes(numbers: Numbers) -> Figure | None:
    """Draw how sure the raters are, of all pictures and per folder."""
    told = numbers["votes"]
    if told is None:
        return None
    figure, axes = _sheet(9, 3.6, 1, 2)
    left, right = _plain(axes[0, 0]), _plain(axes[0, 1])
    sizes = {int(k): n for k, n in told["largest_of_ten"].items() if n}
    left.bar(list(sizes), list(sizes.values()), color=COLOURS["train"])
    left.set_xticks(list(sizes))
    left.set(xlabel="raters of ten who agree on the most frequent answer", ylabel="pictures")
    for at, (_, one) in enumerate(told["by_folder"].items()):
        _box(right, at, one["bits"], THIRD, None)
    right.set_yticks(range(len(told["by_folder"])), list(told["by_folder"]))
    right.invert_yaxis()
    right.set(xlabel="entropy of the votes, bits (0: all agree)", ylabel="FER2013 folder")
    return figure


def _twins(numbers: Numbers) -> Figure | None:
    """Draw pairs of twins within and across the splits."""
    told = numbers["twins"]
    if not any(kind["pairs"] for kind in told.values()):
        return None
    figure, axes = _sheet(7, 2.6)
    axis, names = _plain(axes[0, 0]), ["within train", "within validation", "train and validation"]
    for place, (kind, colour) in enumerate((("identical", COLOURS["train"]), ("near", THIRD))):
        one = told[kind]
        lengths = [*one["pairs_within"].values(), one["pairs_across"]]
        drawn = axis.barh(np.arange(3) + 0.4 * place - 0.2, lengths, 0.38, color=colour, label=kind)
        axis.bar_label(drawn, fontsize=8, padding=2)
    axis.set_yticks(range(3), names)
    axis.invert_yaxis()
    axis.margins(x=0.1)
    axis.set_xlabel("pairs of pictures")
    axis.legend(frameon=False)
    return figure


def _suspects(numbers: Numbers) -> Figure | None:
    """Draw the share of each folder that no rater, or no rater of a face, would confirm."""
    told = numbers["suspects"]
    if told is None:
        return None
    figure, axes = _sheet(8, 3)
    axis = _plain(axes[0, 0])
    shares = told["no_vote_for_folder"]["share_by_folder"]
    counts = told["no_vote_for_folder"]["by_folder"]
    heights = [100 * (share or 0) for share in shares.values()]
    drawn = axis.bar(list(shares), heights, color=COLOURS["validation"])
    labels = [f"{high:.1f} %\n({counts[name]})" for high, name in zip(heights, shares, strict=True)]
    axis.bar_label(drawn, labels, fontsize=8)
    axis.set_ylim(0, max([1.0, *heights]) * 1.25)
    axis.set(xlabel="FER2013 folder", ylabel="% that no rater of ten\ncalled by the folder's name")
    return figure
