"""The file format of plays and packs as pydantic models: one definition for loader and editors."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from game.scenario.fields import Ages, ByLanguage, Version, WordList
from game.scenario.languages import LANGUAGE_PATTERN
from game.scenario.scene_format import PictureFile, SceneFile

# The format that new files are written in; game/scenario/migration.py reads the older one.
FORMAT: Final = 2

Format = Annotated[
    Literal[2],
    Field(
        title="Format",
        description="How this file is written: always 2. Files without it are older; they play "
        "as they are, and `curtain-up check --fix` brings them up to date.",
        examples=[2],
    ),
]

Credits = Annotated[
    str | None,
    Field(
        title="Credits",
        description="Whose pictures, sounds and voices are used, and under which licence, "
        "where others made them.",
        min_length=1,
        examples=["Door sound by Bo Bell, CC0"],
    ),
]


class PlayFile(BaseModel):
    """A play for Curtain Up: one file, a few scenes, told aloud and acted with the face."""

    model_config = ConfigDict(title="A play", extra="forbid", frozen=True)

    format: Format
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
    ] = ""
    credits: Credits = None
    words: Annotated[
        WordList | None,
        Field(
            title="Words",
            description="Words that are spelt right although no dictionary knows them, for each "
            "language.",
            examples=[{"en": ["Atchoo"], "sv": ["Atjo"]}],
        ),
    ] = None
    poster: Annotated[
        PictureFile | None,
        Field(
            title="Poster",
            description="The picture for choosing the play, and for scenes without a picture.",
            examples=[{"file": "parcel.svg", "shows": {"en": "A parcel as big as a fridge"}}],
        ),
    ] = None
    scenes: Annotated[
        list[SceneFile],
        Field(
            title="Scenes",
            description="The steps of the play in their order; two to four are a good play, with "
            "doors up to six.",
            min_length=1,
        ),
    ]


class PackFile(BaseModel):
    """The card of a pack, `pack.yaml`: what the plays in its folder have in common."""

    model_config = ConfigDict(title="A pack", extra="forbid", frozen=True)

    format: Format
    title: Annotated[
        ByLanguage,
        Field(
            title="Title",
            description="The name of the pack.",
            examples=[{"en": "First steps"}],
        ),
    ]
    description: Annotated[
        ByLanguage | None,
        Field(
            title="Description",
            description="What the pack is about, in a sentence, for whoever chooses one.",
            examples=[{"en": "Four stories about snow"}],
        ),
    ] = None
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
    credits: Credits = None
    words: Annotated[
        WordList | None,
        Field(
            title="Words",
            description="Words that are spelt right although no dictionary knows them, for each "
            "language. They count in every play of the pack.",
            examples=[{"en": ["Atchoo"], "sv": ["Atjo"]}],
        ),
    ] = None
    minimum_version: Annotated[
        Version | None,
        Field(
            title="Minimum version",
            description="The oldest Curtain Up that can play this pack.",
            examples=["1.2"],
        ),
    ] = None
