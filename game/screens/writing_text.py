"""Where one text of a play is written, in each of its languages, its problems beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

import pygame
from pygame import Rect, Surface
from pygame.event import Event

from game.backstage import Backstage
from game.drawing import theme
from game.drawing.backdrop import draw_paper
from game.drawing.text import draw_text, text_width
from game.phrases import problem_phrase
from game.playwright import Remark, Trail
from game.screens.choices import Choice
from game.screens.exits import Exit
from game.screens.places import column, row
from game.screens.screen import News, Screen
from game.screens.writing import Clipboard, Field
from game.screens.writing_desk import Desk
from game.screens.writing_page import WritingPage, draw_note
from game.words import own_name, tr

# Letters of a line that the stage shows in two rows; the format's own bound.
LONGEST: int = 140

_clipboard = Clipboard()


class WritingText(WritingPage):
    """Asks for the text at `trail`; Enter leads `onward`, which may be the next text.

    `ideas` gives texts to choose from for a language. `next_label` is what stands on the way on.
    """

    is_typing: ClassVar[bool] = True

    def __init__(
        self,
        backstage: Backstage,
        desk: Desk,
        trail: Trail,
        label: Callable[[], str],
        back: Exit,
        onward: tuple[Callable[[], str], Exit] | None = None,
        ideas: Callable[[str], Sequence[str]] = lambda language: (),
        languages: tuple[str, ...] | None = None,
        is_short: bool = False,
    ) -> None:
        self._trail = trail
        self._label = label
        self._onward = onward
        self._ideas = ideas
        self._is_short = is_short
        self._languages = desk.script.languages if languages is None else languages
        self._languages = self._languages or ("",)
        self._fields = {
            language: Field(
                desk.words_at(trail, language),
                partial(desk.write_words, trail, language),
                _clipboard,
            )
            for language in self._languages
        }
        house = backstage.house.language
        self._notes = 1
        self._active = house if house in self._fields else self._languages[0]
        super().__init__(backstage, desk, back, f"text {self._active}")

    @property
    def field(self) -> Field:
        """The field that is written in."""
        return self._fields[self._active]

    def heading(self) -> str:
        """Return what is to be written."""
        return self._label()

    def on_event(self, event: Event) -> Screen | None:
        """Answer what is typed; a button is pressed by click, or by Enter when it has the focus."""
        self._follow_focus()
        if event.type == pygame.MOUSEMOTION:
            self.field.on_event(event)
            return self
        if event.type in (pygame.TEXTINPUT, pygame.TEXTEDITING):
            self.choices.focus = f"text {self._active}"
        is_writing = self.choices.focus == f"text {self._active}"
        is_click = event.type in (pygame.MOUSEBUTTONDOWN, pygame.FINGERDOWN)
        if is_click:
            self._activate_at(event)
        if (is_writing or is_click or event.type == pygame.MOUSEBUTTONUP) and self.field.on_event(
            event
        ):
            return self
        if is_writing and event.type == pygame.KEYDOWN and event.key in _ENTER:
            return self._go_on()
        chosen = self.choices.on_event(event)
        self._follow_focus()
        return chosen.act() if chosen else self

    def update(self, dt: float, news: News) -> Screen | None:
        """Let the cursor blink."""
        self.field.update(dt)
        return super().update(dt, news)

    def inner(self) -> list[Choice]:
        """Return the fields, and what can be taken over into them."""
        fields = [
            Choice(
                f"text {language}",
                "",
                partial(self._activate, language),
                spoken=f"{self._label()}. {own_name(language) if language else ''} "
                f"{self._fields[language].text}",
            )
            for language in self._languages
        ]
        return [*fields, *self._helps()]

    def foot(self) -> list[Choice]:
        """Return hearing it, taking back, and the way on."""
        words = self._onward[0]() if self._onward else tr("Done")
        icon = "next" if self._onward else "check"
        return [
            Choice("listen", tr("Hear it"), self.stay(self._listen), "speaker"),
            Choice("undo", tr("Undo"), self.stay(self._undo), "undo"),
            Choice("onward", words, self._go_on, icon, is_primary=True),
        ]

    def paint(self, surface: Surface, area: Rect) -> dict[str, Rect]:
        """Draw the fields, the problem of the one that is written in, and what would mend it."""
        gap = theme.px(surface, 14)
        high = theme.target_px(surface, 96)
        above = Rect(area.left, area.top, area.width, area.height - high - gap)
        if len(self._languages) == 1:
            above.height = min(above.height, theme.px(surface, 200))
        below = Rect(area.left, above.bottom + gap, area.width, 0)
        below.height = area.bottom - below.top
        places: dict[str, Rect] = {}
        cells = column(above, len(self._languages), gap)
        for language, cell in zip(self._languages, cells, strict=True):
            places[f"text {language}"] = self._draw_field(surface, cell, language)
        places |= self._draw_help(surface, below)
        return places

    def paint_above(self, surface: Surface) -> None:
        """Draw the buttons beside the problem."""
        self.choices.draw(surface, [one.name for one in self._helps()] or ["none"])

    def leave(self) -> Screen | None:
        """Save, and go back."""
        self._settle()
        return self._back()

    def _settle(self) -> None:
        if self._trail[:1] == ("scenes",) and self._trail[2:] == ("line",):
            number = self._trail[1]
            assert isinstance(number, int), "scenes are numbered"
            self.desk.do(lambda: self.desk.script.name_by_line(number))
        self.desk.settle()

    def _go_on(self) -> Screen | None:
        here = self._languages.index(self._active)
        if here + 1 < len(self._languages) and not self._fields[self._languages[here + 1]].text:
            self._activate(self._languages[here + 1])
            return self
        self._settle()
        return self._onward[1]() if self._onward else self._back()

    def _listen(self) -> None:
        language = self._active or self.backstage.house.language
        self.backstage.voice.say(self.field.text, language)

    def _undo(self) -> None:
        before = self.field.text
        self.field.pen.undo()
        if self.field.text != before:
            self.desk.write_words(self._trail, self._active, self.field.text)
        self.choices.focus = f"text {self._active}"

    def _activate(self, language: str) -> Screen:
        self._active = language
        self.choices.focus = f"text {language}"
        return self

    def _activate_at(self, event: Event) -> None:
        if event.type == pygame.FINGERDOWN:
            point = (event.x * self._size[0], event.y * self._size[1])
        elif event.button == 1:
            point = event.pos
        else:
            return
        for language in self._languages:
            rect = self.choices.rects.get(f"text {language}")
            if rect and rect.collidepoint(point):
                self._activate(language)
                if event.type == pygame.FINGERDOWN:
                    self.field.point(point)

    def _follow_focus(self) -> None:
        language = self.choices.focus.removeprefix("text ")
        if self.choices.focus.startswith("text ") and language in self._fields:
            self._active = language

    def _remarks(self) -> list[Remark]:
        """Return the problems of what is written here, those of the active language first."""
        found = [*self.desk.remarks(self._trail), *self.desk.missing(self._trail)]
        return sorted(found, key=lambda each: each.trail[-1:] != (self._active,))[: self._notes]

    def _helps(self) -> list[Choice]:
        """Return what mends the problems, or without any what can be taken over."""
        remarks = self._remarks()
        if remarks:
            return [
                Choice(
                    f"mend {number}",
                    tr("Write “{word}”", word=remark.suggestion),
                    self.stay(partial(self._mend, remark)),
                    "check",
                )
                for number, remark in enumerate(remarks)
                if remark.suggestion is not None
            ]
        language = self._active or self.backstage.house.language
        return [
            Choice(f"idea {number}", idea, self.stay(partial(self._take, idea)))
            for number, idea in enumerate(self._ideas(language))
        ]

    def _mend(self, remark: Remark) -> None:
        if self.desk.mend(remark):
            for language, field in self._fields.items():
                field.pen.replace(self.desk.words_at(self._trail, language))
        self.choices.focus = f"text {self._active}"

    def _take(self, idea: str) -> None:
        self.field.replace(idea)
        self.choices.focus = f"text {self._active}"

    def _draw_field(self, surface: Surface, cell: Rect, language: str) -> Rect:
        field, is_active = self._fields[language], language == self._active
        self._size = surface.get_size()
        beside = theme.px(surface, 24)
        tell = f"{len(field.text)} / {LONGEST}"
        names = [own_name(language) if language else "", "" if self._is_short else tell]
        wide = max(text_width(surface, each, 26, bold=True) for each in (*names, "140 / 140"))
        tag = Rect(cell.left, cell.top, wide + 2 * beside, cell.height)
        left = tag.right + theme.px(surface, 16)
        paper = Rect(left, cell.top, cell.right - left, cell.height)
        draw_paper(surface, tag, "gold" if is_active else "cream")
        words = "\n".join(filter(None, names)) or tr("Text")
        draw_text(surface, words, tag.inflate(-beside, -beside // 2), 26, bold=True)
        is_still = self.backstage.house.reduced_motion
        field.draw(surface, paper, is_active, is_still)
        return paper

    def _draw_help(self, surface: Surface, area: Rect) -> dict[str, Rect]:
        """Draw the problems from the top of `area`, or leave its first row to ideas."""
        gap, high = theme.px(surface, 14), theme.target_px(surface, 96)
        self._notes = max(1, (area.height + gap) // (high + gap))
        cells = [Rect(area.left, area.top, area.width, high)]
        cells += [cells[0].move(0, n * (high + gap)) for n in range(1, self._notes)]
        helps, remarks = self._helps(), self._remarks()
        if not remarks:
            parts = row(cells[0], len(helps), gap) if helps else []
            return {one.name: part for one, part in zip(helps, parts, strict=True)}
        places: dict[str, Rect] = {}
        for number, (remark, cell) in enumerate(zip(remarks, cells, strict=False)):
            note = cell
            if remark.suggestion is not None:
                note, places[f"mend {number}"] = row(cell, 2, gap, (0.7, 0.3))
            icon = "attention" if remark.is_fault else "feather_one"
            draw_note(surface, note, problem_phrase(remark.sentence), icon)
        return places


_ENTER = (pygame.K_RETURN, pygame.K_KP_ENTER)
