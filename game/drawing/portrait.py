"""The understudy as a picture that is drawn once for as long as the pose stays; decides nothing."""

from __future__ import annotations

import pygame

from game.drawing import theme
from game.drawing.face_pose import FacePose
from game.drawing.understudy import draw_understudy


def draw_portrait(surface: pygame.Surface, rect: pygame.Rect, pose: FacePose) -> None:
    """Draw what `draw_understudy` draws, in a tenth of its time while `pose` is still the same."""
    if rect.width > 0 and rect.height > 0:
        surface.blit(_portrait(rect.size, pose), rect)


# A pose on its way to another is seen once and pushes nothing out that is shown for long.
@theme.cached(maxsize=24)
def _portrait(size: tuple[int, int], pose: FacePose) -> pygame.Surface:
    picture = pygame.Surface(size, pygame.SRCALPHA, 32)
    draw_understudy(picture, picture.get_rect(), pose)
    return picture
