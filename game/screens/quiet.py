"""Choices that nobody reads aloud: those of a screen that stands where a class listens."""

from __future__ import annotations

from game.screens.choices import Choices


class QuietChoices(Choices):
    """Choices whose words are for the eyes of one person."""

    def spoken_focus(self) -> str:
        """Return nothing to say."""
        return ""
