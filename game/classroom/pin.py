"""The PIN of the teacher's panel: kept scrambled, compared without haste, tried a few times.

It keeps children out, not whoever owns the computer: without its text in the settings there is no
PIN, and `curtain-up class pin` sets a new one.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import unicodedata
from dataclasses import dataclass
from typing import Final

from game.words import tr

SHORTEST: Final = 4
LONGEST: Final = 8

# What scrambling costs: 2 to this power, times 1 KiB of memory, about a twentieth of a second.
_POWER: Final = 14
_BLOCK: Final = 8
_SALT_BYTES: Final = 16
_KEY_BYTES: Final = 32

# A damaged text must not ask for hours or gigabytes.
_LEAST_POWER: Final = 10
_MOST_POWER: Final = 16
_TEXT: Final = re.compile(r"scrypt:(\d{2}):([0-9a-f]{32}):([0-9a-f]{64})", re.ASCII)

# Wrong tries that cost nothing, and the seconds of waiting after each further one.
FREE_TRIES: Final = 2
_WAITS: Final = (5.0, 10.0, 20.0, 40.0, 60.0)


def scramble(pin: str) -> str:
    """Return the text to keep in `Settings.class_pin`, from which nobody reads the PIN.

    Raises ValueError with a sentence unless `pin` has 4 to 8 digits.
    """
    digits = _digits(pin)
    if digits is None:
        raise ValueError(tr("A PIN has {fewest} to {most} digits.", fewest=SHORTEST, most=LONGEST))
    salt = secrets.token_bytes(_SALT_BYTES)
    return f"scrypt:{_POWER}:{salt.hex()}:{_key(digits, salt, _POWER).hex()}"


def is_right(pin: str, text: str) -> bool:
    """Tell whether `text` was made from `pin`; never for a text that is damaged or empty."""
    digits, kept = _digits(pin), _TEXT.fullmatch(text)
    if digits is None or kept is None or not _LEAST_POWER <= int(kept[1]) <= _MOST_POWER:
        return False
    made = _key(digits, bytes.fromhex(kept[2]), int(kept[1]))
    return hmac.compare_digest(made, bytes.fromhex(kept[3]))


def _digits(pin: str) -> bytes | None:
    """Return the digits of a PIN, whichever keyboard they were typed on; None if it is none."""
    if not SHORTEST <= len(pin) <= LONGEST or not pin.isdecimal():
        return None
    return "".join(str(unicodedata.decimal(sign)) for sign in pin).encode("ascii")


def _key(digits: bytes, salt: bytes, power: int) -> bytes:
    cost = 2**power
    # OpenSSL needs a little more than 128 bytes times block size times cost.
    room = 128 * _BLOCK * (cost + 16)
    return hashlib.scrypt(digits, salt=salt, n=cost, r=_BLOCK, p=1, maxmem=room, dklen=_KEY_BYTES)


@dataclass(frozen=True, slots=True)
class Attempts:
    """How often a wrong PIN was typed, and until when nobody may try again.

    Times are seconds of any clock that only goes forward. A right PIN begins anew: `Attempts()`.
    """

    wrong: int = 0
    closed_until: float = 0.0

    def wait(self, now: float) -> float:
        """Return the seconds until the next try is allowed, 0 when it is; at most a minute."""
        return min(max(0.0, self.closed_until - now), _WAITS[-1])

    def missed(self, now: float) -> Attempts:
        """Return the attempts with one more that was wrong: from the third on it costs a wait."""
        wrong = self.wrong + 1
        late = wrong - FREE_TRIES - 1
        wait = 0.0 if late < 0 else _WAITS[min(late, len(_WAITS) - 1)]
        return Attempts(wrong, now + wait)
