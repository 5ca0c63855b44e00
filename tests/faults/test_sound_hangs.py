"""A sound device that never answers: the real game comes, plays silently, says so, and ends."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from game.doctor.chart import Verdict, Wish
from game.doctor.rounds import make_rounds
from tests.faults.house import THEIRS, telling

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a pipe with a name")

ROOT = Path(__file__).parents[2]

# Seconds for a start on a busy computer, and for an end: nobody waits for it.
START, END = 60.0, 10.0

World = Mapping[str, str]


@pytest.fixture
def pipe(tmp_path: Path) -> World:
    """A device that is a pipe which nobody reads: opening it waits."""
    os.mkfifo(tmp_path / "device")
    return {"SDL_AUDIODRIVER": "disk", "SDL_DISKAUDIOFILE": str(tmp_path / "device")}


@pytest.fixture
def server(tmp_path: Path) -> Iterator[World]:
    """A sound server that lets programs in, and never says a word."""
    if sys.platform != "linux":
        pytest.skip("PulseAudio is Linux's")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "s"))
        listening.listen(8)
        yield {"SDL_AUDIODRIVER": "pulseaudio", "PULSE_SERVER": f"unix:{tmp_path / 's'}"}


@contextmanager
def title(world: World, language: str) -> Iterator[tuple[subprocess.Popen[str], Iterator[Any]]]:
    """Open the game in `world`; yield it and what it tells."""
    words = [sys.executable, "-m", "tests.faults.silent_title", THEIRS, language]
    with telling(words, {**os.environ, **world}) as (game, told):
        patience = threading.Timer(START, game.kill)
        patience.start()
        try:
            yield game, (json.loads(line) for line in told)
        finally:
            patience.cancel()


def leave(game: subprocess.Popen[str]) -> None:
    """End the game and see that it ends at once, without a word, with all that it began."""
    game.send_signal(signal.SIGTERM)
    _, errors = game.communicate(timeout=END)
    assert (game.returncode, errors) == (0, "")
    until = time.monotonic() + END
    while time.monotonic() < until:
        try:
            os.killpg(game.pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    pytest.fail("a process is left")


def test_a_sound_server_that_hangs_is_told_and_ends_with_the_game(server: World) -> None:
    """The title is there all the same, and goes on; in Swedish, too."""
    with title(server, "sv") as (game, told):
        assert next(told) == {"here": True}
        advice = next(told)["advice"]
        assert advice.startswith("Datorns ljud svarar inte. Starta om datorn;")
        leave(game)


def test_leaving_waits_for_no_sound_server(server: World) -> None:
    """Whoever leaves before it is known that the device hangs waits as little."""
    with title(server, "en") as (game, told):
        assert next(told) == {"here": True}
        time.sleep(1.0)
        leave(game)


def test_a_device_that_answers_after_all_is_heard(pipe: World) -> None:
    """It was told that it hangs; then somebody reads the pipe, and the game plays into it."""
    heard = threading.Event()

    def listen() -> None:
        with Path(pipe["SDL_DISKAUDIOFILE"]).open("rb") as device:
            while sound := device.read(65536):
                if any(sound):
                    heard.set()

    with title(pipe, "en") as (game, told):
        assert next(told) == {"here": True}
        assert next(told)["advice"].startswith("This computer's sound does not answer.")
        # Held open, so that the pipe does not end between the try and the game.
        held = os.open(pipe["SDL_DISKAUDIOFILE"], os.O_RDWR)
        threading.Thread(target=listen, daemon=True).start()
        assert next(told) == {"opened": True}
        assert heard.wait(20.0), "the theme"
        leave(game)
        os.close(held)


def test_a_device_that_hangs_while_it_plays_holds_up_nobody_who_leaves(pipe: World) -> None:
    """The pipe is full and nobody reads it any more; the game goes on, and ends when told."""
    held = os.open(pipe["SDL_DISKAUDIOFILE"], os.O_RDWR)
    try:
        with title(pipe, "en") as (game, told):
            seen = {name for line in (next(told), next(told)) for name in line}
            assert seen == {"here", "opened"}
            # A second of sound is 176 KB, and a pipe holds 64.
            time.sleep(2.0)
            leave(game)
    finally:
        os.close(held)


HANGING = """
from game.speech import sound_check
sound_check.LONGEST = 1.0
sound_check._try_device()
"""


@pytest.mark.parametrize("kind", ["server", "pipe"])
def test_what_hangs_ends_itself_when_the_game_was_killed(
    kind: str, request: pytest.FixtureRequest
) -> None:
    """Nothing of Python's runs in it any more, but its watchdog does."""
    world = request.getfixturevalue(kind)
    done = subprocess.run(
        [sys.executable, "-c", HANGING],
        cwd=ROOT,
        env={**os.environ, **world},
        capture_output=True,
        text=True,
        timeout=START,
    )
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "")


def test_the_doctor_gives_a_sound_server_that_hangs_up(
    server: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One remark, with what wakes the server; the other looks went on meanwhile."""
    for name, value in server.items():
        monkeypatch.setenv(name, value)
    steps: list[str] = []
    watch: Callable[[object], None] = lambda told: None  # noqa: E731
    (found,) = make_rounds(["sound"], Wish(), steps.append, watch)
    assert (found.verdict, found.remedy) == (Verdict.REMARK, "sound_hangs")
    assert found.said.startswith("While opening the sound device: it took too long")
