"""The album: how a screen is kept as a picture, and how two pictures are compared.

A picture is drawn in its real size, shrunk to 640 pixels and given a palette of 64 colours, so
that a whole album stays small.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pygame

from game.settings import Settings
from game.tour import STOPS, stop
from game.tour_class import CLASS_ROOMS
from game.tour_desk import DESK_ROOMS
from game.tour_projector import PROJECTOR_ROOMS

HERE = Path(__file__).parent
SIZES = ((1024, 600), (1280, 720), (2560, 1440))
LANGUAGES = ("en", "sv")
WIDTH = 640

# Colours of the palette, chosen for each picture.
COLOURS = 64

# What a colour may be off before it counts, of 255.
FORGIVEN = 24

# Two pictures differ where a small square is off by more than this in the mean, beyond that:
# another letter is, the edges of the same letter drawn by another library are not.
SQUARE = 8
LEAST = 6


@dataclass(frozen=True)
class Page:
    """One picture of the album."""

    stop: str
    language: str
    size: tuple[int, int]

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return f"{self.stop}-{self.language}-{self.size[0]}"

    @property
    def file(self) -> Path:
        """Where the picture is kept."""
        return HERE / f"{self.name}.png"

    def draw(self) -> np.ndarray:
        """Return the screen as it is drawn now: width x height x 3 bytes, in a palette."""
        surface = pygame.Surface(self.size, 0, 32)
        stop(self.stop, Settings(language=self.language)).draw(surface)
        high = round(WIDTH * self.size[1] / self.size[0])
        small = pygame.transform.smoothscale(surface, (WIDTH, high))
        numbers, palette = in_palette(pygame.surfarray.array3d(small))
        return palette[numbers]


def pages() -> Iterator[Page]:
    """Return every page: each stop in both languages at every size.

    The pages of the form, and those of a lesson, share their parts: one size of each is enough, and
    of a lesson one language. `test_sight.py` measures them all.
    """
    for name in STOPS:
        is_lesson = name in CLASS_ROOMS or name in PROJECTOR_ROOMS
        for language in LANGUAGES[1:] if is_lesson else LANGUAGES:
            for size in SIZES[1:2] if is_lesson or name in DESK_ROOMS else SIZES:
                yield Page(name, language, size)


def kept(page: Page) -> np.ndarray:
    """Return the kept picture of a page: width x height x 3 bytes."""
    return pygame.surfarray.array3d(pygame.image.load(page.file).convert(32))


def keep(page: Page, picture: np.ndarray) -> None:
    """Keep a picture, as a PNG with a palette."""
    page.file.write_bytes(png(*in_palette(picture)))


def png(numbers: np.ndarray, palette: np.ndarray) -> bytes:
    """Return a PNG of a picture in a palette."""
    wide, high = numbers.shape
    header = struct.pack(">2I5B", wide, high, 8, 3, 0, 0, 0)
    lines = b"".join(b"\0" + line.tobytes() for line in numbers.T)
    parts = ((b"IHDR", header), (b"PLTE", palette.tobytes()), (b"IDAT", zlib.compress(lines, 9)))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in (*parts, (b"IEND", b"")))


def in_palette(picture: np.ndarray, most: int = COLOURS) -> tuple[np.ndarray, np.ndarray]:
    """Return for each pixel the number of its colour in a palette, and the palette.

    Colours are parted where they differ most, until there are `most` parts (a median cut). The
    same picture has the same palette each time; a picture of so few colours keeps them.
    """
    codes = picture.astype(int) @ np.array([1 << 16, 1 << 8, 1])
    known, inverse, counts = np.unique(codes, return_inverse=True, return_counts=True)
    colours = np.stack([known >> 16, known >> 8 & 255, known & 255], axis=-1)
    parts = [np.arange(len(known))]
    widths = [_width(colours, counts, parts[0])]
    while len(parts) < min(most, len(known)):
        widest = max(range(len(parts)), key=lambda number: widths[number])
        part = parts.pop(widest)
        widths.pop(widest)
        mean = np.average(colours[part], axis=0, weights=counts[part])
        across = np.ptp(colours[part], axis=0).argmax()
        is_low = colours[part][:, across] <= mean[across]
        for half in (part[is_low], part[~is_low]):
            parts.append(half)
            widths.append(_width(colours, counts, half))
    palette = np.zeros((len(parts), 3), np.uint8)
    numbers = np.zeros(len(known), np.uint8)
    for number, part in enumerate(parts):
        palette[number] = np.rint(np.average(colours[part], axis=0, weights=counts[part]))
        numbers[part] = number
    return numbers[inverse].reshape(codes.shape), palette


def _width(colours: np.ndarray, counts: np.ndarray, part: np.ndarray) -> float:
    """Return how much the colours of a part differ; 0 for a single one."""
    if len(part) < 2:
        return 0.0
    away = colours[part] - np.average(colours[part], axis=0, weights=counts[part])
    spread = np.average(away**2, axis=0, weights=counts[part]).max()
    return float(spread) * float(counts[part].sum()) ** 0.5


def _chunk(kind: bytes, content: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(kind + content))
    return struct.pack(">I", len(content)) + kind + content + check


def difference(before: np.ndarray, now: np.ndarray) -> np.ndarray:
    """Return which squares of two pictures differ, True or False for each square.

    Pictures of different sizes differ everywhere.
    """
    if before.shape != now.shape:
        return np.ones((1, 1), bool)
    wide, high = (side // SQUARE for side in before.shape[:2])
    whole = (slice(wide * SQUARE), slice(high * SQUARE))
    off = np.abs(now[whole].astype(float) - before[whole]).max(axis=-1)
    beyond = np.maximum(off - FORGIVEN, 0).reshape(wide, SQUARE, high, SQUARE)
    return beyond.mean(axis=(1, 3)) > LEAST


def side_by_side(before: np.ndarray, now: np.ndarray, place: Path) -> None:
    """Save the kept picture, the one of now, and what differs marked on it, beside each other."""
    marked = now // 3
    squares = difference(before, now)
    for x, y in np.argwhere(squares):
        area = (slice(x * SQUARE, (x + 1) * SQUARE), slice(y * SQUARE, (y + 1) * SQUARE))
        marked[area] = now[area] if before.shape == now.shape else now[area] // 2
    parts = [pygame.surfarray.make_surface(part) for part in (before, now, marked)]
    gap = 8
    high = max(part.get_height() for part in parts)
    wide = sum(part.get_width() + gap for part in parts) - gap
    sheet = pygame.Surface((wide, high))
    sheet.fill((255, 255, 255))
    left = 0
    for part in parts:
        sheet.blit(part, (left, 0))
        left += part.get_width() + gap
    pygame.image.save(sheet, place)
