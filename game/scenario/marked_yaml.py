"""YAML as plain values that keep line and column; never raises on text, never builds an object.

It reads the part of YAML that plays need: texts, numbers, yes and no, lists and named fields.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from game.scenario.edits import Span
from game.scenario.problem import Finding, Mark
from game.scenario.yaml_faults import (
    alias_used,
    not_yaml,
    odd_key,
    several_documents,
    tag_used,
    too_deep,
    too_many_parts,
    twice_written,
)

# A play needs five: play, scenes, scene, line, text. A bound also keeps the recursion below short.
MAX_DEPTH: Final = 8

# A hundred scenes with everything take about two thousand; more is no play but a flood.
MAX_PARTS: Final = 4000

# The way from the top of a file to a value: ("scenes", 0, "ask").
Trail = tuple[str | int, ...]

# More than nine digits are a text: no field needs them, and converting thousands is slow.
_INTEGER = re.compile(r"[-+]?[0-9]{1,9}")
_FRACTION = re.compile(r"[-+]?[0-9]{0,9}\.[0-9]{1,9}")
_TRUE: Final = frozenset({"yes", "true", "on"})
_FALSE: Final = frozenset({"no", "false", "off"})
_NULL: Final = frozenset({"", "~", "null"})


@dataclass(frozen=True, slots=True)
class Page:
    """One YAML file: its `data` as dict, list, str, int, float, bool or None, and where it stands.

    `keys` and `values` mark the start of every field name and value; `raw` holds the unquoted
    words as they were written; `findings` say what kept the file, or parts of it, from being read.
    `spans` and `key_spans` are the first letter of each single value and field name in the text,
    and the letter after it, both counted from 0; `text` is the whole of it.
    """

    data: Any
    keys: Mapping[Trail, Mark]
    values: Mapping[Trail, Mark]
    raw: Mapping[Trail, str]
    findings: tuple[Finding, ...] = ()
    spans: Mapping[Trail, Span] = field(default_factory=dict)
    key_spans: Mapping[Trail, Span] = field(default_factory=dict)
    text: str = ""

    def mark(self, trail: Trail) -> Mark:
        """Return where the value at `trail` starts, or the nearest value around it."""
        while trail and trail not in self.values:
            trail = trail[:-1]
        return self.values.get(trail, Mark(0, 0))

    def key_mark(self, trail: Trail) -> Mark:
        """Return where the name of the field at `trail` starts, or its value if it has no name."""
        return self.keys.get(trail) or self.mark(trail)


class _RefusedError(Exception):
    """Reading stops here, because of `finding`."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.sentence)
        self.finding = finding


def read_page(text: str) -> Page:
    """Read `text` as one YAML document; what cannot be read is told in `findings`."""
    reader = _Reader(text)
    try:
        data = reader.document()
    except _RefusedError as refusal:
        return Page(None, {}, {}, {}, (refusal.finding,), text=text)
    except yaml.YAMLError as error:
        return Page(None, {}, {}, {}, (not_yaml(error, text),), text=text)
    return Page(
        data,
        reader.keys,
        reader.values,
        reader.raw,
        tuple(reader.findings),
        reader.spans,
        reader.key_spans,
        text,
    )


class _Reader:
    """Builds values from the parser's events, one at a time, so that nothing can blow up."""

    def __init__(self, text: str) -> None:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        self.events: Iterator[Any] = yaml.parse(text, Loader=loader)
        self.keys: dict[Trail, Mark] = {}
        self.values: dict[Trail, Mark] = {}
        self.raw: dict[Trail, str] = {}
        self.spans: dict[Trail, Span] = {}
        self.key_spans: dict[Trail, Span] = {}
        self.findings: list[Finding] = []
        self.parts = 0

    def document(self) -> Any:
        """Return the value of the only document, None for an empty file."""
        next(self.events)
        if isinstance(next(self.events), yaml.StreamEndEvent):
            return None
        data = self.value(next(self.events), ())
        next(self.events)
        after = next(self.events)
        if not isinstance(after, yaml.StreamEndEvent):
            raise _RefusedError(several_documents(_mark_of(after)))
        return data

    def value(self, event: Any, trail: Trail) -> Any:
        """Return the value that starts with `event` and note where it stands."""
        mark = _mark_of(event)
        if getattr(event, "anchor", None) is not None:
            raise _RefusedError(alias_used(mark))
        if event.tag is not None:
            raise _RefusedError(tag_used(mark))
        if len(trail) > MAX_DEPTH:
            raise _RefusedError(too_deep(mark))
        self.parts += 1
        if self.parts > MAX_PARTS:
            raise _RefusedError(too_many_parts(mark))
        self.values[trail] = mark
        if isinstance(event, yaml.MappingStartEvent):
            return self.fields(trail)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.items(trail)
        self.spans[trail] = _span_of(event)
        if event.style:  # quoted; libyaml calls plain "", pure Python None
            return event.value
        self.raw[trail] = event.value
        return _plain(event.value)

    def fields(self, trail: Trail) -> dict[str, Any]:
        """Return the named fields up to the end of the mapping."""
        found: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            mark = _mark_of(event)
            if not isinstance(event, yaml.ScalarEvent) or event.anchor or event.tag:
                raise _RefusedError(odd_key(mark))
            name = event.value
            if name in found:
                self.findings.append(twice_written(mark, name, self.keys[(*trail, name)]))
                # Read it to get past it, then forget it: the first one counts.
                self.forget(next(self.events), (*trail, name))
                continue
            self.keys[(*trail, name)] = mark
            self.key_spans[(*trail, name)] = _span_of(event)
            found[name] = self.value(next(self.events), (*trail, name))
        return found

    def forget(self, event: Any, trail: Trail) -> None:
        """Read the value that starts with `event`, and keep nothing of it."""
        before = self.keys, self.values, self.raw, self.spans, self.key_spans
        self.keys, self.values, self.raw, self.spans, self.key_spans = {}, {}, {}, {}, {}
        self.value(event, trail)
        self.keys, self.values, self.raw, self.spans, self.key_spans = before

    def items(self, trail: Trail) -> list[Any]:
        """Return the list up to its end."""
        found: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            found.append(self.value(event, (*trail, len(found))))
        return found


def _mark_of(event: Any) -> Mark:
    return Mark(event.start_mark.line, event.start_mark.column)


def _span_of(event: Any) -> Span:
    return event.start_mark.index, event.end_mark.index


def _plain(word: str) -> Any:
    """Return what an unquoted word means: dates, sixties and other surprises stay texts."""
    lower = word.lower()
    if lower in _NULL:
        return None
    if lower in _TRUE or lower in _FALSE:
        return lower in _TRUE
    if _INTEGER.fullmatch(word):
        return int(word)
    return float(word) if _FRACTION.fullmatch(word) else word
