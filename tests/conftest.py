"""Fixtures for all tests: no window, no sound, and a home folder of their own."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

# Before anything imports pygame: tests never open the developer's screen or speakers.
os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

# A shell's background job ignores Ctrl+C, and so would every program that a test ends by it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every test away from the settings and the score book of whoever runs it."""
    monkeypatch.setenv("CURTAIN_UP_HOME", str(tmp_path / "home"))
    # What the desktop of whoever runs the tests is set to is no business of theirs.
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "desktop"))


@pytest.fixture
def _no_mixer() -> Iterator[None]:
    """Begin and end a test without a sound device, and without sounds loaded for one."""
    import pygame

    from game import art

    def leave() -> None:
        pygame.mixer.quit()
        art._sounds.clear()

    leave()
    yield
    leave()


@pytest.fixture
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture
def shared() -> Path:
    """The folder of real faces beside the checkout; a test that needs it skips without."""
    for parent in ROOT.parents:
        if (parent / "shared" / "clips").is_dir():
            return parent / "shared"
    pytest.skip("the folder shared/ with clips of real faces is not beside the checkout")
