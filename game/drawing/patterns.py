"""One pattern for each expression, so that meters are told apart without colour; draws nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from game.acting.expressions import Expression
from game.drawing import theme


def pattern_svg(expression: Expression, size: tuple[int, int], colour: theme.Colour) -> str:
    """Return the SVG of the pattern of `expression` over `size` pixels, in lines of `colour`."""
    step = max(8.0, min(size) * 0.5)
    path = _PATTERNS[expression](size, step)
    return (
        f'<path d="{path}" fill="none" stroke="{theme.web(colour)}" stroke-opacity="0.75" '
        f'stroke-width="{step * 0.17:.1f}" stroke-linecap="round" stroke-linejoin="round"/>'
    )


def _zigzag(size: tuple[int, int], step: float) -> str:
    path, y = "", step * 0.5
    while y < size[1] + step:
        path += f"M{-step:.1f} {y:.1f} "
        x, up = -step, True
        while x < size[0] + step:
            x += step * 0.5
            path += f"L{x:.1f} {y - step * (0.45 if up else 0):.1f} "
            up = not up
        y += step
    return path


def _waves(size: tuple[int, int], step: float) -> str:
    path, y = "", step * 0.5
    while y < size[1] + step:
        path += f"M{-step:.1f} {y:.1f} "
        x, lift = -step, -0.5
        while x < size[0] + step:
            path += f"q{step * 0.4:.1f} {step * lift:.1f} {step * 0.8:.1f} 0 "
            x, lift = x + step * 0.8, -lift
        y += step
    return path


def _slants(size: tuple[int, int], step: float) -> str:
    path, x = "", -float(size[1])
    while x < size[0] + size[1]:
        path += f"M{x:.1f} {size[1]} L{x + size[1]:.1f} 0 "
        x += step * 0.9
    return path


def _level(size: tuple[int, int], step: float) -> str:
    path, y = "", step * 0.5
    while y < size[1]:
        path += f"M0 {y:.1f} L{size[0]} {y:.1f} "
        y += step
    return path


def _drops(size: tuple[int, int], step: float) -> str:
    return _strewn(size, step, lambda x, y: f"M{x:.1f} {y:.1f} l0 {step * 0.34:.1f} ")


def _dots(size: tuple[int, int], step: float) -> str:
    r = step * 0.16
    ring = f"a{r:.1f} {r:.1f} 0 1 0 {2 * r:.1f} 0 a{r:.1f} {r:.1f} 0 1 0 {-2 * r:.1f} 0 "
    return _strewn(size, step, lambda x, y: f"M{x - r:.1f} {y + r:.1f} {ring}")


def _crosses(size: tuple[int, int], step: float) -> str:
    arm = step * 0.3
    cross = f"l{arm:.1f} {arm:.1f} m{-arm:.1f} 0 l{arm:.1f} {-arm:.1f} "
    return _strewn(size, step, lambda x, y: f"M{x:.1f} {y:.1f} {cross}")


def _strewn(size: tuple[int, int], step: float, mark: Callable[[float, float], str]) -> str:
    path, y, shift = "", step * 0.25, 0.0
    while y < size[1] + step:
        x = shift
        while x < size[0] + step:
            path += mark(x, y)
            x += step
        y, shift = y + step * 0.62, step * 0.5 - shift
    return path


_PATTERNS: Final[dict[Expression, Callable[[tuple[int, int], float], str]]] = {
    Expression.ANGRY: _zigzag,
    Expression.DISGUST: _waves,
    Expression.FEAR: _crosses,
    Expression.HAPPY: _slants,
    Expression.NEUTRAL: _level,
    Expression.SAD: _drops,
    Expression.SURPRISE: _dots,
}
