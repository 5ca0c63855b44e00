"""An eye, players and a score book on paper, for tests of screens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from game.acting.bookmark import Bookmark
from game.acting.expressions import EXPRESSIONS, Expression
from game.acting.hold import Thresholds
from game.perception.cameras import FoundCamera
from game.perception.frames import Direction


@dataclass
class PaperEye:
    """An eye that opens no camera and notes what it is told."""

    is_on: bool = False
    is_understudy: bool = False
    is_wanted: bool = False
    is_covered: bool = False
    camera: str = "0"
    offered: tuple[FoundCamera, ...] = (
        FoundCamera("0", "Paper camera"),
        FoundCamera("2", ""),
        FoundCamera("understudy", ""),
    )
    statues: int = 0
    actors: int = 1
    sitter: int = 0
    direction: Direction | None = None
    thresholds: Mapping[Expression, Thresholds] = field(
        default_factory=lambda: dict.fromkeys(EXPRESSIONS, Thresholds(0.5, 0.4))
    )

    def cover(self, wanted: bool) -> None:
        """Shut the camera, or open it if a screen wants it."""
        self.is_covered = wanted
        self.is_on = self.is_wanted and not wanted

    def cameras(self) -> tuple[FoundCamera, ...]:
        """Return what the test offers."""
        return self.offered

    def use_understudy(self, wanted: bool) -> None:
        """Note who stands before the lens."""
        if wanted != self.is_understudy:
            self.stop()
        self.is_understudy = wanted

    def start(self) -> None:
        """Note that the camera is on, unless it is covered."""
        self.is_wanted = True
        self.is_on = not self.is_covered

    def stop(self) -> None:
        """Note that it is off."""
        self.is_on = self.is_wanted = False

    def use_actors(self, count: int, sitter: int = 0) -> None:
        """Note how many act, and who sits there."""
        self.actors, self.sitter = count, sitter

    def learn_statue(self) -> None:
        """Count statues."""
        self.statues += 1

    def forget_statue(self) -> None:
        """Forget them."""
        self.statues = 0

    def perform(self, direction: Direction) -> None:
        """Note what the understudy is to show."""
        self.direction = direction


@dataclass(frozen=True)
class PaperPlayer:
    """A player in the ledger."""

    id: int
    nickname: str
    avatar: str


@dataclass
class Ledger:
    """A score book in memory; `is_lost` lets everything fail as a full disk would."""

    known: list[PaperPlayer] = field(default_factory=list)
    lines: list[tuple[int, str, int, float]] = field(default_factory=list)
    is_lost: bool = False
    places: dict[tuple[int | None, str], Bookmark] = field(default_factory=dict)
    aside: list[tuple[int | None, str, int]] = field(default_factory=list)

    def players(self) -> list[PaperPlayer]:
        """Return all players, the latest first."""
        self._open()
        return self.known[::-1]

    def add_player(self, nickname: str, avatar: str) -> PaperPlayer:
        """Add a player."""
        self._open()
        if any(player.nickname == nickname for player in self.known):
            raise ValueError(f"Somebody is called {nickname} already.")
        self.known.append(PaperPlayer(len(self.known) + 1, nickname, avatar))
        return self.known[-1]

    def record(self, player_id: int, play: str, stars: int, seconds: float) -> None:
        """Write a line."""
        self._open()
        self.lines.append((player_id, play, stars, seconds))
        self.places.pop((player_id, play), None)

    def keep_place(self, player_id: int | None, play: str, place: Bookmark | None) -> None:
        """Lay a ribbon between two pages, or take it out."""
        self._open()
        self.places.pop((player_id, play), None)
        if place is not None:
            self.places[player_id, play] = place

    def place_of(self, player_id: int | None, play: str) -> Bookmark | None:
        """Return where the ribbon is."""
        self._open()
        return self.places.get((player_id, play))

    def set_place_aside(self, player_id: int | None, play: str) -> None:
        """Take the ribbon out and note the stars so far."""
        self._open()
        if place := self.places.pop((player_id, play), None):
            self.aside.append((player_id, play, place.stars))

    def stars_of(self, player_id: int) -> int:
        """Return a player's stars, those of plays half played among them."""
        rows = (*self.lines, *self.aside)
        half_played = sum(place.stars for key, place in self.places.items() if key[0] == player_id)
        return half_played + sum(row[2] for row in rows if row[0] == player_id)

    def best(self, player_id: int, play: str) -> int:
        """Return the most stars in one play."""
        self._open()
        return max((line[2] for line in self.lines if line[:2] == (player_id, play)), default=0)

    def delete_player(self, player_id: int) -> None:
        """Tear out whatever is written of a player."""
        self._open()
        self.known = [player for player in self.known if player.id != player_id]
        self.lines = [line for line in self.lines if line[0] != player_id]
        self.aside = [line for line in self.aside if line[0] != player_id]
        self.places = {key: at for key, at in self.places.items() if key[0] != player_id}

    def notice(self) -> str | None:
        """Return what the title is to tell about the book."""
        return "The score book can't be opened." if self.is_lost else None

    def _open(self) -> None:
        if self.is_lost:
            raise OSError("The score book can't be written: the disk is full.")
