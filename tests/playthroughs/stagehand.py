"""Carries out the instructions of .play files on the real screens, in video time."""

from __future__ import annotations

from dataclasses import replace

import pygame

from game import folders, words
from game.acting.expressions import Expression
from game.acting.state import Performance
from game.acting.take import Phase
from game.backstage import Backstage, House
from game.drawing import theme
from game.fakes import PaperOffice, Shown, SilentSounds, SilentVoice
from game.guide import Pair
from game.perception.frames import CameraReason, CameraTrouble
from game.scenario.packs import find_scenarios
from game.scenario.shelves import house_shelves
from game.screens.director import house_standards
from game.screens.screen import News
from game.screens.stage import StageScreen
from game.screens.title import TitleScreen
from game.settings import Difficulty, Settings
from tests.playthroughs.script import verb
from tests.playthroughs.vocabulary import face_called, key_called, seconds_of
from tests.screens.conftest import Visitor
from tests.screens.paper import Ledger, PaperEye

# Video seconds that anything waited for may take: longer than the longest line with all its help.
PATIENCE = 90.0

# How well the understudy of paper shows what it is directed to, from a hint of it to all of it.
FAINT, WHOLE = 0.5, 0.95


def open_house() -> Backstage:
    """Return the shared parts with all shipped plays, an empty book and English to begin with."""
    words.use_language("en")
    plays = find_scenarios(folders.scenarios()).scenarios
    house = House(plays, Settings(language="en"))

    def apply(settings: Settings) -> None:
        words.use_language(settings.language)
        theme.wear(settings.look, settings.letters, settings.text_scale)
        parts.house = replace(parts.house, settings=settings)

    parts = Backstage(
        SilentVoice(), SilentSounds(), Ledger(), PaperEye(), PaperOffice(apply), house
    )
    return parts


class Stagehand(Visitor):
    """A visitor who does what a .play file says. Each method with @verb is an instruction."""

    def __init__(self, size: tuple[int, int] = (1280, 720)) -> None:
        self._faces: Shown | Pair | CameraTrouble = Shown(Expression.NEUTRAL, 0.9)
        self._before_trouble = self._faces
        self._heard_to = 0
        self._kept: Performance | None = None
        backstage = open_house()
        super().__init__(backstage, TitleScreen(backstage), size)
        self.shows = self._news

    def _news(self) -> News:
        """Return what a camera would send: nothing while it is off."""
        eye = self.backstage.eye
        if not eye.is_on:
            return None
        if eye.is_understudy:
            return self._sighting(self._understudy())
        if isinstance(self._faces, CameraTrouble):
            return self._faces
        return self._sighting(self._faces)

    def _understudy(self) -> Shown:
        direction = self.backstage.eye.direction
        if direction is None or direction.strength == 0.0:
            return Shown(Expression.NEUTRAL, 0.9)
        return Shown(direction.expression, FAINT + (WHOLE - FAINT) * direction.strength)

    def how_it_stands(self) -> str:
        """Tell where the evening is, for whoever reads a failure."""
        name = type(self.screen).__name__ if self.screen else "nothing: the game was left"
        told = [f"On: {name}."]
        if isinstance(self.screen, StageScreen):
            done = self.screen.performance
            told.append(f"Scene {done.scene.name}, {done.take.phase}, meters {done.fills}.")
            told.append(f"Outcomes: {[str(result.outcome) for result in done.results]}.")
        choices = getattr(self.screen, "choices", None)
        if choices:
            told.append(f"Choices: {', '.join(choices.rects)}.")
        told.append("Said last: " + " / ".join(self.heard[-3:]))
        return "\n    ".join(told)

    @property
    def play_now(self) -> Performance:
        """The performance on the stage."""
        assert isinstance(self.screen, StageScreen), "No play is on the stage."
        return self.screen.performance

    # Getting there.

    @verb("language CODE")
    def choose_language(self, code: str) -> None:
        """Click the language button until the game speaks `code`."""
        for _ in words.languages():
            if words.language() == code:
                return
            self.click("language")
        assert words.language() == code, f"The game does not speak {code}."

    @verb("difficulty NAME")
    def set_difficulty(self, name: str) -> None:
        """Set how long faces are to be held: gentle, normal, brave."""
        settings = replace(self.backstage.house.settings, difficulty=Difficulty(name))
        self.backstage.office.change(settings)

    @verb("guest")
    def come_as_guest(self) -> None:
        """Go from the title to the playbill without a name."""
        self.click("play")
        self.click("guest")

    @verb("player NAME")
    def come_as(self, name: str) -> None:
        """Go from the title to the playbill as somebody, who is written down if new."""
        self.click("play")
        if any(player.nickname == name for player in self.backstage.book.players()):
            self.choose(name)
            return
        self.click("new")
        self.type_text(name)
        self.click("done")

    @verb("play NAME")
    def choose_play(self, name: str) -> None:
        """Leaf through shelves and playbill and choose a play, PACK/NAME."""
        shelf = f"shelf {name.rpartition('/')[0]}"
        # After a bow the shelf of the last play is open: then back to all of them.
        for wanted in (shelf, name, "back", shelf, name):
            if self._leaf_to(wanted):
                self.click(wanted)
                if wanted == name:
                    return
        raise ValueError(f"The playbill has no play {name}.")

    def _leaf_to(self, wanted: str) -> bool:
        """Turn pages until something is there to choose; tell whether it is."""
        for _ in range(20):
            offered = self.look().choices.rects
            if wanted in offered or "next page" not in offered:
                break
            self.click("next page")
        return wanted in offered

    @verb("road NAME")
    def choose_road(self, name: str) -> None:
        """Choose camera, friend or understudy."""
        self.click(name)

    @verb("stage NAME for two")
    def open_for_two(self, name: str) -> None:
        """Open a play's stage for two actors, without the way through the house."""
        play = house_shelves().open(name)
        standards = replace(house_standards(self.backstage, True), actors=2)
        self.screen = StageScreen(self.backstage, play, standards=standards)

    # Hands.

    @verb("press KEY")
    def press_key(self, name: str) -> None:
        """Press a key: Enter, Escape, Tab, Left, a letter, F9."""
        self.press(key_called(name))

    @verb("click NAME")
    def choose(self, name: str) -> None:
        """Click a choice, by its name or by the words on it."""
        self.click(self._named(name))

    @verb("touch NAME")
    def touch_choice(self, name: str) -> None:
        """Touch a choice, by its name or by the words on it."""
        self.touch(self._named(name))

    def _named(self, name: str) -> str:
        choices = self.look().choices
        if name in choices.rects:
            return name
        found = [choice.name for choice in choices.shown() if choice.label == name]
        if not found:
            raise ValueError(f"There is nothing called {name} to choose.")
        return found[0]

    @verb("type TEXT")
    def type_text(self, text: str) -> None:
        """Type a text letter by letter."""
        self.look()
        for letter in text:
            self.send(pygame.event.Event(pygame.TEXTINPUT, text=letter))

    @verb("leave the window")
    def blur(self) -> None:
        """Look at another window."""
        self.send(pygame.event.Event(pygame.WINDOWFOCUSLOST))

    @verb("return to the window")
    def return_to_window(self) -> None:
        """Come back to the game's window."""
        self.send(pygame.event.Event(pygame.WINDOWFOCUSGAINED))

    # Faces and camera.

    @verb("show EXPRESSION MATCH")
    @verb("show EXPRESSION MATCH for SECONDS")
    def show_face(self, expression: str, match: str, seconds: str = "0s") -> None:
        """Make a face from now on, and let time pass."""
        self._faces = Shown(face_called(expression), float(match))
        self.wait(seconds_of(seconds))

    @verb("show nobody")
    @verb("show nobody for SECONDS")
    def show_nobody(self, seconds: str = "0s") -> None:
        """Step out of the camera's sight."""
        self._faces = Shown(None)
        self.wait(seconds_of(seconds))

    @verb("show EXPRESSION MATCH left and EXPRESSION MATCH right")
    @verb("show EXPRESSION MATCH left and EXPRESSION MATCH right for SECONDS")
    def show_pair(self, left: str, how_left: str, right: str, how: str, for_: str = "0s") -> None:
        """Let two children make faces, left and right in the mirror."""
        faces = (Shown(face_called(left), float(how_left)), Shown(face_called(right), float(how)))
        self._faces = Pair(*faces)
        self.wait(seconds_of(for_))

    @verb("perform EXPRESSION")
    def perform(self, expression: str) -> None:
        """When asked, make a face until the take or its first half is done, then rest."""
        self.wait_for_something("acting")
        part = self.play_now.take.part
        self.show_face(expression, "0.95")
        self.wait_until(
            lambda: self.play_now.take.part != part or self.play_now.take.phase is not Phase.ACTING,
            PATIENCE,
        )
        self.show_face("calm", "0.9")

    @verb("camera lost")
    def lose_camera(self) -> None:
        """Pull the camera's plug out."""
        self.trouble_camera("lost")

    @verb("camera trouble REASON")
    def trouble_camera(self, reason: str) -> None:
        """Let the camera give no pictures: missing, busy, refused, lost, silent."""
        if not isinstance(self._faces, CameraTrouble):
            self._before_trouble = self._faces
        self._faces = CameraTrouble(CameraReason(reason), "0")
        self.wait(0.2)

    @verb("camera back")
    def mend_camera(self) -> None:
        """Plug it in again: whoever stood there stands there still."""
        self._faces = self._before_trouble
        self.wait(0.2)

    # Time.

    @verb("wait SECONDS")
    def wait_seconds(self, seconds: str) -> None:
        """Let time pass."""
        self.wait(seconds_of(seconds))

    @verb("wait until PHASE")
    def wait_for_something(self, phase: str) -> None:
        """Wait until the take is telling, acting or praising."""
        wanted = Phase(phase)
        self.wait_until(lambda: self.play_now.take.phase is wanted, PATIENCE)

    @verb("wait until scene NAME")
    def wait_for_scene(self, name: str) -> None:
        """Wait until a scene begins."""
        self.wait_until(lambda: self.play_now.scene.name == name, PATIENCE)

    @verb("wait until screen NAME")
    def wait_for_screen(self, name: str) -> None:
        """Wait until a screen is on."""
        self.wait_until(lambda: self._screen_name() == name, PATIENCE)

    def _screen_name(self) -> str:
        return type(self.screen).__name__.removesuffix("Screen")

    @verb("wait until said TEXT")
    def wait_for_words(self, text: str) -> None:
        """Wait until something is said."""
        self.wait_until(lambda: self._find(text) is not None, PATIENCE)
        self.expect_said(text)
