"""Sums up what the contestants said: shares, medians and ratios; it writes nothing."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from typing import Any, Final

from training.data import DataTrouble
from training.peers.contest import Notes, Said
from training.peers.contestant import NAMES
from training.peers.programme import OURS
from training.peers.shots import CLIP, FACE, PHOTO

# The first pictures of each warm its caches and are not timed.
WARM_UP: Final = 3

# What one said of a picture, and what this project said of it.
Pair = tuple[Said, Said]


def figures_of(all_notes: Sequence[Notes]) -> list[dict[str, Any]]:
    """Return the figures of each contestant, this project's first; an absent one says why.

    Raises DataTrouble when this project itself could not take part.
    """
    ours = next(notes for notes in all_notes if notes.entry.key == OURS)
    if ours.absent:
        raise DataTrouble(
            f"There is nothing to compare with: of {ours.entry.title}, {ours.absent}."
        )
    return [_of(notes, ours) for notes in all_notes]


def _of(notes: Notes, ours: Notes) -> dict[str, Any]:
    """Return one contestant's figures."""
    entry = notes.entry
    told: dict[str, Any] = {"key": entry.key, "title": entry.title, "told": entry.told}
    if notes.absent:
        return {**told, "absent": notes.absent}
    told["versions"] = notes.parting.get("versions", [])
    told["peak_mb"] = notes.parting.get("peak_mb")
    told["asked"] = notes.parting.get("asked", [])
    told["reached"] = notes.parting.get("reached")
    told["start_seconds"] = _median([wall for wall, _ in notes.starts])
    told["start_work_seconds"] = _median([work for _, work in notes.starts])
    told["milliseconds"] = _times(_pairs(notes, ours, PHOTO, CLIP))
    for kind, count in ((PHOTO, _photos), (CLIP, _clips), (FACE, _faces)):
        pairs = _pairs(notes, ours, kind)
        if pairs:
            told[kind] = count(pairs)
    return told


def _pairs(notes: Notes, ours: Notes, *kinds: str) -> list[Pair]:
    """Return what one and this project said of the same pictures of some kinds."""
    mine = [one for one in notes.said if one.kind in kinds]
    return list(zip(mine, [one for one in ours.said if one.kind in kinds], strict=bool(mine)))


def _times(pairs: Sequence[Pair]) -> dict[str, dict[str, Any]]:
    """Return medians and ratios by size of picture; only pictures with a face are timed."""
    timed = [(one, other) for one, other in pairs[WARM_UP:] if one.there]
    sizes = sorted({one.size for one, _ in timed})
    return {
        f"{size[0]}x{size[1]}": _times_of([pair for pair in timed if pair[0].size == size])
        for size in sizes
    }


def _times_of(pairs: Sequence[Pair]) -> dict[str, Any]:
    return {
        "pictures": len(pairs),
        "ms": _median([one.ms for one, _ in pairs]),
        "work_ms": _median([one.work_ms for one, _ in pairs]),
        # Of the same picture, read one right after the other: what else runs hits both.
        "times_ours": _median([one.ms / other.ms for one, other in pairs]),
        "work_times_ours": _median([one.work_ms / other.work_ms for one, other in pairs]),
    }


def _photos(pairs: Sequence[Pair]) -> dict[str, Any]:
    """Return how many faces were found and named; one that was not found counts as wrong."""
    said = [one for one, _ in pairs]
    found = [one for one in said if one.faces]
    recalls = {
        name: _share([one.is_right for one in said if one.truth == name])
        for name in NAMES
        if any(one.truth == name for one in said)
    }
    return {
        "n": len(said),
        "found": len(found),
        "more_than_one": sum(one.faces > 1 for one in said),
        "right": _share([one.is_right for one in said]),
        "right_of_found": _share([one.is_right for one in found]),
        "macro_recall": statistics.fmean(recalls.values()),
        "recall": recalls,
        **_against(pairs),
    }


def _clips(pairs: Sequence[Pair]) -> dict[str, Any]:
    """Return the same of films, and how often a face was seen where there is none."""
    said = [one for one, _ in pairs]
    with_face = [one for one in said if one.there]
    without = [one for one in said if not one.there]
    crowd = [one for one in said if one.there > 1]
    return {
        "n": len(with_face),
        "found": sum(one.faces > 0 for one in with_face),
        "right": _share([one.faces > 0 and one.is_right for one in with_face]),
        "empty": len(without),
        "false_faces": sum(one.faces > 0 for one in without),
        "crowd": [[one.there, one.faces] for one in crowd],
    }


def _faces(pairs: Sequence[Pair]) -> dict[str, Any]:
    """Return how many cut-out faces the network alone named rightly."""
    said = [one for one, _ in pairs]
    return {
        "n": len(said),
        "right": _share([one.is_right for one in said]),
        "work_ms": _median([one.work_ms for one in said]),
        **_against(pairs),
    }


def _against(pairs: Sequence[Pair]) -> dict[str, int]:
    """Return how many only this one, and only this project, named rightly."""
    return {
        "only_this": sum(one.is_right and not other.is_right for one, other in pairs),
        "only_ours": sum(other.is_right and not one.is_right for one, other in pairs),
    }


def _share(rights: Sequence[bool]) -> float:
    """Return the share of true ones, 0 of none."""
    return sum(rights) / max(1, len(rights))


def _median(values: Sequence[float]) -> float | None:
    return statistics.median(values) if values else None
