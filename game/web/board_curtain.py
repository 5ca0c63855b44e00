"""The theatre curtain of the scoreboard as a drawing: it opens as the stars come in."""

from __future__ import annotations

from math import cos, pi, sin
from typing import Final

WIDTH, HEIGHT = 960, 540

# The opening of the stage: left, top, right, floor.
_LEFT, _TOP, _RIGHT, _FLOOR = 84, 64, 876, 452

# How narrow a half of the curtain is when it is gathered, as a share of its width, and how far the
# first star opens it: a slit of light that can be seen from the back of a room.
_GATHERED: Final = 0.17
_FIRST_SLIT: Final = 0.05

_PLEATS: Final = 8
_LAMPS: Final = 25


def curtain_svg(share: float) -> str:
    """Return the stage with its curtain `share` open, 0 to 1, as SVG for a page with its styles."""
    return (
        f'<svg class="theatre" viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true" focusable="false">'
        f"{_DEFINED}{_stage()}{_halves(share)}{_garland() if share >= 1 else ''}"
        f"{_arch()}{_lamps(share)}</svg>"
    )


def _halves(share: float) -> str:
    opened = _FIRST_SLIT + (1 - _FIRST_SLIT) * share if share > 0 else 0.0
    scale = f"{1 - (1 - _GATHERED) * opened:.4f}"
    half = f'<g class="half" data-scale="{scale}" transform="scale({scale} 1)">{_pleats()}</g>'
    return (
        f'<g transform="translate({_LEFT} {_TOP})">{half}</g>'
        f'<g transform="translate({_RIGHT} {_TOP}) scale(-1 1)">{half}</g>'
    )


def _pleats() -> str:
    width, height = (_RIGHT - _LEFT) / 2 + 2, _FLOOR - _TOP
    step = width / _PLEATS
    drawn = []
    for number in range(_PLEATS):
        x, low = number * step, height - 6 + (number % 2) * 6
        drawn.append(
            f'<rect x="{x:.1f}" width="{step + 0.8:.1f}" height="{low}" fill="url(#pleat)"/>'
        )
        drawn.append(
            f'<path class="hem" d="M{x:.1f} {low - 24} h{step + 0.8:.1f} v12 h-{step + 0.8:.1f}z"/>'
        )
    return "".join(drawn)


def _stage() -> str:
    """Return what waits behind the curtain: an evening, hills, boards, and a star."""
    middle, high = (_LEFT + _RIGHT) / 2, 226
    rays = "".join(
        f'<path d="M{middle} {high} L{middle + 520 * cos(a):.0f} {high + 520 * sin(a):.0f} '
        f'L{middle + 520 * cos(a + 0.14):.0f} {high + 520 * sin(a + 0.14):.0f}z"/>'
        for a in (pi * number / 10 for number in range(20))
    )
    boards = "".join(
        f'<path class="seam" d="M{middle + (x - middle) * 0.86:.0f} 396 L{x} {_FLOOR}"/>'
        for x in range(_LEFT, _RIGHT + 1, 66)
    )
    return (
        f'<rect x="{_LEFT}" y="{_TOP}" width="{_RIGHT - _LEFT}" height="{_FLOOR - _TOP}" '
        f'fill="url(#evening)"/><g clip-path="url(#opening)"><g class="rays">{rays}</g>'
        '<path class="far" d="M80 396Q180 290 300 352Q430 270 560 346Q700 268 880 360V420H80z"/>'
        '<path class="near" d="M80 410 Q230 340 400 386 Q600 330 880 394 V420 H80z"/>'
        f'<rect class="boards" x="{_LEFT}" y="396" width="{_RIGHT - _LEFT}" height="60"/>{boards}'
        f'<g transform="translate({middle - 105} {high - 96}) scale(2.1)">{_STAR}</g></g>'
    )


def _garland() -> str:
    """Return the flags that hang across an open stage."""
    step, drawn = 44, []
    for number, x in enumerate(range(_LEFT + 22, _RIGHT - 22, step)):
        # A string that hangs through, lowest in the middle.
        ends = [_TOP + 70 + 46 * (1 - ((at - WIDTH / 2) / 400) ** 2) for at in (x, x + step)]
        drawn.append(
            f'<path class="flag{number % 4}" d="M{x + 6} {ends[0] + 2:.0f}L{x + step - 6} '
            f'{ends[1] + 2:.0f}L{x + step / 2:.0f} {sum(ends) / 2 + 36:.0f}z"/>'
            f'<path class="string" d="M{x} {ends[0]:.0f}L{x + step} {ends[1]:.0f}"/>'
        )
    return "".join(drawn)


def _arch() -> str:
    """Return the gilded frame, the valance that hangs in it, and the front of the stage."""
    step = (_RIGHT - _LEFT) / 8
    swags = "".join(
        f'<path class="swag" d="M{_LEFT + i * step:.1f} {_TOP - 6} h{step:.1f} '
        f'v34 q{-step / 2:.1f} 44 {-step:.1f} 0z"/>'
        f'<path class="fringe" d="M{_LEFT + (i + 1) * step:.1f} {_TOP + 28} '
        f'q{-step / 2:.1f} 44 {-step:.1f} 0"/>'
        for i in range(8)
    )
    return (
        f"{swags}"
        f'<path class="wall" fill-rule="evenodd" d="M0 0H{WIDTH}V{HEIGHT}H0z '
        f'M{_LEFT} {_TOP}V{_FLOOR}H{_RIGHT}V{_TOP}z"/>'
        f'<path class="gilt" d="M{_LEFT - 7} {_FLOOR}V{_TOP - 7}H{_RIGHT + 7}V{_FLOOR}"/>'
        f'<path class="gilt" d="M{_LEFT - 44} {_FLOOR}V{_TOP - 44}H{_RIGHT + 44}V{_FLOOR}"/>'
        f'<path class="front" d="M20 {_FLOOR}H{WIDTH - 20}L{WIDTH} {HEIGHT}H0z"/>'
        f'<path class="gilt" d="M18 {_FLOOR + 2}H{WIDTH - 18}"/>'
    )


def _lamps(share: float) -> str:
    """Return the lamps around the arch; as many are lit as the class has come on its way."""
    lit = int(share * _LAMPS)
    return "".join(
        f'<circle class="{"lit" if number < lit else "unlit"}" cx="{x:.0f}" cy="{y:.0f}" r="9"/>'
        for number, (x, y) in enumerate(_places())
    )


def _places() -> list[tuple[float, float]]:
    """Return where the lamps are, up the left side, along the top and down the right."""
    left, top, right = _LEFT - 25, _TOP - 25, _RIGHT + 25
    side, width = _FLOOR - 20 - top, right - left
    length = 2 * side + width
    places: list[tuple[float, float]] = []
    for number in range(_LAMPS):
        way = length * number / (_LAMPS - 1)
        if way <= side:
            places.append((left, top + side - way))
        elif way <= side + width:
            places.append((left + way - side, top))
        else:
            places.append((right, top + way - side - width))
    return places


_DEFINED: Final = (
    '<defs><linearGradient id="pleat"><stop offset="0" stop-color="#6d1226"/>'
    '<stop offset=".38" stop-color="#c43143"/><stop offset=".6" stop-color="#9b1c31"/>'
    '<stop offset="1" stop-color="#5c1023"/></linearGradient>'
    '<linearGradient id="evening" x2="0" y2="1"><stop offset="0" stop-color="#2c3363"/>'
    '<stop offset=".55" stop-color="#8a4a72"/><stop offset=".9" stop-color="#f2a65a"/>'
    f'</linearGradient><clipPath id="opening"><rect x="{_LEFT}" y="{_TOP}" '
    f'width="{_RIGHT - _LEFT}" height="{_FLOOR - _TOP}"/></clipPath></defs>'
)

# The star of assets/pictures/star.svg, without its shadow.
_STAR: Final = (
    '<g stroke-linejoin="round"><path d="M50 5 63.5 34 95 38.5 72 61 77.5 93 50 77.5 22.5 93 28 61 '
    '5 38.5 36.5 34z" fill="#b97f1e" stroke="#b97f1e" stroke-width="8"/><path d="M50 5 63.5 34 95 '
    '38.5 72 61 77.5 93 50 77.5 22.5 93 28 61 5 38.5 36.5 34z" fill="#f2b63c" stroke="#f2b63c" '
    'stroke-width="4.5"/><path d="M50 50V5L63.5 34zM50 50L95 38.5 72 61zM50 50L77.5 93 50 77.5zM50 '
    '50L22.5 93 28 61zM50 50L5 38.5 36.5 34z" fill="#ffd977"/></g><circle cx="40" cy="50" r="3.4" '
    'fill="#2b1b2e"/><circle cx="60" cy="50" r="3.4" fill="#2b1b2e"/><path d="M42 58Q50 67 58 58" '
    'fill="none" stroke="#2b1b2e" stroke-width="3.2" stroke-linecap="round"/>'
)
