"""What may stand in the fields of a play: texts, names, seconds, ages and expressions, as types."""

from __future__ import annotations

from typing import Annotated, Any, Final

from pydantic import BeforeValidator, Field, WithJsonSchema

from game.acting.expressions import EXPRESSIONS, Expression
from game.acting.scenario import Strength
from game.scenario.languages import LANGUAGE_PATTERN
from game.scenario.measures import AGES_PATTERN, HOLD_PATTERN, seconds, years

# Letters that a line of the stage can show in two rows, and a child can listen to in one breath.
LONGEST_TEXT: Final = 140

NAME_PATTERN: Final = r"^[a-z0-9][a-z0-9-]*$"
PICTURE_PATTERN: Final = r"^[A-Za-z0-9][A-Za-z0-9._-]*\.(svg|png|jpg|jpeg)$"
SOUND_PATTERN: Final = r"^[A-Za-z0-9][A-Za-z0-9._-]*\.(ogg|wav|mp3)$"
VERSION_PATTERN: Final = r"^[0-9]{1,4}\.[0-9]{1,4}(\.[0-9]{1,4})?$"

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
How = Annotated[Strength, WithJsonSchema({"enum": [strength.value for strength in Strength]})]
SceneName = Annotated[str, Field(pattern=NAME_PATTERN)]
PictureName = Annotated[str, Field(pattern=PICTURE_PATTERN)]
SoundName = Annotated[str, Field(pattern=SOUND_PATTERN)]
Version = Annotated[str, Field(pattern=VERSION_PATTERN)]
WordList = Annotated[
    dict[str, Annotated[list[Words], Field(min_length=1)]],
    Field(min_length=1),
    WithJsonSchema(
        {
            "type": "object",
            "propertyNames": {"pattern": LANGUAGE_PATTERN},
            "additionalProperties": {
                "type": "array",
                "items": {"type": "string", "minLength": 1},
                "minItems": 1,
            },
            "minProperties": 1,
        }
    ),
]
