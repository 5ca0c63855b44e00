import array
import io
import wave

from game.speech.finish import ready_to_play


def wav(samples: list[int], rate: int, channels: int = 1) -> bytes:
    """Make a 16-bit WAV file."""
    made = io.BytesIO()
    with wave.open(made, "wb") as writer:
        writer.setnchannels(channels)
        writer.setsampwidth(2)
        writer.setframerate(rate)
        writer.writeframes(array.array("h", samples).tobytes())
    return made.getvalue()


def opened(sound: bytes) -> tuple[int, int, list[int]]:
    """Return channels, rate and samples of a WAV file."""
    with wave.open(io.BytesIO(sound)) as reader:
        samples = array.array("h", reader.readframes(reader.getnframes()))
        return reader.getnchannels(), reader.getframerate(), samples.tolist()


def test_the_engines_end_pause_is_cut() -> None:
    """The play goes on an eighth of a second after the last word, not a second."""
    channels, rate, samples = opened(ready_to_play(wav([9000] * 1000 + [3] * 16000, 16000)))
    assert (channels, rate) == (1, 16000)
    assert len(samples) == 1000 + int(0.12 * 16000)


def test_espeaks_sound_comes_in_the_mixers_form() -> None:
    """Twice the samples, both channels alike, each new sample between its neighbours."""
    sound = ready_to_play(wav([1000, 2000, -4000], 22050))
    assert opened(sound) == (
        2,
        44100,
        [1000, 1000, 1500, 1500, 2000, 2000, -1000, -1000, -4000, -4000, -4000, -4000],
    )


def test_other_sounds_are_left_as_they_are() -> None:
    """The mixer reads AIFF from macOS, stereo and odd files itself, or refuses them."""
    for sound in (b"FORM....AIFF", b"", b"RIFF", wav([1, 1, 2, 2], 44100, channels=2)):
        assert ready_to_play(sound) == sound
