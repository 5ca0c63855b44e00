"""An author who writes a play and looks at it in the preview, in video time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from game.acting.expressions import Expression
from game.acting.take import Phase
from game.backstage import Backstage
from game.fakes import Shown
from game.perception.frames import Direction
from game.scenario.version import Version
from game.screens.authors_eye import AuthorsEye
from game.screens.preview import PreviewScreen
from game.screens.stage import StageScreen
from game.workshop.reading import read_version, with_advice
from tests.screens.conftest import Visitor

PLAY = """title: {en: "The mitten", sv: "Vanten"}
ages: 5-9
scenes:
  - name: snow
    line: {en: "It is gone. Show us a sad face!", sv: "Den är borta. Visa ett ledset ansikte!"}
    ask: sad
    hint: {en: "Pull the corners of your mouth down.", sv: "Dra ner mungiporna."}
  - name: squirrel
    line: {en: "A squirrel! Show big eyes!", sv: "En ekorre! Spärra upp ögonen!"}
    ask: surprise
  - name: doors
    line: {en: "Two doors. A smile, or an angry face?", sv: "Två dörrar. Le, eller se arg ut?"}
    ways:
      - {show: happy, to: tea, sign: {en: "Tea", sv: "Te"}}
      - {show: angry, to: end, sign: {en: "Out", sv: "Ut"}}
  - name: tea
    line: {en: "Tea! Show it a smile.", sv: "Te! Visa ett leende."}
    ask: happy
"""


class Author:
    """Somebody who writes a play and looks at it in the preview."""

    def __init__(self, backstage: Backstage, file: Path, text: str, size=(1280, 720)) -> None:
        self.file = file
        self._number = 0
        self.paper_eye = backstage.eye
        self.eye = AuthorsEye(backstage.eye)
        self.eye.statues = 0
        backstage.eye = self.eye
        self.save(text)
        self.screen = PreviewScreen(backstage, self.eye, lambda: self.version)
        self.visitor = Visitor(backstage, self.screen, size)
        self.visitor.shows = self._seen

    @property
    def stage(self) -> StageScreen:
        assert self.screen.on_stage.stage is not None
        return self.screen.on_stage.stage

    @property
    def scene(self) -> str:
        return self.stage.performance.scene.name

    def save(self, text: str) -> Version:
        """Save the file, and let it be read."""
        self.file.write_text(text, encoding="utf-8")
        self.version = with_advice(read_version(self.file, self._number), self.file)
        self._number += 1
        return self.version

    def press(self, *keys: int) -> None:
        for key in keys:
            self.visitor.press(key)

    def go_to(self, phase: Phase) -> None:
        self.visitor.wait_until(lambda: self.stage.performance.take.phase is phase)

    def _seen(self):
        """Return a reading of what the understudies were told to show."""
        told = self.paper_eye.direction or Direction(Expression.NEUTRAL, 0.0)
        shown = Shown(told.expression, told.strength)
        if told.partner is not None:
            shown = replace(shown, partner=Shown(told.partner.expression, told.partner.strength))
        return self.visitor._sighting(shown)


@pytest.fixture
def author(backstage: Backstage, tmp_path: Path) -> Callable[..., Author]:
    """Let an author begin to write a play, in a window of 1280x720 unless another is wanted."""

    def begin(text: str = PLAY, **how: object) -> Author:
        return Author(backstage, tmp_path / "mitten.yaml", text, **how)

    return begin
