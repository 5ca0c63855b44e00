"""Sentences for authors: English as they stand, and able to be said in another language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

# A tuple is said as a list with commas.
Part: TypeAlias = "str | int | tuple[Part, ...]"


class Told(str):
    """The English words of `template` with its `parts` filled in; both are kept.

    Braces in a template are doubled where they are to be seen. Parts that are told themselves are
    said in the other language too; all others are an author's own words, and stay.
    """

    __slots__ = ("parts", "template")

    template: str
    parts: Mapping[str, Part]

    def __new__(cls, template: str, parts: Mapping[str, Part]) -> Told:
        """Fill `parts` into `template`, in English."""
        told = super().__new__(cls, _filled(template, parts, str))
        told.template = template
        told.parts = parts
        return told

    def __reduce__(self) -> tuple[type[Told], tuple[str, Mapping[str, Part]]]:
        """Keep template and parts on the way to another process."""
        return Told, (self.template, self.parts)


def told(template: str, **parts: Part) -> Told:
    """Return a sentence, or a piece of one; `assets/locale/update.py` gathers its template."""
    return Told(template, parts)


def said(part: Part, translate: Callable[[str], str]) -> str:
    """Return what was told, with each of its templates as `translate` gives it."""
    if isinstance(part, Told):
        return _filled(translate(part.template), part.parts, translate)
    if isinstance(part, tuple):
        return ", ".join(said(each, translate) for each in part)
    return str(part)


def _filled(template: str, parts: Mapping[str, Part], translate: Callable[[str], str]) -> str:
    return template.format(**{name: said(part, translate) for name, part in parts.items()})
