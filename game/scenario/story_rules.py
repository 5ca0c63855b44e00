"""The rules about how scenes hang together: what each asks for, where it leads, and an end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from game.acting.scenario import END, Strength
from game.scenario.draft import Draft, is_empty
from game.scenario.marked_yaml import Trail
from game.scenario.problem import Finding
from game.scenario.spelling import is_only_near, nearest, quoted
from game.scenario.told import told


def asks_for_a_face(draft: Draft) -> Iterator[Finding]:
    """CU032: A scene asks for a face, or offers ways to choose from, and not both.

    Wrong:
        scenes:
          - name: doors
            line: "Two doors. Show a face!"
    Right:
        scenes:
          - name: doors
            line: "Two doors. Show a face!"
            ask: happy
    """
    for trail, scene in draft.scenes():
        if not scene:
            continue
        if "ask" not in scene and "ways" not in scene:
            sentence = told('This scene has no "ask". Write for example ask: happy')
            yield draft.finding("CU032", trail, sentence, "ask: happy")
        for name in ("ask", "then", "partner", "next"):
            if "ways" in scene and name in scene:
                sentence = told(
                    'A scene with "ways" has no "{field}": each way tells its own. Delete it.',
                    field=name,
                )
                yield draft.key_finding("CU032", (*trail, name), sentence)
        if "then" in scene and "partner" in scene:
            sentence = told(
                'A change ("then") is for one actor, and a duet ("partner") for two. Delete one.'
            )
            yield draft.key_finding("CU032", (*trail, "partner"), sentence)


def unknown_scene(draft: Draft) -> Iterator[Finding]:
    """CU033: Where a scene leads is the name of a scene in this play, or `end`.

    Wrong:
        next: kichen
    Right:
        next: end
    """
    names = _names(draft)
    for trail, name in draft.named("next", "to"):
        if len(trail) == 1 or not isinstance(name, str) or is_empty(name):
            continue
        if name not in (*names, END):
            sentence = told("There is no scene called {name}.", name=quoted(name))
            meant = nearest(name, (*names, END))
            if meant:
                sentence = told('{say} Did you mean "{meant}"?', say=sentence, meant=meant)
            sure = meant if is_only_near(name, (*names, END)) else None
            yield draft.finding("CU033", trail, sentence, meant, sure)


def twice_shown(draft: Draft) -> Iterator[Finding]:
    """CU034: Every way of a scene opens by another expression.

    Wrong:
        scenes:
          - name: doors
            line: "Two doors. Show a face!"
            ways:
              - {show: happy, to: end, sign: "Home"}
              - {show: happy, to: end, sign: "Out"}
    Right:
        scenes:
          - name: doors
            line: "Two doors. Show a face!"
            ways:
              - {show: happy, to: end, sign: "Home"}
              - {show: angry, to: end, sign: "Out"}
    """
    seen: set[tuple[Trail, Any]] = set()
    for trail, way in draft.ways():
        show = way.get("show")
        if not isinstance(show, str):
            continue
        if (trail[:-2], show) in seen:
            sentence = told("Another way of this scene opens by {word} already.", word=quoted(show))
            yield draft.finding("CU034", (*trail, "show"), sentence)
        seen.add((trail[:-2], show))


def odd_strength(draft: Draft) -> Iterator[Finding]:
    """CU035: A strength is `a little` or `big`.

    Wrong:
        strength: huge
    Right:
        strength: big
    """
    known = [strength.value for strength in Strength]
    also = {
        "small": "a little",
        "little": "a little",
        "huge": "big",
        "large": "big",
        "strong": "big",
    }
    for trail, strength in draft.named("strength"):
        if len(trail) == 1 or is_empty(strength) or isinstance(strength, bool) or strength in known:
            continue
        word = str(strength).strip().lower()
        meant = also.get(word) or nearest(word, known)
        sentence = told("A strength is {some} or {last}.", some=tuple(known[:-1]), last=known[-1])
        if meant:
            sentence = told('{say} Write "{meant}".', say=sentence, meant=meant)
        yield draft.finding("CU035", trail, sentence, meant, meant)


def never_played(draft: Draft) -> Iterator[Finding]:
    """CU036: Every scene can be reached from the first one.

    Wrong:
        scenes:
          - {name: parcel, line: "A parcel! Show it a smile.", ask: happy, next: end}
          - {name: hop, line: "It hops! Show it big eyes.", ask: surprise}
    Right:
        scenes:
          - {name: parcel, line: "A parcel! Show it a smile.", ask: happy}
          - {name: hop, line: "It hops! Show it big eyes.", ask: surprise}
    """
    leads = _leads(draft)
    if not leads:
        return
    reached = _reached(leads, {0})
    for number in sorted(set(leads) - reached):
        sentence = told('No way leads to this scene. Name it in a "next" or a "to", or delete it.')
        yield draft.finding("CU036", ("scenes", number), sentence)


def never_ends(draft: Draft) -> Iterator[Finding]:
    """CU037: From every scene some way leads to the end of the play.

    Wrong:
        scenes:
          - {name: parcel, line: "A parcel! Show it a smile.", ask: happy}
          - {name: hop, line: "It hops! Show it big eyes.", ask: surprise, next: parcel}
    Right:
        scenes:
          - {name: parcel, line: "A parcel! Show it a smile.", ask: happy}
          - {name: hop, line: "It hops! Show it big eyes.", ask: surprise, next: end}
    """
    leads = _leads(draft)
    ending = {number for number, to in leads.items() if None in to}
    while True:
        more = {n for n, to in leads.items() if n not in ending and to & ending}
        if not more:
            break
        ending |= more
    for number in sorted(_reached(leads, {0}) - ending if leads else ())[:1]:
        sentence = told(
            "From here on the play never ends. Let some scene lead to the end: next: end"
        )
        yield draft.finding("CU037", ("scenes", number), sentence)


def _names(draft: Draft) -> list[str]:
    """Return the names of the scenes, in their order."""
    return [name for _, scene in draft.scenes() if isinstance(name := scene.get("name"), str)]


def _leads(draft: Draft) -> dict[int, set[int | None]]:
    """Return where each scene leads, by numbers, None for the end; {} where a name is wrong."""
    names = _names(draft)
    numbers = {name: number for number, name in enumerate(names)}
    scenes = [scene for _, scene in draft.scenes()]
    written = draft.field("scenes")
    if len(numbers) < len(names) or len(names) != len(written or ()):
        return {}
    leads: dict[int, set[int | None]] = {}
    for number, scene in enumerate(scenes):
        told = _told(scene)
        if any(name not in (*names, END) for name in told):
            return {}
        following = number + 1 if number + 1 < len(names) else None
        leads[number] = {numbers.get(name) for name in told} if told else {following}
    return leads


def _told(scene: dict[str, Any]) -> list[Any]:
    """Return where a scene says that it leads."""
    ways = scene.get("ways")
    told = (
        [way.get("to") for way in ways if isinstance(way, dict)] if isinstance(ways, list) else []
    )
    return told or ([scene["next"]] if "next" in scene else [])


def _reached(leads: dict[int, set[int | None]], start: set[int]) -> set[int]:
    """Return the scenes that can be reached from `start`, itself included."""
    reached, waiting = set(start), list(start)
    while waiting:
        new = {to for to in leads.get(waiting.pop(), ()) if to is not None} - reached
        reached |= new
        waiting += new
    return reached


STORY_RULES: Final[tuple[Callable[[Draft], Iterator[Finding]], ...]] = (
    asks_for_a_face,
    unknown_scene,
    twice_shown,
    odd_strength,
    never_played,
    never_ends,
)
