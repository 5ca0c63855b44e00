"""The preview in video time: an author directs the understudy, saves, breaks and mends a play."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pygame
import pytest
from pygame import Rect

from game import words
from game.acting.expressions import Expression
from game.acting.take import Phase
from game.backstage import Backstage
from game.drawing import theme
from game.drawing.backcloth import Backcloth
from game.drawing.noting import noting
from game.fakes import Shown
from game.perception.frames import Direction
from game.scenario.version import Version
from game.screens.authors_eye import AuthorsEye
from game.screens.curtain_call import CurtainCallScreen
from game.screens.pause import PauseScreen
from game.screens.preview import PreviewScreen
from game.screens.stage import StageScreen
from game.workshop.reading import read_version, with_advice
from tests.screens.conftest import Visitor
from tests.screens.test_painting import Window

PLAY = """title: {en: "The mitten", sv: "Vanten"}
ages: 5-9
scenes:
  - name: snow
    line: {en: "It is gone. Show us a sad face!", sv: "Den är borta. Visa ett ledset ansikte!"}
    ask: sad
    hint: {en: "Pull the corners of your mouth down.", sv: "Dra ner mungiporna."}
  - name: squirrel
    line: {en: "A squirrel! Show big eyes!", sv: "En ekorre! Spärra upp ögonen!"}
    ask: surprise
  - name: doors
    line: {en: "Two doors. A smile, or an angry face?", sv: "Två dörrar. Le, eller se arg ut?"}
    ways:
      - {show: happy, to: tea, sign: {en: "Tea", sv: "Te"}}
      - {show: angry, to: end, sign: {en: "Out", sv: "Ut"}}
  - name: tea
    line: {en: "Tea! Show it a smile.", sv: "Te! Visa ett leende."}
    ask: happy
"""


class Author:
    """Somebody who writes a play and looks at it in the preview."""

    def __init__(self, backstage: Backstage, file: Path, text: str, size=(1280, 720)) -> None:
        self.file = file
        self._number = 0
        self.paper_eye = backstage.eye
        self.eye = AuthorsEye(backstage.eye)
        self.eye.statues = 0
        backstage.eye = self.eye
        self.save(text)
        self.screen = PreviewScreen(backstage, self.eye, lambda: self.version)
        self.visitor = Visitor(backstage, self.screen, size)
        self.visitor.shows = self._seen

    @property
    def stage(self) -> StageScreen:
        assert self.screen.on_stage.stage is not None
        return self.screen.on_stage.stage

    @property
    def scene(self) -> str:
        return self.stage.performance.scene.name

    def save(self, text: str) -> Version:
        """Save the file, and let it be read."""
        self.file.write_text(text, encoding="utf-8")
        self.version = with_advice(read_version(self.file, self._number), self.file)
        self._number += 1
        return self.version

    def press(self, *keys: int) -> None:
        for key in keys:
            self.visitor.press(key)

    def go_to(self, phase: Phase) -> None:
        self.visitor.wait_until(lambda: self.stage.performance.take.phase is phase)

    def _seen(self):
        """Return a reading of what the understudies were told to show."""
        told = self.paper_eye.direction or Direction(Expression.NEUTRAL, 0.0)
        shown = Shown(told.expression, told.strength)
        if told.partner is not None:
            shown = replace(shown, partner=Shown(told.partner.expression, told.partner.strength))
        return self.visitor._sighting(shown)


@pytest.fixture
def author(backstage: Backstage, tmp_path: Path) -> Callable[..., Author]:
    """Let an author begin to write a play, in a window of 1280x720 unless another is wanted."""

    def begin(text: str = PLAY, **how: object) -> Author:
        return Author(backstage, tmp_path / "mitten.yaml", text, **how)

    return begin


def test_number_keys_let_the_understudy_pass_a_scene(author: Callable[..., Author]) -> None:
    """6 is a sad face: the meter fills, the scene is praised, the next one opens."""
    desk = author()
    desk.go_to(Phase.ACTING)
    desk.press(pygame.K_6)
    assert desk.paper_eye.direction.expression is Expression.SAD
    desk.visitor.wait_until(lambda: desk.scene == "squirrel", 15.0)
    assert [result.outcome for result in desk.stage.performance.results] == ["performed"]


def test_a_face_that_rests_passes_nothing(author: Callable[..., Author]) -> None:
    """0 takes the face back; the scene waits and its help comes."""
    desk = author()
    desk.press(pygame.K_6, pygame.K_0)
    desk.go_to(Phase.ACTING)
    desk.visitor.wait(8.0)
    assert desk.scene == "snow"
    assert desk.stage.performance.take.hints == 1


@pytest.mark.parametrize("size", [(1024, 600), (1280, 720), (2560, 1440)])
def test_strength_follows_keys_hands_and_fingers(author: Callable[..., Author], size) -> None:
    """Minus and plus go a step; the slider takes a click, a touch and a hand that draws along."""
    desk = author(size=size)
    desk.press(pygame.K_4, pygame.K_MINUS, pygame.K_MINUS)
    assert desk.paper_eye.direction.strength == pytest.approx(0.8)
    desk.press(pygame.K_PLUS)
    assert desk.paper_eye.direction.strength == pytest.approx(0.9)
    scale = desk.screen._places.scale
    at = (scale.left + scale.width * 35 // 100, scale.centery)
    desk.visitor.send(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=at, button=1, touch=False))
    assert desk.paper_eye.direction.strength == pytest.approx(0.4)
    along = {"pos": scale.midright, "rel": (9, 0), "buttons": (1, 0, 0)}
    along["pos"] = (scale.right - 1, scale.centery)
    desk.visitor.send(pygame.event.Event(pygame.MOUSEMOTION, **along))
    assert desk.paper_eye.direction.strength == pytest.approx(1.0)
    x, y = (scale.left + 1) / size[0], scale.centery / size[1]
    desk.visitor.send(pygame.event.Event(pygame.FINGERDOWN, x=x, y=y, touch_id=1, finger_id=1))
    assert desk.paper_eye.direction.strength == pytest.approx(0.1)


def test_a_little_face_can_be_shown(author: Callable[..., Author]) -> None:
    """Half a smile passes where a little is asked for, a whole one does not."""
    little = PLAY.replace("    ask: sad\n", "    ask: happy\n    strength: a little\n")
    desk = author(little)
    desk.go_to(Phase.ACTING)
    desk.press(pygame.K_4)
    desk.visitor.wait(3.0)
    assert desk.scene == "snow"
    assert desk.stage.performance.take.phase is Phase.ACTING
    desk.press(*[pygame.K_MINUS] * 5)
    desk.visitor.wait_until(lambda: desk.scene == "squirrel", 15.0)


def test_jumping_ahead_shows_every_help_in_turn(author: Callable[..., Author]) -> None:
    """T passes over the telling, then brings hint, demonstration, easier threshold and offer."""
    desk = author()
    desk.visitor.wait_until(lambda: bool(desk.stage.tableau().line))
    desk.press(pygame.K_t)
    assert desk.stage.performance.take.phase is Phase.ACTING
    told = []
    for _ in range(5):
        desk.press(pygame.K_t)
        take = desk.stage.performance.take
        told.append((take.hints, take.is_shown, take.is_eased, take.is_offered))
    assert told == [
        (1, False, False, False),
        (1, True, False, False),
        (2, True, True, False),
        (3, True, True, False),
        (3, True, True, True),
    ]
    assert "Pull the corners of your mouth down." in desk.visitor.heard


def test_a_jump_with_the_right_face_ends_the_scene(author: Callable[..., Author]) -> None:
    """Time passes for the face that is shown, too."""
    desk = author()
    desk.go_to(Phase.ACTING)
    desk.press(pygame.K_6)
    desk.press(pygame.K_t)
    assert desk.stage.performance.take.phase is Phase.PRAISING


def test_page_keys_lead_from_scene_to_scene(author: Callable[..., Author]) -> None:
    """Page down opens the next scene in the file, page up the one before, round and round."""
    desk = author()
    desk.press(pygame.K_PAGEDOWN)
    assert desk.scene == "squirrel"
    assert desk.visitor.says == "A squirrel! Show big eyes!"
    desk.press(pygame.K_PAGEUP, pygame.K_PAGEUP)
    assert desk.scene == "tea"
    desk.press(pygame.K_PAGEDOWN)
    assert desk.scene == "snow"


@pytest.mark.parametrize(("key", "leads_to"), [(pygame.K_4, "tea"), (pygame.K_1, None)])
def test_doors_open_by_the_face_that_is_shown(
    author: Callable[..., Author], key: int, leads_to: str | None
) -> None:
    """A smile leads to the tea, an angry face out, to the bow."""
    desk = author()
    desk.press(pygame.K_PAGEDOWN, pygame.K_PAGEDOWN)
    desk.go_to(Phase.ACTING)
    desk.press(key)
    if leads_to:
        desk.visitor.wait_until(lambda: desk.scene == leads_to, 15.0)
    else:
        on = desk.screen.on_stage
        desk.visitor.wait_until(lambda: isinstance(on.inner, CurtainCallScreen), 15.0)


def test_a_door_opens_by_a_click_in_a_window_of_any_size(author: Callable[..., Author]) -> None:
    """The stage is drawn smaller than children have it, and hands still hit what they see."""
    desk = author(size=(1024, 600))
    desk.press(pygame.K_PAGEDOWN, pygame.K_PAGEDOWN)
    desk.go_to(Phase.ACTING)
    desk.visitor.look()
    door = desk.stage.choices.rects["door0"]
    stage, drawn = desk.screen._places.stage, desk.screen._drawn
    at = (door.centerx * stage.width // drawn[0], door.centery * stage.height // drawn[1])
    desk.visitor.send(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=at, button=1, touch=False))
    assert desk.stage.performance.take.way.to == "tea"


def test_two_understudies_play_a_duet(author: Callable[..., Author]) -> None:
    """A play with a duet brings two; Tab chooses which of them is told, and D sends one away."""
    duet = PLAY.replace("    ask: sad\n", "    ask: sad\n    partner: happy\n")
    desk = author(duet)
    assert desk.paper_eye.actors == 2
    desk.go_to(Phase.ACTING)
    desk.press(pygame.K_6, pygame.K_TAB, pygame.K_4)
    told = desk.paper_eye.direction
    assert (told.expression, told.partner.expression) == ("sad", "happy")
    desk.visitor.wait_until(lambda: desk.scene == "squirrel", 15.0)
    desk.press(pygame.K_d)
    assert desk.paper_eye.actors == 1
    assert desk.paper_eye.direction.partner is None
    assert desk.scene == "squirrel"


def test_the_understudy_can_act_by_itself(author: Callable[..., Author]) -> None:
    """A lets it act what the play asks, to the bow; a number key takes it in hand again."""
    desk = author()
    desk.press(pygame.K_a)
    on = desk.screen.on_stage
    desk.visitor.wait_until(lambda: isinstance(on.inner, CurtainCallScreen), 60.0)
    assert len(desk.stage.performance.results) == 4
    desk.press(pygame.K_1)
    assert not desk.eye.by_itself


def test_a_save_is_on_stage_in_the_same_scene(author: Callable[..., Author]) -> None:
    """The changed line is told, in the scene that was on; a renamed one is found by its number."""
    desk = author()
    desk.press(pygame.K_PAGEDOWN)
    desk.save(PLAY.replace("A squirrel! Show", "A grey squirrel! Show"))
    desk.visitor.wait(0.2)
    assert (desk.scene, desk.visitor.says) == ("squirrel", "A grey squirrel! Show big eyes!")
    before = desk.stage
    desk.save(PLAY.replace("name: squirrel", "name: fox").replace("A squirrel", "A fox"))
    desk.visitor.wait(0.2)
    assert desk.scene == "fox"
    desk.save("# A word for myself\n" + desk.file.read_text(encoding="utf-8"))
    after = desk.stage
    desk.visitor.wait(0.2)
    assert before is not after
    assert desk.stage is after, "a comment interrupts no scene"


def test_a_scene_that_is_gone_gives_way_to_the_last(author: Callable[..., Author]) -> None:
    """Whoever deletes the scene on stage sees another one, not a crash."""
    desk = author()
    desk.press(pygame.K_PAGEUP)
    assert desk.scene == "tea"
    shorter = PLAY[: PLAY.index("  - name: doors")]
    desk.save(shorter)
    desk.visitor.wait(0.2)
    assert desk.scene == "squirrel"


def test_a_broken_file_leaves_the_last_good_version_on_stage(
    author: Callable[..., Author],
) -> None:
    """The problem is shown with its line until it is mended, and the scene goes on meanwhile."""
    desk = author()
    desk.press(pygame.K_PAGEDOWN)
    stage = desk.stage
    desk.save(PLAY.replace("ask: surprise", "ask: suprise"))
    desk.visitor.wait(0.2)
    assert desk.stage is stage
    assert desk.screen.has_notes
    note = desk.screen.version.notes[0]
    assert (note.problem.line, note.line.strip()) == (10, "ask: suprise")
    assert 'Did you mean "surprise"?' in note.problem.sentence
    desk.press(pygame.K_F8)
    assert desk.screen.has_notes, "a fault can't be put away"
    desk.save(PLAY)
    desk.visitor.wait(0.2)
    assert not desk.screen.version.faults
    assert desk.scene == "squirrel"


def test_a_play_broken_from_the_start_waits_for_the_mend(author: Callable[..., Author]) -> None:
    """The curtain stays shut over the problem, and rises when the file is right."""
    desk = author("title: [\n")
    assert desk.screen.on_stage.inner is None
    assert desk.screen.has_notes
    desk.press(pygame.K_4, pygame.K_PAGEDOWN, pygame.K_t, pygame.K_d, pygame.K_LEFT, pygame.K_r)
    desk.save(PLAY)
    desk.visitor.wait(0.2)
    desk.visitor.wait_until(lambda: bool(desk.stage.tableau().line))
    assert desk.scene == "snow"


def test_a_picture_that_is_taken_away_stops_nobody(author: Callable[..., Author]) -> None:
    """Between deleting one picture and naming another a mask hangs in its place."""
    desk = author()
    pictures = desk.file.parent / "pictures"
    pictures.mkdir()
    box = '<rect width="8" height="6"/>'
    drawn = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 6">{box}</svg>'
    (pictures / "snow.svg").write_text(drawn)
    desk.save(PLAY.replace("    ask: sad\n", "    ask: sad\n    picture: snow.svg\n"))
    desk.visitor.wait(0.2)
    desk.visitor.look()
    assert desk.stage.performance.scene.picture == "snow.svg"
    before = pygame.surfarray.array3d(desk.visitor.surface)
    (pictures / "snow.svg").unlink()
    desk.visitor.look()
    assert (pygame.surfarray.array3d(desk.visitor.surface) != before).any()


def test_arrow_keys_lead_over_the_desk_and_to_the_stage(author: Callable[..., Author]) -> None:
    """One focus at a time: left from the desk's edge to the stage, right from there and back."""
    desk = author()
    desk.visitor.look()
    assert desk.screen.choices.focus == "rest"
    for _ in range(6):
        desk.press(pygame.K_LEFT)
    assert not desk.screen.is_at_desk
    assert desk.screen.choices.focus == ""
    assert desk.stage.choices.focus
    for _ in range(6):
        desk.press(pygame.K_RIGHT)
    assert desk.screen.is_at_desk
    assert desk.stage.choices.focus == ""
    desk.press(pygame.K_RETURN)
    assert desk.paper_eye.direction is not None


def test_another_window_in_front_stops_nothing(author: Callable[..., Author]) -> None:
    """The author is in the editor beside it; Escape pauses, as on the children's stage."""
    desk = author()
    desk.visitor.send(pygame.event.Event(pygame.WINDOWFOCUSLOST))
    assert isinstance(desk.screen.on_stage.inner, StageScreen)
    desk.press(pygame.K_ESCAPE)
    assert isinstance(desk.screen.on_stage.inner, PauseScreen)
    desk.press(pygame.K_ESCAPE)
    assert isinstance(desk.screen.on_stage.inner, StageScreen)


def test_nothing_is_kept(author: Callable[..., Author], backstage: Backstage, ledger) -> None:
    """A play through to its bow leaves no star and no bookmark of a player."""
    desk = author()
    desk.press(pygame.K_a)
    on = desk.screen.on_stage
    desk.visitor.wait_until(lambda: isinstance(on.inner, CurtainCallScreen), 60.0)
    assert ledger.lines == []
    assert not any(player is not None for player, _ in ledger.places)


def test_the_other_language_is_a_key_away(author: Callable[..., Author]) -> None:
    """F2 tells line and desk in Swedish."""
    desk = author()
    desk.press(pygame.K_PAGEDOWN, pygame.K_F2)
    desk.visitor.wait(0.2)
    assert desk.visitor.says == "En ekorre! Spärra upp ögonen!"


@pytest.mark.parametrize("size", [(320, 200), (640, 900), (1024, 600), (1920, 1080), (3840, 2160)])
@pytest.mark.parametrize(
    "text", [PLAY, PLAY.replace("ask: sad", "ask: sadd"), "- no play\n", "title: A\0\tplay\n"]
)
def test_the_preview_is_drawn_in_windows_of_every_size(
    author: Callable[..., Author], size: tuple[int, int], text: str
) -> None:
    """A window dragged small or large stops nothing, broken file or not."""
    desk = author(text, size=size)
    desk.visitor.look()
    desk.press(pygame.K_PAGEDOWN, pygame.K_F8)
    desk.visitor.look()


def _is_the_stage_made_smaller(desk: Author, size: tuple[int, int]) -> bool:
    """Tell whether a window of that size shows the stage as it is drawn whole, made smaller."""
    desk.visitor.surface = surface = pygame.Surface(size)
    desk.screen.draw(surface)
    assert desk.screen._places is not None
    place, whole = desk.screen._places.stage, pygame.Surface(desk.screen._drawn)
    assert place.width < whole.get_width()
    desk.screen.on_stage.draw(whole, desk.screen._clock)
    small = pygame.transform.smoothscale(whole, place.size)
    # The paper below it throws its shadow on the lowest rows.
    seen = Rect(0, 0, place.width, place.height - 8)
    one, other = surface.subsurface(seen), small.subsurface(seen)
    return pygame.image.tobytes(one, "RGB") == pygame.image.tobytes(other, "RGB")


def test_a_narrow_window_shows_every_change_of_the_stage(author: Callable[..., Author]) -> None:
    """To the last bit: faces, help, words, looks, saves, and windows of other sizes."""
    narrow, wide = (1024, 600), (1280, 720)
    desk = author(size=narrow)
    desk.go_to(Phase.ACTING)
    window = Window(desk.screen.draw)
    happenings = {
        "it is on": lambda: None,
        "advice is put away": lambda: desk.press(*[pygame.K_F8] * len(desk.version.notes)),
        "a face fills the meter": lambda: desk.press(pygame.K_6),
        "help comes": lambda: desk.press(pygame.K_0, pygame.K_t),
        "the other language": lambda: desk.press(pygame.K_F2),
        "other looks": lambda: theme.wear("contrast", "open_dyslexic", 1.25),
        "a save": lambda: desk.save(PLAY.replace("Den är borta", "Den blå är borta")),
        "a mistake": lambda: desk.save(PLAY.replace("ask: sad", "ask: sadd")),
        "the next scene": lambda: desk.press(pygame.K_PAGEDOWN),
        "a pause": lambda: desk.press(pygame.K_ESCAPE),
    }
    for happening, happen in happenings.items():
        happen()
        for size in (narrow, wide, narrow):
            window.resize(size)
            for seconds in (0.0, 0.1):
                desk.visitor.wait(seconds)
                assert window.is_true(), f"{happening}, painted {seconds} s later"
                assert _is_the_stage_made_smaller(desk, size), f"{happening}, {seconds} s later"


def test_a_stage_on_which_nothing_moves_is_not_painted_anew(author: Callable[..., Author]) -> None:
    """In a narrow window either, where it is made smaller: a second picture costs next to none."""
    desk = author(size=(1024, 600))
    desk.go_to(Phase.ACTING)
    desk.visitor.look()
    cloth, window = Backcloth((1024, 600)), pygame.Surface((1024, 600), 0, 32)
    desk.screen.draw(cloth.begin())
    assert cloth.paint(window)
    desk.screen.draw(cloth.begin())
    assert cloth.paint(window) == []


@pytest.mark.parametrize("language", ["en", "sv"])
def test_a_long_sentence_is_there_to_its_end(author: Callable[..., Author], language: str) -> None:
    """In the smallest window the line of the file makes room for what to do."""
    desk = author(PLAY.replace("ask: sad", "ask: sad\n    colour: red"), size=(1024, 600))
    words.use_language(language)
    with noting() as notices:
        desk.visitor.look()
    words.use_language("en")
    told = " ".join(notice.words for notice in notices)
    assert "passed_on." in told
    assert ("För scenen finns" in told) is (language == "sv")


@pytest.mark.parametrize("size", [(1024, 600), (1280, 720), (2560, 1440)])
def test_every_button_of_the_desk_is_large_and_covers_nothing(
    author: Callable[..., Author], size: tuple[int, int]
) -> None:
    """At least 76 pixels, inside the window, beside the stage, and none over another."""
    desk = author(PLAY.replace("ask: sad", "ask: sad\n    partner: happy"), size=size)
    desk.visitor.look()
    places = desk.screen._places
    rects = list(places.choices.values())
    assert len(rects) == 16
    for number, rect in enumerate(rects):
        assert min(rect.size) >= 76
        assert pygame.Rect(0, 0, *size).contains(rect)
        assert not places.stage.colliderect(rect)
        assert rect.collidelist(rects[number + 1 :]) < 0
