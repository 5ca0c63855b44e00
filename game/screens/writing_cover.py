"""The title page of a play on the desk: title, goal, ages, poster, author, languages."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Any

from pygame import Rect, Surface

from game.backstage import Backstage
from game.screens.choices import Choice
from game.screens.exits import Exit
from game.screens.furniture import speak
from game.screens.screen import Screen
from game.screens.writing_desk import Desk
from game.screens.writing_page import Card, Painter, WritingPage
from game.screens.writing_pick import Answer, WritingPick, picture_painter
from game.screens.writing_scene import pick_picture
from game.screens.writing_text import WritingText
from game.screens.writing_trouble import QuestionScreen
from game.words import mark, own_name, tr

AGES = ("3-5", "4-6", "5-7", "5-9", "6-9", "7-10", "8-12", "5-12")
# In the words of the guide for authors.
LEVELS = (
    mark("Smiles"),
    mark("Two kinds of faces"),
    mark("Faces that turn"),
    mark("Hard faces"),
    mark("Scared faces, and many in a row"),
)
LANGUAGES = ("en", "sv")
ALONE = {"en": mark("English only"), "sv": mark("Swedish only")}
JOINED = {
    "en": mark("It is in English. Add Swedish"),
    "sv": mark("It is in Swedish. Add English"),
}


class WritingCover(WritingPage):
    """The cards of the title page; `home` is where a play that is thrown away leads to."""

    def __init__(
        self, backstage: Backstage, desk: Desk, back: Exit, home: Exit, focus: str = "title"
    ) -> None:
        self._home = home
        super().__init__(backstage, desk, back, focus)

    def heading(self) -> str:
        """Return what the page is about."""
        return tr("Title page")

    def cards(self) -> list[Card]:
        """Return the fields of the play."""
        poster = self.desk.script.picture_of(("poster",))
        level = self.desk.script.value(("difficulty",)) or 1
        return [
            self._text("title", tr("Title"), wide=2),
            self._card("ages", tr("Ages"), self._ages, self._plain("ages")),
            self._card("poster", tr("Poster"), self._poster, "", picture_painter(poster)),
            self._text("goal", tr("Goal")),
            self._card("difficulty", tr("Difficulty"), self._difficulty, "", _lamps(level)),
            self._text("author", tr("Author")),
            self._card("languages", tr("Languages"), self._speak_in, self._spoken_languages()),
        ]

    def foot(self) -> list[Choice]:
        """Return throwing the play away."""
        return [Choice("throw away", tr("Delete this play"), self._ask_delete, "bin")]

    def _card(
        self,
        field: str,
        label: str,
        act: Callable[[], Screen],
        told: str,
        paint: Painter | None = None,
        wide: int = 1,
    ) -> Card:
        trail = (field,)
        marks = len(self.desk.remarks(trail)) + len(self.desk.missing(trail))
        return Card(field, label, act, told, paint, marks, wide)

    def _text(self, field: str, label: str, wide: int = 1) -> Card:
        told = self.desk.said((field,), self.backstage.house.language)
        return self._card(field, label, partial(self._write, field), told, wide=wide)

    def _plain(self, field: str) -> str:
        value = self.desk.script.value((field,))
        return "" if value is None else str(value)

    def again(self, focus: str) -> Screen:
        """Return this page afresh."""
        return WritingCover(self.backstage, self.desk, self._back, self._home, focus)

    def _write(self, field: str) -> Screen:
        asks = {
            "title": partial(tr, mark("What is the play called?")),
            "goal": partial(tr, mark("What is practised, for grown-ups")),
            "author": partial(tr, mark("Who wrote the play?")),
        }
        languages = ("",) if field == "author" else None
        back = partial(self.again, field)
        return WritingText(
            self.backstage,
            self.desk,
            (field,),
            asks[field],
            back,
            languages=languages,
            is_short=field == "author",
        )

    def _pick(self, asked: Callable[[], str], answers: Callable[[], Any], focus: str) -> Screen:
        back = partial(self.again, focus)
        return WritingPick(self.backstage, self.desk, asked, answers, back, trail=(focus,))

    def _ages(self) -> Screen:
        def answers() -> list[Answer]:
            here = re.sub(r"\s", "", str(self.desk.script.value(("ages",)) or ""))
            known = AGES if here in AGES or not here else (*AGES[:-1], here)
            return [
                Answer(ages, ages, partial(self.desk.write, ("ages",), ages), ages == here)
                for ages in known
            ]

        return self._pick(partial(tr, mark("For which ages?")), answers, "ages")

    def _difficulty(self) -> Screen:
        def answers() -> list[Answer]:
            here = self.desk.script.value(("difficulty",)) or 1
            return [
                Answer(
                    f"level {level}",
                    tr(words),
                    partial(self.desk.write, ("difficulty",), level),
                    level == here,
                    _lamps(level),
                )
                for level, words in enumerate(LEVELS, start=1)
            ]

        return self._pick(partial(tr, mark("How hard are the faces?")), answers, "difficulty")

    def _poster(self) -> Screen:
        back = partial(self.again, "poster")
        return pick_picture(self.backstage, self.desk, ("poster",), back)

    def _spoken_languages(self) -> str:
        known = self.desk.script.languages
        return ", ".join(own_name(code) for code in known) if known else tr("One language")

    def _speak_in(self) -> Screen:
        script = self.desk.script
        if script.is_in_pack:
            speak(self.backstage, tr("The languages of this play are those of its pack."))
            return self
        return self._pick(
            partial(tr, mark("In which languages is the play?")), self._tongues, "languages"
        )

    def _tongues(self) -> list[Answer]:
        """Return the languages: a plain text is asked which it is in, before another joins it."""
        script = self.desk.script
        known, both = script.languages, list(LANGUAGES)
        if len(known) > 1:
            found = [("", tr("English and Swedish"), known, True)]
            found += [
                (code, tr(ALONE.get(code, mark("One language"))), (code,), False) for code in known
            ]
        else:
            found = [("", tr("As it is: one language"), known, True)]
            found += [
                (
                    code,
                    tr(JOINED[code]),
                    tuple(sorted(both, key=lambda each: each != code)),
                    False,
                )
                for code in both
            ]
        return [
            Answer(
                f"speak {plain or 'so'}",
                words,
                partial(self._turn, codes, plain) if not is_set else lambda: None,
                is_set,
            )
            for plain, words, codes, is_set in found
        ]

    def _turn(self, codes: tuple[str, ...], plain: str) -> None:
        self.desk.do(partial(self.desk.script.use_languages, codes, plain))

    def _ask_delete(self) -> Screen:
        script, desk = self.desk.script, self.desk

        def delete() -> Screen | None:
            desk.settle()
            try:
                desk.workshop.put_away(script.place)
            except OSError as error:
                desk.trouble = str(error)
                return self.again("throw away")
            desk.workshop.put_on()
            return self._home()

        def answers() -> list[Choice]:
            back = partial(self.again, "throw away")
            return [
                Choice("keep", tr("No, keep it"), back, "back", is_primary=True),
                Choice("delete", tr("Yes, delete it"), delete, "bin"),
            ]

        told = partial(
            tr, mark("The play goes into the folder “deleted” next to it. You can find it there.")
        )
        title = partial(tr, mark("Delete this play?"))
        back = partial(self.again, "throw away")
        return QuestionScreen(self.backstage, title, told, answers, back, "bin")


def _lamps(level: object) -> Painter:
    def paint(surface: Surface, place: Rect) -> None:
        from game.screens.choose_play import draw_difficulty

        number = level if isinstance(level, int) else 1
        spot = Rect(place.left, 0, place.width, min(place.height, place.width // 5))
        spot.centery = place.centery
        draw_difficulty(surface, spot, number)

    return paint
