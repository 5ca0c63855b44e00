"""The orchestra: effects and the theme, through pygame.mixer; it speaks no word.

Everything is silent, and nothing raises, where there is no sound device or a sound is missing.
"""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Final

import pygame

from game.art import ArtMissing, sound, sound_file, sound_names
from game.speech.sound_player import VOICE_CHANNEL, sound_of

THEME: Final = "theme"

# How loud theme and effects stay while somebody speaks: words come first, and children with a
# hearing aid need the theme well below them.
THEME_UNDER_VOICE: Final = 0.3
EFFECTS_UNDER_VOICE: Final = 0.6

# All in seconds: how long the theme takes from silence to its full loudness, from there to silence,
# and both to make room for a voice and to take it back.
THEME_RISES: Final = 2.5
THEME_FALLS: Final = 1.2
ROOM_MADE_IN: Final = 0.15
ROOM_TAKEN_IN: Final = 1.0

# A play's own sound is an effect and no music: it stops when a line has long been told.
OWN_SOUND_MS: Final = 15_000

# Seconds that an effect may come late: the curtain is asked for before the device is open.
MOST_LATE: Final = 1.5

# A volume that differs by less than this from the one in use is not worth a call.
HEARABLE: Final = 0.002


class Orchestra:
    """Plays the sounds of assets/sounds; volumes are fractions 0 to 1.

    The theme streams through `pygame.mixer.music`, effects through the mixer's channels but the
    first, which is the voice's. Time is the seconds given to `update`.
    """

    def __init__(self, music_volume: float, effects_volume: float) -> None:
        self._music_volume = music_volume
        self._effects_volume = effects_volume
        self._is_wanted = False
        self._has_begun = False
        # How far the theme has faded in, and how much room is made for a voice: both 0 to 1.
        self._faded_in = 0.0
        self._room = 0.0
        self._music_now = self._effects_now = -1.0
        # The effect that was asked for last without an open device, and the seconds since.
        self._missed = ""
        self._missed_for = 0.0

    def tune_up(self) -> None:
        """Load all effects, in whatever thread: the first use of each would cost some milliseconds.

        The theme is never loaded whole.
        """
        for name in sound_names():
            if name != THEME:
                sound(name)

    def play(self, name: str) -> None:
        """Play the effect assets/sounds/`name` once; silent without a sound device.

        One that opens within `MOST_LATE` seconds still plays the last.
        """
        if not pygame.mixer.get_init():
            self._missed, self._missed_for = name, 0.0
            return
        try:
            effect = sound(name)
        except (ArtMissing, OSError, pygame.error):
            return
        if effect is None or not self._effects_volume:
            return
        # Set anew each time: the mixer may have been opened since, and a device forgets it.
        pygame.mixer.set_reserved(VOICE_CHANNEL + 1)
        channel = effect.play()
        if channel is not None:
            channel.set_volume(self._effects_loudness())

    def play_file(self, path: Path) -> None:
        """Play a play's own sound once, of which `OWN_SOUND_MS` are heard; silent if it can't be.

        It is decoded aside, some 6 ms for each of its seconds, so that no picture waits.
        """
        threading.Thread(target=self._play_file, args=(path,), name="sound", daemon=True).start()

    def _play_file(self, path: Path) -> None:
        if not pygame.mixer.get_init() or not self._effects_volume:
            return
        try:
            effect = sound_of(path)
            if effect is None:
                return
            pygame.mixer.set_reserved(VOICE_CHANNEL + 1)
            channel = effect.play(maxtime=OWN_SOUND_MS)
        except pygame.error:
            return
        if channel is not None:
            channel.set_volume(self._effects_loudness())

    def theme(self, is_wanted: bool) -> None:
        """Let the quiet theme be heard, or fade out."""
        self._is_wanted = is_wanted

    def update(self, dt: float, is_spoken_over: bool) -> None:
        """Take note that `dt` seconds went by; the theme makes room while somebody speaks."""
        # A device that opens late finds the theme at its quiet beginning.
        is_rising = self._is_wanted and pygame.mixer.get_init() is not None
        rise = dt / THEME_RISES if is_rising else -dt / THEME_FALLS
        room = dt / ROOM_MADE_IN if is_spoken_over else -dt / ROOM_TAKEN_IN
        self._faded_in = min(1.0, max(0.0, self._faded_in + rise))
        self._room = min(1.0, max(0.0, self._room + room))
        self._make_good(dt)
        self._sound_out()

    def set_volumes(self, music: float, effects: float) -> None:
        """Set both volumes, 0 to 1, at once, also of what is sounding."""
        self._music_volume = music
        self._effects_volume = effects
        self._sound_out()

    def _make_good(self, dt: float) -> None:
        """Play the effect that was missed, if the device has opened soon enough."""
        self._missed_for += dt
        if self._missed and pygame.mixer.get_init():
            missed, self._missed = self._missed, ""
            if self._missed_for <= MOST_LATE:
                self.play(missed)

    def _effects_loudness(self) -> float:
        return self._effects_volume * (1.0 - self._room * (1.0 - EFFECTS_UNDER_VOICE))

    def _theme_loudness(self) -> float:
        # Squared, because ears hear steps of loudness by their proportion.
        share = self._faded_in**2 * (1.0 - self._room * (1.0 - THEME_UNDER_VOICE))
        return self._music_volume * share

    def _sound_out(self) -> None:
        """Bring what sounds to the loudness of this moment, where that has changed."""
        if not pygame.mixer.get_init():
            return
        music, effects = self._theme_loudness(), self._effects_loudness()
        if abs(effects - self._effects_now) > HEARABLE:
            self._effects_now = effects
            for number in range(VOICE_CHANNEL + 1, pygame.mixer.get_num_channels()):
                pygame.mixer.Channel(number).set_volume(effects)
        if music > HEARABLE and not self._has_begun:
            self._begin()
        if abs(music - self._music_now) > HEARABLE:
            self._music_now = music
            pygame.mixer.music.set_volume(music)

    def _begin(self) -> None:
        """Start the theme from its file, round and round; once is enough even if it fails.

        From then on it goes on, unheard where it is not wanted. `music.pause` must never be called:
        it waits for the mixer with Python's lock in its hand, while the mixer, which has just ended
        an effect, waits for that lock to let go of it; the game would stand still for ever.
        """
        self._has_begun = True
        try:
            pygame.mixer.music.load(sound_file(THEME))
            pygame.mixer.music.set_volume(0.0)
            pygame.mixer.music.play(-1)
        except (ArtMissing, OSError, pygame.error):
            return
