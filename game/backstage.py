"""The record of shared parts that wiring hands to screens: no logic, no imports of the parts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from game.acting.bookmark import Bookmark
from game.acting.evening import FRESH, Evening
from game.acting.expressions import Expression
from game.acting.hold import Thresholds
from game.acting.pacing import Stride
from game.acting.scenario import Scenario
from game.classroom.doorkeeper import Doorkeeper
from game.classroom.lesson import LessonDesk
from game.classroom.records import Account, Group, Register
from game.classroom.web_board import WebBoard as WebBoard
from game.perception.frames import Direction
from game.playwright import Workshop
from game.settings import Settings

if TYPE_CHECKING:
    from game.perception.frames import Picture


class Voice(Protocol):
    """What speaks; see game/speech/voice.py and the fake SilentVoice."""

    def say(self, text: str, language: str) -> None:
        """Speak `text` instead of whatever is being spoken; returns at once."""

    def mention(self, text: str, language: str) -> None:
        """Say the words of a button aside, unless a text is being spoken; nothing waits for it."""

    def use_recordings(self, recordings: Iterable[tuple[str, str, str]]) -> None:
        """Prefer these recordings, and no others: words, language ("" any) and file of each."""

    def stop(self) -> None:
        """Be quiet now."""

    def replay(self) -> None:
        """Speak the last text again."""

    def is_busy(self) -> bool:
        """Tell whether a text is being prepared, spoken or, without sound, given time to read."""

    def is_speaking(self) -> bool:
        """Tell whether anything can be heard of the voice now, also what it mentions."""

    def word(self) -> tuple[int, int] | None:
        """Return the characters (first, one past last) of the word being spoken, or None."""

    def update(self, dt: float) -> None:
        """Take note that `dt` seconds went by; called once a picture by the loop."""

    def advice(self) -> str | None:
        """Return, once, a sentence on how to get a voice on this computer, else None."""


class Sounds(Protocol):
    """Effects and the theme; see game/orchestra.py and the fake SilentSounds."""

    def play(self, name: str) -> None:
        """Play the effect assets/sounds/`name` once; silent without a sound device."""

    def play_file(self, path: Path) -> None:
        """Play a play's own sound; silent where it can't be played."""

    def theme(self, is_wanted: bool) -> None:
        """Let the quiet theme begin, or fade out."""

    def update(self, dt: float, is_spoken_over: bool) -> None:
        """Take note that `dt` seconds went by; the theme makes room while somebody speaks."""


class Office(Protocol):
    """Where adults change what is set; see game/front_office.py and the fake PaperOffice."""

    def change(self, settings: Settings) -> str | None:
        """Apply `settings` to every part at once and save them.

        Returns a sentence when they could not be saved; they hold until the game is left.
        """

    def erase_everything(self) -> str | None:
        """Delete stars, players and settings for good; return a sentence when that failed."""

    def save_keepsake(self, picture: Picture, title: str, play: str) -> str:
        """Save `picture` (RGB, height x width x 3) framed, with the play's title; return the place.

        `play` is PACK/NAME. Raises OSError with a sentence when it could not be saved.
        """

    def open_list(self, file: str) -> bytes:
        """Return what a file holds that was dropped on the window, as much as a class may need.

        Raises OSError with a sentence when it can't be read.
        """

    def save_lists(self, group: Group, accounts: Sequence[Account]) -> Sequence[str]:
        """Save the list of a class and its pages to print; return where they are.

        Raises OSError with a sentence when they could not be saved.
        """


class Player(Protocol):
    """A child in the score book: a number, a nickname and the name of a picture."""

    @property
    def id(self) -> int:
        """The player's number in the book."""

    @property
    def nickname(self) -> str:
        """What the child calls itself."""

    @property
    def avatar(self) -> str:
        """The name of the picture that the child chose."""


class Book(Protocol):
    """What remembers stars; see game/scorebook/book.py.

    Each of these raises OSError with a sentence when the book can't be read or written.
    """

    def players(self) -> Sequence[Player]:
        """Return all players, the latest first."""

    def add_player(self, nickname: str, avatar: str) -> Player:
        """Add a player; raises ValueError with a sentence for a nickname that won't do."""

    def record(self, player_id: int, play: str, stars: int, seconds: float) -> None:
        """Remember a finished performance in one transaction."""

    def keep_place(self, player_id: int | None, play: str, place: Bookmark | None) -> None:
        """Remember where a play was left, or with None that it has no such place any more.

        `player_id` None is the guest, whose places last for the evening. `record` forgets the place
        of its play too, in the same transaction.
        """

    def place_of(self, player_id: int | None, play: str) -> Bookmark | None:
        """Return where a player left a play, or None."""

    def set_place_aside(self, player_id: int | None, play: str) -> None:
        """Forget the place of a play that begins anew, and keep the stars that it had brought."""

    def stars_of(self, player_id: int) -> int:
        """Return all stars that a player has, those of plays half played among them."""

    def best(self, player_id: int, play: str) -> int:
        """Return the most stars a player ever had in one play, 0 if it was never played."""

    def delete_player(self, player_id: int) -> None:
        """Delete a player for good, with stars, stickers and places."""

    def notice(self) -> str | None:
        """Return what the players should know about the book, once it is known; never waits."""


class Camera(Protocol):
    """A camera that can be chosen; see game/perception/cameras.py."""

    @property
    def source(self) -> str:
        """What to open it with: an index, a file, or "understudy"."""

    @property
    def name(self) -> str:
        """What the system calls it, "" if it tells no name."""


class Eye(Protocol):
    """The watcher as screens see it; see game/perception/watcher.py."""

    @property
    def is_on(self) -> bool:
        """Whether the camera is running, for the badge."""

    @property
    def is_understudy(self) -> bool:
        """Whether the drawn understudy stands before the lens instead of a person."""

    @property
    def thresholds(self) -> Mapping[Expression, Thresholds]:
        """What the network's card counts as enough for each expression."""

    @property
    def is_covered(self) -> bool:
        """Whether the person's camera is kept shut, whatever starts it."""

    def cover(self, wanted: bool) -> None:
        """Shut the person's camera at once, or open it again if a screen still looks through it."""

    def cameras(self) -> Sequence[Camera]:
        """Return the cameras that can be chosen; none is switched on for it."""

    def use_understudy(self, wanted: bool) -> None:
        """Say who stands before the lens: the drawn understudy, or a person before a camera.

        A running camera is released first when that changes; `start` opens the other.
        """

    def start(self) -> None:
        """Open the camera (R25: only on the player's action); does nothing when it is on."""

    def stop(self) -> None:
        """Release the camera; does nothing when it is off."""

    def use_actors(self, count: int, sitter: int = 0) -> None:
        """Read `count` faces, 1 or 2 (a duet). `sitter` is a number for whoever sits there now.

        Each sitter's resting faces are kept apart, in memory only, until they are forgotten.
        """

    def learn_statue(self) -> None:
        """Learn the resting face afresh from now on, in memory only."""

    def forget_statue(self) -> None:
        """Forget the resting face."""

    def perform(self, direction: Direction) -> None:
        """Let the understudy before the lens show an expression; a person's camera ignores it."""


@dataclass(frozen=True, slots=True)
class House:
    """What is on tonight: the plays, and what is set for the evening.

    `notice` is a sentence for the title screen, as when the settings could not be read. `evening`
    is how long has been played; it is stored nowhere. `shares_stars` where the score book is a
    school's own, on another computer.
    """

    playbill: Sequence[Scenario]
    settings: Settings
    notice: str | None = None
    evening: Evening = FRESH
    shares_stars: bool = False

    @property
    def language(self) -> str:
        """The code of the language in use."""
        return self.settings.language

    @property
    def dwell(self) -> float:
        """Seconds of holding that fill the meter."""
        return self.settings.difficulty.dwell

    @property
    def reduced_motion(self) -> bool:
        """Whether nothing is to move for the sake of moving."""
        return self.settings.reduced_motion


@dataclass(slots=True)
class Backstage:
    """The shared parts; at most seven, so that this never turns into a drawer for everything.

    `workshop` is where the author's plays are made, None where nobody writes. `register` is the
    score book as a teacher's row needs it, None where there is none; `lesson` is the lesson that is
    on, None while class mode is off. `doorkeeper` knows how often its PIN was tried, `web_board` is
    its scoreboard for browsers, where there is one. `strides` is what is
    remembered of tonight's children, by their number in the book: counts in
    memory alone, for when help comes.
    """

    voice: Voice
    sounds: Sounds
    book: Book
    eye: Eye
    office: Office
    house: House
    strides: dict[int, Stride] = field(default_factory=dict)
    workshop: Workshop | None = None
    register: Register | None = None
    lesson: LessonDesk | None = None
    doorkeeper: Doorkeeper = field(default_factory=Doorkeeper)
    web_board: WebBoard | None = None
