"""The scoreboard in a browser, as the teacher's panel turns it on and off."""

from __future__ import annotations

from typing import Protocol


class WebBoard(Protocol):
    """The class's scoreboard as a web page; see game/class_serve.py and the fake PaperBoard."""

    @property
    def is_open(self) -> bool:
        """Whether the page is served now."""

    @property
    def address(self) -> str:
        """What to type into a browser, "" while it is closed."""

    @property
    def code(self) -> str:
        """What visitors from the school's network are asked for, "" where nobody is."""

    def open(self, on_network: bool, /) -> None:
        """Serve the page, to this computer alone or to the school's network.

        Raises OSError with a sentence.
        """

    def close(self) -> None:
        """Serve it no longer."""
