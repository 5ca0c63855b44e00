"""How the scoreboard looks, to be read from the back of a room; it decides nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pygame import Rect, Surface

from game.classroom.records import Board, PupilStand, TeamStand
from game.drawing import theme
from game.drawing.avatars import draw_avatar
from game.drawing.backdrop import draw_paper
from game.drawing.emblems import draw_emblem
from game.drawing.text import draw_text, text_width
from game.drawing.tokens import draw_icon, draw_picture
from game.screens.call_board_picture import draw_goal
from game.screens.furniture import below_heading, corners
from game.screens.lesson_view import goal_words
from game.screens.pages import Pages
from game.screens.places import column, grid, middle, row
from game.words import tr

# Height of what is read from the back of a room, in design pixels.
LETTERS: Final = 56

# So many children by name stand on a page, in two columns.
A_PAGE: Final = 8
LINES: Final = 4

# So many children who beat their own best are shown at a time, in a corner or across the board.
BESTS: Final = 4
BESTS_ACROSS: Final = 7

# How goal and teams, or goal and names, share the board.
SHARES: Final = (0.5, 0.5)
SHARES_NAMED: Final = (0.38, 0.62)


def draw_scoreboard(
    surface: Surface,
    board: Board | None,
    named: Sequence[PupilStand],
    pages: Pages,
    opened: float,
    turn: int,
) -> dict[str, Rect]:
    """Draw goal, teams and children; return where the buttons go.

    `opened` is how far the curtain has come on its way, 0 to 1; `turn` counts which of those with a
    new best are shown.
    """
    area = below_heading(surface)
    places = corners(surface, True)
    if board is None:
        return places
    gap = theme.px(surface, 16)
    best = [stand for stand in board.pupils if stand.is_new_best]
    if best and not named:
        area, below = _cut(area, theme.px(surface, 150), gap)
        _draw_best(surface, below, best, turn, BESTS_ACROSS)
    shares = SHARES_NAMED if named else SHARES
    left, right = row(area, 2, gap, shares) if named or board.teams else (area, area)
    if best and named:
        left, below = _cut(left, left.height // 3, gap)
        _draw_best(surface, below, best, turn, BESTS)
    draw_goal(surface, left, board.goal.share * opened, goal_words(board.goal), LETTERS)
    if named and board.teams:
        right, above = _cut(right, theme.px(surface, 96), gap)
        above.top, right.top = area.top, area.top + above.height + gap
        _draw_emblems(surface, above, _teams(board))
    elif board.teams:
        _draw_teams(surface, right, _teams(board))
    if named:
        arrows, room = pages.places(surface, right)
        _draw_named(surface, room, named)
        pages.draw(surface, right)
        places |= arrows
    return places


def _cut(area: Rect, high: int, gap: int) -> tuple[Rect, Rect]:
    below = Rect(area.left, area.bottom - high, area.width, high)
    return Rect(area.left, area.top, area.width, below.top - gap - area.top), below


def _teams(board: Board) -> Sequence[TeamStand]:
    if not board.plan.shows_ranks:
        return board.teams
    return sorted(board.teams, key=lambda stand: -stand.stars)


def _draw_teams(surface: Surface, area: Rect, teams: Sequence[TeamStand]) -> None:
    """Draw a card for each team, all of one size; a team without a star yet has none to show."""
    columns = 2 if len(teams) > 1 else 1
    cells = grid(area, columns, -(-len(teams) // columns), theme.px(surface, 14))
    for stand, cell in zip(teams, cells, strict=False):
        draw_paper(surface, cell)
        inside = cell.inflate(-theme.px(surface, 36), -theme.px(surface, 24))
        emblem, words = row(inside, 2, theme.px(surface, 12), (0.31, 0.69))
        draw_emblem(surface, emblem, stand.team.emblem)
        name, stars = column(words, 2, 0, (0.5, 0.5))
        draw_text(surface, stand.team.name, name, 32, bold=True)
        _draw_count(surface, stars, stand.stars, tr("Here we go!"))


def _draw_emblems(surface: Surface, area: Rect, teams: Sequence[TeamStand]) -> None:
    """Draw the teams in one line, by their emblems alone."""
    for stand, cell in zip(teams, row(area, len(teams), theme.px(surface, 10)), strict=True):
        draw_paper(surface, cell)
        inside = cell.inflate(-theme.px(surface, 16), -theme.px(surface, 12))
        emblem, stars = row(inside, 2, theme.px(surface, 4), (0.4, 0.6))
        draw_emblem(surface, emblem, stand.team.emblem)
        if stand.stars:
            draw_text(surface, str(stand.stars), stars, LETTERS, bold=True)


def _draw_count(surface: Surface, place: Rect, stars: int, none: str = "") -> None:
    """Draw a number of stars: the star, and the number beside it; in a nought's place `none`."""
    if not stars:
        if none:
            draw_text(surface, none, place, 28)
        return
    side = min(place.height, place.width // 2)
    wide = min(place.width, side + theme.text_px(surface, LETTERS) * (1 + len(str(stars))) * 2 // 3)
    image, number = row(middle(place, wide, side), 2, theme.px(surface, 4), (side, wide - side))
    draw_icon(surface, image, "star")
    draw_text(surface, str(stars), number, LETTERS, align="left", bold=True)


def _draw_best(
    surface: Surface, card: Rect, best: Sequence[PupilStand], turn: int, most: int
) -> None:
    """Draw some of those who played better than ever before, each with a star and no number.

    So many at most are drawn at a time, in turns.
    """
    draw_paper(surface, card, "gold")
    inside = card.inflate(-theme.px(surface, 28), -theme.px(surface, 16))
    parted = row if card.width > 3 * card.height else column
    says, share = tr("Better than ever today!"), 0.34
    one_line = text_width(surface, says, theme.TEXT_MIN / theme.scale(surface), bold=True)
    if parted is column and one_line > inside.width:
        share = 0.5
    words, faces = parted(inside, 2, theme.px(surface, 12), (share, 1 - share))
    draw_text(surface, says, words, 32, bold=True)
    first = turn % -(-len(best) // most) * most
    cells = row(faces, most, theme.px(surface, 8))
    for stand, cell in zip(best[first : first + most], cells, strict=False):
        side = min(cell.size)
        face = middle(cell, side, side)
        draw_avatar(surface, face, stand.pupil.avatar)
        star = Rect(0, 0, side * 2 // 5, side * 2 // 5)
        star.bottomright = face.bottomright
        draw_picture(surface, star, "star")


def _draw_named(surface: Surface, area: Rect, named: Sequence[PupilStand]) -> None:
    """Draw children by name with their own stars; who has none yet has just a name."""
    for stand, cell in zip(named, grid(area, 2, LINES, theme.px(surface, 12)), strict=False):
        draw_paper(surface, cell)
        inside = cell.inflate(-theme.px(surface, 20), -theme.px(surface, 10))
        face, name, stars = row(inside, 3, theme.px(surface, 8), (0.2, 0.48, 0.32))
        draw_avatar(surface, face, stand.pupil.avatar)
        draw_text(surface, stand.pupil.nickname, name, 30, align="left", bold=True)
        _draw_count(surface, stars, stand.stars)
