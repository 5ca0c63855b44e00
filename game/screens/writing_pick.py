"""One answer of several, or several, for a field of the play: faces, pictures, numbers, scenes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

from pygame import Rect, Surface

from game.acting.coaching import EASIEST_FIRST
from game.acting.expressions import EXPRESSIONS, Expression
from game.art import ArtMissing, picture_file
from game.backstage import Backstage
from game.drawing import theme
from game.drawing.face_pose import pose_for
from game.drawing.portrait import draw_portrait
from game.drawing.tokens import draw_icon
from game.phrases import expression_name, problem_phrase
from game.playwright import Trail
from game.screens.choices import Choice
from game.screens.exits import Exit
from game.screens.pages import Pages
from game.screens.places import middle
from game.screens.screen import Screen
from game.screens.writing_desk import Desk
from game.screens.writing_page import Card, Painter, WritingPage
from game.words import tr

A_PAGE = 8


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: its words, and what chooses it; `paint` draws it where words don't tell."""

    name: str
    label: str
    choose: Callable[[], object]
    is_set: bool = False
    paint: Painter | None = None
    told: str = ""


def faces_in(value: object) -> list[Expression]:
    """Return the expressions that a field asks for; what is misspelt is none."""
    asked = value if isinstance(value, list) else [value]
    return [each for each in EXPRESSIONS if each.value in asked]


class WritingPick(WritingPage):
    """Asks `question`; one answer leads to `onward` at once, with `is_many` they are ticked."""

    def __init__(
        self,
        backstage: Backstage,
        desk: Desk,
        question: Callable[[], str],
        answers: Callable[[], Sequence[Answer]],
        back: Exit,
        onward: Exit | None = None,
        is_many: bool = False,
        trail: Trail | None = None,
    ) -> None:
        self._question = question
        self._answers = answers
        self._onward = onward or back
        self._is_many = is_many
        self._trail = trail
        found = list(answers())
        self._pages = Pages(len(found), A_PAGE)
        here = next((n for n, answer in enumerate(found) if answer.is_set), 0)
        self._pages.page = here // A_PAGE
        focus = found[here].name if found else "back"
        super().__init__(backstage, desk, back, focus)

    @property
    def columns(self) -> int:  # type: ignore[override]
        """How many answers stand beside each other."""
        count = len(self._answers())
        return count if count <= 3 else 4

    def heading(self) -> str:
        """Return the question, or what is wrong with the answer so far."""
        trail = self._trail
        if trail is None:
            return self._question()
        found = [*self.desk.remarks(trail), *self.desk.missing(trail)]
        return problem_phrase(found[0].sentence) if found else self._question()

    def cards(self) -> list[Card]:
        """Return the answers on the open page."""
        shown = self._pages.open_page(list(self._answers()))
        return [
            Card(
                answer.name,
                answer.label,
                partial(self._choose, answer),
                answer.told,
                answer.paint,
                is_set=answer.is_set,
                is_answer=True,
            )
            for answer in shown
        ]

    def foot(self) -> list[Choice]:
        """Return the way on, and pages where there are more."""
        turns = self._pages.choices(self)
        if not self._is_many:
            return turns
        return [*turns, Choice("done", tr("Done"), self._done, "check", is_primary=True)]

    def paint_above(self, surface: Surface) -> None:
        """Tick what is chosen, and tell what is wrong with it."""
        for card in self.cards():
            if card.is_set:
                place = self.choices.rects[card.name]
                side = theme.px(surface, 44)
                tick = Rect(place.right - side, place.top, side, side)
                draw_icon(surface, tick, "check")

    def _choose(self, answer: Answer) -> Screen | None:
        answer.choose()
        return self if self._is_many else self._done()

    def _done(self) -> Screen | None:
        self.desk.settle()
        return self._onward()


def face_painter(expressions: Sequence[Expression]) -> Painter:
    """Return what draws the understudy's faces beside each other."""

    def paint(surface: Surface, place: Rect) -> None:
        if not expressions:
            return
        side = min(place.height, place.width // len(expressions))
        left = place.centerx - side * len(expressions) // 2
        for number, expression in enumerate(expressions):
            face = Rect(left + number * side, 0, side, side)
            face.centery = place.centery
            draw_portrait(surface, face, pose_for(expression, 1.0))

    return paint


def picture_painter(path: Path | None) -> Painter | None:
    """Return what draws a picture file; None where there is none."""
    if path is None:
        return None

    def paint(surface: Surface, place: Rect) -> None:
        try:
            image = picture_file(path, place.size)
        except ArtMissing:
            draw_icon(surface, middle(place, place.height, place.height), "attention")
            return
        surface.blit(image, image.get_rect(center=place.center))

    return paint


def face_answers(chosen: Sequence[str], choose: Callable[[Expression], object]) -> list[Answer]:
    """Return the seven faces as answers."""
    return [
        Answer(
            f"face {each}",
            expression_name(each).capitalize(),
            partial(choose, each),
            each in chosen,
            face_painter([each]),
        )
        for each in EASIEST_FIRST
    ]


def picture_answers(
    desk: Desk, trail: Trail, pictures: Sequence[Path]
) -> Callable[[], list[Answer]]:
    """Return what gives no picture and `pictures` as answers for the field at `trail`."""
    # Made once for each choice: there are hundreds, and a page asks for them all the time.
    made = lru_cache(maxsize=1)(partial(_picture_answers, desk, trail, pictures))
    return lambda: made(desk.script.picture_of(trail))


def _picture_answers(
    desk: Desk, trail: Trail, pictures: Sequence[Path], here: Path | None
) -> list[Answer]:
    none = Answer("no picture", tr("No picture"), partial(desk.write, trail, None), here is None)

    def take(path: Path) -> None:
        desk.do(lambda: desk.script.take_picture(trail, path))

    return [
        none,
        *(
            Answer(
                f"picture {path}",
                "",
                partial(take, path),
                here is not None and path == here,
                picture_painter(path),
                path.stem.replace("-", " "),
            )
            for path in pictures
        ),
    ]
