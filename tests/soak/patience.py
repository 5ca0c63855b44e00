"""Waiting for those who keep to the clock, while a play's own time passes faster than any clock."""

from __future__ import annotations

import time
from typing import Final

from game.backstage import Backstage
from game.screens.screen import News

# The pictures with the same news after which the play stands, the seconds of the clock after which
# somebody is no more waited for, and those between two looks whether it is over.
ALIKE: Final = 6
WAITS_FOR: Final = 5.0
NAP: Final = 0.005


class Patience:
    """Holds the play where the game would think that a voice hangs or that a camera is gone.

    On a busy machine a second of a play is a small part of a second for the voice's process and
    the watcher's thread, which need their time. One who answers within no time of the clock is
    gone indeed, and the play goes on without.
    """

    def __init__(self, backstage: Backstage) -> None:
        self._backstage = backstage
        self._speaks = True
        self._news: News = None
        self._news_at = 0.0
        self._alike = 0

    def hear_out(self) -> None:
        """Wait until the voice has found its first word."""
        voice, began = self._backstage.voice, time.monotonic()
        while self._speaks and voice.is_busy() and not voice.is_speaking():
            time.sleep(NAP)
            voice.update(0.0)
            self._speaks = time.monotonic() - began < WAITS_FOR

    def stands(self, news: News) -> bool:
        """Tell, after a nap, whether the play stands until the camera has something new."""
        is_same = news is self._news
        self._alike = self._alike + 1 if is_same else 0
        if not is_same:
            self._news, self._news_at = news, time.monotonic()
        is_gone = time.monotonic() - self._news_at > WAITS_FOR
        if self._alike < ALIKE or is_gone or not self._backstage.eye.is_on:
            return False
        time.sleep(NAP)
        return True
