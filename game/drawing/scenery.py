"""The paper theatre itself as SVG text: sky, hills, boards, arch and valance; it draws nothing."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from game.drawing import theme
from game.drawing.paper import fade, svg

CURTAIN_LIGHT: Final = (0xC4, 0x31, 0x43)
BOARD: Final = (0xC0, 0x7F, 0x4A)
BOARD_DARK: Final = (0x7A, 0x43, 0x2A)
HILLS: Final = ((0x2C, 0x33, 0x63), (0x45, 0x38, 0x71), (0x63, 0x3D, 0x70))

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


@dataclass(frozen=True, slots=True)
class Stage:
    """The lines of a stage of `width` by `height` real pixels; `unit` is one design pixel."""

    width: int
    height: int

    @property
    def unit(self) -> float:
        """Real pixels per design pixel."""
        return min(self.width / theme.DESIGN[0], self.height / theme.DESIGN[1])

    @property
    def pillar(self) -> int:
        """Width of the arch's side."""
        return max(2, round(26 * self.unit))

    @property
    def valance(self) -> int:
        """Lowest point of the valance."""
        return max(2, round(74 * self.unit))

    @property
    def floor(self) -> int:
        """Where the boards begin."""
        return self.height - max(4, round(152 * self.unit))

    @property
    def lip(self) -> int:
        """Where the stage ends and the footlights begin."""
        return self.height - max(2, round(30 * self.unit))

    def lamps(self) -> list[float]:
        """Where the footlights stand, from left to right."""
        count = max(3, round(self.width / (128 * self.unit)))
        room = self.width - 2 * self.pillar
        return [self.pillar + room * (number + 0.5) / count for number in range(count)]


@lru_cache(maxsize=4)
def stage_svg(stage: Stage) -> str:
    """Return the whole stage but for the valance."""
    return svg(
        stage.width,
        stage.height,
        _sky(stage),
        *(_hanging(stage, *star) for star in HANGING),
        _moon(stage),
        *(_hills(stage, number) for number in range(len(HILLS))),
        _boards(stage),
        _pillars(stage),
        _lip(stage),
    )


@lru_cache(maxsize=4)
def valance_svg(stage: Stage) -> str:
    """Return the scalloped valance; the SVG is as wide as the stage and `valance` * 1.3 high."""
    unit, high = stage.unit, stage.valance
    count = max(4, round(stage.width / (142 * unit)))
    step = stage.width / count
    parts = [_rod(stage)]
    for number in range(count):
        parts.append(_swag(number, step * number, step, high, unit))
    for number in range(count + 1):
        parts.append(_tassel(step * number, high * 0.62, unit))
    return svg(stage.width, round(high * 1.3), *parts)


def _sky(stage: Stage) -> str:
    wide, high = stage.width, stage.height
    deep, warm = (0x16, 0x1B, 0x38), (0x8A, 0x4A, 0x72)
    sky = fade("sky", (0, 0), (0, stage.floor), ((0, deep, 1), (0.5, theme.NIGHT, 1), (1, warm, 1)))
    glow = _round_light("dawn", wide / 2, stage.floor, wide * 0.5, (0xF6, 0xB2, 0x6B), 0.55)
    return (
        f'{sky}{glow}<rect width="{wide}" height="{high}" fill="url(#sky)"/>'
        f'<rect width="{wide}" height="{high}" fill="url(#dawn)"/>'
    )


def _moon(stage: Stage) -> str:
    x, y, r = stage.width * 0.81, stage.height * 0.25, 46 * stage.unit
    halo = _round_light("halo", x, y, r * 2.6, theme.CREAM, 0.32)
    bite = f"M{x - r * 0.2:.1f} {y - r:.1f} A{r:.1f} {r:.1f} 0 1 0 {x + r * 0.96:.1f} {y + r * 0.3:.1f} "
    bite += f"A{r * 0.8:.1f} {r * 0.8:.1f} 0 0 1 {x - r * 0.2:.1f} {y - r:.1f} Z"
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


def star_path(x: float, y: float, radius: float, inner: float = 0.5) -> str:
    """Return the outline of a five-pointed star around x, y, one point up."""
    points = []
    for number in range(10):
        reach = radius * (1 if number % 2 == 0 else inner)
        turn = math.pi * number / 5
        points.append(f"{x + reach * math.sin(turn):.1f} {y - reach * math.cos(turn):.1f}")
    return "M" + " L".join(points) + " Z"


def _hills(stage: Stage, number: int) -> str:
    unit, wide = stage.unit, stage.width
    base = stage.floor - (88 - 40 * number) * unit
    path, x, bump = f"M0 {stage.height} L0 {base:.1f} ", 0.0, number
    while x < wide:
        step = (96 + 58 * math.sin(bump * 2.4 + number)) * unit
        lift = 9 * math.sin(bump * 1.7 + number * 2) * unit
        path += f"A{step * 0.56:.1f} {step * 0.56:.1f} 0 0 1 {x + step:.1f} {base + lift:.1f} "
        x, bump = x + step, bump + 1
    path += f"L{x:.1f} {stage.height} Z"
    shades = "".join(
        f'<g transform="translate(0 {-rise * unit:.1f})"><path d="{path}" fill="#0b0a1c" '
        f'fill-opacity="{seen}"/></g>'
        for rise, seen in ((8, 0.07), (5, 0.1), (2.5, 0.16))
    )
    top = theme.mix(HILLS[number], (255, 214, 170), 0.10)
    tint = fade(
        f"hill{number}",
        (0, base - 60 * unit),
        (0, stage.floor),
        ((0, top, 1), (1, HILLS[number], 1)),
    )
    return f'{shades}{tint}<path d="{path}" fill="url(#hill{number})"/>'


def _boards(stage: Stage) -> str:
    wide, top, low, unit = stage.width, stage.floor, stage.lip, stage.unit
    middle, count = wide / 2, max(8, round(wide / (92 * unit)))
    parts = [
        fade("far", (0, top), (0, low), ((0, (0x4A, 0x22, 0x1E), 0.62), (0.55, BOARD, 0))),
        _round_light("pool", middle, low, wide * 0.42, (0xFF, 0xDF, 0xA0), 0.5),
        f'<rect y="{top - 7 * unit:.1f}" width="{wide}" height="{8 * unit:.1f}" fill="#1b0d1c" '
        f'fill-opacity="0.35"/>',
    ]
    for number in range(-1, count + 1):
        near = [wide * (number + side) / count for side in (0, 1)]
        far = [middle + (x - middle) * 0.74 for x in near]
        tone = theme.mix(BOARD, BOARD_DARK, 0.28 + 0.2 * math.sin(number * 2.3))
        parts.append(
            f'<path d="M{far[0]:.1f} {top} L{far[1] + 0.6:.1f} {top} L{near[1] + 0.6:.1f} {low} '
            f'L{near[0]:.1f} {low} Z" fill="{theme.web(tone)}"/>'
            f'<path d="M{far[0]:.1f} {top} L{near[0]:.1f} {low}" stroke="#4e2719" '
            f'stroke-opacity="0.55" stroke-width="{1.8 * unit:.1f}"/>'
        )
    span = f'width="{wide}" y="{top}" height="{low - top}"'
    return "".join(parts) + f'<rect {span} fill="url(#far)"/><rect {span} fill="url(#pool)"/>'


def _lip(stage: Stage) -> str:
    wide, top, unit = stage.width, stage.lip, stage.unit
    parts = [
        fade("lip", (0, top), (0, stage.height), ((0, theme.CURTAIN, 1), (1, theme.WINE, 1))),
        f'<rect y="{top}" width="{wide}" height="{stage.height - top}" fill="url(#lip)"/>',
        f'<rect y="{top}" width="{wide}" height="{4 * unit:.1f}" fill="{theme.web(theme.GOLD)}"/>',
    ]
    parts += [_shell(x, stage.height, unit) for x in stage.lamps()]
    return "".join(parts)


def _shell(x: float, base: float, unit: float) -> str:
    wide, high = 25 * unit, 31 * unit
    ribs = "".join(
        f'<path d="M{x:.1f} {base:.1f} L{x + wide * lean:.1f} {base - high * rise:.1f}" '
        f'stroke="#b97f1e" stroke-width="{1.6 * unit:.1f}"/>'
        for lean, rise in ((-0.62, 0.74), (-0.24, 0.94), (0.24, 0.94), (0.62, 0.74))
    )
    dome = (
        f"M{x - wide:.1f} {base:.1f} Q{x - wide:.1f} {base - high:.1f} {x:.1f} {base - high:.1f} "
        f"Q{x + wide:.1f} {base - high:.1f} {x + wide:.1f} {base:.1f} Z"
    )
    return (
        f'<g transform="translate(0 {-3 * unit:.1f})"><path d="{dome}" fill="#ffe9b0"/></g>'
        f'<path d="{dome}" fill="{theme.web(theme.GOLD)}"/>{ribs}'
    )


def _pillars(stage: Stage) -> str:
    wide, side, unit = stage.width, stage.pillar, stage.unit
    parts = []
    for name, left, lean in (("pl", 0, 1), ("pr", wide - side, -1)):
        outer, inner = (left, left + side) if lean > 0 else (left + side, left)
        tones = ((0, (0x3D, 0x0B, 0x1A), 1), (0.6, theme.WINE, 1), (1, theme.CURTAIN, 1))
        trim = inner - 6 * unit if lean > 0 else inner
        parts += [
            fade(name, (outer, 0), (inner, 0), tones),
            f'<rect x="{inner if lean > 0 else inner - 9 * unit:.1f}" y="0" width="{9 * unit:.1f}" '
            f'height="{stage.lip}" fill="#0b0a1c" fill-opacity="0.3"/>',
            f'<rect x="{left}" y="0" width="{side}" height="{stage.lip}" fill="url(#{name})"/>',
            f'<rect x="{trim:.1f}" y="0" width="{6 * unit:.1f}" height="{stage.lip}" '
            f'fill="{theme.web(theme.GOLD)}"/>',
        ]
        y, middle = 130 * unit, left + side / 2 - lean * 3 * unit
        while y < stage.lip - 20 * unit:
            parts.append(
                f'<path d="M{middle:.1f} {y - 9 * unit:.1f} L{middle + 5 * unit:.1f} {y:.1f} '
                f'L{middle:.1f} {y + 9 * unit:.1f} L{middle - 5 * unit:.1f} {y:.1f} Z" '
                f'fill="{theme.web(theme.GOLD)}" fill-opacity="0.85"/>'
            )
            y += 58 * unit
    return "".join(parts)


def _rod(stage: Stage) -> str:
    return f'<rect width="{stage.width}" height="{stage.valance * 0.45:.1f}" fill="#3d0b1a"/>'


def _swag(number: int, x: float, step: float, high: float, unit: float) -> str:
    def bow(depth: float, top: float = 0.0) -> str:
        return (
            f"M{x - 2:.1f} {top:.1f} L{x - 2:.1f} {high * 0.5:.1f} "
            f"Q{x + step / 2:.1f} {depth:.1f} {x + step + 2:.1f} {high * 0.5:.1f} "
            f"L{x + step + 2:.1f} {top:.1f} Z"
        )

    folds = "".join(
        f'<path d="M{x - 2:.1f} {high * lift:.1f} Q{x + step / 2:.1f} {high * (lift + sag):.1f} '
        f'{x + step + 2:.1f} {high * lift:.1f}" fill="none" stroke="#5c1023" '
        f'stroke-opacity="0.5" stroke-width="{2.6 * unit:.1f}"/>'
        for lift, sag in ((0.06, 0.42), (0.2, 0.58), (0.35, 0.74))
    )
    tones = ((0, (0x6E, 0x14, 0x28), 1), (0.55, theme.CURTAIN, 1), (1, CURTAIN_LIGHT, 1))
    return (
        f'<path d="{bow(high * 1.5 + 9 * unit)}" fill="#0b0a1c" fill-opacity="0.22"/>'
        f'<path d="{bow(high * 1.5)}" fill="#b97f1e"/>'
        f'<path d="{bow(high * 1.5 - 7 * unit)}" fill="{theme.web(theme.GOLD)}"/>'
        f"{fade(f's{number}', (0, 0), (0, high), tones)}"
        f'<path d="{bow(high * 1.5 - 17 * unit)}" fill="url(#s{number})"/>{folds}'
    )


def _tassel(x: float, y: float, unit: float) -> str:
    gold = theme.web(theme.GOLD)
    return (
        f'<path d="M{x - 7 * unit:.1f} {y:.1f} L{x + 7 * unit:.1f} {y:.1f} '
        f'L{x + 9 * unit:.1f} {y + 22 * unit:.1f} L{x - 9 * unit:.1f} {y + 22 * unit:.1f} Z" '
        f'fill="#b97f1e"/><path d="M{x - 3 * unit:.1f} {y:.1f} L{x + 3 * unit:.1f} {y:.1f} '
        f'L{x + 4 * unit:.1f} {y + 22 * unit:.1f} L{x - 4 * unit:.1f} {y + 22 * unit:.1f} Z" '
        f'fill="{gold}"/><circle cx="{x:.1f}" cy="{y - 2 * unit:.1f}" r="{9 * unit:.1f}" '
        f'fill="{gold}"/><circle cx="{x:.1f}" cy="{y - 3 * unit:.1f}" r="{4 * unit:.1f}" '
        f'fill="#ffe9b0"/>'
    )


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
