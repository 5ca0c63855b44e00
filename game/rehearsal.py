"""A stage in video time: one camera, the real reader, the game's own stage, no window, no sound."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from game import wiring
from game.acting.bookmark import Bookmark
from game.acting.evening import UNTIMED
from game.acting.expressions import Expression
from game.acting.hold import Thresholds
from game.acting.scenario import Scenario
from game.backstage import Backstage, House, Player
from game.fakes import PaperOffice, SilentSounds, SilentVoice
from game.folders import DEFAULT_PLAY
from game.mailbox import Mailbox
from game.perception.camera import Camera, open_camera
from game.perception.face_reader import FaceReader
from game.perception.frames import CameraTrouble, Direction, Frame, Sighting
from game.screens.director import house_standards
from game.screens.stage import StageScreen
from game.settings import Settings
from game.trouble import Trouble
from game.understudies import UnderstudyCamera
from game.words import tr, use_language

if TYPE_CHECKING:
    from pygame import Surface

# Seconds of each step in which the curtain rises.
CURTAIN_STEP: Final = 0.1

# Grey of the cloth over the mirror, 0 to 255.
COVER_GREY: Final = 60


@dataclass(slots=True)
class RehearsalEye:
    """The eye of a rehearsal: the rehearsal reads the camera itself, the understudy is directed."""

    thresholds: Mapping[Expression, Thresholds]
    directions: Mailbox[Direction]
    is_understudy: bool
    is_on: bool = True
    is_covered: bool = False

    def cover(self, wanted: bool) -> None:
        """Do nothing: a rehearsal's camera is a film or a drawing."""

    def cameras(self) -> tuple[()]:
        """Return none: a rehearsal has the one it began with."""
        return ()

    def use_understudy(self, wanted: bool) -> None:
        """Do nothing: a rehearsal's actor stays."""

    def start(self) -> None:
        """Do nothing: the camera is open."""

    def stop(self) -> None:
        """Do nothing, as above."""

    def use_actors(self, count: int, sitter: int = 0) -> None:
        """Do nothing: who acts in a rehearsal is settled when it opens."""

    def learn_statue(self) -> None:
        """Do nothing: a rehearsal has no warm-up."""

    def forget_statue(self) -> None:
        """Do nothing, as above."""

    def perform(self, direction: Direction) -> None:
        """Tell the understudy what to show."""
        self.directions.post(direction)


class NoBook:
    """A score book that remembers nothing, because nobody rehearses for stars."""

    def players(self) -> tuple[()]:
        """Return no player."""
        return ()

    def add_player(self, nickname: str, avatar: str) -> Player:
        """Refuse: there is nobody to be added in a rehearsal."""
        raise ValueError(nickname)

    def record(self, player_id: int, play: str, stars: int, seconds: float) -> None:
        """Remember nothing."""

    def keep_place(self, player_id: int | None, play: str, place: Bookmark | None) -> None:
        """Remember nothing."""

    def place_of(self, player_id: int | None, play: str) -> Bookmark | None:
        """Return None."""
        return None

    def set_place_aside(self, player_id: int | None, play: str) -> None:
        """Do nothing: there is no place."""

    def stars_of(self, player_id: int) -> int:
        """Return 0."""
        return 0

    def best(self, player_id: int, play: str) -> int:
        """Return 0."""
        return 0

    def delete_player(self, player_id: int) -> None:
        """Do nothing: there is nobody."""

    def notice(self) -> str | None:
        """Return None."""
        return None


class Rehearsal:
    """One stage with one camera, moved on picture by picture; `seconds` of video went by in all."""

    def __init__(
        self,
        camera: Camera,
        source: str,
        reader: FaceReader,
        stage: StageScreen,
        backstage: Backstage,
    ) -> None:
        self.stage = stage
        self.pictures = 0
        self.faces = 0
        self.seconds = 0.0
        self.is_over = False
        self._camera = camera
        self._source = source
        self._reader = reader
        self._backstage = backstage
        self._sighting: Sighting | None = None
        self._dt = 0.0
        _raise_curtain(stage, backstage)

    def begin_at(self, number: int) -> None:
        """Open the curtain anew on scene number `number`, before the same camera."""
        performance = self.stage.performance
        play = performance.scenario
        place = Bookmark(play.scenes[number].name, 0, 0, 0.0)
        standards = performance.standards
        self.stage = StageScreen(self._backstage, play, standards=standards, place=place)
        self.is_over = False
        _raise_curtain(self.stage, self._backstage)

    def look(self) -> None:
        """Read the camera's next picture."""
        seen = self._camera.read()
        while seen is None:
            seen = self._camera.read()
        if isinstance(seen, CameraTrouble):
            raise Trouble(f"{self._source}: {tr(seen.advice_key())}")
        before = self._sighting.frame.taken_at if self._sighting else seen.taken_at
        self._dt = seen.taken_at - before
        reading, _ = self._reader.read(seen)
        self._sighting = Sighting(seen, reading)
        self.pictures += 1
        self.faces += reading.actor is not None

    def play_on(self) -> None:
        """Let the stage take in the picture; lines are told at once."""
        self._backstage.voice.stop()
        self.seconds += self._dt
        self.is_over = self.stage.update(self._dt, self._sighting) is not self.stage

    def draw(self, surface: Surface) -> None:
        """Draw the stage as the audience sees it now."""
        self.stage.draw(surface)

    def draw_covered(self, surface: Surface) -> None:
        """Draw the stage with a covered mirror, unless only the understudy stands before it."""
        if self._source != wiring.UNDERSTUDY and self._sighting is not None:
            frame = self._sighting.frame
            grey = frame.picture.copy()
            grey[:] = COVER_GREY
            covered = replace(self._sighting, frame=Frame(grey, frame.taken_at, -1))
            self.stage.update(0.0, covered)
        self.draw(surface)


@contextmanager
def open_rehearsal(
    play: Scenario | None = None,
    source: str = wiring.UNDERSTUDY,
    language: str = "en",
    has_ladder: bool = False,
    actors: int = 1,
) -> Iterator[Rehearsal]:
    """Open a camera, the real reader and the stage for `play` (the default play if None).

    Two `actors` play a duet.
    Raises Trouble with a sentence for a file that can't be played.
    """
    with ExitStack() as parts:
        use_language(language)
        play = play or wiring.find_play(DEFAULT_PLAY)
        directions: Mailbox[Direction] = Mailbox()
        is_understudy = source == wiring.UNDERSTUDY
        camera: Camera = (
            UnderstudyCamera(directions, real_time=False)
            if is_understudy
            else open_camera(source, real_time=False)
        )
        parts.callback(camera.close)
        reader = wiring.open_reader()
        reader.use_actors(actors)
        parts.callback(reader.close)
        eye = RehearsalEye(wiring.thresholds(), directions, is_understudy)
        house = House((play,), Settings(language=language, reduced_motion=True), evening=UNTIMED)
        backstage = Backstage(SilentVoice(), SilentSounds(), NoBook(), eye, PaperOffice(), house)
        standards = replace(house_standards(backstage, True), has_ladder=has_ladder, actors=actors)
        stage = StageScreen(backstage, play, standards=standards)
        yield Rehearsal(camera, source, reader, stage, backstage)


def _raise_curtain(stage: StageScreen, backstage: Backstage) -> None:
    """Let the title pass before the first picture is taken: a rehearsal begins with the play."""
    while not stage.tableau().line:
        backstage.voice.stop()
        stage.update(CURTAIN_STEP, None)
