import io
import time
import wave
from collections.abc import Iterator

import pytest

pygame = pytest.importorskip("pygame")

from game.speech.sound_player import SoundPlayer  # noqa: E402 - pygame must be there first


@pytest.fixture
def mixer(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Open a mixer on a silent device."""
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    pygame.mixer.init(44100, -16, 2, 512, allowedchanges=0)
    yield
    pygame.mixer.quit()


def tone(seconds: float) -> bytes:
    """Make a WAV file of a steady tone."""
    made = io.BytesIO()
    with wave.open(made, "wb") as writer:
        writer.setnchannels(2)
        writer.setsampwidth(2)
        writer.setframerate(44100)
        writer.writeframes(b"\x00\x10\x00\x10" * round(44100 * seconds))
    return made.getvalue()


@pytest.mark.usefixtures("mixer")
def test_a_sound_plays_for_its_length() -> None:
    """The player tells its seconds and is done soon after them."""
    player = SoundPlayer()
    assert player.play(tone(0.1)) == pytest.approx(0.1, abs=0.001)
    assert player.is_playing()
    deadline = time.monotonic() + 3
    while player.is_playing():
        assert time.monotonic() < deadline
        time.sleep(0.01)


@pytest.mark.usefixtures("mixer")
def test_a_stopped_sound_is_silent_at_once() -> None:
    """Nobody has to wait for its end."""
    player = SoundPlayer()
    player.play(tone(5.0))
    assert player.is_playing()
    player.stop()
    assert not player.is_playing()


@pytest.mark.usefixtures("mixer")
def test_the_volume_lasts_from_line_to_line() -> None:
    """A mixer channel forgets its volume at every play; the player does not."""
    player = SoundPlayer()
    player.set_volume(0.25)
    player.play(tone(0.5))
    assert pygame.mixer.Channel(0).get_volume() == pytest.approx(0.25, abs=0.01)


@pytest.mark.usefixtures("mixer")
def test_what_is_no_sound_is_not_played() -> None:
    """A damaged file is told apart by None."""
    assert SoundPlayer().play(b"noise") is None


def test_the_player_opens_the_mixer_in_the_form_of_the_lines(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Playing a line then needs no conversion, which would cost a frame or two."""
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    pygame.mixer.quit()
    SoundPlayer()
    assert pygame.mixer.get_init() == (44100, -16, 2)
    pygame.mixer.quit()


def test_without_a_sound_device_everything_is_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer without a sound device plays on."""
    monkeypatch.setenv("SDL_AUDIODRIVER", "no-such-driver")
    pygame.mixer.quit()
    player = SoundPlayer()
    player.set_volume(1.0)
    player.stop()
    assert player.play(tone(0.1)) is None
    assert not player.is_playing()
