"""The scenes of a play as pydantic models: part of the one definition in `format.py`."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from game.acting.expressions import Expression
from game.scenario import fields
from game.scenario.fields import Asked, ByLanguage, Hold, How, PictureName, SceneName, SoundName


class PictureFile(BaseModel):
    """A picture of the play, and what it shows, for whoever can't see it."""

    model_config = ConfigDict(title="A picture", extra="forbid", frozen=True)

    file: Annotated[
        PictureName,
        Field(
            title="File",
            description="A file in the folder `pictures` beside the play: svg, png or jpg.",
            examples=["parcel.svg"],
        ),
    ]
    shows: Annotated[
        ByLanguage | None,
        Field(
            title="What it shows",
            description="One short sentence for those who can't see the picture; it asks for "
            "nothing.",
            examples=[{"en": "A parcel as big as a fridge"}],
        ),
    ] = None


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
        PictureFile | None,
        Field(
            title="Picture",
            description="What is seen on the stage, and what it shows in words.",
            examples=[{"file": "parcel.svg", "shows": {"en": "A parcel as big as a fridge"}}],
        ),
    ] = None
    sound: Annotated[
        SoundName | None,
        Field(
            title="Sound",
            description="Is heard when the scene opens. A file in the folder `sounds` beside the "
            "play: ogg, wav or mp3, at most 2 MiB and a minute, of which "
            "15 seconds are heard.",
            examples=["door.ogg"],
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
            description="What is told instead of the praise when the face comes with help. Praise "
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
