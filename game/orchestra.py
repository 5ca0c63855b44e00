"""The orchestra: effects and the theme, through pygame.mixer; it speaks no word."""

from __future__ import annotations

from game.art import ArtMissing, sound


class Orchestra:
    """Plays the sounds of assets/sounds; volumes are fractions 0 to 1."""

    def __init__(self, music_volume: float, effects_volume: float) -> None:
        self._music_volume = music_volume
        self._effects_volume = effects_volume

    def play(self, name: str) -> None:
        """Play the effect assets/sounds/`name` once; silent without a sound device."""
        try:
            effect = sound(name)
        except ArtMissing:
            return
        if effect is not None:
            effect.set_volume(self._effects_volume)
            effect.play()

    def theme(self, is_wanted: bool) -> None:
        """Let the quiet theme begin, or fade out."""

    def update(self, dt: float, is_spoken_over: bool) -> None:
        """Take note that `dt` seconds went by; the theme makes room while somebody speaks."""

    def set_volumes(self, music: float, effects: float) -> None:
        """Set both volumes, 0 to 1, at once."""
        self._music_volume = music
        self._effects_volume = effects
