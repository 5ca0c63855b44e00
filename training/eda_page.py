"""Writes the page of `eda` from eda.json; every number on it stands there, and no face is shown."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from training.data import DataTrouble
from training.eda import look_at
from training.evaluate import rounded, write_json
from training.figures_eda import draw_all
from training.photos import counted
from training.sources import load_without_test

Numbers = dict[str, Any]

NO_VOTES: Final = "The data has no votes of FER+, so this part is left out."

# How many rows of the longest table are told.
MOST_ROWS: Final = 5


def write_eda(data: Path, votes: Path | None, out: Path) -> Path:
    """Look at all but the test split; write eda.json, figures and README.md; return the page."""
    pictures = load_without_test(data, votes)
    if not len(pictures):
        raise DataTrouble(f"{data}: has only a test split, and nobody looks at that; add a train.")

    def watched(blocks: range) -> Iterable[int]:
        return counted(blocks, "Looking for twins")

    path = out / "eda.json"
    write_json(rounded(look_at(pictures, data.name, watched)), path)
    numbers = json.loads(path.read_text(encoding="utf-8"))
    drawn = draw_all(numbers, pictures, out)
    page = out / "README.md"
    page.write_text(page_of(numbers, drawn), encoding="utf-8")
    return page


def page_of(numbers: Numbers, drawn: list[str]) -> str:
    """Return the page in Markdown; `drawn` names the figures that there are."""
    parts = [_counts, _averages, _light, _agreement, _votes, _twins, _suspects]
    blocks = [
        "# A look at the data",
        f"{numbers['pictures']:,} pictures of `{numbers['source']}`: what they are like before "
        f"anything is trained on them. `python -m training eda --data …` writes this page, and "
        f"every number on it stands in `eda.json`. The test split is not looked at.",
    ]
    for part in parts:
        heading, figure, *told = part(numbers)
        blocks.append(f"## {heading}")
        if figure in drawn:
            blocks.append(f"![{heading}]({figure}.png)")
        blocks.extend(told)
    return "\n\n".join(map(_wrapped, blocks)) + "\n"


def _counts(numbers: Numbers) -> Iterator[str]:
    """Tell how many pictures each class has."""
    yield from ("How many of each", "counts")
    counts = numbers["counts"]
    rows = [[name, *(f"{told[name]:,}" for told in counts.values())] for name in numbers["classes"]]
    yield _table(["class", *counts], rows)
    yield " ".join(
        f"In {split}, {most} has the most pictures ({told[most]:,}) and {least} the fewest "
        f"({told[least]:,})."
        for split, told in counts.items()
        for least, most in [_ends(told)]
    )
    if numbers["ferplus"]:
        yield (
            "FER+ asked ten people about each picture. Their majority makes far fewer of some "
            "classes than the folders do: a network that follows the votes sees those rarely."
        )
        names = list(next(iter(numbers["ferplus"].values())))
        rows = [
            [name, *(f"{told[name]:,}" for told in numbers["ferplus"].values())] for name in names
        ]
        yield _table(["FER+ majority", *numbers["ferplus"]], rows)


def _averages(numbers: Numbers) -> Iterator[str]:
    """Tell how the sheet of averages came about."""
    yield from ("What the classes look like on average", "averages")
    yield (
        f"Nobody can be recognised here: each picture is the mean of all training faces of a "
        f"class, twins taken out, at least {numbers['least_faces_for_an_average']} of them. "
        f"Above the mean face; in the middle where it is lighter (orange) or darker (violet) than "
        f"the mean of all; below how often a place lies on an outline."
    )
    left_out = [name for name in numbers["classes"] if name not in numbers["faces_averaged"]]
    if left_out:
        yield f"Too few training faces for an average: {', '.join(left_out)}."


def _light(numbers: Numbers) -> Iterator[str]:
    """Tell how bright and how rich in contrast the pictures are."""
    yield from ("Brightness and contrast", "light")
    quantiles = ", ".join(f"{100 * share:.0f} %" for share in numbers["light"]["quantiles"])
    yield (
        f"Brightness is the mean grey level of a picture and contrast its standard deviation. "
        f"Lines and boxes end at the quantiles {quantiles}; the stroke is the median."
    )
    yield " ".join(
        f"Median {what} in {split}: from {medians[low]:.0f} ({low}) to {medians[high]:.0f} "
        f"({high})."
        for what in ("brightness", "contrast")
        for split, told in numbers["light"][what].items()
        for medians in [{name: spread[2] for name, spread in told.items()}]
        for low, high in [_ends(medians)]
    )


def _agreement(numbers: Numbers) -> Iterator[str]:
    """Tell how folders and majorities agree."""
    yield from ("Do the folders and FER+ agree?", "agreement")
    told = numbers["agreement"]
    if told is None:
        yield NO_VOTES
        return
    yield (
        f"Where FER+ has a majority, it names the folder's class in {_percent(told['share'])} of "
        f"the pictures; counted over all pictures, those without a majority too, in "
        f"{_percent(told['share_of_all'])}."
    )
    rows = [
        [name, _percent(share), f"{told['no_majority'][name]:,}"]
        for name, share in told["share_by_folder"].items()
    ]
    yield _table(["folder", "majority says the same", "no majority"], rows)


def _votes(numbers: Numbers) -> Iterator[str]:
    """Tell how sure the raters are."""
    yield from ("How sure are the raters?", "votes")
    told = numbers["votes"]
    if told is None:
        yield NO_VOTES
        return
    yield (
        f"On {_percent(told['share_of_one_mind'])} of {told['pictures']:,} pictures all raters "
        f"say the same, and {_percent(told['share_clear'])} have a majority by FER+'s rule. Half "
        f"of the pictures have an entropy of {told['median_bits']:.2f} bits or less. That is why "
        f"the votes' shares, not one name, are the label to train on."
    )
    rows = [
        [name, f"{one['bits'][2]:.2f}", _percent(one["share_clear"])]
        for name, one in told["by_folder"].items()
    ]
    yield _table(["folder", "median entropy, bits", "with a majority"], rows)


def _twins(numbers: Numbers) -> Iterator[str]:
    """Tell of pictures that come twice."""
    yield from ("Twins", "twins")
    same, near = numbers["twins"]["identical"], numbers["twins"]["near"]
    limits = numbers["near_twins_are"]
    if not same["pairs"] + near["pairs"]:
        yield "No two pictures show the same, neither to the pixel nor nearly."
        return
    yield (
        f"{same['pictures']:,} pictures have a twin that is the same to the pixel "
        f"({same['pairs']:,} pairs). {same['pictures_with_a_twin_across']['train']:,} training "
        f"pictures are also in validation: they are taken out of training, and so are all but "
        f"one of those alike within train."
    )
    yield (
        f"{near['pictures']:,} pictures are nearly the same as another ({near['pairs']:,} pairs): "
        f"at most {limits['bits']} of the {limits['of_bits']} bits of a difference hash differ, "
        f"and light and shade correlate at {limits['correlation']} or more, as when one "
        f"photograph is cut in two ways. "
        f"{near['pictures_with_a_twin_across']['train']:,} of training are nearly in validation; "
        f"they stay, so a validation figure is a little too good."
    )
    for told, kind in ((same, "identical"), (near, "near")):
        if told["pairs"]:
            yield _twins_disagree(told, kind)
    if same.get("share_with_other_majority") is not None:
        yield (
            "So much do raters disagree with raters about one and the same picture. Nobody should "
            "expect a network to agree with them more than they agree with each other."
        )
    if near["folders_mixed_up"]:
        rows = [
            [" and ".join(row["folders"]), f"{row['pairs']:,}"]
            for row in near["folders_mixed_up"][:MOST_ROWS]
        ]
        yield _table(["near twins in the folders", "pairs"], rows)


def _twins_disagree(told: Numbers, kind: str) -> str:
    """Return on what the labels of twins disagree."""
    text = (
        f"Of {told['pairs']:,} {kind} pairs {told['pairs_with_other_folder']:,} "
        f"({_percent(told['share_with_other_folder'])}) lie in two different folders."
    )
    if told.get("share_with_other_majority") is not None:
        text += (
            f" Where both have a FER+ majority ({told['pairs_with_two_majorities']:,} pairs), it "
            f"differs in {_percent(told['share_with_other_majority'])}; on average "
            f"{_percent(told['votes_that_move'])} of the votes go elsewhere the second time."
        )
    return text


def _suspects(numbers: Numbers) -> Iterator[str]:
    """Tell which labels are suspected to be wrong."""
    yield from ("Suspected wrong labels", "suspects")
    told = numbers["suspects"]
    if told is None:
        yield NO_VOTES
        return
    unnamed, faceless = told["no_vote_for_folder"], told["unknown_or_no_face"]
    yield (
        f"{unnamed['pictures']:,} pictures ({_percent(unnamed['share'])}) were called by the name "
        f"of their folder by not one rater. {faceless['pictures']:,} "
        f'({_percent(faceless["share"])}) were "unknown" or "not a face" to half of the '
        f"raters or more and are not trained on. "
        f"`eda.json` names the surest of both kinds."
    )
    rows = [
        [name, f"{count:,}", _percent(unnamed["share_by_folder"][name]), f"{lost:,}"]
        for (name, count), lost in zip(
            unnamed["by_folder"].items(), faceless["by_folder"].values(), strict=True
        )
    ]
    yield _table(["folder", "no vote for it", "share", "unknown or no face"], rows)


def _wrapped(block: str) -> str:
    """Return a paragraph in lines that a person can read as they are; tables stay."""
    if block.startswith(("|", "!", "#")):
        return block
    # A command stays on one line.
    whole = re.sub("`[^`]+`", lambda code: code.group().replace(" ", "\0"), block)
    lines = textwrap.fill(whole, 105, break_long_words=False, break_on_hyphens=False)
    return lines.replace("\0", " ")


def _ends(values: dict[str, float]) -> tuple[str, str]:
    """Return the names of the least and the greatest value."""
    return min(values, key=values.__getitem__), max(values, key=values.__getitem__)


def _percent(share: float | None) -> str:
    """Return a share as a person reads it."""
    return "–" if share is None else f"{100 * share:.1f} %"


def _table(head: list[str], rows: list[list[str]]) -> str:
    """Return a table in Markdown, numbers to the right."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
