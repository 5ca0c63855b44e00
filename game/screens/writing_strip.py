"""A play on the desk: its scenes side by side, in their order; one of them is chosen to change."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, Final

from pygame import Rect, Surface

from game.acting.expressions import Expression
from game.acting.scenario import END
from game.backstage import Backstage
from game.drawing import pen, theme
from game.drawing.text import draw_text, layout_text
from game.drawing.tokens import draw_icon
from game.screens.choices import Choice
from game.screens.exits import Exit
from game.screens.pages import Pages
from game.screens.places import column, row
from game.screens.screen import Screen
from game.screens.writing_cover import WritingCover
from game.screens.writing_desk import Desk
from game.screens.writing_page import WritingPage, excerpt
from game.screens.writing_pick import face_painter, faces_in, picture_painter
from game.screens.writing_remarks import WritingRemarks
from game.screens.writing_scene import WritingScene
from game.screens.writing_trouble import unsaved_screen
from game.words import tr, tr_count

A_PAGE = 4
TOOLS: Final = ("open", "earlier", "later", "copy", "delete")


class WritingStrip(WritingPage):
    """The scenes of a play, `A_PAGE` at a time; pressing the chosen one opens it."""

    def __init__(
        self, backstage: Backstage, desk: Desk, back: Exit, chosen: int = 0, focus: str = ""
    ) -> None:
        self.chosen = chosen
        self._pages = Pages(len(desk.script.scenes), A_PAGE)
        self._pages.page = chosen // A_PAGE
        super().__init__(backstage, desk, back, focus or f"scene {chosen}")

    def heading(self) -> str:
        """Return the title."""
        title = self.desk.said(("title",), self.backstage.house.language)
        return title or self.desk.script.place.stem

    def inner(self) -> list[Choice]:
        """Return the scenes on the open page, what can be done with the chosen one, and pages."""
        scenes = [
            Choice(f"scene {n}", "", partial(self._press, n), spoken=self._spoken(n))
            for n in self._shown()
        ]
        return [*scenes, *self._tools(), *self._pages.choices(self)]

    def foot(self) -> list[Choice]:
        """Return the cover, a new scene, undoing, problems and the stage."""
        script = self.desk.script
        found = [
            Choice("cover", tr("Title page"), self._cover, "playbill"),
            Choice("add", tr("New scene"), self.stay(self._add), "add"),
        ]
        if script.can_undo:
            found.append(Choice("undo", tr("Undo"), self.stay(self._undo), "undo"))
        if script.remarks:
            count = len(script.remarks)
            label = tr_count("{count} problem", "{count} problems", count)
            found.append(Choice("problems", label, self._problems, "attention"))
        if not any(remark.is_fault for remark in script.remarks):
            found.append(Choice("perform", tr("Play it"), self._perform, "play"))
        return found

    def paint(self, surface: Surface, area: Rect) -> dict[str, Rect]:
        """Return where scenes and tools are: the tools below the scenes."""
        gap = theme.px(surface, 14)
        tools = Rect(area.left, 0, area.width, theme.target_px(surface, 88))
        tools.bottom = area.bottom
        strip = Rect(area.left, area.top, area.width, tools.top - gap - area.top)
        places: dict[str, Rect] = {}
        turns = self._pages.choices(self)
        if turns:
            side = theme.target_px(surface, 84)
            left = Rect(strip.left, strip.top, side, strip.height)
            right = Rect(strip.right - side, strip.top, side, strip.height)
            places = {turns[0].name: left, turns[1].name: right}
            strip = strip.inflate(-2 * (side + gap), 0)
        cells = row(strip, A_PAGE, theme.px(surface, 26))
        places |= {f"scene {n}": cell for n, cell in zip(self._shown(), cells, strict=False)}
        # Each keeps its place, whether the others are there or not.
        slots = dict(zip(TOOLS, row(tools, len(TOOLS), gap), strict=True))
        return places | {one.name: slots[one.name] for one in self._tools()}

    def paint_above(self, surface: Surface) -> None:
        """Draw the scenes, and arrows between those that follow each other."""
        names = [one.name for one in (*self._tools(), *self._pages.choices(self))]
        self.choices.draw(surface, names)
        for choice in self.choices.shown():
            if choice.name.startswith("scene "):
                self.choices.draw_one(surface, choice, "", None)
        for number in self._shown():
            self._draw_scene(surface, number, self.choices.rects[f"scene {number}"])

    def leave(self) -> Screen | None:
        """Save, and go back to all plays; what can't be saved is not left without a word."""
        if self.desk.settle() or self.desk.is_torn:
            self.desk.workshop.put_on()
            return self._back()
        return unsaved_screen(self.backstage, self.desk, lambda: self, self._back)

    def _shown(self) -> range:
        return range(self._pages.first, self._pages.last)

    def _tools(self) -> list[Choice]:
        count, here = len(self.desk.script.scenes), self.chosen
        found = [Choice("open", tr("Write"), self._open, "pen", is_primary=True)]
        if here > 0:
            found.append(Choice("earlier", tr("Earlier"), self._move(-1), "back"))
        if here + 1 < count:
            found.append(Choice("later", tr("Later"), self._move(1), "next"))
        found.append(Choice("copy", tr("Copy"), self.stay(self._copy), "copy"))
        if count > 1:
            found.append(Choice("delete", tr("Delete"), self.stay(self._delete), "bin"))
        return found

    def _press(self, number: int) -> Screen | None:
        if number == self.chosen:
            return self._open()
        self.chosen = number
        return self

    def _open(self) -> Screen:
        return WritingScene(self.backstage, self.desk, self.chosen, self.again, "line")

    def again(self, focus: str = "") -> Screen:
        """Return this page afresh; the chosen scene stays so as far as it is there."""
        chosen = min(self.chosen, len(self.desk.script.scenes) - 1)
        return WritingStrip(self.backstage, self.desk, self._back, chosen, focus)

    def _refresh(self, chosen: int) -> None:
        """Choose another scene, after their number has changed."""
        count = len(self.desk.script.scenes)
        self.chosen = max(0, min(chosen, count - 1))
        self._pages = Pages(count, A_PAGE)
        self._pages.page = self.chosen // A_PAGE
        self.desk.settle()

    def _move(self, by: int) -> partial[Screen]:
        def move() -> Screen:
            to = self.chosen + by
            if self.desk.do(lambda: self.desk.script.move_scene(self.chosen, to)):
                self._refresh(to)
            return self

        return partial(move)

    def _add(self) -> None:
        language, at = self.backstage.house.language, self.chosen + 1
        if self.desk.do(lambda: self.desk.script.add_scene(at, language)):
            self._refresh(at)
            self.choices.focus = "open"

    def _copy(self) -> None:
        if self.desk.do(lambda: self.desk.script.copy_scene(self.chosen)):
            self._refresh(self.chosen + 1)

    def _delete(self) -> None:
        if self.desk.do(lambda: self.desk.script.drop_scene(self.chosen)):
            self._refresh(self.chosen)

    def _undo(self) -> None:
        if self.desk.do(self.desk.script.undo):
            self._refresh(self.chosen)

    def _cover(self) -> Screen:
        return WritingCover(self.backstage, self.desk, partial(self.again, "cover"), self._back)

    def _problems(self) -> Screen:
        return WritingRemarks(self.backstage, self.desk, partial(self.again, "problems"))

    def _perform(self) -> Screen | None:
        from game.screens.my_plays import perform

        self.desk.settle()
        play = self.desk.script.performed()
        if play is None:
            return self._problems()
        return perform(self.backstage, play, partial(self.again, "perform"))

    def _spoken(self, number: int) -> str:
        line = self.desk.said(("scenes", number, "line"), self.backstage.house.language)
        return f"{tr('Scene {place}', place=number + 1)}. {line}"

    def _draw_scene(self, surface: Surface, number: int, card: Rect) -> None:
        scene = self.desk.script.scenes[number]
        inside = card.inflate(-theme.px(surface, 26), -theme.px(surface, 22))
        gap = theme.px(surface, 6)
        head, image, line, faces = column(inside, 4, gap, (0.15, 0.33, 0.34, 0.18))
        self._draw_head(surface, number, head)
        trail = ("scenes", number, "picture")
        path = self.desk.script.picture_of(trail) or self.desk.script.picture_of(("poster",))
        asked = _shown_faces(scene)
        if paint := picture_painter(path):
            paint(surface, image)
            face_painter(asked)(surface, faces)
        else:
            face_painter(asked)(surface, image.union(faces.move(0, line.top - faces.top)))
            image = faces
            line = Rect(line.left, line.centery, line.width, faces.bottom - line.centery)
        if not asked and not path:
            draw_icon(surface, head.move(0, head.height * 2), "attention")
        told = self.desk.said(("scenes", number, "line"), self.backstage.house.language) or "–"
        size = theme.text_px(surface, 24)
        draw_text(surface, excerpt(told, line.size, size), line, 24)
        if number == self.chosen:
            below = Rect(0, 0, theme.px(surface, 40), theme.px(surface, 20))
            below.midtop = (card.centerx, card.bottom - theme.px(surface, 3))
            points = (below.topleft, below.topright, below.midbottom)
            pen.polygon(surface, theme.GOLD, points)

    def _draw_head(self, surface: Surface, number: int, place: Rect) -> None:
        """Draw the number, a sign where there is a problem, and where the scene leads."""
        side = place.height
        size = theme.text_px(surface, 28)
        told = str(number + 1)
        wide = layout_text(told, place.size, size, True).width(bold=True) + 2
        draw_text(surface, told, Rect(place.left, place.top, wide, side), 28, bold=True)
        left = place.left + wide + theme.px(surface, 10)
        if self.desk.remarks(("scenes", number)):
            draw_icon(surface, Rect(left, place.top, side, side), "attention")
            left += side
        leads = self._leads(number)
        if leads:
            tail = Rect(left, place.top, place.right - left, side)
            draw_text(surface, leads, tail, 24, theme.WINE, "right", bold=True)

    def _leads(self, number: int) -> str:
        """Return where a scene leads if that is not the next one: numbers after an arrow."""
        scene, names = self.desk.script.scenes[number], {}
        for place, each in enumerate(self.desk.script.scenes):
            names[each.get("name")] = str(place + 1)
        names[END] = tr("end")
        ways = scene.get("ways")
        doors = [way.get("to") for way in ways if isinstance(way, dict)] if ways else []
        to = doors or [scene.get("next")]
        told = [names.get(each, "?") for each in to if each]
        return "→ " + " ".join(dict.fromkeys(told)) if told else ""


def _shown_faces(scene: Mapping[str, Any]) -> list[Expression]:
    ways = scene.get("ways")
    if isinstance(ways, list):
        return faces_in([way.get("show") for way in ways if isinstance(way, dict)])
    return faces_in(scene.get("ask"))
