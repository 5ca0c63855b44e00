"""The scoreboard's page of the panel: the class's goal, and what it tells beyond that."""

from __future__ import annotations

from functools import partial
from typing import Final

from game.screens.desk import Option, Row, Sign, Switch
from game.screens.panel import RowsPage
from game.screens.panel_desk import PanelDesk, Tab
from game.screens.panel_names import GoalPage
from game.screens.panel_note import ask
from game.screens.screen import Screen
from game.words import tr, tr_count

# Stars: about a lesson, some lessons, a term.
GOALS: Final = (50, 100, 200, 500)


class BoardPage(RowsPage):
    """What the class collects together, and what its scoreboard shows."""

    def __init__(self, desk: PanelDesk) -> None:
        self._goal = (0, 0)
        super().__init__(desk, "", Tab.BOARD)
        if trouble := desk.written(self._read):
            desk.told = trouble

    def _read(self) -> None:
        goal = self._desk.register.board(self._desk.group_id).goal
        self._goal = (goal.wanted, goal.stars)

    def _heading(self) -> str:
        wanted, stars = self._goal
        if not stars:
            return tr("The class collects {wanted} stars", wanted=wanted)
        return tr_count(
            "{count} star of {wanted}", "{count} stars of {wanted}", stars, wanted=wanted
        )

    def _rows(self) -> tuple[Row, ...]:
        plan = self._desk.plan
        return (
            self._goal_row(),
            self._yes_or_no("shows_names", tr("Names"), plan.shows_names),
            self._yes_or_no("shows_ranks", tr("Ranks"), plan.shows_ranks),
            Sign(
                tr("Best hidden: whoever stands last learns to stay away."),
                height=1.15,
            ),
            *self._web_rows(),
        )

    def _goal_row(self) -> Switch:
        options = [
            Option(f"goal {stars}", str(stars), stars == self._goal[0], partial(self._set, stars))
            for stars in GOALS
        ]
        wanted = self._goal[0]
        is_own = wanted not in GOALS
        label = str(wanted) if is_own and wanted else tr("Other")
        own = Option("goal", label, is_own, self._own)
        return Switch(tr("Goal in stars"), (*options, own), (1.0, 1.0, 1.0, 1.0, 1.6))

    def _yes_or_no(self, field: str, label: str, now: bool) -> Switch:
        def option(value: bool, words: str) -> Option:
            def choose() -> None:
                if trouble := self._desk.lay_out(**{field: value}):
                    self._follow(self._after(trouble))

            return Option(f"{field} {value}", words, value is now, choose)

        return Switch(label, (option(True, tr("Shown")), option(False, tr("Hidden"))))

    def _web_rows(self) -> tuple[Row, ...]:
        board = self._desk.backstage.web_board
        if board is None:
            return ()
        on_network = board.is_open and bool(board.code)
        here = board.is_open and not on_network
        options = (
            Option("web off", tr("Off"), not board.is_open, self._close_web),
            Option("web here", tr("This computer"), here, partial(self._open_web, False)),
            Option(
                "web network", tr("School's network"), on_network, partial(self._open_web, True)
            ),
        )
        rows: tuple[Row, ...] = (Switch(tr("In a browser"), options, (0.7, 1.0, 1.2)),)
        if not board.is_open:
            return rows
        told = board.address
        if board.code:
            told = tr("{address} with the code {code}", address=board.address, code=board.code)
        return *rows, Sign(told, height=0.6)

    def _open_web(self, on_network: bool) -> None:
        board = self._desk.backstage.web_board
        assert board is not None, "the row is there only with a board"
        self._desk.told = ""
        if trouble := self._desk.written(lambda: board.open(on_network)):
            self._follow(self._after(trouble))

    def _close_web(self) -> None:
        board = self._desk.backstage.web_board
        if board is not None and board.is_open:
            board.close()

    def _set(self, wanted: int) -> None:
        if not self._goal[1]:
            self._follow(self._begin(wanted))
            return
        question = tr(
            "The class has collected {stars} stars. A new goal begins afresh; each child keeps "
            "all stars.",
            stars=self._goal[1],
        )
        yes = tr("Yes, collect {wanted}", wanted=wanted)
        self._follow(
            ask(self._desk, question, yes, partial(self._begin, wanted), self._again, "star")
        )

    def _own(self) -> None:
        self._follow(GoalPage(self._desk, self._chosen, self._again))

    def _chosen(self, wanted: int) -> Screen:
        self._set(wanted)
        following, self._following = self._following, None
        return following or self

    def _begin(self, wanted: int) -> Screen:
        trouble = self._desk.written(
            lambda: self._desk.register.set_goal(self._desk.group_id, wanted)
        )
        return self._after(trouble) if trouble else self._again()

    def _again(self) -> Screen:
        return self._desk.open(Tab.BOARD)

    def _details(self) -> object:
        return self._goal
