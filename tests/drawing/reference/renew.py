"""Keep the picture of all scripts as it is drawn now: look at it before you commit it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

import pygame

from tests.drawing.test_scripts import REFERENCE, test_picture

pygame.image.save(test_picture(), REFERENCE)
