"""A text that belongs into a file: what was read or saved last, and what others do to the file."""

from __future__ import annotations

from pathlib import Path

from game.scenario.sources import read_source
from game.writers.files import fresh_place, rescue_text, save_text


class FiledText:
    """The file `place` and the text in it as it was last seen here."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._saved = ""

    @property
    def place(self) -> Path:
        """The file."""
        return self._place

    @property
    def text(self) -> str:
        """What is to stand in the file."""
        raise NotImplementedError

    @property
    def is_locked(self) -> bool:
        """Whether the file is none of ours to write."""
        raise NotImplementedError

    def is_changed_elsewhere(self) -> bool:
        """Tell whether another program has changed the file since it was read or saved here."""
        source = read_source(self._place)
        return isinstance(source, str) and source != self._saved

    def save(self) -> str | None:
        """Write the file; return a sentence where that failed. A file changed elsewhere stays."""
        if self.text == self._saved and self._place.exists():
            return None
        if self.is_locked or self.is_changed_elsewhere():
            return None
        return self._save_as(self._place)

    def keep_both(self) -> str | None:
        """Go on in a file of its own beside; return a sentence where that failed."""
        return self._save_as(fresh_place(self._place.parent, self._place.stem))

    def _save_as(self, place: Path) -> str | None:
        trouble = save_text(place, self.text)
        if trouble is None:
            self._place, self._saved = place, self.text
        return trouble

    def rescue(self) -> Path | None:
        """Keep a copy where the score book lies; return where, None where that failed."""
        return rescue_text(self._place.stem, self.text)
