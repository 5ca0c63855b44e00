"""The arch of the stage as SVG: pillars, footlights and valance; it draws nothing."""

from __future__ import annotations

from game.drawing import theme
from game.drawing.paper import fade, svg
from game.drawing.stage import Stage


def arch_parts(stage: Stage) -> list[str]:
    """Return the SVG of pillars and footlights, which stand in front of the scenery."""
    return [_pillars(stage), _lip(stage)]


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
        f'stroke="{theme.web(theme.GOLD_DARK)}" stroke-width="{1.6 * unit:.1f}"/>'
        for lean, rise in ((-0.62, 0.74), (-0.24, 0.94), (0.24, 0.94), (0.62, 0.74))
    )
    dome = (
        f"M{x - wide:.1f} {base:.1f} Q{x - wide:.1f} {base - high:.1f} {x:.1f} {base - high:.1f} "
        f"Q{x + wide:.1f} {base - high:.1f} {x + wide:.1f} {base:.1f} Z"
    )
    return (
        f'<g transform="translate(0 {-3 * unit:.1f})"><path d="{dome}" '
        f'fill="{theme.web(theme.LAMP)}"/></g>'
        f'<path d="{dome}" fill="{theme.web(theme.GOLD)}"/>{ribs}'
    )


def _pillars(stage: Stage) -> str:
    wide, side, unit = stage.width, stage.pillar, stage.unit
    parts = []
    for name, left, lean in (("pl", 0, 1), ("pr", wide - side, -1)):
        outer, inner = (left, left + side) if lean > 0 else (left + side, left)
        tones = ((0, theme.WINE_DARK, 1), (0.6, theme.WINE, 1), (1, theme.CURTAIN, 1))
        trim = inner - 6 * unit if lean > 0 else inner
        parts += [
            fade(name, (outer, 0), (inner, 0), tones),
            f'<rect x="{inner if lean > 0 else inner - 9 * unit:.1f}" y="0" width="{9 * unit:.1f}" '
            f'height="{stage.lip}" fill="{theme.web(theme.SHADE)}" fill-opacity="0.3"/>',
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
    rod = theme.web(theme.WINE_DARK)
    return f'<rect width="{stage.width}" height="{stage.valance * 0.45:.1f}" fill="{rod}"/>'


def _swag(number: int, x: float, step: float, high: float, unit: float) -> str:
    def bow(depth: float, top: float = 0.0) -> str:
        return (
            f"M{x - 2:.1f} {top:.1f} L{x - 2:.1f} {high * 0.5:.1f} "
            f"Q{x + step / 2:.1f} {depth:.1f} {x + step + 2:.1f} {high * 0.5:.1f} "
            f"L{x + step + 2:.1f} {top:.1f} Z"
        )

    folds = "".join(
        f'<path d="M{x - 2:.1f} {high * lift:.1f} Q{x + step / 2:.1f} {high * (lift + sag):.1f} '
        f'{x + step + 2:.1f} {high * lift:.1f}" fill="none" stroke="{theme.web(theme.WINE)}" '
        f'stroke-opacity="0.5" stroke-width="{2.6 * unit:.1f}"/>'
        for lift, sag in ((0.06, 0.42), (0.2, 0.58), (0.35, 0.74))
    )
    high_up = theme.mix(theme.CURTAIN_DARK, theme.CURTAIN, 0.4)
    tones = ((0, high_up, 1), (0.55, theme.CURTAIN, 1), (1, theme.CURTAIN_LIGHT, 1))
    return (
        f'<path d="{bow(high * 1.5 + 9 * unit)}" fill="{theme.web(theme.SHADE)}" '
        f'fill-opacity="0.22"/>'
        f'<path d="{bow(high * 1.5)}" fill="{theme.web(theme.GOLD_DARK)}"/>'
        f'<path d="{bow(high * 1.5 - 7 * unit)}" fill="{theme.web(theme.GOLD)}"/>'
        f"{fade(f's{number}', (0, 0), (0, high), tones)}"
        f'<path d="{bow(high * 1.5 - 17 * unit)}" fill="url(#s{number})"/>{folds}'
    )


def _tassel(x: float, y: float, unit: float) -> str:
    gold, dark = theme.web(theme.GOLD), theme.web(theme.GOLD_DARK)
    return (
        f'<path d="M{x - 7 * unit:.1f} {y:.1f} L{x + 7 * unit:.1f} {y:.1f} '
        f'L{x + 9 * unit:.1f} {y + 22 * unit:.1f} L{x - 9 * unit:.1f} {y + 22 * unit:.1f} Z" '
        f'fill="{dark}"/><path d="M{x - 3 * unit:.1f} {y:.1f} L{x + 3 * unit:.1f} {y:.1f} '
        f'L{x + 4 * unit:.1f} {y + 22 * unit:.1f} L{x - 4 * unit:.1f} {y + 22 * unit:.1f} Z" '
        f'fill="{gold}"/><circle cx="{x:.1f}" cy="{y - 2 * unit:.1f}" r="{9 * unit:.1f}" '
        f'fill="{gold}"/><circle cx="{x:.1f}" cy="{y - 3 * unit:.1f}" r="{4 * unit:.1f}" '
        f'fill="{theme.web(theme.LAMP)}"/>'
    )
