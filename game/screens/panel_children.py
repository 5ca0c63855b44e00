"""The children of the class on the panel: taken in one by one or by list, changed, deleted."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pygame
from pygame import Rect, Surface
from pygame.event import Event

from game.classroom.pictures import AVATARS
from game.classroom.records import MOST_TEAMS, Entry, Pupil, Team
from game.drawing.text import draw_text
from game.screens.choices import Choice
from game.screens.desk import Push, Row
from game.screens.erase import one_player
from game.screens.panel import RowsPage
from game.screens.panel_cards import Card, CardsPage, PupilsPage
from game.screens.panel_desk import PanelDesk, Tab
from game.screens.panel_names import ChildNamePage, TypingPage
from game.screens.panel_note import ask
from game.screens.panel_roster import roster_page
from game.screens.screen import Screen
from game.screens.writing import Clipboard
from game.words import tr, tr_count


class ChildrenPage(PupilsPage):
    """A card per child, each of which leads to what can be changed; a dropped list comes in."""

    def __init__(self, desk: PanelDesk, clipboard: Clipboard | None = None) -> None:
        self._clipboard = clipboard or Clipboard()
        super().__init__(desk, "add", Tab.CHILDREN)

    def on_event(self, event: Event) -> Screen | None:
        """Answer a key, click or touch, and take a file that is dropped on the window."""
        if event.type == pygame.DROPFILE:
            return self._drop(event.file)
        is_paste = event.type == pygame.KEYDOWN and event.key == pygame.K_v
        if is_paste and getattr(event, "mod", 0) & (pygame.KMOD_CTRL | pygame.KMOD_META):
            return self._paste()
        return super().on_event(event)

    def _heading(self) -> str:
        group, count = self._desk.lesson.now.group, len(self._pupils())
        told = tr_count("{count} child", "{count} children", count)
        return f"{group.name}: {told}" if count else group.name

    def _nothing(self) -> str:
        return tr(
            "Copy the names in a list or letter and press Paste names: one on each line. "
            "Or drop a CSV file here. Nicknames are enough; family names stay out."
        )

    def _pupils(self) -> Sequence[Pupil]:
        return self._desk.lesson.now.pupils

    def _press(self, pupil: Pupil) -> Screen:
        return ChildPage(self._desk, pupil.id)

    def _foot(self) -> Sequence[Choice]:
        return (
            Choice("add", tr("Add a child"), self._add, "add"),
            Choice("paste", tr("Paste names"), self._paste, "copy"),
            Choice("undo", tr("Undo"), self._undo, "undo"),
        )

    def _add(self) -> Screen:
        taken = {pupil.avatar for pupil in self._pupils()}
        avatar = next((name for name in AVATARS if name not in taken), AVATARS[0])
        return ChildNamePage(self._desk, ("", avatar), self._admit, lambda: self)

    def _admit(self, nickname: str, avatar: str) -> Screen | str:
        entries = (Entry(nickname, avatar),)
        trouble = self._desk.written(
            lambda: self._desk.register.admit(self._desk.group_id, entries)
        )
        if trouble := trouble or self._desk.read_roster():
            return trouble
        return self._told(tr("{name} is in the class.", name=nickname))

    def _paste(self) -> Screen:
        text = self._clipboard.get()
        if not text.strip():
            return self._told(tr("There is nothing to paste. Copy the names first."))
        return roster_page(self._desk, text)

    def _drop(self, file: str) -> Screen:
        read: list[bytes] = []
        office = self._desk.backstage.office
        if trouble := self._desk.written(lambda: read.append(office.open_list(file))):
            return self._after(trouble)
        return roster_page(self._desk, read[0])

    def _undo(self) -> Screen:
        gone: list[str] = []
        group_id = self._desk.group_id
        trouble = self._desk.written(
            lambda: gone.extend(self._desk.register.undo_admission(group_id))
        )
        trouble = trouble or self._desk.read_roster()
        if not gone:
            return self._after(trouble, tr("There is nothing to take back."))
        told = tr_count(
            "{count} child is taken out again.", "{count} children are taken out again.", len(gone)
        )
        return self._after(trouble, told)


class ChildPage(RowsPage):
    """What can be changed of one child."""

    def __init__(self, desk: PanelDesk, number: int) -> None:
        self._number = number
        self._known = desk.teams()
        super().__init__(desk, "", back=lambda: desk.open(Tab.CHILDREN))

    @property
    def _pupil(self) -> Pupil:
        pupils = self._desk.lesson.now.pupils
        return next((one for one in pupils if one.id == self._number), Pupil(0, "", ""))

    def _heading(self) -> str:
        return self._pupil.nickname

    def _rows(self) -> tuple[Row, ...]:
        team = _name_of(self._known, self._pupil.team) or tr("No team")
        return (
            Push("name", tr("Nickname and picture"), tr("Change"), "pen", self._rename),
            Push("team", tr("Team: {team}", team=team), tr("Another team"), "many", self._team),
            Push("delete", tr("This child"), tr("Delete"), "bin", self._ask),
        )

    def _rename(self) -> Screen:
        child = (self._pupil.nickname, self._pupil.avatar)
        return ChildNamePage(self._desk, child, self._renamed, lambda: self)

    def _renamed(self, nickname: str, avatar: str) -> Screen | str:
        desk = self._desk
        trouble = desk.written(lambda: desk.register.rename_pupil(self._number, nickname, avatar))
        if trouble := trouble or desk.read_roster():
            return trouble
        # Another laptop may have put the child in a team that is new.
        self._known = desk.teams()
        return self

    def _team(self) -> Screen:
        return TeamPage(self._desk, self._pupil)

    def _ask(self) -> Screen:
        deletion = one_player(self._desk.backstage, self._pupil)
        return ask(self._desk, deletion.question(), deletion.yes(), self._delete, lambda: self)

    def _delete(self) -> Screen:
        deletion = one_player(self._desk.backstage, self._pupil)
        told, desk = deletion.done(), self._desk
        trouble = desk.written(lambda: desk.register.delete_player(self._number))
        if trouble := trouble or desk.read_roster():
            return self._after(trouble)
        desk.backstage.strides.pop(self._number, None)
        page = desk.open(Tab.CHILDREN)
        desk.told = told
        return page


class TeamPage(CardsPage):
    """Which team a child is in; a new one gets a name."""

    def __init__(self, desk: PanelDesk, pupil: Pupil) -> None:
        self._pupil = pupil
        self._known = desk.teams()
        super().__init__(desk, back=partial(ChildPage, desk, pupil.id))

    def _heading(self) -> str:
        return tr("Which team is {name} in?", name=self._pupil.nickname)

    def _cards(self) -> list[Card]:
        teams: list[tuple[str, str, str, int | None]] = [("none", tr("No team"), "", None)]
        teams += [(str(team.id), team.name, team.name, team.id) for team in self._known]
        return [
            Card(
                f"team {number}",
                label,
                partial(self._put, name),
                partial(_draw_words, label),
                self._pupil.team == here,
            )
            for number, label, name, here in teams
        ]

    def _foot(self) -> Sequence[Choice]:
        if len(self._known) >= MOST_TEAMS:
            return ()
        return (Choice("new team", tr("New team"), self._name, "add"),)

    def _name(self) -> Screen:
        order = tr("What is the team called?")
        return TypingPage(self._desk, order, "", self._named, lambda: self)

    def _put(self, team: str) -> Screen:
        following = self._named(team)
        return self._after(following) if isinstance(following, str) else following

    def _named(self, team: str) -> Screen | str:
        desk = self._desk
        trouble = desk.written(
            lambda: desk.register.put_in_team(self._pupil.id, desk.group_id, team)
        )
        return trouble or desk.read_roster() or ChildPage(desk, self._pupil.id)


def _draw_words(label: str, surface: Surface, place: Rect) -> None:
    draw_text(surface, label, place, 30, bold=True)


def _name_of(teams: Sequence[Team], number: int | None) -> str:
    return next((team.name for team in teams if team.id == number), "")
