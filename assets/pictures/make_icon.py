"""Put the game's icon together from its happy mask: `python assets/pictures/make_icon.py`.

It writes icon.svg beside itself; window, desktop entry and bundle draw all their sizes from that.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).resolve().parent

# Drawn for 32 pixels first: one mask, large, and a curtain of few broad folds.
FRAME: Final = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 128 128" width="128" height="128">
  <rect x="3" y="3" width="122" height="122" rx="27" fill="#2b1b2e"/>
{curtain}
  <g transform="translate(16 22) scale(0.96)">
{mask}
  </g>
{valance}
  <rect x="4.5" y="4.5" width="119" height="119" rx="25.5" fill="none" stroke="#f2b63c"
    stroke-width="5"/>
</svg>
"""

HALF: Final = """\
  <g transform="{turn}">
  <path d="M6 28 Q6 8 28 8 L44 8 Q42 60 12 84 Q24 104 25 122 L26 122 Q6 122 6 98 Z" fill="#c2273d"/>
  <path d="M17 8 L27 8 Q26 56 10 82 L6 84 L6 74 Q16 48 17 8 Z" fill="#9b1c31"/>
  <path d="M13 92 Q17 108 17 121 Q6 119 6 102 L6 94 Z" fill="#9b1c31"/>
  <path d="M5 79 Q11 82 17 80 L18 89 Q11 92 5 89 Z" fill="#f2b63c"/>
  </g>"""

VALANCE: Final = """\
  <path d="M6 26 Q6 6 28 6 L100 6 Q122 6 122 26 Q110.4 38 98.8 26 Q87.2 38 75.6 26 Q64 38 52.4 26
    Q40.8 38 29.2 26 Q17.6 38 6 26 Z" fill="#c2273d" stroke="#f2b63c" stroke-width="4"
    stroke-linejoin="round"/>"""


def icon() -> str:
    """Return the icon as SVG: the happy mask before an open curtain, in a rounded square."""
    drawn = (HERE / "masks" / "happy.svg").read_text(encoding="utf-8")
    inside = re.sub(r"^\s*<svg[^>]*>\n?|</svg>\s*$", "", drawn)
    halves = (HALF.format(turn=turn) for turn in ("scale(1 1)", "translate(128 0) scale(-1 1)"))
    return FRAME.format(
        curtain="\n".join(halves), mask=inside.strip("\n").replace("\n  \n", "\n"), valance=VALANCE
    )


if __name__ == "__main__":
    (HERE / "icon.svg").write_text(icon(), encoding="utf-8", newline="\n")
