"""What a scene has beside line and face: size, a change, a partner, doors, where it leads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from game.acting.expressions import EXPRESSIONS, Expression
from game.acting.scenario import END, Strength
from game.playwright import Trail
from game.screens.choices import Choice
from game.screens.screen import Screen
from game.screens.writing_hints import SIGNS
from game.screens.writing_page import Card, ScenePage
from game.screens.writing_pick import Answer, WritingPick, face_answers, face_painter, faces_in
from game.screens.writing_text import WritingText
from game.words import mark, tr

HOLDS: Final = ("0.6s", "1s", "1.5s", "2s", "3s")
SIZES: Final = ((Strength.A_LITTLE, mark("Just a little")), (Strength.BIG, mark("Big")))
MOST_DOORS: Final = 3


class WritingMore(ScenePage):
    """The rarer fields of scene `number`; where it has doors, a row of cards for each."""

    columns = 3
    lines = 2

    @property
    def _ways(self) -> list[Any]:
        ways = self.desk.script.value((*self.trail, "ways"))
        return ways if isinstance(ways, list) else []

    def heading(self) -> str:
        """Return what the page is about."""
        if self._ways:
            return tr("Doors: face, sign, and where each leads")
        return tr("More for this scene")

    def cards(self) -> list[Card]:
        """Return the doors, or the fields of a scene without any."""
        if self._ways:
            return [card for door in range(len(self._ways)) for card in self._door(door)]
        return [
            self._card("hold", tr("How long"), self._hold, self._value("hold") or tr("As set")),
            self._card("strength", tr("How much"), self._strength, self._strength_told()),
            self._face_card("then", tr("Then: a change")),
            self._face_card("partner", tr("Partner: a duet")),
            self._card("next", tr("What follows"), self._next, self._following()),
            self._card("name", tr("Name"), self._name, self._value("name")),
        ]

    def foot(self) -> list[Choice]:
        """Return making doors, one more or one fewer."""
        count = len(self._ways)
        if not count:
            return [Choice("doors", tr("Make two doors"), self.stay(self._open_doors), "seat")]
        found = [Choice("wall", tr("No doors"), self.stay(self._close_doors), "bin")]
        if count < MOST_DOORS:
            found.append(Choice("door", tr("One more door"), self.stay(self._add_door), "add"))
        else:
            fewer = self.stay(partial(self._drop_door, count - 1))
            found.append(Choice("fewer", tr("One door fewer"), fewer, "back"))
        return found

    def _value(self, field: str) -> str:
        value = self.desk.script.value((*self.trail, field))
        return "" if value is None else str(value)

    def _card(self, field: str, label: str, act: Callable[[], Screen], told: str) -> Card:
        marks = len(self.desk.remarks((*self.trail, field)))
        return Card(field, label, act, told, marks=marks)

    def _face_card(self, field: str, label: str) -> Card:
        trail = (*self.trail, field)
        faces = faces_in(self.desk.script.value(trail))
        paint = face_painter(faces) if faces else None
        act = partial(self._pick_face, trail, field)
        return Card(field, label, act, "", paint, len(self.desk.remarks(trail)))

    def _door(self, door: int) -> list[Card]:
        trail: Trail = (*self.trail, "ways", door)
        script, language = self.desk.script, self.backstage.house.language
        faces = faces_in(script.value((*trail, "show")))
        names = [f"{name} {door}" for name in ("show", "sign", "to")]
        marks = [len(self.desk.remarks((*trail, name))) for name in ("show", "sign", "to")]
        sign = self.desk.said((*trail, "sign"), language)
        leads = self._scene_told(str(script.value((*trail, "to")) or ""))
        show = partial(self._pick_face, (*trail, "show"), names[0])
        write, lead = partial(self._sign, trail, names[1]), partial(self._lead, trail, names[2])
        label = tr("Door {number}", number=door + 1)
        return [
            Card(names[0], label, show, "", face_painter(faces), marks[0]),
            Card(names[1], tr("Sign"), write, sign, marks=marks[1]),
            Card(names[2], tr("Leads to"), lead, leads, marks=marks[2]),
        ]

    def again(self, focus: str) -> Screen:
        """Return this page afresh."""
        return WritingMore(self.backstage, self.desk, self.number, self._back, focus)

    def _ask(
        self,
        question: Callable[[], str],
        answers: Callable[[], Sequence[Answer]],
        focus: str,
        trail: Trail,
    ) -> Screen:
        back = partial(self.again, focus)
        return WritingPick(self.backstage, self.desk, question, answers, back, trail=trail)

    def _hold(self) -> Screen:
        trail = (*self.trail, "hold")

        def answers() -> list[Answer]:
            here = self.desk.script.value(trail)
            usual = Answer("usual", tr("As the player set it"), self._write(trail, None), not here)
            return [
                usual,
                *(Answer(h, _seconds(h), self._write(trail, h), h == here) for h in HOLDS),
            ]

        return self._ask(partial(tr, mark("How long is the face held?")), answers, "hold", trail)

    def _strength(self) -> Screen:
        trail = (*self.trail, "strength")

        def answers() -> list[Answer]:
            here = self.desk.script.value(trail)
            sizes = [
                Answer(size, tr(name), self._write(trail, size.value), here == size.value)
                for size, name in SIZES
            ]
            return [Answer("any", tr("Any size"), self._write(trail, None), here is None), *sizes]

        return self._ask(partial(tr, mark("How much of the face?")), answers, "strength", trail)

    def _strength_told(self) -> str:
        here = self._value("strength")
        return next(
            (tr(name) for size, name in SIZES if size.value == here), here or tr("Any size")
        )

    def _pick_face(self, trail: Trail, focus: str) -> Screen:
        def answers() -> list[Answer]:
            here = [one.value for one in faces_in(self.desk.script.value(trail))]
            found = face_answers(here, lambda face: self.desk.write(trail, face.value))
            if trail[-1] == "show":
                return found
            return [*found, Answer("none", tr("None"), self._write(trail, None), not here)]

        questions = {
            "then": partial(tr, mark("Which face does it turn into?")),
            "partner": partial(tr, mark("Which face does the partner show, at the same time?")),
        }
        question = questions.get(str(trail[-1]), partial(tr, mark("Which face opens this door?")))
        return self._ask(question, answers, focus, trail)

    def _next(self) -> Screen:
        trail = (*self.trail, "next")

        def answers() -> list[Answer]:
            here = self.desk.script.value(trail)
            plain = Answer("plain", tr("The next scene"), self._write(trail, None), here is None)
            return [plain, *self._scenes(trail)]

        return self._ask(partial(tr, mark("What follows this scene?")), answers, "next", trail)

    def _lead(self, trail: Trail, focus: str) -> Screen:
        where = (*trail, "to")
        question = partial(tr, mark("Where does this door lead?"))
        return self._ask(question, partial(self._scenes, where), focus, where)

    def _scenes(self, trail: Trail) -> list[Answer]:
        """Return every scene but this one, and the end, as answers."""
        here = self.desk.script.value(trail)
        names = [str(scene.get("name", "")) for scene in self.desk.script.scenes]
        others = [name for number, name in enumerate(names) if name and number != self.number]
        return [
            Answer(f"to {name}", self._scene_told(name), self._write(trail, name), name == here)
            for name in (*others, END)
        ]

    def _scene_told(self, name: str) -> str:
        if name == END:
            return tr("The end")
        for number, scene in enumerate(self.desk.script.scenes):
            if scene.get("name") == name:
                told = tr("Scene {place}", place=number + 1)
                return f"{told}\n{name.replace('-', ' ')}"
        return name

    def _following(self) -> str:
        here = self._value("next")
        return self._scene_told(here) if here else tr("The next scene")

    def _name(self) -> Screen:
        from game.screens.writing_name import WritingName

        return WritingName(self.backstage, self.desk, self.number, partial(self.again, "name"))

    def _sign(self, trail: Trail, focus: str) -> Screen:
        asked = partial(tr, mark("A short word on the door"))
        back = partial(self.again, focus)
        return WritingText(self.backstage, self.desk, (*trail, "sign"), asked, back)

    def _write(self, trail: Trail, value: Any) -> Callable[[], None]:
        return partial(self.desk.write, trail, value)

    def _open_doors(self) -> None:
        """Turn the scene into two doors; what it asked for gives way, and undo brings it back."""
        names = [str(each.get("name")) for each in self.desk.script.scenes]
        targets = [*names[self.number + 1 : self.number + 3], END, END]
        faces = (Expression.HAPPY, Expression.ANGRY)
        ways = [
            self._new_door(face, to, number)
            for number, (face, to) in enumerate(zip(faces, targets, strict=False))
        ]
        with self.desk.in_one():
            for name in ("ask", "then", "partner", "strength", "next"):
                self.desk.write((*self.trail, name), None)
            self.desk.write((*self.trail, "ways"), ways)

    def _new_door(self, face: Expression, to: str, number: int) -> dict[str, Any]:
        """Return a door with a sign in the languages of the play."""
        languages = self.desk.script.languages
        signs = {code: SIGNS.get(code, SIGNS["en"])[number] for code in languages}
        house = SIGNS.get(self.backstage.house.language, SIGNS["en"])[number]
        return {"show": face.value, "to": to, "sign": signs or house}

    def _close_doors(self) -> None:
        shown = [
            face
            for way in self._ways
            if isinstance(way, dict)
            for face in faces_in(way.get("show"))
        ]
        with self.desk.in_one():
            self.desk.write((*self.trail, "ways"), None)
            self.desk.write((*self.trail, "ask"), (shown or [Expression.HAPPY])[0].value)

    def _add_door(self) -> None:
        taken = faces_in([way.get("show") for way in self._ways if isinstance(way, dict)])
        face = next(each for each in (Expression.SURPRISE, *EXPRESSIONS) if each not in taken)
        door = self._new_door(face, END, len(self._ways))
        self.desk.write((*self.trail, "ways", len(self._ways)), door)

    def _drop_door(self, door: int) -> None:
        self.desk.write((*self.trail, "ways", door), None)


def _seconds(hold: str) -> str:
    # Translators: the point of the number, as in 1.5
    point = tr(".")
    return tr("{seconds} seconds", seconds=hold.removesuffix("s").replace(".", point))
