"""Draws a comparison: what is named rightly, against what it costs."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

from training.peers.programme import OURS
from training.report_figures import COLOURS, SIGNS, drawing_page


def draw(figures: dict[str, Any], place: Path) -> None:
    """Write a PNG of photos named rightly against work, memory and start, each logarithmic.

    The same figures give the same file. Without photos, the clips' share is drawn.
    """
    here = [one for one in figures["contestants"] if "absent" not in one]
    kind = "photos" if "photos" in here[0] else "clips"
    with drawing_page(2.9, 3) as (page, axes):
        for axis, (label, measure) in zip(axes, _costs(here[0]), strict=True):
            looks = zip(here, itertools.cycle(SIGNS), itertools.cycle(COLOURS), strict=False)
            for one, sign, colour in looks:
                spot = [measure(one)], [100 * one[kind]["right"]]
                size = 90 if one["key"] == OURS else 34
                axis.scatter(*spot, color=colour, marker=sign, s=size, label=one["title"])
            axis.set_xscale("log")
            axis.xaxis.set_major_formatter("{x:g}")
            axis.margins(0.15)
            axis.set_xlabel(label)
        axes[0].set_ylabel(f"{kind} named rightly, %")
        names = axes[0].get_legend_handles_labels()
        page.legend(*names, loc="outside lower center", ncols=4)
        page.savefig(place, metadata={"Software": None})


def _costs(first: dict[str, Any]) -> list[tuple[str, Any]]:
    """Return what lies on each horizontal axis."""
    size = next(iter(sorted(first["milliseconds"], key=_pictures(first), reverse=True)))
    return [
        (
            f"ms for a picture, {size.replace('x', ' × ')}",
            lambda one: one["milliseconds"][size]["work_ms"],
        ),
        ("seconds to the first result", lambda one: one["start_work_seconds"]),
        ("memory, MB", lambda one: one["peak_mb"]),
    ]


def _pictures(first: dict[str, Any]) -> Any:
    return lambda size: first["milliseconds"][size]["pictures"]
