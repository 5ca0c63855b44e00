"""The class's page of the panel: what the class sees, the kiosk, lists, and the end of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from game.backstage import Backstage
from game.late import Late
from game.screens.class_door import end_lesson
from game.screens.desk import Option, Push, Row, Sign, Switch
from game.screens.exits import Exit
from game.screens.panel import RowsPage
from game.screens.panel_desk import PanelDesk, Tab
from game.screens.panel_note import NotePage, ask
from game.screens.screen import News, Screen
from game.words import tr


class SavingPage(NotePage):
    """Shows that list and pages are being made, in the background, and then where they are."""

    def __init__(self, desk: PanelDesk, back: Exit) -> None:
        self._made = Late(partial(_save_lists, desk))
        self._made.start()
        super().__init__(desk, tr("The list and the pages are being made …"), back)

    def update(self, dt: float, news: News) -> Screen | None:
        """Look whether they are there."""
        if saved := self._made.ready():
            self._said = saved
        return super().update(dt, news)

    def _details(self) -> object:
        return self._said


def _save_lists(desk: PanelDesk) -> str:
    """Save them; return where they are, or the sentence of why they are not."""
    saved: list[str] = []

    def save() -> None:
        group = desk.lesson.now.group
        saved.extend(desk.backstage.office.save_lists(group, desk.register.accounts(group.id)))

    trouble = desk.written(save)
    return trouble or "\n".join((tr("Saved, to open and to print:"), *saved))


class ClassPage(RowsPage):
    """What is set for a lesson, and the two ends: of the lesson, and of the class."""

    def __init__(self, desk: PanelDesk) -> None:
        super().__init__(desk, "", Tab.CLASS)

    def _heading(self) -> str:
        return self._desk.lesson.now.group.name

    def _rows(self) -> tuple[Row, ...]:
        settings = self._desk.backstage.house.settings
        mirror = self._switch(
            "shows_mirror", tr("Camera picture on the stage"), settings.shows_mirror
        )
        papers = Switch(
            tr("This class"),
            (
                Option("lists", tr("List and pages"), False, self._save),
                Option("delete", tr("Delete"), False, self._ask_delete),
            ),
        )
        key: Row = Sign(tr("In a lesson F6 brings this panel, after the PIN."), height=0.9)
        if self._desk.move is not None:
            apart = tr("A window of its own")
            key = Push("move", tr("F6 brings this panel"), apart, "full_screen", self._move)
        if self._desk.begin is not None:
            return mirror, papers, key
        kiosk = self._switch("is_kiosk", tr("Kiosk: only F6 leads out"), settings.is_kiosk)
        end = Push("end", tr("This lesson"), tr("End the lesson"), "quit", self._ask_end)
        return mirror, kiosk, papers, end, key

    def _switch(self, field: str, label: str, now: bool) -> Switch:
        def option(value: bool, words: str) -> Option:
            return Option(f"{field} {value}", words, value is now, partial(self._set, field, value))

        return Switch(label, (option(True, tr("Yes")), option(False, tr("No"))))

    def _set(self, field: str, value: bool) -> None:
        self._desk.told = ""
        if trouble := self._desk.set(**{field: value}):
            self._follow(self._after(trouble))
        elif field == "is_kiosk" and value:
            self._follow(NotePage(self._desk, _about_kiosk(), self._again))

    def _save(self) -> None:
        self._follow(SavingPage(self._desk, self._again))

    def _ask_delete(self) -> None:
        question = tr(
            "{name}, with all its children, teams and stars, will be gone for good. Nobody can "
            "bring them back. Are you sure?",
            name=self._desk.lesson.now.group.name,
        )
        yes = tr("Yes, delete the class")
        self._follow(ask(self._desk, question, yes, self._delete, self._again))

    def _delete(self) -> Screen | None:
        desk = self._desk
        if trouble := desk.written(lambda: desk.register.delete_group(desk.group_id)):
            return self._after(trouble)
        return self._lead(end_lesson)

    def _move(self) -> Screen | None:
        """Open the panel's own window, and show the stage again here."""
        if self._desk.move is not None:
            self._desk.move()
        return self._leave()

    def _ask_end(self) -> Screen:
        question = tr("Every star is kept. The next lesson begins behind the door for grown-ups.")
        yes = tr("End the lesson")
        return ask(self._desk, question, yes, partial(self._lead, end_lesson), self._again, "quit")

    def _lead(self, out: Callable[[Backstage], Screen]) -> Screen | None:
        """Leave the panel for what `out` returns, in the window that the class sees."""
        return self._desk.lead(partial(out, self._desk.backstage))

    def _again(self) -> Screen:
        return self._desk.open(Tab.CLASS)


def _about_kiosk() -> str:
    return tr(
        "From now on nobody can leave the game, close its window or change what is set. Only F6 "
        "and the PIN lead back here, where you switch the kiosk off. Should the PIN be forgotten, "
        "somebody who may use this computer runs: curtain-up class pin"
    )
