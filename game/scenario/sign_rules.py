"""Advice on the signs of doors: what a small window would cut."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Final

from game.scenario.draft import Draft
from game.scenario.problem import Finding
from game.scenario.readability import WORD
from game.scenario.spelling import quoted
from game.scenario.told import told

# How many letters a sign has room for where so many doors stand side by side on 800×600 pixels,
# 24 pixels high and of usual width; tests/drawing/test_door.py measures the signs that are shipped.
LETTERS: Final = {2: 9, 3: 6}


def long_sign(draft: Draft) -> Iterator[Finding]:
    """CU057: A word on a door's sign is short enough for a small window.

    Of two doors side by side each has room for words of nine letters, of three for words of six. A
    longer one is cut there: `Thunderst…`. Two short words stand below each other.

    Wrong:
        scenes:
          - name: doors
            line: "Two doors! An angry face opens the left one, a smile the right one."
            ways:
              - {show: angry, to: end, sign: "Thunderstorm"}
              - {show: happy, to: end, sign: "Sun"}
    Right:
        scenes:
          - name: doors
            line: "Two doors! An angry face opens the left one, a smile the right one."
            ways:
              - {show: angry, to: end, sign: "Storm"}
              - {show: happy, to: end, sign: "Sun"}
    """
    doors = Counter(trail[:-1] for trail, _ in draft.ways())
    for text in draft.texts():
        if "sign" not in text.trail:
            continue
        count = doors[text.trail[: text.trail.index("sign") - 1]]
        limit = LETTERS.get(count)
        word = max(WORD.findall(text.words), key=len, default="")
        if limit is not None and len(word) > limit:
            sentence = told(
                "{word} is cut in a small window: on one of {count} doors there is room for words "
                "of {limit} letters. Take a shorter one.",
                word=quoted(word),
                count=count,
                limit=limit,
            )
            yield draft.advice("CU057", text.trail, sentence)


SIGN_RULES: Final[tuple[Callable[[Draft], Iterator[Finding]], ...]] = (long_sign,)
