"""What goes when something is deleted, asked once more: everything, or one player."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pygame import Rect, Surface

from game.backstage import Backstage, Player
from game.drawing.avatars import draw_avatar
from game.drawing.text import draw_text
from game.drawing.tokens import draw_icon
from game.screens.choices import Choice
from game.screens.exits import Exit
from game.screens.furniture import corner_choices, draw_heading, draw_question_paper, draw_room
from game.screens.screen import Screen
from game.screens.waiting import WaitingScreen
from game.words import tr


@dataclass(frozen=True, slots=True)
class Deletion:
    """What is to be deleted: how it is asked, answered and told, and how it is done.

    Words are made when they are asked for, in the language then in use. `delete` returns a
    sentence when it failed. `player` is the one who goes.
    """

    title: Callable[[], str]
    question: Callable[[], str]
    keep: Callable[[], str]
    yes: Callable[[], str]
    done: Callable[[], str]
    delete: Callable[[], str | None]
    player: Player | None = None


def everything(backstage: Backstage) -> Deletion:
    """Return the deletion of all that is kept."""
    return Deletion(
        title=lambda: tr("Delete everything"),
        question=lambda: tr(
            "Every player, all stars and all settings will be gone for good, also from the files "
            "of this computer. Nobody can bring them back. Are you sure?"
        ),
        keep=lambda: tr("No, keep everything"),
        yes=lambda: tr("Yes, delete everything"),
        done=lambda: tr("Everything is deleted. The game starts afresh."),
        delete=backstage.office.erase_everything,
    )


def one_player(backstage: Backstage, player: Player) -> Deletion:
    """Return the deletion of one player with all stars; what is in memory goes as well."""
    name = player.nickname

    def delete() -> str | None:
        try:
            backstage.book.delete_player(player.id)
        except OSError as error:
            return str(error)
        backstage.strides.pop(player.id, None)
        return None

    return Deletion(
        title=lambda: tr("Delete one player"),
        question=lambda: tr(
            "{name}, with all stars and stickers, will be gone for good, also from the files of "
            "this computer. Nobody can bring them back. Are you sure?",
            name=name,
        ),
        keep=lambda: tr("No, keep {name}", name=name),
        yes=lambda: tr("Yes, delete {name}", name=name),
        done=lambda: tr("{name} is deleted, and all the stars with it.", name=name),
        delete=delete,
        player=player,
    )


class EraseScreen(WaitingScreen):
    """Asks once more; `back` keeps everything, `leave` is where it leads when all is gone."""

    def __init__(self, backstage: Backstage, deletion: Deletion, back: Exit, leave: Exit) -> None:
        self._deletion = deletion
        self._back = back
        self._leave = leave
        self._trouble = ""
        self.is_done = False
        super().__init__(backstage, "keep")

    def draw(self, surface: Surface) -> None:
        """Draw what goes on a paper, and the two answers below it."""
        draw_room(surface, self._backstage, self._clock)
        draw_heading(surface, self._deletion.title())
        names = ("leave",) if self.is_done else ("keep", "delete")
        image, says, places = draw_question_paper(surface, names, 0.22)
        self._draw_image(surface, image)
        word = self._backstage.voice.word()
        draw_text(surface, self._words(), says, 40, align="left", highlight=word)
        self.choices.place(surface, places)
        self.choices.draw(surface)

    def _draw_image(self, surface: Surface, place: Rect) -> None:
        player = self._deletion.player
        if player is None or self.is_done:
            draw_icon(surface, place, "check" if self.is_done else "bin")
        else:
            draw_avatar(surface, place, player.avatar)

    def _words(self) -> str:
        if self._trouble:
            return self._trouble
        return self._deletion.done() if self.is_done else self._deletion.question()

    def _offer(self) -> list[Choice]:
        asked = self._deletion
        answers = [
            Choice("keep", asked.keep(), self._back, "back", is_primary=True),
            Choice("delete", asked.yes(), self._delete, "bin"),
        ]
        label, icon = (tr("Home"), "home") if asked.player is None else (tr("Back"), "back")
        done = [Choice("leave", label, self._leave, icon, is_primary=True)]
        out = self._leave if self.is_done else self._back
        return [
            *(done if self.is_done else answers),
            *corner_choices(self._backstage, self, out),
        ]

    def _delete(self) -> Screen:
        self._trouble = self._deletion.delete() or ""
        self.is_done = not self._trouble
        self._tell()
        return self
