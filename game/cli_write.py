"""`curtain-up write`: the author's plays and the form, right there; no child comes in this way."""

from __future__ import annotations

from game.cli_shared import Language, Window, known_language, window_size


def write(language: Language = None, window: Window = None) -> None:
    """Write plays without YAML: your own plays, scene by scene, in the theatre's window."""
    from game import entrances, wiring

    wiring.play(
        language=known_language(language),
        window=window_size(window),
        entrance=entrances.writing_screen,
    )
