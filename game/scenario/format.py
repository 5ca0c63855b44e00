"""The file format of plays and packs as pydantic models: one definition for loader and editors."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from game.acting.expressions import Expression
from game.scenario import fields
from game.scenario.fields import Ages, Asked, ByLanguage, Hold, How, PictureName, SceneName
from game.scenario.languages import LANGUAGE_PATTERN


class WayFile(BaseModel):
    """One way on that the actor may choose by acting: a door with a face on it."""

    model_config = ConfigDict(title="A way", extra="forbid", frozen=True)

    show: Annotated[
        Expression,
        Field(
            title="Shown expression",
            description="The expression that opens this door.",
            examples=["happy"],
        ),
    ]
    to: Annotated[
        SceneName,
        Field(
            title="Where it leads",
            description="The name of the scene behind the door, or `end`.",
            examples=["kitchen"],
        ),
    ]
    sign: Annotated[
        ByLanguage,
        Field(
            title="Sign",
            description="A few words on the door.",
            examples=[{"en": "Into the kitchen"}],
        ),
    ]
    praise: Annotated[
        ByLanguage | None,
        Field(
            title="Praise",
            description="What is told when this door opens, instead of the scene's praise.",
            examples=[{"en": "What a smile! The cook opens the door."}],
        ),
    ] = None


class SceneFile(BaseModel):
    """One step of the play: a line that is told, and the expression it asks for."""

    model_config = ConfigDict(title="A scene", extra="forbid", frozen=True)

    name: Annotated[
        str,
        Field(
            title="Name of the scene",
            description="One word for this scene, different from all others in the play. "
            "Small letters, digits and hyphens; nobody sees it on stage.",
            pattern=fields.NAME_PATTERN,
            examples=["parcel"],
        ),
    ]
    line: Annotated[
        ByLanguage,
        Field(
            title="Line",
            description="What is told and read aloud, and how it asks for a face: at most "
            f"{fields.LONGEST_TEXT} letters. Never tell the child what it feels; ask it to "
            "show a face.",
            examples=[{"en": "Show the troll your angriest face!"}],
        ),
    ]
    ask: Annotated[
        Asked | None,
        Field(
            title="Asked expression",
            description="The expression to perform, or a list of which any one will do: "
            "angry, disgust, fear, happy, neutral, sad, surprise. Needed unless there are `ways`.",
            examples=["happy", ["fear", "surprise"]],
        ),
    ] = None
    then: Annotated[
        Expression | None,
        Field(
            title="Then",
            description="A change: the expression to go over to when the asked one was held.",
            examples=["happy"],
        ),
    ] = None
    partner: Annotated[
        Asked | None,
        Field(
            title="Partner",
            description="A duet: what the second actor performs at the same time, sitting on the "
            "right. Who plays alone, or without a camera, plays both parts one after the other.",
            examples=["sad"],
        ),
    ] = None
    strength: Annotated[
        How | None,
        Field(
            title="Strength",
            description="How much of the expression is asked for: `a little` or `big`. Without "
            "it, any size will do.",
            examples=["a little"],
        ),
    ] = None
    ways: Annotated[
        list[WayFile] | None,
        Field(
            title="Ways",
            description="Two or three ways on, instead of `ask`: the actor sees the doors and "
            "chooses one by showing its expression.",
            min_length=2,
            max_length=3,
            examples=[],
        ),
    ] = None
    next: Annotated[
        SceneName | None,
        Field(
            title="Next",
            description="The name of the scene that follows, or `end`. Without it, the next one "
            "in the file follows.",
            examples=["kitchen", "end"],
        ),
    ] = None
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
    helped: Annotated[
        ByLanguage | None,
        Field(
            title="Helped",
            description="What is told instead of the praise when the face came with help. Praise "
            "the trying.",
            examples=[{"en": "You found the frown! The troll looks up."}],
        ),
    ] = None
    passed_on: Annotated[
        ByLanguage | None,
        Field(
            title="Passed on",
            description="How the story goes on when the actor wants to go on without the face.",
            examples=[{"en": "The troll yawns and lets you pass anyway."}],
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
            description="The steps of the play in their order; two to four are a good play, with "
            "doors up to six.",
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
