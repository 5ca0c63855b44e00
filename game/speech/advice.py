"""What to do about a voice that is not heard, one sentence for each system."""

from __future__ import annotations

import sys

from game.speech.lines import VoiceTrouble
from game.words import tr


def voice_advice(trouble: VoiceTrouble, system: str = sys.platform) -> str:
    """Return a sentence about `trouble` on `system` (as in sys.platform)."""
    match trouble:
        case VoiceTrouble.NO_ENGINE:
            return _about_the_engine(system)
        case VoiceTrouble.NO_VOICE_FOR_LANGUAGE:
            return _about_the_language(system)
        case VoiceTrouble.NO_LOUDSPEAKER:
            return tr(
                "I can't find a loudspeaker. Plug one in and start the game again; until then the "
                "lines are only shown."
            )
        case VoiceTrouble.SOUND_HANGS:
            return tr(
                "This computer's sound does not answer. Start the computer again; until then the "
                "lines are only shown."
            )
        case VoiceTrouble.STOPPED:
            return tr(
                "The voice has stopped. Start the game again to hear it; until then the lines are "
                "only shown."
            )


def _about_the_engine(system: str) -> str:
    if system in ("win32", "darwin"):
        return tr(
            "This computer's own voice does not answer. Start the computer again; until then the "
            "lines are only shown."
        )
    return tr(
        "The voice needs espeak-ng. A grown-up can install it (sudo apt install espeak-ng); "
        "until then the lines are only shown."
    )


def _about_the_language(system: str) -> str:
    if system == "win32":
        return tr(
            "This computer has no voice for this language. A grown-up can add one in Settings, "
            "Time & language, Speech."
        )
    if system == "darwin":
        return tr(
            "This computer has no voice for this language. A grown-up can add one in System "
            "Settings, Accessibility, Spoken Content."
        )
    return tr(
        "This computer has no voice for this language. A grown-up can install espeak-ng-data; "
        "until then the lines are only shown."
    )
