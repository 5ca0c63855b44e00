"""The stage behind everything: arch, sky, boards and lights, and paper to write on."""

from __future__ import annotations

import io
import math
from typing import Final

import pygame

from game import art
from game.drawing import pen, theme
from game.drawing.arch import arch_parts, valance_svg
from game.drawing.paper import draw_sheet, glow, svg
from game.drawing.scenery import HANGING, scenery_parts
from game.drawing.stage import Stage

# Larger stages are drawn at this width and enlarged: nobody sees it, and 4K takes half a second.
DRAWN_WIDTH: Final = 2560


def draw_stage(surface: pygame.Surface, t: float, brightness: float = 1.0) -> None:
    """Fill `surface` with the stage at `t` seconds; `brightness` 0 is night, 1 full light.

    Footlights and stars breathe slowly; hold `t` still for reduced motion.
    """
    stage = Stage(*surface.get_size())
    surface.blit(_stage_layer(stage), (0, 0))
    if theme.IS_PLAIN:
        return
    _draw_breath(surface, stage, t)
    if brightness < 1.0:
        level = 255 * max(0.0, brightness)
        # A little less green, or the yellow lamps turn olive.
        dim = (round(level), round(level * 0.94), round(level * 0.98))
        surface.fill(dim, special_flags=pygame.BLEND_RGB_MULT)


def draw_valance(surface: pygame.Surface) -> None:
    """Draw the valance again over what has been drawn below the arch, as the curtain."""
    surface.blit(_valance_layer(Stage(*surface.get_size())), (0, 0))


def draw_spotlight(
    surface: pygame.Surface, centre: tuple[int, int], radius: int, strength: float
) -> None:
    """Add a round pool of warm light and a faint beam from above; `strength` is 0 to 1."""
    level = round(16 * min(1.0, max(0.0, strength)))
    radius = max(4, round(radius / 8) * 8)
    if level == 0:
        return
    if theme.IS_PLAIN:
        pen.aacircle(surface, theme.mix(theme.NIGHT, theme.CREAM, 0.3), centre, radius)
        return
    light = glow((round(radius * 2.6), round(radius * 2.6)), (120, 100, 62), level)
    beam = _beam(radius, max(8, round(centre[1] / 8) * 8), level)
    surface.blit(beam, (centre[0] - beam.get_width() // 2, 0), special_flags=pygame.BLEND_RGB_ADD)
    surface.blit(light, light.get_rect(center=centre), special_flags=pygame.BLEND_RGB_ADD)


def draw_paper(surface: pygame.Surface, rect: pygame.Rect, tone: str = "cream") -> None:
    """Lay a card of paper to write on; `tone` is cream, gold, night, wine or sky.

    Text on night and wine is cream. Raises KeyError for another tone.
    """
    sheet, line = _tones()[tone]
    draw_sheet(surface, rect, sheet, line)


def _tones() -> dict[str, tuple[theme.Colour, theme.Colour]]:
    """Return the colours of papers by tone: sheet and stitched line."""
    return {
        "cream": (theme.CREAM, theme.mix(theme.GOLD, theme.CREAM, 0.35)),
        "gold": (theme.GOLD, theme.CURTAIN),
        "night": (theme.NIGHT, theme.GOLD),
        "wine": (theme.WINE, theme.GOLD),
        "sky": (theme.SKY, theme.CREAM),
    }


@theme.cached(maxsize=2)
def _stage_layer(stage: Stage) -> pygame.Surface:
    layer = pygame.Surface((stage.width, stage.height), 0, 32)
    shrink = min(1.0, DRAWN_WIDTH / stage.width)
    size = (max(1, round(stage.width * shrink)), max(1, round(stage.height * shrink)))
    drawing = svg(stage.width, stage.height, *scenery_parts(stage), *arch_parts(stage))
    drawn = pygame.image.load_sized_svg(_file(drawing), size)
    if shrink < 1:
        drawn = pygame.transform.smoothscale(drawn, layer.get_size())
    layer.blit(art.fast(drawn), (0, 0))
    layer.blit(_valance_layer(stage), (0, 0))
    if not theme.IS_PLAIN:
        _bake_lights(layer, stage)
    return layer


@theme.cached(maxsize=2)
def _valance_layer(stage: Stage) -> pygame.Surface:
    size = (stage.width, max(1, round(stage.valance * 1.3)))
    return art.fast(pygame.image.load_sized_svg(_file(valance_svg(stage)), size))


def _file(text: str) -> io.BytesIO:
    return io.BytesIO(text.encode())


@theme.cached(maxsize=24)
def _beam(radius: int, length: int, level: int) -> pygame.Surface:
    import numpy as np

    wide, high = max(2, radius // 2), max(2, length // 4)
    across = np.abs(np.linspace(-1, 1, wide))[:, None]
    down = np.linspace(0, 1, high)[None, :]
    edge = 0.12 + 0.82 * down
    soft = np.clip((edge - across) / 0.16, 0, 1) * np.clip((1 - down) / 0.35, 0, 1)
    light = soft * (1 - down * 0.6) * 0.42 * (level / 16)
    small = pygame.Surface((wide, high), 0, 32)
    pixels = (light[:, :, None] * np.array((110, 96, 70))).astype(np.uint8)
    pygame.surfarray.blit_array(small, pixels)
    return pygame.transform.smoothscale(small, (radius * 2, length))


def _bake_lights(layer: pygame.Surface, stage: Stage) -> None:
    """Add the steady part of all lights; only their slow breath is left for every frame."""
    for x in stage.lamps():
        _add(layer, (150, 104, 44), 10, (190, 150), (x, stage.height - 26 * stage.unit), stage)
    for across, down, size in HANGING:
        place = (stage.width * across, stage.height * down)
        _add(layer, (200, 170, 90), 7, (size * 5, size * 5), place, stage)


def _draw_breath(surface: pygame.Surface, stage: Stage, t: float) -> None:
    for number in range(stage.lamp_count):
        light, place = _foot_light(stage, number, 5 + _swing(t, number, 5))
        surface.blit(light, place, special_flags=pygame.BLEND_RGB_ADD)
    for number in range(len(HANGING)):
        light, place = _hung_light(stage, number, 5 + _swing(t, number * 3, 5))
        surface.blit(light, place, special_flags=pygame.BLEND_RGB_ADD)


Light = tuple[pygame.Surface, tuple[int, int]]


@theme.cached(maxsize=512)
def _foot_light(stage: Stage, number: int, strength: int) -> Light:
    place = (stage.lamps()[number], stage.height - 24 * stage.unit)
    return _light((150, 110, 50), strength, (84, 64), place, stage)


@theme.cached(maxsize=512)
def _hung_light(stage: Stage, number: int, strength: int) -> Light:
    across, down, size = HANGING[number]
    place = (stage.width * across, stage.height * down)
    return _light((200, 170, 90), strength, (size * 4, size * 4), place, stage)


def _add(
    surface: pygame.Surface,
    colour: theme.Colour,
    strength: int,
    size: tuple[int, int],
    centre: tuple[float, float],
    stage: Stage,
) -> None:
    light, place = _light(colour, strength, size, centre, stage)
    surface.blit(light, place, special_flags=pygame.BLEND_RGB_ADD)


def _light(
    colour: theme.Colour,
    strength: int,
    size: tuple[int, int],
    centre: tuple[float, float],
    stage: Stage,
) -> Light:
    """Return a light that is to be added, and where its first pixel goes."""
    light = glow((round(size[0] * stage.unit), round(size[1] * stage.unit)), colour, strength)
    return light, light.get_rect(center=(round(centre[0]), round(centre[1]))).topleft


def _swing(t: float, number: int, depth: int) -> int:
    """Return a slow swing, less than one in three seconds, in whole steps of light."""
    return round(depth * math.sin(t * 1.7 + number * 1.9))
