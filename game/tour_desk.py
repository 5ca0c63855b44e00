"""The stops of the tour at the author's desk: plays in a folder that goes with the guide."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from game import folders
from game.guide import Guide
from game.screens.my_plays import MyPlaysScreen
from game.screens.title import TitleScreen
from game.writers.room import WritersRoom

Lead = Callable[[Guide], None]

MITTEN: Final = """\
format: 2
title: {en: "The lost mitten", sv: "Den borttappade vanten"}
goal: {en: "A sad face that turns", sv: "Ett ledset ansikte som blir glatt"}
ages: 5-9
difficulty: 4
author: "Ann Writer"
poster: {file: lost-kitten.svg, shows: {en: "A basket and a bear", sv: "En korg och en nalle"}}
scenes:
  - name: snow
    line:
      en: "Your red mitten is gone in the snow. Show us a sad face!"
      sv: "Din röda vante är borta i snön. Visa oss ett ledset ansikte!"
    ask: sad
    hint: {en: "Pull the corners of your mouth down.", sv: "Dra ner mungiporna."}
    praise:
      en: "So well acted that a snowflake stops in mid-air."
      sv: "Så bra spelat att en snöflinga stannar mitt i luften."
  - name: hill
    line:
      en: "Two doors. A smile opens the garden, an angry face opens the cave. You choose!"
      sv: "Två dörrar. Ett leende öppnar trädgården, ett argt ansikte öppnar grottan. Välj!"
    ways:
      - {show: happy, to: garden, sign: {en: "The garden", sv: "Trädgård"}}
      - {show: angry, to: cave, sign: {en: "The cave", sv: "Grotta"}}
  - name: garden
    line:
      en: "Roses for you! Show them your happiest face."
      sv: "Rosor till dig! Visa dem ditt gladaste ansikte."
    ask: happy
    next: end
  - name: cave
    line:
      en: "A bat hangs in your way. Show it an angry face!"
      sv: "En fladdermus hänger i vägen. Visa den ett argt ansikte!"
    ask: [angry, disgust]
  - name: home
    line:
      en: "Home again, and there it lies! Show us a surprised face."
      sv: "Hemma igen, och där ligger den! Visa oss ett förvånat ansikte."
    ask: surprise
"""
ZOO: Final = """\
format: 2
title: "A night at the zoo"
ages: 5-9
scenes:
  - name: lion
    line: "You feel sad. A lion yawns at the moon. Show us a happy face!"
    ask: suprise
"""


def workshop_for(guide: Guide, plays: dict[str, str] | None = None) -> WritersRoom:
    """Return a workshop whose folder holds `plays` by the name of their files."""
    folder = Path(tempfile.mkdtemp(prefix="curtain-up-"))
    weakref.finalize(guide, shutil.rmtree, folder, True)
    for name, text in (plays or {}).items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    if plays:
        (folder / "pictures").mkdir()
        shipped = folders.scenarios() / "first-steps" / "pictures" / "lost-kitten.svg"
        shutil.copyfile(shipped, folder / "pictures" / shipped.name)
    return WritersRoom(folder)


def _at_desk(*names: str, play: str = "", is_empty: bool = False) -> Lead:
    """Return what opens a play and chooses one thing after the other."""

    def lead(guide: Guide) -> None:
        plays = None if is_empty else {"lost-mitten": MITTEN, "zoo": ZOO}
        workshop = workshop_for(guide, plays)
        guide.backstage.workshop = workshop
        home = partial(TitleScreen, guide.backstage)
        guide.screen = MyPlaysScreen(guide.backstage, workshop, home)
        if play:
            guide.choose(next(name for name in guide.offered() if f"{play}.yaml" in name))
        guide.choose(*names)
        guide.wait(1.0)

    return lead


_mitten = partial(_at_desk, play="lost-mitten")
_zoo = partial(_at_desk, play="zoo")

# In the order in which an author comes by them.
DESK_ROOMS: Final[dict[str, Lead]] = {
    "my_plays_empty": _at_desk(is_empty=True),
    "new_play": _at_desk("new", is_empty=True),
    "my_plays": _at_desk(),
    "play_page": _mitten(),
    "play_page_problem": _zoo(),
    "title_page": _mitten("cover"),
    "title_page_ages": _mitten("cover", "ages"),
    "title_page_languages": _mitten("cover", "languages"),
    "play_thrown_away": _mitten("cover", "throw away"),
    "scene_page": _mitten("open"),
    "scene_page_problem": _zoo("open"),
    "scene_more": _mitten("open", "more"),
    "scene_doors": _mitten("scene 1", "open", "more"),
    "scene_follows": _mitten("open", "more", "next"),
    "scene_name": _mitten("open", "more", "name"),
    "write_line": _mitten("open", "line"),
    "write_line_problem": _zoo("open", "line"),
    "write_hint": _mitten("open", "hint"),
    "pick_face": _mitten("open", "ask"),
    "pick_picture": _mitten("open", "picture"),
    "problems": _zoo("problems"),
}
