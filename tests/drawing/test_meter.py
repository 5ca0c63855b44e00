"""Meters: how full, of which expression, held or done."""

from __future__ import annotations

import itertools

import numpy as np
import pygame
import pytest
from pygame import Rect

from game.acting.expressions import EXPRESSIONS, Expression
from game.drawing import theme
from game.drawing.backcloth import Backcloth
from game.drawing.meter import colour_of, draw_meter
from tests.drawing.test_pieces import drawn


def filled(expression: Expression, fill: float, is_holding: bool = False) -> np.ndarray:
    """Return the picture of a meter."""
    rect = Rect(100, 300, 900, 80)
    return drawn(lambda s: draw_meter(s, rect, fill, expression, is_holding, 0.0))


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_a_fuller_meter_looks_fuller(expression: Expression) -> None:
    """From empty to full, more and more of the tube has the expression's colour."""
    shades = []
    for fill in (0.0, 0.25, 0.5, 0.75, 1.0):
        away = np.abs(filled(expression, fill) - np.array(colour_of(expression))).sum(axis=2)
        shades.append(int((away < 12)[310:370, 200:900].sum()))
    assert shades == sorted(shades)
    assert shades[-1] > shades[2] > shades[0]


def test_meters_are_told_apart_without_colour() -> None:
    """Each expression's filling has a pattern of its own, seen in grey."""
    greys = [filled(e, 0.9).mean(axis=2)[325:355, 250:700] for e in EXPRESSIONS]
    edges = [np.abs(np.diff(grey)) > 12 for grey in greys[:]]
    for one, other in itertools.combinations(range(len(greys)), 2):
        if EXPRESSIONS[one] == "neutral" or EXPRESSIONS[other] == "neutral":
            continue  # lines along the tube: compared across it below
        assert (edges[one] ^ edges[other]).mean() > 0.03
    calm = greys[EXPRESSIONS.index(Expression.NEUTRAL)]
    assert np.abs(np.diff(calm, axis=0)).max() > 12
    assert np.abs(np.diff(calm)).max() < 12


def test_holding_and_having_done_it_are_seen() -> None:
    """Rays stand around the mask while the expression is held; the star shines when it is full."""
    resting, holding = filled(Expression.HAPPY, 0.5), filled(Expression.HAPPY, 0.5, True)
    assert (resting != holding)[270:300, 80:200].any()
    full = filled(Expression.HAPPY, 1.0)
    assert (resting != full)[300:380, 930:1000].mean() > 0.3


def test_the_meter_stands_upright_in_a_high_rect() -> None:
    """An upright meter fills from its foot."""
    rect = Rect(300, 60, 80, 600)
    half = drawn(lambda s: draw_meter(s, rect, 0.5, Expression.SAD, False, 0.0))
    away = np.abs(half - np.array(colour_of(Expression.SAD))).sum(axis=2) < 12
    assert away[400:560, 310:370].sum() > 1000
    assert away[160:300, 310:370].sum() == 0


def test_a_waving_meter_is_painted_as_one() -> None:
    """On the cloth of a window its waves are one place, not many, and none is lost."""
    cloth, window = Backcloth((1280, 720)), pygame.Surface((1280, 720), 0, 32)
    rect = Rect(100, 300, 900, 80)
    for t in (0.0, 0.1, 0.2):
        cloth.begin().fill(theme.NIGHT)
        draw_meter(cloth, rect, 0.5, Expression.SAD, True, t)
        places = cloth.paint(window)
    assert len(places) == 1
    plain = pygame.Surface((1280, 720), 0, 32)
    plain.fill(theme.NIGHT)
    draw_meter(plain, rect, 0.5, Expression.SAD, True, 0.2)
    assert pygame.image.tobytes(window, "RGB") == pygame.image.tobytes(plain, "RGB")
