"""Looks at the sound device: opens it as the game does, and is silent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.doctor.chart import LOADING, Finding, Step, Wish, remark, well
from game.doctor.saved import saved_settings


def look(wish: Wish) -> Iterator[Finding | Step]:
    """Open the mixer for a moment."""
    yield Step("loading pygame", LOADING)
    import pygame

    from game.speech.sound_player import open_mixer

    volume = saved_settings().settings.voice_volume
    yield Step("opening the sound device", remedy="sound_hangs")
    open_mixer()
    if form := pygame.mixer.get_init():
        yield of_device(pygame.mixer.get_driver(), _devices(), form[0], volume)
        pygame.mixer.quit()
    else:
        yield of_device("", (), 0, volume)


def _devices() -> tuple[str, ...]:
    """Return the names of what sound comes out of; () where nothing tells."""
    try:
        from pygame._sdl2.audio import get_audio_device_names

        return tuple(get_audio_device_names(False))
    except Exception:  # noqa: BLE001 - pygame calls this part experimental
        return ()


def of_device(driver: str, devices: Sequence[str], rate: int, volume: float) -> Finding:
    """Judge a sound device by its driver, "" for none, and the voice's loudness, 0 to 1."""
    figures = {"driver": driver, "devices": list(devices), "rate": rate}
    if not driver:
        said = "No sound device opens: lines are shown, and nothing is heard."
        return remark("sound", said, "sound", **figures)
    if driver in ("dummy", "disk"):
        said = f"Sound goes nowhere (driver {driver})."
        return remark("sound", said, "dummy_sound", **figures)
    told = f"driver {driver}, {', '.join(devices) or 'its usual device'}"
    if volume == 0:
        said = f"A sound device opens ({told}), but the voice is turned off in the settings."
        return remark("sound", said, "volume", **figures)
    return well("sound", f"A sound device opens ({told}).", **figures)
