"""The sound check: whether the sound device answers is tried in a process of its own.

A sound server that hangs never returns from `pygame.mixer.init`, which holds Python's lock all the
while, so that no thread beside it would go on. What hangs there is killed when the game is left.
"""

from __future__ import annotations

import faulthandler
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from enum import IntEnum
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Final

from game.speech.lines import VoiceTrouble

# Seconds that lines wait for the device; less than `Voice` waits for a line. A later answer counts,
# too: from then on there is sound.
PATIENCE: Final = 4.0

# Seconds after which a device counts as one that hangs. A process of a busy computer's takes three.
SURE_AFTER: Final = 10.0

# Seconds after which the process ends itself, however it hangs, also when the game is long gone.
LONGEST: Final = 60.0

# Seconds between two looks of a thread that waits.
_TICK: Final = 0.05

# Seconds that an ending process gets.
FAREWELL: Final = 0.5


class _Answer(IntEnum):
    """The process's exit code; any other is that of a device which hung or crashed."""

    OPENS = 0
    NO_DEVICE = 3


class SoundCheck:
    """Tries the device when the first picture is shown, and has it opened when it answers.

    `open_device` is called at most once, in the thread that `through` runs in.
    """

    def __init__(self, open_device: Callable[[], object]) -> None:
        self._open_device = open_device
        self._process: BaseProcess | None = None
        self._began: float | None = None
        self._code: int | None = None
        self._over = threading.Event()

    def through(
        self, ticks: Iterator[float], then: Callable[[], object] = lambda: None
    ) -> Iterator[float]:
        """Pass `ticks` on; after the first, begin, and call `then` when the device is open."""
        yield next(ticks)
        self._process, self._began = _begin(), time.monotonic()
        for tick in ticks:
            if not self._over.is_set() and self._has_ended():
                if self._code == _Answer.OPENS:
                    self._open_device()
                    then()
                self._over.set()
            yield tick

    def is_awaited(self) -> bool:
        """Tell whether it may still be a moment until the device opens."""
        return not self._over.is_set() and self._seconds() < PATIENCE

    def wait(self) -> None:
        """Wait until the device is open, or is awaited no longer; for threads of their own."""
        while self.is_awaited():
            self._over.wait(_TICK)

    def trouble(self) -> VoiceTrouble | None:
        """Return what kept the device from opening, if that is known."""
        if not self._over.is_set():
            return VoiceTrouble.SOUND_HANGS if self._seconds() > SURE_AFTER else None
        has_answered = self._code in (_Answer.OPENS, _Answer.NO_DEVICE)
        return VoiceTrouble.NO_LOUDSPEAKER if has_answered else VoiceTrouble.SOUND_HANGS

    def close(self) -> None:
        """End the process, by force where it hangs."""
        self._over.set()
        if self._process is None:
            return
        # Terminated it would not end: SDL keeps that signal for itself.
        self._process.kill()
        self._process.join(FAREWELL)
        if not self._process.is_alive():
            self._process.close()
        self._process = None

    def _seconds(self) -> float:
        """Return for how long the device has been tried."""
        return 0.0 if self._began is None else time.monotonic() - self._began

    def _has_ended(self) -> bool:
        """Tell whether the process has ended, with which `_code`."""
        self._code = _Answer.OPENS if self._process is None else self._process.exitcode
        return self._code is not None


def _begin() -> BaseProcess | None:
    """Start the process; None where there is no room for one, and then the game itself tries."""
    # Spawn everywhere: a fork would copy pygame's threads and the camera's.
    context = multiprocessing.get_context("spawn")
    process = context.Process(target=_try_device, name="curtain-up sound check", daemon=True)
    try:
        process.start()
    except OSError:
        return None
    return process


def _try_device() -> None:
    """Open the device as the game does, let go of it, and end with an `_Answer`."""
    # Ctrl+C is for the game, which then ends this process.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Its watchdog needs no lock of Python's; what it has to tell is for nobody.
    nowhere = Path(os.devnull).open("w")  # noqa: SIM115 - open until the process ends
    faulthandler.dump_traceback_later(LONGEST, exit=True, file=nowhere)
    os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"
    import pygame

    from game.speech.sound_player import open_mixer

    answer = _Answer.OPENS if open_mixer() else _Answer.NO_DEVICE
    pygame.mixer.quit()
    # Past the tidying that Python does in the end: it takes longer than the look itself.
    os._exit(answer)
