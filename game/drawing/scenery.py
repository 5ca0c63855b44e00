"""The scene of paper behind the actor as SVG: sky, moon, hills, boards; it draws nothing."""

from __future__ import annotations

import math
from typing import Final

from game.drawing import theme
from game.drawing.paper import fade, star_path
from game.drawing.stage import Stage

HILLS: Final = 3

# Paper stars on threads: share of the width, share of the height, size in design pixels.
HANGING: Final = (
    (0.13, 0.30, 15),
    (0.21, 0.19, 10),
    (0.33, 0.24, 12),
    (0.44, 0.15, 8),
    (0.58, 0.20, 11),
    (0.70, 0.31, 9),
    (0.90, 0.37, 13),
)


def scenery_parts(stage: Stage) -> list[str]:
    """Return the SVG of all that lies behind the arch, from back to front."""
    if theme.IS_PLAIN:
        return [_plain(stage)]
    return [
        _sky(stage),
        *(_hanging(stage, *star) for star in HANGING),
        _moon(stage),
        *(_hills(stage, number) for number in range(HILLS)),
        _boards(stage),
    ]


def _plain(stage: Stage) -> str:
    """Return a flat wall, a flat floor and the line between them: nothing distracts."""
    wide, floor, edge = stage.width, stage.floor, 4 * stage.unit
    sides = ((0, floor, theme.NIGHT), (floor, stage.lip - floor, theme.BOARD))
    return "".join(
        f'<rect y="{top:.1f}" width="{wide}" height="{high:.1f}" fill="{theme.web(tone)}"/>'
        for top, high, tone in (*sides, (floor - edge / 2, edge, theme.GOLD_DARK))
    )


def _sky(stage: Stage) -> str:
    wide, high = stage.width, stage.floor
    deep, warm = theme.NIGHT_DARK, theme.DUSK
    sky = fade("sky", (0, 0), (0, high), ((0, deep, 1), (0.5, theme.NIGHT, 1), (1, warm, 1)))
    glow = _round_light("dawn", wide / 2, high, wide * 0.5, (0xF6, 0xB2, 0x6B), 0.55)
    return (
        f'{sky}{glow}<rect width="{wide}" height="{high}" fill="url(#sky)"/>'
        f'<rect width="{wide}" height="{high}" fill="url(#dawn)"/>'
    )


def _moon(stage: Stage) -> str:
    x, y, r = stage.width * 0.81, stage.height * 0.25, 46 * stage.unit
    halo = _round_light("halo", x, y, r * 2.6, theme.CREAM, 0.32)
    bite = f"M{x - r * 0.2:.1f} {y - r:.1f} A{r:.1f} {r:.1f} 0 1 0 "
    bite += f"{x + r * 0.96:.1f} {y + r * 0.3:.1f} A{r * 0.8:.1f} {r * 0.8:.1f} 0 0 1 "
    bite += f"{x - r * 0.2:.1f} {y - r:.1f} Z"
    return (
        f'{halo}<circle cx="{x:.1f}" cy="{y:.1f}" r="{r * 2.6:.1f}" fill="url(#halo)"/>'
        f"{_thread(x - r * 0.2, y - r, stage.unit)}"
        f'<g transform="translate(0 {3 * stage.unit:.1f})"><path d="{bite}" fill="#000" '
        f'fill-opacity="0.25"/></g><path d="{bite}" fill="#ffe9b8"/>'
    )


def _hanging(stage: Stage, across: float, down: float, size: float) -> str:
    x, y, r = stage.width * across, stage.height * down, size * stage.unit
    drop = 2.5 * stage.unit
    return (
        f"{_thread(x, y - r, stage.unit)}"
        f'<path d="{star_path(x, y + drop, r)}" fill="#000" fill-opacity="0.3"/>'
        f'<path d="{star_path(x, y, r)}" fill="#ffdf94"/>'
    )


def _thread(x: float, y: float, unit: float) -> str:
    return (
        f'<path d="M{x:.1f} 0 L{x:.1f} {y:.1f}" stroke="#ffe9b8" stroke-opacity="0.35" '
        f'stroke-width="{max(1.0, 1.3 * unit):.1f}"/>'
    )


def _hills(stage: Stage, number: int) -> str:
    unit, wide = stage.unit, stage.width
    base = stage.floor - (88 - 40 * number) * unit
    path, x, bump = f"M0 {stage.floor} L0 {base:.1f} ", 0.0, number
    while x < wide:
        step = (96 + 58 * math.sin(bump * 2.4 + number)) * unit
        lift = 9 * math.sin(bump * 1.7 + number * 2) * unit
        path += f"A{step * 0.56:.1f} {step * 0.56:.1f} 0 0 1 {x + step:.1f} {base + lift:.1f} "
        x, bump = x + step, bump + 1
    path += f"L{x:.1f} {stage.floor} Z"
    shades = "".join(
        f'<g transform="translate(0 {-rise * unit:.1f})"><path d="{path}" '
        f'fill="{theme.web(theme.SHADE)}" fill-opacity="{seen}"/></g>'
        for rise, seen in ((8, 0.07), (5, 0.1), (2.5, 0.16))
    )
    tone = (theme.HILL_FAR, theme.HILL_MIDDLE, theme.HILL_NEAR)[number]
    top = theme.mix(tone, (255, 214, 170), 0.10)
    tint = fade(
        f"hill{number}",
        (0, base - 60 * unit),
        (0, stage.floor),
        ((0, top, 1), (1, tone, 1)),
    )
    return f'{shades}{tint}<path d="{path}" fill="url(#hill{number})"/>'


def _boards(stage: Stage) -> str:
    wide, top, low, unit = stage.width, stage.floor, stage.lip, stage.unit
    middle, count = wide / 2, max(8, round(wide / (92 * unit)))
    parts = [
        fade("far", (0, top), (0, low), ((0, (0x4A, 0x22, 0x1E), 0.62), (0.55, theme.BOARD, 0))),
        _round_light("pool", middle, low, wide * 0.42, (0xFF, 0xDF, 0xA0), 0.5),
        f'<rect y="{top - 7 * unit:.1f}" width="{wide}" height="{8 * unit:.1f}" fill="#1b0d1c" '
        f'fill-opacity="0.35"/>',
    ]
    for number in range(-1, count + 1):
        near = [wide * (number + side) / count for side in (0, 1)]
        far = [middle + (x - middle) * 0.74 for x in near]
        tone = theme.mix(theme.BOARD, theme.BOARD_DARK, 0.28 + 0.2 * math.sin(number * 2.3))
        parts.append(
            f'<path d="M{far[0]:.1f} {top} L{far[1] + 0.6:.1f} {top} L{near[1] + 0.6:.1f} {low} '
            f'L{near[0]:.1f} {low} Z" fill="{theme.web(tone)}"/>'
            f'<path d="M{far[0]:.1f} {top} L{near[0]:.1f} {low}" stroke="#4e2719" '
            f'stroke-opacity="0.55" stroke-width="{1.8 * unit:.1f}"/>'
        )
    span = f'width="{wide}" y="{top}" height="{low - top}"'
    return "".join(parts) + f'<rect {span} fill="url(#far)"/><rect {span} fill="url(#pool)"/>'


def _round_light(
    name: str, x: float, y: float, radius: float, colour: theme.Colour, seen: float
) -> str:
    tone = theme.web(colour)
    return (
        f'<defs><radialGradient id="{name}" gradientUnits="userSpaceOnUse" cx="{x:.1f}" '
        f'cy="{y:.1f}" r="{radius:.1f}"><stop offset="0" stop-color="{tone}" '
        f'stop-opacity="{seen}"/><stop offset="0.5" stop-color="{tone}" '
        f'stop-opacity="{seen * 0.35:.3f}"/><stop offset="1" stop-color="{tone}" '
        f'stop-opacity="0"/></radialGradient></defs>'
    )
