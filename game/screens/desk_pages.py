"""What can be set on each page for adults, as rows of the desk; it carries out no change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Protocol

from game import words
from game.screens.desk import Fader, Option, Push, Row, Sign, Switch
from game.screens.screen import Screen
from game.settings import Difficulty, Letters, Look, Settings
from game.words import mark, tr, tr_count

VOLUMES: Final = tuple(step / 10 for step in range(11))
SPEEDS: Final = (0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.3, 1.4)
TEXT_SCALES: Final = (1.0, 1.25, 1.5, 1.75, 2.0)
DAYS: Final = (1, 7, 30, 90, 365)
LIMITS: Final = (None, 15, 30, 45, 60)


class Page(StrEnum):
    """The pages for adults, in their order."""

    CAMERA = "camera"
    SOUND = "sound"
    LOOKS = "looks"
    LANGUAGE = "language"
    PLAYING = "playing"
    PRIVACY = "privacy"


# What stands on the way to each page: words, and a name in assets/pictures/icons.
PAGE_NAMES: Final = {
    Page.CAMERA: (mark("Camera"), "camera"),
    Page.SOUND: (mark("Voice and sound"), "speaker"),
    Page.LOOKS: (mark("Looks"), "looks"),
    Page.LANGUAGE: (mark("Language"), "globe"),
    Page.PLAYING: (mark("Playing"), "play"),
    Page.PRIVACY: (mark("Privacy"), "lock"),
}


class Change(Protocol):
    """Sets one setting to a value and says `told`, which is what was set, in words."""

    def __call__(self, field: str, value: object, told: str) -> None:
        """Change it."""


@dataclass(frozen=True, slots=True)
class Rooms:
    """What rows lead to; `cameras` is None where none can be chosen."""

    cameras: Callable[[], Screen | None] | None
    delete_one: Callable[[], Screen | None]
    erase: Callable[[], Screen | None]


def page_rows(page: Page, settings: Settings, change: Change, rooms: Rooms) -> tuple[Row, ...]:
    """Return the rows of a page as `settings` stand."""
    match page:
        case Page.CAMERA:
            return _camera(rooms.cameras)
        case Page.SOUND:
            return _sound(settings, change)
        case Page.LOOKS:
            return _looks(settings, change)
        case Page.LANGUAGE:
            return _language(settings, change)
        case Page.PLAYING:
            return _playing(settings, change)
        case Page.PRIVACY:
            return _privacy(settings, change, rooms)


def _camera(cameras: Callable[[], Screen | None] | None) -> tuple[Row, ...]:
    told = Sign(
        tr(
            "The camera runs only while a child plays with it, and a sign at the top says so. "
            "No picture is kept, and none leaves this computer."
        ),
        height=1.6,
    )
    if cameras is None:
        return (told,)
    which = tr("Which camera?")
    return Push("cameras", which, tr("Look at the cameras"), "camera", cameras), told


def _sound(settings: Settings, change: Change) -> tuple[Row, ...]:
    volumes = (
        ("voice_volume", tr("Voice"), settings.voice_volume),
        ("music_volume", tr("Music"), settings.music_volume),
        ("effects_volume", tr("Sounds"), settings.effects_volume),
    )
    faders = [
        _fader(field, label, VOLUMES, now, [f"{round(v * 100)}" for v in VOLUMES], change)
        for field, label, now in volumes
    ]
    speeds = [_percent(speed) for speed in SPEEDS]
    speed = _fader("voice_speed", tr("Speed"), SPEEDS, settings.voice_speed, speeds, change)
    label = tr("Read buttons aloud")
    return *faders, speed, _yes_or_no("reads_buttons", label, settings.reads_buttons, change)


def _looks(settings: Settings, change: Change) -> tuple[Row, ...]:
    colours = ((Look.PAPER, tr("Paper")), (Look.CONTRAST, tr("High contrast")))
    letters = ((Letters.ANDIKA, "Andika"), (Letters.OPEN_DYSLEXIC, "OpenDyslexic"))
    scales = [_percent(scale) for scale in TEXT_SCALES]
    return (
        _switch("look", tr("Colours"), colours, settings.look, change),
        _fader("text_scale", tr("Text size"), TEXT_SCALES, settings.text_scale, scales, change),
        _switch("letters", tr("Letters"), letters, settings.letters, change),
        _yes_or_no("reduced_motion", tr("Less movement"), settings.reduced_motion, change),
        _yes_or_no("full_screen", tr("Full screen"), settings.full_screen, change),
    )


def _language(settings: Settings, change: Change) -> tuple[Row, ...]:
    known = [(code, words.own_name(code)) for code in words.languages()]
    return (
        _switch("language", tr("Language"), known, settings.language, change),
        Sign(tr("The key F2 changes the language on every screen, also in the middle of a play.")),
    )


def _playing(settings: Settings, change: Change) -> tuple[Row, ...]:
    difficulties = (
        (Difficulty.GENTLE, tr("Gentle")),
        (Difficulty.NORMAL, tr("Normal")),
        (Difficulty.BRAVE, tr("Brave")),
    )
    limits = [(minutes, _minutes(minutes)) for minutes in LIMITS]
    keepsakes = tr("Adults may save a picture as a keepsake")
    return (
        _switch("difficulty", tr("Holding a face"), difficulties, settings.difficulty, change),
        Sign(tr("Gentle: a short hold is enough. Brave: hold it longer."), height=0.7),
        _switch(
            "limit_minutes",
            tr("Minutes an evening"),
            limits,
            settings.limit_minutes,
            change,
            (1.7, 1.0, 1.0, 1.0, 1.0),
        ),
        _yes_or_no("allows_keepsakes", keepsakes, settings.allows_keepsakes, change),
    )


def _privacy(settings: Settings, change: Change, rooms: Rooms) -> tuple[Row, ...]:
    days = [tr_count("{count} day", "{count} days", count) for count in DAYS]
    kept = tr(
        "Kept for each player: nickname, animal, play, stars, seconds and the date. Never a "
        "picture, and nothing of a face. Older stars go when the game starts. Nothing leaves "
        "this computer."
    )
    return (
        _yes_or_no("keep_scores", tr("Keep stars"), settings.keep_scores, change),
        _fader("keep_days", tr("For how long"), DAYS, settings.keep_days, days, change),
        Sign(kept, height=1.7),
        Push("delete_one", tr("One player"), tr("Delete one player"), "one", rooms.delete_one),
        Push(
            "erase", tr("Players, stars and settings"), tr("Delete everything"), "bin", rooms.erase
        ),
    )


def _fader(
    field: str,
    label: str,
    steps: Sequence[float],
    now: float,
    told: Sequence[str],
    change: Change,
) -> Fader:
    """Return a fader whose nearest step is set, whatever number stands in the settings."""
    at = min(range(len(steps)), key=lambda number: abs(steps[number] - now))

    def move(to: int) -> None:
        change(field, steps[to], f"{label}: {told[to]}")

    return Fader(field, label, told[at], at, len(steps), move)


def _switch(
    field: str,
    label: str,
    options: Sequence[tuple[object, str]],
    now: object,
    change: Change,
    shares: tuple[float, ...] = (),
) -> Switch:
    def chosen(value: object, words_of_it: str) -> Option:
        def choose() -> None:
            change(field, value, f"{label}: {words_of_it}")

        return Option(f"{field} {value}", words_of_it, value == now, choose)

    return Switch(label, tuple(chosen(value, name) for value, name in options), shares)


def _yes_or_no(field: str, label: str, now: bool, change: Change) -> Switch:
    return _switch(field, label, ((True, tr("Yes")), (False, tr("No"))), now, change)


def _percent(share: float) -> str:
    # Translators: how large texts are, or how fast the voice is; 100 is as usual.
    return tr("{number} %", number=round(share * 100))


def _minutes(minutes: int | None) -> str:
    return tr("No limit") if minutes is None else str(minutes)
