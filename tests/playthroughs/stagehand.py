"""Carries out the instructions of .play files on the real screens, in video time."""

from __future__ import annotations

from dataclasses import replace

import pygame

from game import folders, words
from game.acting.expressions import EXPRESSIONS, SPOKEN, Expression
from game.acting.state import Performance
from game.acting.take import Phase
from game.backstage import Backstage, House
from game.drawing import theme
from game.fakes import PaperOffice, Shown, SilentSounds, SilentVoice
from game.guide import Pair
from game.perception.frames import CameraReason, CameraTrouble
from game.scenario.packs import find_scenarios, open_scenario
from game.screens.director import house_standards
from game.screens.screen import News
from game.screens.stage import StageScreen
from game.screens.title import TitleScreen
from game.settings import Difficulty, Settings
from tests.playthroughs.script import verb
from tests.screens.conftest import Ledger, PaperEye, Visitor

KEYS = {"enter": "RETURN", "pageup": "PAGEUP", "pagedown": "PAGEDOWN"}

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


def face_called(word: str) -> Expression:
    """Return the expression that a child or the code calls so."""
    if word in SPOKEN:
        return SPOKEN[word]
    if word not in EXPRESSIONS:
        raise ValueError(f"I don't know the expression {word}. There are {', '.join(SPOKEN)}.")
    return Expression(word)


def key_called(name: str) -> int:
    """Return the code of a key."""
    known = KEYS.get(name.lower(), name.lower() if len(name) == 1 else name.upper())
    code: int | None = getattr(pygame, f"K_{known}", None)
    if code is None:
        raise ValueError(f"There is no key {name}.")
    return code


def seconds_of(word: str) -> float:
    """Return seconds written as 2s, 0.5s or 1min."""
    for unit, length in (("min", 60.0), ("s", 1.0)):
        if word.endswith(unit):
            return float(word.removesuffix(unit)) * length
    raise ValueError(f"{word} has no unit. Write 2s, 0.5s or 1min.")


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
        """Leaf through the playbill and choose a play, PACK/NAME."""
        for _ in range(20):
            if name in self.look().choices.rects:
                self.click(name)
                return
            self.click("next page")
        raise ValueError(f"The playbill has no play {name}.")

    @verb("road NAME")
    def choose_road(self, name: str) -> None:
        """Choose camera, friend or understudy."""
        self.click(name)

    @verb("stage NAME for two")
    def open_for_two(self, name: str) -> None:
        """Open a play's stage for two actors, without the way through the house."""
        play = open_scenario(name, folders.scenarios())
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

    # What is expected.

    @verb("expect screen NAME")
    def expect_screen(self, name: str) -> None:
        """A screen is on, by its name in the code without "Screen"."""
        assert self._screen_name() == name, "Another screen is on."

    @verb("expect the game is left")
    def expect_left(self) -> None:
        """The window is closed."""
        assert self.screen is None, "The game goes on."

    @verb("expect scene NAME")
    def expect_scene(self, name: str) -> None:
        """A scene is on."""
        assert self.play_now.scene.name == name, "Another scene is on."

    @verb("expect said TEXT")
    def expect_said(self, text: str) -> None:
        """A text, or a part of it, was said, not before what the last such line found."""
        found = self._find(text)
        assert found is not None, "That was not said, or earlier."
        self._heard_to = found

    def _find(self, text: str) -> int | None:
        later = range(self._heard_to, len(self.heard))
        return next((number for number in later if text in self.heard[number]), None)

    @verb("expect never said TEXT")
    def expect_never_said(self, text: str) -> None:
        """A text was not said all evening."""
        assert not any(text in heard for heard in self.heard), "That was said."

    @verb("expect spoken in CODE")
    def expect_spoken_in(self, code: str) -> None:
        """What was said last was said in this language."""
        assert self.backstage.voice.said[-1][1] == code, "The voice speaks another language."

    @verb("expect outcome NAME")
    def expect_outcome(self, name: str) -> None:
        """The last take ended so: performed, helped, seen, passed_on."""
        assert self.play_now.results, "No take has ended yet."
        assert self.play_now.results[-1].outcome == name, "It ended otherwise."

    @verb("expect meter above SHARE")
    def expect_meter_above(self, share: str) -> None:
        """The fullest meter is fuller than this, 0 to 1."""
        assert self.play_now.fill > float(share), "It is emptier."

    @verb("expect meter below SHARE")
    def expect_meter_below(self, share: str) -> None:
        """The fullest meter is emptier than this, 0 to 1."""
        assert self.play_now.fill < float(share), "It is fuller."

    @verb("expect obstacle NAME")
    def expect_obstacle(self, name: str) -> None:
        """The face can't be read for this reason; "none" if it can."""
        now = self.play_now.take.obstacle
        assert (name == "none") if now is None else (now == name), f"The obstacle is {now}."

    @verb("expect stars COUNT")
    def expect_stars(self, count: str) -> None:
        """So many stars are given at the curtain call."""
        assert self.screen is not None
        assert self.screen.stars == int(count), f"There are {self.screen.stars} stars."

    @verb("expect book empty")
    def expect_empty_book(self) -> None:
        """No stars are written down."""
        assert self.backstage.book.lines == []

    @verb("expect book NAME PLAY STARS")
    def expect_in_book(self, name: str, play: str, stars: str) -> None:
        """A player's stars for a play are written down."""
        names = {player.id: player.nickname for player in self.backstage.book.players()}
        written = [(names[line[0]], line[1], line[2]) for line in self.backstage.book.lines]
        assert (name, play, int(stars)) in written, f"Written down: {written}."

    @verb("expect camera STATE")
    def expect_camera(self, state: str) -> None:
        """The camera is on or off."""
        assert state in ("on", "off"), "Write on or off."
        assert self.backstage.eye.is_on == (state == "on"), "It is not."

    @verb("expect choice NAME")
    def expect_choice(self, name: str) -> None:
        """Something can be chosen now."""
        self._named(name)

    @verb("remember the take")
    def remember(self) -> None:
        """Keep in mind how the take stands."""
        self._kept = self.play_now

    @verb("expect nothing lost")
    def expect_nothing_lost(self) -> None:
        """The take stands exactly as it was kept in mind: meters, help, seconds of trying."""
        assert self._kept is not None, "Write `remember the take` before."
        before, now = self._kept.take, self.play_now.take
        assert now.meters == before.meters, f"Meters were {before.meters}."
        assert (now.part, now.hints, now.is_shown) == (before.part, before.hints, before.is_shown)
        assert now.trying == before.trying, f"Tried for {before.trying} s before."
        assert self.play_now.results == self._kept.results, "Other results."
