"""A lesson on stage with the panel in a second window; tells how things stand, a line each change.

Real windows and the real loop; camera, voice and score book are of paper. Run by test_two_windows.
"""

from __future__ import annotations

import json
import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING

from game.front_door import open_window

if TYPE_CHECKING:
    import pygame

    from game.guide import Guide
    from game.prompt_corner import PromptCorner
    from game.screens.screen import Screen

STAGE = (1024, 600)


class Teller:
    """Stands where the prompt corner stands, hands everything on to it, and tells what it sees."""

    def __init__(self, guide: Guide, corner: PromptCorner) -> None:
        self._guide = guide
        self._corner = corner
        self._told = ""
        self.pictures = self.late = 0

    def takes(self, event: pygame.event.Event) -> bool:
        return self._corner.takes(event)

    def cut_in(self, screen: Screen, dt: float) -> Screen:
        shown = self._corner.cut_in(screen, dt)
        self.tell(shown)
        return shown

    def draw(self) -> None:
        self._corner.draw()

    def tell(self, screen: Screen) -> None:
        page, lesson = self._corner.page, self._guide.backstage.lesson
        told = json.dumps(
            {
                "main": type(screen).__name__,
                "panel": type(page).__name__ if page else None,
                "camera": self._guide.eye.is_on,
                "kiosk": self._guide.backstage.house.settings.is_shut_in,
                "called": len(lesson.now.called) if lesson else 0,
                "main places": _places(screen),
                "panel places": _places(page) if page else {},
            }
        )
        if told != self._told:
            self._told = told
            tell(told)


def _places(screen: Screen) -> dict[str, tuple[int, int]]:
    return {name: rect.center for name, rect in screen.choices.rects.items()}


def tell(line: str) -> None:
    """Hand a line to the test that looks on."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    """Play until the window is closed."""
    with ExitStack() as parts:
        open_window(parts, STAGE)
        from game.dresser import everywhere
        from game.guide import Guide, plays
        from game.loop import run
        from game.prompt_corner import PANEL_KEY, PromptCorner
        from game.screens.stage import StageScreen
        from game.settings import Settings
        from game.tour_class import a_lesson

        guide = Guide(Settings(language="en", reduced_motion=True))
        a_lesson(guide)
        if "kiosk" in sys.argv:
            from dataclasses import replace

            settings = guide.backstage.house.settings
            guide.backstage.office.change(replace(settings, is_kiosk=True))
        corner = PromptCorner(guide.backstage, everywhere(guide.backstage))
        parts.callback(corner.close)
        keys = {**everywhere(guide.backstage), PANEL_KEY: corner.call}
        stage = StageScreen(guide.backstage, plays()[0])
        run(stage, guide.backstage, lambda: None, None, keys, Teller(guide, corner))
        tell(json.dumps({"main": None}))


if __name__ == "__main__":
    main()
