"""Where the parts of an author's file begin and end, so that one is changed and no other touched.

All places are counted in letters of the text. Comments belong to the part above them in its line,
or to the item of a list right below them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import yaml

from game.scenario.marked_yaml import Trail

_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

BLOCK_SCALARS: Final = ("|", ">")


@dataclass(frozen=True, slots=True)
class Chunk:
    """One item of a list with the comment above it: `start` of its first line, `end` of its last.

    `end` stands before the line's end; what follows up to the next chunk are empty lines.
    """

    start: int
    end: int


def parsed(text: str) -> yaml.Node:
    """Return the tree of `text`, which read_page has read before without a finding."""
    root = yaml.compose(text, Loader=_LOADER)
    if root is None:
        raise ValueError("an empty file has no parts")
    return root


def found(node: yaml.Node, trail: Trail) -> yaml.Node | None:
    """Return the part at `trail` below `node`, None where there is none."""
    for step in trail:
        inner: yaml.Node | None = None
        if isinstance(node, yaml.MappingNode):
            inner = next((value for key, value in node.value if key.value == step), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            inner = node.value[step] if 0 <= step < len(node.value) else None
        if inner is None:
            return None
        node = inner
    return node


def start_of(node: yaml.Node) -> int:
    """Return where `node` begins."""
    return int(node.start_mark.index)


def end_of(text: str, node: yaml.Node) -> int:
    """Return where `node` really ends: before the empty lines and comments below it."""
    start, end = start_of(node), int(node.end_mark.index)
    if isinstance(node, yaml.ScalarNode):
        block = node.style in BLOCK_SCALARS
        return start + len(text[start:end].rstrip()) if block else end
    if not isinstance(node, yaml.CollectionNode) or node.flow_style or not node.value:
        return end
    last = node.value[-1]
    return end_of(text, last[1] if isinstance(last, tuple) else last)


def line_start(text: str, place: int) -> int:
    """Return where the line of `place` begins."""
    return text.rfind("\n", 0, place) + 1


def line_end(text: str, place: int) -> int:
    """Return where the line of `place` ends, before its end of line."""
    end = text.find("\n", place)
    end = len(text) if end < 0 else end
    return end - 1 if end > place and text[end - 1] == "\r" else end


def next_line(text: str, place: int) -> int:
    """Return where the line after that of `place` begins, the end of the text for the last."""
    end = text.find("\n", place)
    return len(text) if end < 0 else end + 1


def key_of(parent: yaml.MappingNode, name: Any) -> int:
    """Return the number of the field `name` in `parent`."""
    return next(number for number, (key, _) in enumerate(parent.value) if key.value == name)


def chunks(text: str, listed: yaml.SequenceNode) -> list[Chunk]:
    """Return the items of a list that stands in lines of its own, each with its comments."""
    column = int(listed.start_mark.column)
    ends = [_end_with_notes(text, item, column) for item in listed.value]
    floor = line_start(text, start_of(listed))
    return [
        Chunk(_with_comments(text, _dash(text, item, column), column, floor=before), end)
        for item, end, before in zip(
            listed.value, ends, [_comment_floor(text, floor), *ends[:-1]], strict=True
        )
    ]


def _dash(text: str, item: yaml.Node, column: int) -> int:
    """Return the start of the line in which the dash of `item` stands."""
    start = line_start(text, start_of(item))
    while text[start : start + column].strip() or text[start + column : start + column + 1] != "-":
        if start == 0:
            raise ValueError("this list does not stand in lines of its own")
        start = line_start(text, start - 1)
    return start


def _comment_floor(text: str, start: int) -> int:
    """Return how far up the comments above the first item may go: to the line of the field."""
    while start > 0:
        above = line_start(text, start - 1)
        line = text[above:start].strip()
        if line and not line.startswith("#"):
            return start
        start = above
    return 0


def _with_comments(text: str, start: int, column: int, floor: int) -> int:
    """Return where the comments right above the line at `start` begin."""
    while start > floor:
        above = line_start(text, start - 1)
        line = text[above:start]
        bare = line.lstrip(" ")
        if above < floor or not bare.startswith("#") or len(line) - len(bare) > column:
            break
        start = above
    return start


def _end_with_notes(text: str, item: yaml.Node, column: int) -> int:
    """Return the end of `item`, with comments below it that stand further right than its dash."""
    end = line_end(text, end_of(text, item))
    place = next_line(text, end)
    while place < len(text):
        line = text[place : next_line(text, place)]
        bare = line.lstrip(" ")
        if bare.startswith("#") and len(line) - len(bare) > column:
            end = line_end(text, place)
        elif bare.strip():
            break
        place = next_line(text, place)
    return end
