"""Who may look at the scoreboard from the school's network: whoever typed today's code."""

from __future__ import annotations

import hmac
import secrets
import time
from collections import deque
from collections.abc import Callable
from typing import Final

# Letters and digits that nobody mixes up on a projector, without vowels: no word comes of them.
SIGNS: Final = "CDFGHJKMNPQRTVWX3479"
LENGTH: Final = 6

# Wrong codes within a minute, from one address and from all together. 20^6 are 64 million codes:
# if the whole school tried through a day of eight hours, 28,800 guesses would be heard, which hit
# with a chance of 1 to 2,200; in a lesson of 45 minutes, 1 to 23,700.
WRONG_FROM_ONE: Final = 5
WRONG_FROM_ALL: Final = 60
MINUTE: Final = 60.0

# Browsers that are let in at a time; the oldest has to type the code again.
MOST_GUESTS: Final = 400


class GuestList:
    """The code, who has typed it, and who has to wait a little; used from one thread.

    `clock` tells seconds that never go back.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.code = "".join(secrets.choice(SIGNS) for _ in range(LENGTH))
        self._clock = clock
        self._wrong: deque[tuple[float, str]] = deque()
        self._guests: dict[str, None] = {}

    def wait(self, address: str) -> int:
        """Return for how many seconds nobody at `address` is heard, 0 for not at all."""
        now = self._clock()
        while self._wrong and self._wrong[0][0] <= now - MINUTE:
            self._wrong.popleft()
        own = [at for at, who in self._wrong if who == address]
        full = [own[-WRONG_FROM_ONE]] if len(own) >= WRONG_FROM_ONE else []
        full += [self._wrong[-WRONG_FROM_ALL][0]] if len(self._wrong) >= WRONG_FROM_ALL else []
        return max((int(at + MINUTE - now) + 1 for at in full), default=0)

    def admit(self, address: str, typed: str) -> str | None:
        """Return a token for who typed the code, else None, and remember a wrong one.

        Ask `wait` first: who has to wait is not heard here.
        """
        if self.wait(address):
            return None
        said = "".join(typed.upper().split()).replace("-", "")
        if not hmac.compare_digest(said.encode(), self.code.encode()):
            self._wrong.append((self._clock(), address))
            return None
        token = secrets.token_urlsafe(24)
        self._guests[token] = None
        while len(self._guests) > MOST_GUESTS:
            del self._guests[next(iter(self._guests))]
        return token

    def knows(self, token: str) -> bool:
        """Tell whether `token` was given to somebody who typed the code."""
        known = token.encode("utf-8", "replace")
        return any(hmac.compare_digest(each.encode(), known) for each in self._guests)
