"""Keep the picture of all scripts as it is drawn now: look at it before you commit it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[2]))

import pygame  # noqa: E402 - after the path is set

from tests.drawing.test_scripts import REFERENCE, test_picture  # noqa: E402

pygame.image.save(test_picture(), REFERENCE)
