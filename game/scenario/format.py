"""The file format of plays and packs as pydantic models: one definition for loader and editors.

`python -m game.scenario.format` writes the JSON Schemas that editors complete and explain from.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any, Final

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from game.acting.expressions import EXPRESSIONS, Expression
from game.scenario.languages import LANGUAGE_PATTERN
from game.scenario.measures import AGES_PATTERN, HOLD_PATTERN, seconds, years

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
PLAY_SCHEMA: Final = "schema.json"
PACK_SCHEMA: Final = "pack.schema.json"

# Letters that a line of the stage can show in two rows, and a child can listen to in one breath.
LONGEST_TEXT: Final = 140

NAME_PATTERN: Final = r"^[a-z0-9][a-z0-9-]*$"
PICTURE_PATTERN: Final = r"^[A-Za-z0-9][A-Za-z0-9._-]*\.(svg|png|jpg|jpeg)$"

# The language of a text that was written as one plain string: that of its pack, or not told.
ANY_LANGUAGE: Final = ""


def _by_language(text: Any) -> Any:
    return {ANY_LANGUAGE: text} if isinstance(text, str) else text


def _as_list(asked: Any) -> Any:
    return asked if isinstance(asked, list) else [asked]


_WORDS: Final = {"type": "string", "minLength": 1, "maxLength": LONGEST_TEXT}
_ONE_EXPRESSION: Final = {"enum": [expression.value for expression in EXPRESSIONS]}

Words = Annotated[str, Field(min_length=1)]
ByLanguage = Annotated[
    dict[str, Words],
    BeforeValidator(_by_language),
    Field(min_length=1),
    WithJsonSchema(
        {
            "anyOf": [
                {
                    "type": "object",
                    "propertyNames": {"pattern": LANGUAGE_PATTERN},
                    "additionalProperties": _WORDS,
                    "minProperties": 1,
                },
                _WORDS,
            ]
        }
    ),
]
Asked = Annotated[
    list[Expression],
    BeforeValidator(_as_list),
    Field(min_length=1),
    WithJsonSchema(
        {
            "anyOf": [
                _ONE_EXPRESSION,
                {"type": "array", "items": _ONE_EXPRESSION, "minItems": 1, "uniqueItems": True},
            ]
        }
    ),
]
Hold = Annotated[
    float, BeforeValidator(seconds), WithJsonSchema({"type": "string", "pattern": HOLD_PATTERN})
]
Ages = Annotated[
    tuple[int, int],
    BeforeValidator(years),
    WithJsonSchema({"type": "string", "pattern": AGES_PATTERN}),
]
PictureName = Annotated[str, Field(pattern=PICTURE_PATTERN)]


class SceneFile(BaseModel):
    """One step of the play: a line that is told, and the expression it asks for."""

    model_config = ConfigDict(title="A scene", extra="forbid", frozen=True)

    name: Annotated[
        str,
        Field(
            title="Name of the scene",
            description="One word for this scene, different from all others in the play. "
            "Small letters, digits and hyphens; nobody sees it on stage.",
            pattern=NAME_PATTERN,
            examples=["parcel"],
        ),
    ]
    line: Annotated[
        ByLanguage,
        Field(
            title="Line",
            description="What is told and read aloud, and how it asks for a face: at most "
            f"{LONGEST_TEXT} letters. Never tell the child what it feels; ask it to show a face.",
            examples=[{"en": "Show the troll your angriest face!"}],
        ),
    ]
    ask: Annotated[
        Asked,
        Field(
            title="Asked expression",
            description="The expression to perform, or a list of which any one will do: "
            "angry, disgust, fear, happy, neutral, sad, surprise.",
            examples=["happy", ["fear", "surprise"]],
        ),
    ]
    hold: Annotated[
        Hold | None,
        Field(
            title="How long to hold",
            description="Seconds with an s, from 0.3s to 5s. Without it, the difficulty that the "
            "player chose decides.",
            examples=["1.5s"],
        ),
    ] = None
    picture: Annotated[
        PictureName | None,
        Field(
            title="Picture",
            description="A file in the folder `pictures` beside the play: svg, png or jpg.",
            examples=["parcel.svg"],
        ),
    ] = None
    hint: Annotated[
        ByLanguage | None,
        Field(
            title="Hint",
            description="One movement of the face, in a child's words; it comes after six "
            "seconds of trying.",
            examples=[{"en": "Eyebrows up high!"}],
        ),
    ] = None
    praise: Annotated[
        ByLanguage | None,
        Field(
            title="Praise",
            description="What is told when the face was held. It answers the acting: "
            "say what the face did in the story.",
            examples=[{"en": "Those eyebrows! The troll takes a step back."}],
        ),
    ] = None


class PlayFile(BaseModel):
    """A play for Curtain Up: one file, a few scenes, told aloud and acted with the face."""

    model_config = ConfigDict(title="A play", extra="forbid", frozen=True)

    title: Annotated[
        ByLanguage,
        Field(
            title="Title",
            description="The name of the play on its poster.",
            examples=[{"en": "The birthday parcel"}],
        ),
    ]
    goal: Annotated[
        ByLanguage | None,
        Field(
            title="Goal",
            description="What is practised, for the grown-up who chooses a play.",
            examples=[{"en": "A smile that grows"}],
        ),
    ] = None
    ages: Annotated[
        Ages,
        Field(
            title="Ages",
            description="For whom the play is, in years, the younger age first.",
            examples=["5-9"],
        ),
    ]
    difficulty: Annotated[
        int,
        Field(
            title="Difficulty",
            description="From 1 (smiles) to 5 (fear, and several faces in a row).",
            strict=True,
            ge=1,
            le=5,
            examples=[1],
        ),
    ] = 1
    author: Annotated[
        str,
        Field(
            title="Author",
            description="Who wrote the play.",
            min_length=1,
            examples=["Ann Writer"],
        ),
    ] = "unknown"
    poster: Annotated[
        PictureName | None,
        Field(
            title="Poster",
            description="The picture for choosing the play, and for scenes without a picture. "
            "A file in the folder `pictures` beside the play.",
            examples=["birthday-parcel.svg"],
        ),
    ] = None
    scenes: Annotated[
        list[SceneFile],
        Field(
            title="Scenes",
            description="The steps of the play in their order; two to four are a good play.",
            min_length=1,
        ),
    ]


class PackFile(BaseModel):
    """The card of a pack, `pack.yaml`: what the plays in its folder have in common."""

    model_config = ConfigDict(title="A pack", extra="forbid", frozen=True)

    title: Annotated[
        ByLanguage,
        Field(
            title="Title",
            description="The name of the pack.",
            examples=[{"en": "First steps"}],
        ),
    ]
    languages: Annotated[
        list[Annotated[str, Field(pattern=LANGUAGE_PATTERN)]],
        Field(
            title="Languages",
            description="The languages that every text of every play in the pack is written in, "
            "by their two-letter codes.",
            min_length=1,
            examples=[["en", "sv"]],
        ),
    ]
    licence: Annotated[
        str,
        Field(
            title="Licence",
            description="Under which licence the plays and pictures may be passed on.",
            min_length=1,
            examples=["CC BY 4.0"],
        ),
    ]
    author: Annotated[
        str,
        Field(
            title="Author",
            description="Who made the pack.",
            min_length=1,
            examples=["Ann Writer"],
        ),
    ]


def _without_null(schema: Any) -> Any:
    """Return `schema` without null: a field that is not needed is left out, never left empty."""
    if isinstance(schema, list):
        return [_without_null(part) for part in schema if part != {"type": "null"}]
    if not isinstance(schema, dict):
        return schema
    kept = {name: _without_null(part) for name, part in schema.items()}
    if kept.get("default", "") is None:
        del kept["default"]
    if len(kept.get("anyOf", ())) == 1:
        kept.update(kept.pop("anyOf")[0])
    return kept


def schema_of(model: type[BaseModel]) -> str:
    """Return the JSON Schema 2020-12 of `model` as text, the same on every machine."""
    schema = {"$schema": DIALECT, **_without_null(model.model_json_schema())}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def write_schema(folder: Path) -> None:
    """Write the schemas of plays and packs into `folder`."""
    for name, model in ((PLAY_SCHEMA, PlayFile), (PACK_SCHEMA, PackFile)):
        (folder / name).write_text(schema_of(model), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_schema(Path(__file__).parents[2] / "scenarios")
