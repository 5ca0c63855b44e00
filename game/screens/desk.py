"""Rows of a page of settings: faders in steps, switches, signs and buttons; it changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from pygame import Rect, Surface

from game.drawing import pen, theme
from game.drawing.backdrop import draw_paper
from game.drawing.text import draw_text, layout_text
from game.drawing.tokens import draw_icon
from game.screens.choices import Choice, Choices
from game.screens.places import column, row
from game.screens.screen import Screen
from game.words import tr

# How words and controls share a row: usually, and where a narrow window would cut the words.
LABEL_SHARES: Final = (0.32, 0.68)
LONG_LABEL_SHARES: Final = (0.42, 0.58)


@dataclass(frozen=True, slots=True)
class Fader:
    """A number in `count` steps, of which number `at` is set; `told` is its value in words."""

    name: str
    label: str
    told: str
    at: int
    count: int
    move: Callable[[int], None]
    height: float = 1.0


@dataclass(frozen=True, slots=True)
class Option:
    """One of several: its words, whether it is the one that is set, and how to set it."""

    name: str
    label: str
    is_set: bool
    choose: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Switch:
    """A question with a few answers; `shares` are the widths of the answers."""

    label: str
    options: tuple[Option, ...]
    shares: tuple[float, ...] = ()
    height: float = 1.0


@dataclass(frozen=True, slots=True)
class Sign:
    """Words to read."""

    words: str
    height: float = 1.0


@dataclass(frozen=True, slots=True)
class Push:
    """Words and a button that leads to another screen."""

    name: str
    label: str
    button: str
    icon: str
    act: Callable[[], Screen | None]
    height: float = 1.0


Row = Fader | Switch | Sign | Push


def row_choices(line: Row, screen: Screen) -> list[Choice]:
    """Return what can be chosen in a row; all but a Push stay on `screen`."""

    def stay(do: Callable[[], None]) -> Callable[[], Screen]:
        def act() -> Screen:
            do()
            return screen

        return act

    match line:
        case Fader():
            less = stay(partial(line.move, max(0, line.at - 1)))
            more = stay(partial(line.move, min(line.count - 1, line.at + 1)))
            return [
                Choice(f"{line.name} less", tr("{what}: less", what=line.label), less),
                Choice(f"{line.name} more", tr("{what}: more", what=line.label), more),
            ]
        case Switch():
            return [
                Choice(option.name, option.label, stay(option.choose), is_primary=option.is_set)
                for option in line.options
            ]
        case Push():
            return [Choice(line.name, line.button, line.act, line.icon)]
        case Sign():
            return []


def row_papers(
    surface: Surface, lines: Sequence[Row], area: Rect, fewest: float
) -> list[tuple[Row, Rect]]:
    """Return rows and their papers, from the top of `area`, as high as they wish in proportion.

    Fewer than `fewest` rows of usual height leave the foot of `area` free.
    """
    shares = tuple(line.height for line in lines)
    high = round(area.height * min(1.0, sum(shares) / fewest))
    inside = Rect(area.left, area.top, area.width, high)
    cells = column(inside, len(lines), theme.px(surface, 8), shares)
    return list(zip(lines, cells, strict=True))


def row_places(surface: Surface, line: Row, place: Rect) -> dict[str, Rect]:
    """Return where the choices of a row are inside `place`, and a fader's scale ("NAME scale")."""
    _, control = _halves(surface, line, place)
    match line:
        case Fader():
            side = max(theme.TARGET_MIN, control.height)
            less = Rect(control.left, control.top, side, control.height)
            more = Rect(control.right - side, control.top, side, control.height)
            scale = Rect(less.right, control.top, more.left - less.right, control.height)
            scale.inflate_ip(-theme.px(surface, 24), -theme.px(surface, 20))
            named = {"less": less, "scale": scale, "more": more}
            return {f"{line.name} {part}": rect for part, rect in named.items()}
        case Switch():
            cells = row(control, len(line.options), theme.px(surface, 10), line.shares)
            names = [option.name for option in line.options]
            return dict(zip(names, cells, strict=True))
        case Push():
            return {line.name: control}
        case Sign():
            return {}


def step_at(scale: Rect, line: Fader, x: float) -> int:
    """Return the step of a fader that lies at `x` pixels on its `scale`."""
    share = (x - scale.left) / max(1, scale.width)
    return min(line.count - 1, max(0, int(share * line.count)))


def draw_row(surface: Surface, line: Row, place: Rect, choices: Choices) -> None:
    """Draw a row on a paper; its choices have been placed."""
    draw_paper(surface, place)
    label, _ = _halves(surface, line, place)
    match line:
        case Sign():
            draw_text(surface, line.words, label, 30, align="left")
        case Fader():
            draw_text(surface, f"{line.label}\n{line.told}", label, 26, align="left", bold=True)
            _draw_scale(surface, line, row_places(surface, line, place)[f"{line.name} scale"])
        case Switch() | Push():
            draw_text(surface, line.label, label, 26, align="left", bold=True)
    names = row_places(surface, line, place)
    for choice in choices.shown():
        if choice.name in names:
            _draw_choice(surface, line, choice, choices)


def _draw_choice(surface: Surface, line: Row, choice: Choice, choices: Choices) -> None:
    place = choices.rects[choice.name]
    if isinstance(line, Fader):
        choices.draw_one(surface, choice, "", None)
        sign = "−" if choice.name.endswith("less") else "+"
        draw_text(surface, sign, place, 56, bold=True)
        return
    choices.draw_one(surface, choice, choice.label, choice.icon)
    if choice.is_primary:
        side = theme.px(surface, 34)
        tick = Rect(0, 0, side, side)
        tick.center = (place.right - side // 4, place.top + side // 4)
        draw_icon(surface, tick, "check")


def _draw_scale(surface: Surface, line: Fader, scale: Rect) -> None:
    """Draw a bar for each step, rising; those up to the step that is set are filled."""
    gap = max(2, theme.px(surface, 5))
    for number, cell in enumerate(row(scale, line.count, gap)):
        high = round(scale.height * (0.4 + 0.6 * number / max(1, line.count - 1)))
        bar = Rect(cell.left, scale.bottom - high, cell.width, high)
        is_filled = number <= line.at
        fill = theme.GOLD if is_filled else theme.mix(theme.CREAM, theme.INK, 0.1)
        corner = max(2, min(bar.size) // 4)
        pen.rect(surface, fill, bar, border_radius=corner)
        thick = theme.px(surface, 3 if is_filled else 2)
        pen.rect(surface, theme.INK, bar, thick, border_radius=corner)


def _halves(surface: Surface, line: Row, place: Rect) -> tuple[Rect, Rect]:
    """Return where a row's words and where its controls go."""
    across, down = theme.px(surface, 22), theme.px(surface, 6)
    inside = place.inflate(-2 * across, -2 * down)
    if isinstance(line, Sign):
        return inside, Rect(inside.topright, (0, 0))
    gap = theme.px(surface, 14)
    label, control = row(inside, 2, gap, LABEL_SHARES)
    told = line.label if isinstance(line, Switch | Push) else ""
    if not layout_text(told, label.size, theme.text_px(surface, 26), True).is_complete:
        label, control = row(inside, 2, gap, LONG_LABEL_SHARES)
    # The paper is as narrow as it may be: what is to be hit comes first.
    lacking = max(0, theme.TARGET_MIN - control.height)
    return label, control.inflate(0, lacking)
