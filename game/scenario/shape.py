"""Faults of shape: fields unknown, missing, empty or of the wrong kind; no matter of taste.

pydantic finds them by the models of the format; here they become sentences for authors.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Any, Final

from pydantic import BaseModel, ValidationError

from game.scenario.draft import Draft
from game.scenario.format import PackFile, PlayFile
from game.scenario.marked_yaml import Trail
from game.scenario.problem import Finding, Mark
from game.scenario.scene_format import PictureFile, SceneFile, WayFile
from game.scenario.spelling import is_only_near, listed, nearest, quoted
from game.scenario.told import Told, told

_KINDS: Final = {
    "string_type": told("Here belongs a text."),
    "int_type": told("Here belongs a whole number."),
    "too_short": told("Write at least two ways to choose from."),
    "too_long": told("Three doors are enough: write at most three ways."),
    "list_type": told('Here belongs a list, with a "- " before each part.'),
    "dict_type": told("Here belongs a text, or one text for each language."),
}


def shape_findings(
    draft: Draft, error: ValidationError, model: type[BaseModel], known: Collection[Mark]
) -> Iterator[Finding]:
    """Yield what `error` of `model` says against `draft`, but nothing twice.

    `known` are the places where a rule has found something better to say.
    """
    for detail in error.errors(include_url=False, include_context=False):
        trail = detail["loc"]
        if detail["type"] == "extra_forbidden":
            yield unknown_field(draft, trail, model)
        elif detail["type"] == "missing":
            yield missing_field(draft, trail, model)
        elif not _is_known(draft, trail, known):
            if detail["type"] in ("greater_than_equal", "less_than_equal"):
                yield out_of_range(draft, trail)
            else:
                yield wrong_kind(draft, trail, detail["type"])


def _is_known(draft: Draft, trail: Trail, known: Collection[Mark]) -> bool:
    while trail not in draft.page.values and trail:
        trail = trail[:-1]
    return draft.page.mark(trail) in known or draft.page.key_mark(trail) in known


# Translators: what a field belongs to, each as in "This picture has no file.".
PICTURE: Final = told("picture")
WAY: Final = told("way")
SCENE: Final = told("scene")
PLAY: Final = told("play")
PACK: Final = told("pack")


def _owner(trail: Trail, model: type[BaseModel]) -> tuple[Told, type[BaseModel]]:
    """Return what the field at `trail` belongs to, in words and as a model."""
    if (trail[:1] == ("poster",) and len(trail) > 1) or "picture" in trail[2:-1]:
        return PICTURE, PictureFile
    if "ways" in trail[:-1]:
        return WAY, WayFile
    if len(trail) > 1:
        return SCENE, SceneFile
    return (PACK if model is PackFile else PLAY), model


def unknown_field(draft: Draft, trail: Trail, model: type[BaseModel]) -> Finding:
    """CU010: Every field is one that the format knows, at its own place.

    Wrong:
        praize: "What a smile!"
    Right:
        praise: "What a smile!"
    """
    word = str(trail[-1])
    owner, owner_model = _owner(trail, model)
    say = told("I don't know the field {word}.", word=quoted(word))
    meant = nearest(word, owner_model.model_fields)
    if meant:
        is_sure = is_only_near(word, owner_model.model_fields) and not _is_written(
            draft, (*trail[:-1], meant)
        )
        sentence = told('{say} Did you mean "{meant}"?', say=say, meant=meant)
        return draft.key_finding("CU010", trail, sentence, meant, meant if is_sure else None)
    if owner == PLAY and word in SceneFile.model_fields:
        sentence = told(
            '"{field}" belongs to a scene. Move it below "scenes:", two steps to the right.',
            field=word,
        )
    elif owner == SCENE and word in PlayFile.model_fields:
        sentence = told(
            '"{field}" belongs to the whole play. Move it above "scenes:", to the left edge.',
            field=word,
        )
    else:
        fields = listed(list(owner_model.model_fields))
        sentence = told("{say} A {owner} can have {fields}.", say=say, owner=owner, fields=fields)
    return draft.key_finding("CU010", trail, sentence)


def _is_written(draft: Draft, trail: Trail) -> bool:
    return trail in draft.page.key_spans


def missing_field(draft: Draft, trail: Trail, model: type[BaseModel]) -> Finding:
    """CU011: A play has title, ages and scenes; a scene has name and line; a way show, to and sign.

    A picture has a file.

    Wrong:
        scenes:
          - name: parcel
            ask: happy
    Right:
        scenes:
          - name: parcel
            line: "You open the parcel. Show it a smile!"
            ask: happy
    """
    owner, owner_model = _owner(trail, model)
    name = str(trail[-1])
    example = (owner_model.model_fields[name].examples or [None])[0]
    sentence = told('This {owner} has no "{field}".', owner=owner, field=name)
    suggestion = None
    if example is not None:
        suggestion = f"{name}: {_as_yaml(example)}"
        sentence = told("{say} Write for example {example}", say=sentence, example=suggestion)
    return draft.finding("CU011", trail[:-1], sentence, suggestion)


def _as_yaml(example: Any) -> str:
    if isinstance(example, dict):
        inner = ", ".join(f'{key}: "{value}"' for key, value in example.items())
        return "{" + inner + "}"
    return f"[{', '.join(example)}]" if isinstance(example, list) else str(example)


def out_of_range(draft: Draft, trail: Trail) -> Finding:
    """CU012: The difficulty is a whole number from 1 to 5.

    Wrong:
        difficulty: 9
    Right:
        difficulty: 3
    """
    return draft.finding("CU012", trail, told("A difficulty goes from 1 (smiles) to 5 (fear)."))


def wrong_kind(draft: Draft, trail: Trail, error: str) -> Finding:
    """CU013: A field holds the kind of value that it is for: text, number, list or fields.

    Wrong:
        author: 1984
    Right:
        author: "1984"
    """
    raw = draft.page.raw.get(trail)
    if error in ("string_type", "dict_type") and raw:
        sentence = told(
            'For YAML {word} is a number, and a text belongs here. Write "{word}".', word=raw[:20]
        )
        sure = f'"{raw}"' if trail in set(draft.text_places()) else None
        return draft.finding("CU013", trail, sentence, f'"{raw}"', sure)
    if error == "model_type":
        owner, model = _owner((*trail, ""), PlayFile) if trail else (PLAY, PlayFile)
        names = [name for name, field in model.model_fields.items() if field.is_required()]
        names += ["ask"] if model is SceneFile else []
        sentence = told("Here belongs a {owner}, with {fields}.", owner=owner, fields=listed(names))
        return draft.finding("CU013", trail, sentence)
    return draft.finding("CU013", trail, _KINDS.get(error, told("Something else belongs here.")))


SHAPE_RULES: Final[tuple[Callable[..., Finding], ...]] = (
    unknown_field,
    missing_field,
    out_of_range,
    wrong_kind,
)
