"""Change one part of an author's file in its text; every other line stays as it was written.

Each function takes a text and returns the changed one. ValueError means that the file is laid out
in a way that is not changed here; who calls checks the outcome and knows another road.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import yaml

from game.scenario.marked_yaml import Trail
from game.workshop.passages import (
    BLOCK_SCALARS,
    chunks,
    end_of,
    found,
    key_of,
    line_end,
    line_start,
    next_line,
    parsed,
    start_of,
)
from game.workshop.quoting import field, item, lines, on_one_line, scalar


def newline_of(text: str) -> str:
    """Return how lines end in `text`."""
    return "\r\n" if "\r\n" in text else "\n"


def rewritten(text: str, trail: Trail, value: Any) -> str:
    """Put `value` in the place of the value at `trail`."""
    root = parsed(text)
    node = found(root, trail)
    if node is None:
        raise ValueError("nothing stands there")
    end = end_of(text, node)
    if isinstance(node, yaml.ScalarNode) and not isinstance(value, (Mapping, list)):
        style = node.style or ""
        told = scalar(value, trail, None if style in BLOCK_SCALARS else style)
        if node.start_mark.index == end:  # a field without a value
            told = " " + scalar(value, trail)
        return text[: start_of(node)] + told + text[end:]
    return _relaid(text, root, trail, node, value)


def _relaid(text: str, root: yaml.Node, trail: Trail, node: yaml.Node, value: Any) -> str:
    """Replace a value by one of another shape, as one text by a text in each language."""
    parent = found(root, trail[:-1])
    end = end_of(text, node)
    if not isinstance(parent, yaml.MappingNode) or parent.flow_style:
        return text[: start_of(node)] + on_one_line(value, trail) + text[end:]
    key = parent.value[key_of(parent, trail[-1])][0]
    colon = text.index(":", int(key.end_mark.index)) + 1
    first, *rest = lines(value, trail, int(key.start_mark.column))
    # A comment behind the old value stays in the line of the name.
    tail = text[end : line_end(text, end)]
    told = newline_of(text).join([(" " + first if first else "") + tail, *rest])
    return text[:colon] + told + text[line_end(text, end) :]


def added_field(text: str, trail: Trail, value: Any, order: Sequence[str]) -> str:
    """Write a field that was not there, after those that come before it in `order`."""
    root = parsed(text)
    parent = found(root, trail[:-1])
    if not isinstance(parent, yaml.MappingNode) or not parent.value:
        raise ValueError("no fields stand there")
    name = str(trail[-1])
    before = _field_before(parent, name, order)
    if parent.flow_style:
        return _added_in_brackets(text, parent, before, trail, value)
    indent = int(parent.value[0][0].start_mark.column)
    newline, space = newline_of(text), " " * indent
    told = newline.join(field(name, value, trail, indent))
    if before is None:
        place = start_of(parent.value[0][0])
        return text[:place] + told + newline + space + text[place:]
    place = line_end(text, end_of(text, before))
    return text[:place] + newline + space + told + text[place:]


def _field_before(parent: yaml.MappingNode, name: str, order: Sequence[str]) -> yaml.Node | None:
    """Return the value after which `name` is written, None for the first place."""
    rank = {known: number for number, known in enumerate(order)}
    if name not in rank:
        last: yaml.Node = parent.value[-1][1]
        return last
    latest: yaml.Node | None = None
    highest = -1
    for key, value in parent.value:
        if highest < rank.get(key.value, len(rank)) < rank[name]:
            highest, latest = rank[key.value], value
    return latest


def _added_in_brackets(
    text: str, parent: yaml.MappingNode, before: yaml.Node | None, trail: Trail, value: Any
) -> str:
    told = on_one_line({trail[-1]: value}, trail[:-1])[1:-1]
    if before is None:
        place = start_of(parent.value[0][0])
        return text[:place] + told + ", " + text[place:]
    place = end_of(text, before)
    return text[:place] + ", " + told + text[place:]


def without_field(text: str, trail: Trail) -> str:
    """Take out a field, one of several of its owner; comments above it stay."""
    parent = found(parsed(text), trail[:-1])
    if not isinstance(parent, yaml.MappingNode) or len(parent.value) < 2:
        raise ValueError("this field cannot go alone")
    number = key_of(parent, trail[-1])
    key, value = parent.value[number]
    start, end = start_of(key), end_of(text, value)
    if parent.flow_style:
        if number + 1 < len(parent.value):
            return text[:start] + text[start_of(parent.value[number + 1][0]) :]
        return text[: end_of(text, parent.value[number - 1][1])] + text[end:]
    first_line = line_start(text, start)
    if text[first_line:start].strip():  # it stands behind the dash of its item
        following = start_of(parent.value[number + 1][0])
        between = text[line_end(text, end) : line_start(text, following)]
        if between.strip():
            raise ValueError("a comment stands between this field and the next")
        return text[:start] + text[following:]
    return text[:first_line] + text[next_line(text, end) :]


def added_item(text: str, trail: Trail, value: Mapping[str, Any], number: int) -> str:
    """Write an item into the list at `trail`, so that it is number `number` there."""
    node = found(parsed(text), trail)
    if not isinstance(node, yaml.SequenceNode) or node.flow_style or not node.value:
        raise ValueError("this list does not stand in lines of its own")
    newline, parts = newline_of(text), chunks(text, node)
    indent = int(node.start_mark.column)
    told = newline.join(item(value, (*trail, number), indent))
    between = text[parts[0].end : parts[1].start] if len(parts) > 1 else _usual_gap(trail, newline)
    if number < len(parts):
        place = parts[number].start
        return text[:place] + told + between + text[place:]
    place = parts[-1].end
    return text[:place] + between + told + text[place:]


def _usual_gap(trail: Trail, newline: str) -> str:
    return newline * 2 if trail == ("scenes",) else newline


def without_item(text: str, trail: Trail, number: int) -> str:
    """Take out item `number` of the list at `trail`, with the comments that stand with it."""
    node = found(parsed(text), trail)
    if not isinstance(node, yaml.SequenceNode) or node.flow_style or len(node.value) < 2:
        raise ValueError("this item cannot go alone")
    parts = chunks(text, node)
    if number + 1 < len(parts):
        return text[: parts[number].start] + text[parts[number + 1].start :]
    return text[: parts[number - 1].end] + text[parts[number].end :]


def moved_item(text: str, trail: Trail, number: int, to: int) -> str:
    """Move item `number` of the list at `trail`; the empty lines between items stay in place."""
    node = found(parsed(text), trail)
    if not isinstance(node, yaml.SequenceNode) or node.flow_style:
        raise ValueError("this list does not stand in lines of its own")
    parts = chunks(text, node)
    bodies = [text[part.start : part.end] for part in parts]
    gaps = [text[one.end : two.start] for one, two in pairwise(parts)]
    bodies.insert(to, bodies.pop(number))
    woven = "".join(body + gap for body, gap in zip(bodies, [*gaps, ""], strict=True))
    return text[: parts[0].start] + woven + text[parts[-1].end :]
