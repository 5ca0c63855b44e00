"""Names of the pictures by which children and teams are known; stored with them, never renamed."""

from __future__ import annotations

from typing import Final

# The animals that a child may be on stage, drawn by `drawing/avatars.py`.
AVATARS: Final[tuple[str, ...]] = (
    "fox",
    "owl",
    "bear",
    "rabbit",
    "cat",
    "penguin",
    "lion",
    "frog",
    "hedgehog",
    "dragon",
    "ghost",
    "mouse",
)

# One for each team that a class may have; no star among them, for stars are what teams collect.
EMBLEMS: Final[tuple[str, ...]] = (
    "sun",
    "moon",
    "cloud",
    "leaf",
    "wave",
    "bell",
    "kite",
    "mountain",
)
