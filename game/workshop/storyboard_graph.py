"""The roads of a play as a drawing: scenes, doors and the end in rows, arrows between them (SVG).

Rows follow the story from top to bottom. A road that leads past a row goes through a gap in it, so
that no arrow crosses a box. The same play gives the same drawing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import pairwise
from typing import Final

from game.acting.scenario import Scenario, in_language
from game.phrases import expression_name
from game.words import tr
from game.workshop.storyboard import edges_of

# All in the drawing's own units, which are pixels where it is not made smaller.
BOX: Final = (190, 62)
DOOR: Final = (170, 58)
FIN: Final = (120, 40)
ACROSS: Final = 26
DOWN: Final = 40
GAP_WIDE: Final = 20

# How many letters fit into a box.
LETTERS: Final = 21

_SIZES: Final = {"scene": BOX, "door": DOOR, "end": FIN, "gap": (GAP_WIDE, 0)}


@dataclass(slots=True)
class Node:
    """One box, or a gap that a road goes through: its `kind`, two lines of words, and its place."""

    kind: str
    words: tuple[str, ...] = ()
    link: str = ""
    row: int = 0
    into: list[Node] = field(default_factory=list)
    x: float = 0.0
    y: float = 0.0
    room: int = 0

    @property
    def wide(self) -> int:
        """How wide it is."""
        return _SIZES[self.kind][0]

    @property
    def high(self) -> int:
        """How high it is; a gap is as high as the row that it leads through."""
        return _SIZES[self.kind][1] or self.room


def graph_svg(play: Scenario, language: str) -> str:
    """Return the roads of `play` as an SVG, with signs in `language`, for a page."""
    nodes = _nodes(play, language)
    _set_rows(nodes)
    rows = _rows(nodes)
    _order(rows)
    width, height = _place(rows)
    label = escape(tr("The ways through the play"))
    arrows = "".join(_arrow(node, after) for row in rows for node in row for after in node.into)
    boxes = "".join(_drawn(node) for row in rows for node in row)
    return (
        f'<svg class="ways" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" role="img" aria-label="{label}">'
        '<defs><marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" '
        'markerHeight="8" orient="auto-start-reverse"><path d="M0 0L10 5L0 10z"/></marker></defs>'
        f'<g class="arrows">{arrows}</g>{boxes}</svg>'
    )


def _nodes(play: Scenario, language: str) -> list[Node]:
    """Return a box for each scene and each door, and one for the end, joined by the roads."""
    scenes = [
        Node("scene", (f"{number}. {scene.name}", _asked(play, number - 1)), f"#scene-{scene.name}")
        for number, scene in enumerate(play.scenes, start=1)
    ]
    end = Node("end", (tr("The end"),))
    doors = []
    for edge in edges_of(play):
        start, target = scenes[edge.start], end if edge.end is None else scenes[edge.end]
        if edge.way is not None:
            way = play.scenes[edge.start].ways[edge.way]
            sign = in_language(way.sign, language)
            door = Node("door", (expression_name(way.show), sign))
            start.into.append(door)
            doors.append(door)
            start = door
        start.into.append(target)
    return [*scenes, *doors, end]


def _asked(play: Scenario, number: int) -> str:
    scene = play.scenes[number]
    if scene.ways:
        return tr("doors")
    asked = " / ".join(sorted(expression_name(each) for each in scene.ask))
    if scene.then is not None:
        asked += f" → {expression_name(scene.then)}"
    if scene.partner:
        asked += " + " + " / ".join(sorted(expression_name(each) for each in scene.partner))
    return asked


def _set_rows(nodes: Sequence[Node]) -> None:
    """Give each box the row after the last of those that lead to it, leaving out roads back."""
    order, back = _walked(nodes)
    for node in reversed(order):
        for after in node.into:
            if (id(node), id(after)) not in back:
                after.row = max(after.row, node.row + 1)


def _walked(nodes: Sequence[Node]) -> tuple[list[Node], set[tuple[int, int]]]:
    """Return the boxes, each after all that it leads to, and the roads that lead back."""
    order: list[Node] = []
    back: set[tuple[int, int]] = set()
    begun: set[int] = set()
    for first in nodes:
        # A stack of one's own: a play of hundreds of scenes is deeper than Python's.
        path = [] if id(first) in begun else [(first, iter(first.into))]
        on_path = {id(first)}
        begun.add(id(first))
        while path:
            node, rest = path[-1]
            after = next(rest, None)
            if after is None:
                path.pop()
                on_path.discard(id(node))
                order.append(node)
            elif id(after) in on_path:
                back.add((id(node), id(after)))
            elif id(after) not in begun:
                begun.add(id(after))
                on_path.add(id(after))
                path.append((after, iter(after.into)))
    return order, back


def _rows(nodes: Sequence[Node]) -> list[list[Node]]:
    """Return the rows of boxes, with a gap wherever a road leads past one."""
    rows: list[list[Node]] = [[] for _ in range(max(node.row for node in nodes) + 1)]
    for node in nodes:
        rows[node.row].append(node)
    for node in nodes:
        node.into = [_through(node, after, rows) for after in node.into]
    return rows


def _through(node: Node, after: Node, rows: list[list[Node]]) -> Node:
    """Return what the road from `node` to `after` meets first: a gap, or `after` itself."""
    for number in range(after.row - 1, node.row, -1):
        gap = Node("gap", row=number, into=[after])
        rows[number].append(gap)
        after = gap
    return after


def _order(rows: Sequence[list[Node]]) -> None:
    """Let each box stand below those that lead to it, so that few roads cross."""
    for above, row in pairwise(rows):
        middle = {}
        for node in row:
            spots = [place for place, other in enumerate(above) if node in other.into]
            middle[id(node)] = sum(spots) / len(spots) if spots else len(above)
        row.sort(key=lambda node: middle[id(node)])


def _place(rows: Sequence[list[Node]]) -> tuple[int, int]:
    """Give every box its middle; return width and height of the whole."""
    widths = [sum(node.wide for node in row) + ACROSS * (len(row) - 1) for row in rows]
    # At the right there is room for a road that leads back.
    whole, y = max(widths) + 4 * ACROSS, 12
    for row, wide in zip(rows, widths, strict=True):
        x, high = (whole - wide) / 2, max(node.high for node in row) or BOX[1]
        for node in row:
            node.x, node.y, node.room = x + node.wide / 2, y + high / 2, high
            x += node.wide + ACROSS
        y += high + DOWN
    return whole, y - DOWN + 12


def _arrow(node: Node, after: Node) -> str:
    """Return the road from a box down to the next, or back up to one above."""
    x1, y1, x2, y2 = node.x, node.y + node.high / 2, after.x, after.y - after.high / 2
    if after.y <= node.y:
        x1, x2 = node.x + node.wide / 2, after.x + after.wide / 2
        y1, y2 = node.y, after.y
        bend = max(x1, x2) + 2 * ACROSS
        path = f"M{x1:.0f} {y1:.0f}C{bend:.0f} {y1:.0f} {bend:.0f} {y2:.0f} {x2:.0f} {y2:.0f}"
    else:
        half = (y2 - y1) / 2
        across, down = x2 - x1, y2 - y1
        top = node.y - node.high / 2 if node.kind == "gap" else y1
        path = f"M{x1:.0f} {top:.0f}V{y1:.0f}"
        path += f"c0 {half:.0f} {across:.0f} {half:.0f} {across:.0f} {down:.0f}"
    tip = "" if after.kind == "gap" else ' marker-end="url(#tip)"'
    return f'<path d="{path}"{tip}/>'


def _drawn(node: Node) -> str:
    if node.kind == "gap":
        return ""
    left, top = node.x - node.wide / 2, node.y - node.high / 2
    corner = {"scene": 10, "door": 26, "end": 20}[node.kind]
    box = (
        f'<rect class="{node.kind}" x="{left:.0f}" y="{top:.0f}" width="{node.wide}" '
        f'height="{node.high}" rx="{corner}"/>'
    )
    step = 22
    first = node.y + 5 - step * (len(node.words) - 1) / 2
    lines = "".join(
        f'<text class="line{number}" x="{node.x:.0f}" y="{first + number * step:.0f}">'
        f"{escape(_short(words))}</text>"
        for number, words in enumerate(node.words)
    )
    title = f"<title>{escape(', '.join(node.words))}</title>"
    drawn = f"<g>{title}{box}{lines}</g>"
    return f'<a href="{escape(node.link)}">{drawn}</a>' if node.link else drawn


def _short(words: str) -> str:
    return words if len(words) <= LETTERS else words[: LETTERS - 1].rstrip() + "…"
