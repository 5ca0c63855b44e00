"""Lines that somebody has recorded, found by their words; decoded aside, so that no picture waits.

It plays nothing and knows no plays: it is told which file holds which words.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from game.late import Late

# Decoded lines kept for replay, of about 1 MB each.
KEPT: Final = 6

Decode = Callable[[Path], bytes]


class Recordings:
    """Recorded lines; `decode` makes a file a sound's bytes, b"" if it can't, in any thread."""

    def __init__(self, decode: Decode) -> None:
        self._decode = decode
        self._files: dict[tuple[str, str], Path] = {}
        self._kept: OrderedDict[Path, Late[bytes]] = OrderedDict()

    def use(self, recordings: Iterable[tuple[str, str, str]]) -> None:
        """Know these recordings and no others: words, their language ("" any) and file of each."""
        self._files = {(words, language): Path(file) for words, language, file in recordings}

    def find(self, words: str, language: str) -> Late[bytes] | None:
        """Return the sound of `words`, which is being decoded, or None if nobody recorded them."""
        file = self._files.get((words, language)) or self._files.get((words, ""))
        if file is None:
            return None
        known = self._kept.get(file)
        # What could not be decoded may be now: the sound device may have opened since.
        if known is None or known.ready() == b"":
            decode = self._decode
            self._kept[file] = Late(lambda: decode(file))
            self._kept[file].start()
        self._kept.move_to_end(file)
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return self._kept[file]
