"""One scene on the desk: its line, face, picture and what is told after it, a card each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from game.acting.expressions import Expression
from game.backstage import Backstage
from game.playwright import Trail
from game.screens.choices import Choice
from game.screens.exits import Exit
from game.screens.screen import Screen
from game.screens.writing_desk import Desk, counted
from game.screens.writing_hints import hints_for
from game.screens.writing_more import WritingMore
from game.screens.writing_page import Card, ScenePage
from game.screens.writing_pick import (
    Answer,
    WritingPick,
    face_answers,
    face_painter,
    faces_in,
    picture_answers,
    picture_painter,
)
from game.screens.writing_text import WritingText
from game.screens.writing_try import try_scene
from game.words import mark, tr

# The texts of a scene in the order of writing: field, name of the card, what is asked for.
TEXTS = (
    ("line", mark("Line"), mark("What is told, and how it asks for a face")),
    ("hint", mark("Hint"), mark("One movement of the face, as help")),
    ("praise", mark("Praise"), mark("What is told when the face comes")),
    ("helped", mark("With help"), mark("What is told when the face comes with help")),
    ("passed_on", mark("Going on"), mark("How the story goes on without the face")),
)


class WritingScene(ScenePage):
    """The cards of scene `number`."""

    def heading(self) -> str:
        """Return which scene of how many it is."""
        return tr("Scene {place}", place=counted(self.number, len(self.desk.script.scenes)))

    def cards(self) -> list[Card]:
        """Return the fields of the scene."""
        line, *others = [self._text_card(name, label) for name, label, _ in TEXTS]
        line = _widened(line)
        return [line, self._face_card(), self._picture_card(), *others]

    def foot(self) -> list[Choice]:
        """Return trying it, more, and the neighbours."""
        is_ready = not any(each.is_fault for each in self.desk.script.remarks)
        count = len(self.desk.script.scenes)
        found = [
            Choice("more", tr("More"), self._more, "gear"),
            Choice("next scene", tr("Next scene"), partial(self._turn, 1), "next"),
        ]
        if self.number + 1 >= count:
            found.pop()
        if is_ready:
            found.insert(0, Choice("try", tr("Try it"), self._try, "understudy"))
        else:
            label = tr("Problems")
            found.insert(0, Choice("problems", label, self._problems, "attention"))
        return found

    def _text_card(self, field: str, label: str) -> Card:
        trail = (*self.trail, field)
        marks = len(self.desk.remarks(trail)) + len(self.desk.missing(trail))
        told = self.desk.said(trail, self.backstage.house.language)
        return Card(field, tr(label), partial(self.write, field), told, marks=marks)

    def _face_card(self) -> Card:
        scene = self.desk.script.scenes[self.number]
        ways = scene.get("ways")
        trails: list[Trail] = [(*self.trail, name) for name in ("ask", "ways")]
        marks = sum(len(self.desk.remarks(trail)) for trail in trails)
        marks += len(self.desk.missing(trails[0])) if ways is None else 0
        if isinstance(ways, list):
            shown = [way.get("show") for way in ways if isinstance(way, dict)]
            return Card("ask", tr("Doors"), self._more, "", face_painter(faces_in(shown)), marks)
        asked = faces_in(scene.get("ask"))
        paint = face_painter(asked) if asked else None
        return Card("ask", tr("Face"), self._pick_face, "", paint, marks)

    def _picture_card(self) -> Card:
        trail = (*self.trail, "picture")
        paint = picture_painter(self.desk.script.picture_of(trail))
        marks = len(self.desk.remarks(trail))
        return Card("picture", tr("Picture"), self._pick_picture, "", paint, marks)

    def write(self, field: str) -> Screen:
        """Open the page on which a text of this scene is written; it leads on to the next text."""
        names = [name for name, _, _ in TEXTS]
        following = names[names.index(field) + 1 :]
        asked = next(asks for name, _, asks in TEXTS if name == field)
        onward = None
        if following:
            label = next(label for name, label, _ in TEXTS if name == following[0])
            onward = (partial(tr, label), partial(self.write, following[0]))
        return WritingText(
            self.backstage,
            self.desk,
            (*self.trail, field),
            partial(tr, asked),
            partial(self.again, field),
            onward,
            self._hints if field == "hint" else lambda language: (),
        )

    def again(self, focus: str) -> Screen:
        """Return this page afresh, where the pen lay."""
        return WritingScene(self.backstage, self.desk, self.number, self._back, focus)

    def _hints(self, language: str) -> Sequence[str]:
        asked = faces_in(self.desk.script.value((*self.trail, "ask")))
        return hints_for([each.value for each in asked], language)

    def _pick_face(self) -> Screen:
        trail = (*self.trail, "ask")

        def toggle(face: Expression) -> None:
            chosen = faces_in(self.desk.script.value(trail))
            kept = [one for one in chosen if one is not face]
            new = kept if face in chosen else [*chosen, face]
            # A scene without a face would be none: the last one stays.
            written = [one.value for one in new or chosen]
            self.desk.write(trail, written[0] if len(written) == 1 else written)

        def answers() -> Sequence[Answer]:
            chosen = [one.value for one in faces_in(self.desk.script.value(trail))]
            return face_answers(chosen, toggle)

        question = partial(tr, mark("Which face? Of several, any one will do."))
        back = partial(self.again, "ask")
        return WritingPick(
            self.backstage, self.desk, question, answers, back, is_many=True, trail=trail
        )

    def _pick_picture(self) -> Screen:
        trail = (*self.trail, "picture")
        back = partial(self.again, "picture")
        return pick_picture(self.backstage, self.desk, trail, back)

    def _more(self) -> Screen:
        return WritingMore(self.backstage, self.desk, self.number, partial(self.again, "more"))

    def _turn(self, by: int) -> Screen:
        self.desk.settle()
        return WritingScene(self.backstage, self.desk, self.number + by, self._back, "line")

    def _try(self) -> Screen:
        self.desk.settle()
        play = self.desk.script.performed()
        if play is None:
            return self._problems()
        return try_scene(self.backstage, play, self.number, partial(self.again, "try"))

    def _problems(self) -> Screen:
        from game.screens.writing_remarks import WritingRemarks

        return WritingRemarks(self.backstage, self.desk, partial(self.again, "problems"))


def pick_picture(backstage: Backstage, desk: Desk, trail: Trail, back: Exit) -> Screen:
    """Return the page on which a picture is chosen; what it shows is told next."""

    def describe() -> Screen | None:
        if desk.script.picture_of(trail) is None:
            return back()
        asked = partial(tr, mark("What is to be seen? For those who can't see it"))
        return WritingText(backstage, desk, (*trail, "shows"), asked, back)

    # Looked up once: a page is drawn sixty times a second.
    answers = picture_answers(desk, trail, tuple(desk.script.pictures()))
    question = partial(tr, mark("Which picture?"))
    return WritingPick(backstage, desk, question, answers, back, onward=describe, trail=trail)


def _widened(card: Card) -> Card:
    return replace(card, wide=2)
