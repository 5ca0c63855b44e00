"""The results in the report: what the figures say, in computed sentences; draws nothing."""

from __future__ import annotations

from collections import Counter
from typing import Any

from training.model_card import percent
from training.report_text import (
    ALIKE,
    FIGURE,
    Found,
    Run,
    better_or_worse,
    listed,
    results_table,
    worst_mix_up,
)


def results(found: Found) -> list[str]:
    """Return tables, figures, and what can be read from them."""
    runs = sorted(found.runs, key=lambda one: -one.accuracy)
    by_keras = [run.name for run in runs if run.figures.get("kind") == "keras"]
    lines = [
        "## Results",
        "",
        *results_table(found.runs),
        "",
        "All on the validation pictures, by the small file, on one thread; FER+ is the majority of "
        "eight, where contempt, which no network here can say, counts as a miss. " + _steps(runs),
    ]
    if by_keras:
        lines[-1] += (
            f" Marked with a star, because no small file could be made: {listed(by_keras)}."
        )
    lines += [
        "",
        f"cost{FIGURE}Accuracy against time for a face and against size of the file; the large "
        f"sign is what the game ships.",
        "",
    ]
    run = found.best
    if run.history:
        lines += [*_curves(run), ""]
    lines += [*_mix_ups(found, run), ""]
    lines += [*_reliable(run), ""]
    if found.actors:
        lines += [*_performers(found.actors), ""]
    lines += [
        f"people{FIGURE}Left: how often {run.name} is right when it is so sure (on the line: as "
        f"often as it thinks). Right: performers that pass, beside what people named.",
    ]
    return lines


def _steps(runs: list[Run]) -> str:
    """Return what the steps from the smallest to the best network buy."""
    best, smallest = runs[0], min(runs, key=lambda one: one.figures["weights"])
    if len(runs) == 1:
        return f"Only {best.name} has been measured so far."
    told = f"The best is **{best.name}** with {percent(best.accuracy, 1)}"
    if smallest is not best:
        told += (
            f", {better_or_worse(best.accuracy, smallest.accuracy)} the smallest, {smallest.name}"
        )
    return f"{told}. {_budgets(runs)}"


def _budgets(runs: list[Run]) -> str:
    """Return which runs had the same budget, and which of these is best."""
    budgets = [
        (run.told.get("epochs") or len(run.history), run.told.get("pictures")) for run in runs
    ]
    (epochs, pictures), often = Counter(budgets).most_common(1)[0]
    same = [run for run, budget in zip(runs, budgets, strict=True) if budget == (epochs, pictures)]
    if often == 1 or not pictures:
        return "Budgets differ, as the table says; compare the rows with care."
    others = listed(run.name for run in runs if run not in same)
    told = f"had the same budget, {epochs} epochs of {pictures:,} pictures"
    if not others:
        return f"All {told}."
    return (
        f"All but {others} {told}; of these the best is {same[0].name} with "
        f"{percent(same[0].accuracy, 1)}."
    )


def _curves(run: Run) -> list[str]:
    """Return the curves of a run and how it ended."""
    lines = [
        f"curves{FIGURE}Loss and accuracy of {run.name} by epoch, on changed training pictures and "
        f"on validation pictures as they are. Dotted: a new step begins.",
        "",
    ]
    loss, held = run.column("loss", held=False), run.column("loss", held=True)
    if loss and held:
        gap = held[-1] - loss[-1]
        told = f"At the end the loss is {loss[-1]:.2f} in training and {held[-1]:.2f} in validation"
        if gap > 0.1:
            told += ": the network knows its training pictures better than others, it overfits."
        elif gap < 0:
            told += (
                ": lower in validation, because training pictures are changed and parts of the "
                "network switched off while it learns. That is no sign of overfitting."
            )
        else:
            told += ": close together, so it hardly overfits."
        lowest = held.index(min(held)) + 1
        told += f" Validation loss was lowest after epoch {lowest} of {len(held)}"
        told += ": more time may help." if lowest >= 0.9 * len(held) else "."
        phases = run.told.get("config", {}).get("phases", [])
        if len({(p.get("folder_share"), p.get("is_balanced")) for p in phases}) > 1:
            told += " Steps with other labels have losses of their own, so compare within a step."
        lines.append(told)
    return lines


def _mix_ups(found: Found, run: Run) -> list[str]:
    """Return the confusion tables and the most frequent mistakes."""
    lines = [
        f"confusion{FIGURE}Named as, in percent of each row. Left: FER+ validation pictures. "
        f"Right: performers.",
        "",
    ]
    names = run.figures["classes"]
    tables = {"Among validation pictures": run.figures.get("ferplus", run.figures["folders"])}
    if found.actors:
        tables["Among performers"] = found.actors
    for where, figures in tables.items():
        recall = figures["recall"]
        weak, strong = min(recall, key=recall.__getitem__), max(recall, key=recall.__getitem__)
        told = (
            f"{where} *{strong}* is found best ({percent(recall[strong])}) and *{weak}* worst "
            f"({percent(recall[weak])})."
        )
        mixed = worst_mix_up(figures["confusion"], names)
        if mixed:
            told += (
                f" The largest mix-up, as a share: {mixed[2]} of {mixed[3]} *{mixed[0]}* faces "
                f"were taken for *{mixed[1]}*."
            )
        lines += [told, ""]
    return lines[:-1]


def _reliable(run: Run) -> list[str]:
    """Return whether the network is as often right as it is sure."""
    told = run.figures["reliability"]
    lean = sum(b["n"] * (b["confidence"] - b["accuracy"]) for b in told["bins"])
    way = "surer than it may be" if lean > 0 else "right more often than it says"
    return [
        f"The network is {way}: on average its confidence is {100 * told['ece']:.1f} points off "
        f"its accuracy. Learning from shares of votes asks it to be as unsure as people are."
    ]


def _performers(actors: dict[str, Any]) -> list[str]:
    """Return how the network fares beside people."""
    told = (
        f"Of the performers' photos {percent(actors['pass'])} pass for what they show, at a false "
        f"pass of {percent(actors['false_pass'], 1)}."
    )
    near = actors.get("beside_resting_face")
    if near:
        told += (
            f" Beside each performer's own resting face, which the game's warm-up learns, it is "
            f"{percent(near['pass'])} at {percent(near['false_pass'], 1)}."
        )
    if actors.get("faceless"):
        told += f" In {actors['faceless']} no face was found; they count as misses."
    people = actors.get("people")
    if people:
        ours, theirs = people["network_by_expression"], people["named_by_expression"]
        ahead = [e for e in ours if ours[e] > theirs[e] + ALIKE]
        behind = [e for e in ours if ours[e] < theirs[e] - ALIKE]
        told += (
            f" Choosing among the expressions that raters could choose, the network names "
            f"{percent(people['network'])}, "
            f"{better_or_worse(people['network'], people['named'])} the average rater "
            f"({percent(people['named'])})"
        )
        told += f"; ahead of people for {listed(ahead)}" if ahead else ""
        told += f"; behind for {listed(behind)}" if behind else ""
        told += "."
        if "pass_if_named" in people and "pass_if_not" in people:
            told += (
                f" It agrees with them: of photos that most raters named, "
                f"{percent(people['pass_if_named'])} pass, of the others "
                f"{percent(people['pass_if_not'])}."
                if people["pass_if_named"] > people["pass_if_not"]
                else " It does not agree with them about which photos are good."
            )
    return [told]
