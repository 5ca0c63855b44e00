"""The report around its results: plain sentences, all figures in them computed, none typed."""

from __future__ import annotations

from typing import Any, Final

from training.model_card import percent
from training.report_text import (
    ALIKE,
    FAMILIES,
    FIGURE,
    Found,
    Run,
    goals_table,
    listed,
)

# What the weights of a file are, by the kind of export.
KINDS: Final = {
    "dynamic": " with small whole numbers as weights",
    "int8": " that calculates with small whole numbers",
    "float16": " with weights of half the usual digits",
}


def question(found: Found) -> list[str]:
    """Return the introduction."""
    lines = [
        "## The question",
        "",
        "In the game Curtain Up a child acts how somebody in a story would look: happy, sad, "
        "angry, surprised, scared, disgusted or calm. A webcam watches, and a small network says "
        "how well each of these expressions can be seen. It judges a performance, never what "
        "anybody feels.",
        "",
        "The question is how well a network can do that which is small enough to answer at once on "
        "any computer, and which has only learnt from pictures of the web. Do we see in it what we "
        "see in an actor, and how do steps of growing effort, from one layer to a deep network, "
        "pay?",
    ]
    people = found.actors.get("people")
    if people:
        lines[-1] += (
            f" People are no perfect judges either: of the performers' photos used here the "
            f"average rater named {percent(people['named'])} rightly."
        )
    return lines


def data(found: Found) -> list[str]:
    """Return where the pictures come from, and what a look at them told."""
    run = found.best
    seen, held = run.told.get("pictures"), run.told.get("validation_pictures")
    lines = [
        "## The data",
        "",
        "**FER2013** holds small grey faces from the web, sorted into folders by expression. Its "
        "labels are rough, so **FER+** had ten people look at every picture again, and we learn "
        "from the shares of their votes: a face that half of them call sad and half calm is a "
        "little of both."
        + (
            f" After pictures without a face and training pictures that are also in validation "
            f"were taken out, {seen:,} pictures were left to learn from, and {held:,} to check "
            f"with. No test picture was looked at."
            if seen and held
            else ""
        ),
        "",
        *_classes(found, run),
        *_looked(found.eda),
    ]
    if found.actors:
        lines += [
            f"**Performers.** {found.actors['n']} photos of professional actors who perform the "
            f"same expressions, with the share of people who named each, are only ever measured "
            f"on. They choose and set the bars, but no weight was learnt from them.",
        ]
    return [*lines, *_averages(found.eda)]


def _classes(found: Found, run: Run) -> list[str]:
    """Return how unequal the classes are, in the validation pictures that a run was measured on."""
    table = run.figures.get("ferplus", run.figures["folders"])["confusion"]
    names = run.figures["classes"]
    counts = sorted((sum(row), name) for row, name in zip(table, names, strict=False))
    (few, rare), (many, common) = counts[0], counts[-1]
    left = "Left: pictures of each class in FER2013's folders. Right: " if found.eda else "The "
    return [
        f"The classes are unequal: among the validation pictures with a clear majority "
        f"{many:,} are *{common}* and only {few:,} *{rare}*. Who always says *{common}* is right "
        f"in {percent(many / max(1, sum(n for n, _ in counts)))}, so accuracy alone tells little "
        f"about the rare ones; the mean of the recalls tells more.",
        "",
        f"data{FIGURE}{left}validation pictures of each class; the lighter part was named wrongly "
        f"by {run.name}.",
        "",
    ]


def _looked(eda: dict[str, Any]) -> list[str]:
    """Return what `python -m training eda` has found, as far as it tells."""
    told = []
    agreement, votes = eda.get("agreement") or {}, eda.get("votes") or {}
    if agreement.get("share") is not None:
        told.append(
            f"Where both name one class, FER2013's label and the majority of FER+ agree on "
            f"{percent(agreement['share'])} of the pictures."
        )
    if votes.get("share_clear") is not None:
        told.append(
            f"Raters have a clear majority on {percent(votes['share_clear'])} and are of one mind "
            f"on {percent(votes['share_of_one_mind'])}."
        )
    twins = (eda.get("twins") or {}).get("identical") or {}
    if twins.get("pairs"):
        across = twins["pictures_with_a_twin_across"].get("train", 0)
        told.append(
            f"{twins['pictures']:,} pictures are there more than once, pixel by pixel; {across:,} "
            f"training pictures are also in validation and were taken out, or the figures would "
            f"flatter."
        )
        if (differ := twins["share_with_other_folder"]) > ALIKE:
            told.append(
                f"Of such pairs {percent(differ)} lie in two different folders: nobody can be "
                f"right about both."
            )
    suspects = (eda.get("suspects") or {}).get("no_vote_for_folder") or {}
    if suspects.get("share") is not None:
        told.append(
            f"For {percent(suspects['share'])} of the pictures not one rater chose the class of "
            f"FER2013's folder."
        )
    if not told:
        return []
    return [
        " ".join(told),
        "",
    ]


def _averages(eda: dict[str, Any]) -> list[str]:
    """Return the place of the average faces, if they were drawn."""
    if not eda.get("faces_averaged"):
        return []
    return [
        "",
        f"averages{FIGURE}Training faces of each class: their mean, what sets it apart from all "
        f"others, and their outlines. These are nobody's faces.",
    ]


def method(found: Found) -> list[str]:
    """Return how the networks were made."""
    order = list(FAMILIES)
    known = sorted((order.index(run.kind), run.name) for run in found.runs if run.kind)
    lines = ["## Method and models", ""]
    if known:
        lines += ["These networks were trained on the same pictures:", ""]
        lines += [f"* **{name}**: {FAMILIES[order[place]]}." for place, name in known]
        lines += [""]
    if found.shipped is not None:
        lines += _phases(found.shipped)
    lines += [
        "While it learns, every picture is changed anew: mirrored, turned, moved, scaled, lit "
        "otherwise, blurred, coarsened, partly covered, as webcams, rooms and hands do it. Nothing "
        "of that happens when we measure.",
        "",
        _exported(found.card),
    ]
    return lines


def _phases(run: Run) -> list[str]:
    """Return in which steps the network that ships was trained."""
    phases = run.told.get("config", {}).get("phases", [])
    if not phases:
        return []
    lines = [f"The network that ships, {run.name}, was trained in {len(phases)} steps:", ""]
    for phase in phases:
        if phase.get("blend_with"):
            lines.append(
                f"* No training: {percent(phase['blend_share'])} of the weights that step "
                f"{phase['blend_with']} left are mixed in."
            )
            continue
        share = phase.get("folder_share", 0)
        labels = "the shares of the votes"
        if share:
            labels += f", with FER2013's own label counting {percent(share)}"
        balanced = (
            "; the frequency of the classes is taken off, so that rare ones are named too"
            if phase.get("is_balanced")
            else ""
        )
        side = phase.get("side")
        if phase.get("zoom"):
            balanced += "; half of the pictures come nearer, as the game cuts faces"
        lines.append(
            f"* {phase['epochs']} epochs against {labels}"
            + (f", on pictures of {side} × {side}" if side else "")
            + f", with a rate of at most {phase['peak_rate']:g}{balanced}."
        )
    return [*lines, ""]


def _exported(card: dict[str, Any]) -> str:
    """Return how the trained network became the file of the game."""
    made = card.get("made", {})
    told = (
        f"The trained network becomes a LiteRT file{KINDS.get(made.get('kind', ''), '')}. It is "
        f"only written when it names what Keras names"
    )
    if "agreement_with_keras" in made:
        told += f", here on {percent(made['agreement_with_keras'], 1)} of the validation pictures"
    return (
        f"{told}. Then the bars are set: per expression the score that few faces reach which show "
        f"something else. What the tables call *pass* is the share of photos that reach the bar of "
        f"what they show, *false pass* the share of other expressions' bars that they reach."
    )


def conclusion(found: Found) -> list[str]:
    """Return what was asked, what was reached, and what to try next."""
    goals, reached, asked = goals_table(found)
    verdict = "All goals" if reached == asked else f"{reached} of {asked} goals"
    beside = sum("reached beside it" in goal for goal in goals)
    aside = f", {beside} of them only beside the resting face" if beside else ""
    lines = [
        "## Conclusion, and what next",
        "",
        f"{verdict} that were set before training were reached by the file that ships{aside}:",
        "",
        *goals,
        "",
    ]
    weak = [
        name
        for name, share in sorted(
            found.actors.get("pass_by_expression", {}).items(), key=lambda one: one[1]
        )
        if share < found.actors["pass"]
    ]
    if weak:
        lines += [f"Below the average of performers that pass: {listed(weak)}.", ""]
    return [
        *lines,
        "Next we would try, in this order: more time and a wider network where the curves still "
        "fall; a large teacher whose answers the small network learns; and above all faces that "
        "are performed, because those of the web are mostly not.",
    ]


def difficulties(found: Found) -> list[str]:
    """Return what was hard, and what the figures must not be taken for."""
    lines = ["## Difficulties met", ""]
    plus = found.card.get("figures", {}).get("ferplus_validation", {})
    own = found.card.get("figures", {}).get("fer2013_validation", {})
    if "accuracy_without_prior" in plus:
        lines.append(
            f"* **Calm faces drown the rest.** Networks that learn from the web's frequencies call "
            f"weak expressions calm. Ours is balanced: with the frequencies added back it names "
            f"{percent(plus['accuracy'], 1)} of FER+, as the game uses it "
            f"{percent(plus['accuracy_without_prior'], 1)}. A better figure on FER+ is not a "
            f"better game."
        )
    if own and plus:
        lines.append(
            f"* **Labels disagree.** The same network agrees with {percent(plus['accuracy'])} of "
            f"the majorities of FER+, and with {percent(own['accuracy'])} of FER2013's own labels "
            f"of the same pictures."
        )
    people = found.actors.get("people")
    if people:
        hard = min(people["named_by_expression"], key=people["named_by_expression"].__getitem__)
        lines.append(
            f"* **People are unsure too.** Only {percent(people['named_by_expression'][hard])} of "
            f"raters named *{hard}*; no network can be measured better than its question."
        )
    lines += [
        "* **The performers set mixture and bars.** Figures on them are flattered a little; "
        "*across halves* sets both on one half of the performers and measures on the other.",
        "* **No child was tested.** All performers are adults in good light, seen from the front. "
        "What the network does with children's faces is not known.",
    ]
    failed = {run.name: run.figures.get("why_not_small") for run in found.runs}
    lines += [
        f"* **{name} could not be made small**: {why}." for name, why in failed.items() if why
    ]
    return lines
