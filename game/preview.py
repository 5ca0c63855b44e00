"""The command `preview`: the stage on an author's play, which follows each save; it saves nothing.

The understudy acts before the lens; no camera is opened, no star is kept.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Final

from game import wiring, words
from game.acting.evening import UNTIMED
from game.backstage import Backstage, House
from game.front_door import open_window
from game.mailbox import Mailbox
from game.scenario.cards import CARD
from game.scenario.packs import ENDINGS
from game.scenario.problem import in_words
from game.scenario.shelves import house_shelves
from game.scenario.version import Noted, Version
from game.settings import Settings
from game.trouble import Trouble
from game.workshop.reading import read_version, with_advice
from game.workshop.watching import Watch

if TYPE_CHECKING:
    from game.screens.preview import PreviewScreen

# Stage and desk beside each other; on a smaller screen the window is as the game's.
WINDOW: Final = (1600, 860)


def preview_play(
    wanted: str, language: str | None = None, window: tuple[int, int] | None = None
) -> None:
    """Open the preview of the play in the file `wanted`, or called PACK/NAME, until it is left.

    Raises Trouble with a sentence where there is no play, and NoScreen without a display.
    """
    file = play_file(wanted)
    settings, _, _ = wiring.read_settings(language, wiring.UNDERSTUDY)
    settings = replace(settings, full_screen=False, reads_buttons=False)
    with ExitStack() as parts:
        open_window(parts, window or settings.window or WINDOW)
        from game.dresser import Dresser, everywhere
        from game.fakes import PaperOffice
        from game.late import Late
        from game.loop import run
        from game.orchestra import Orchestra
        from game.rehearsal import NoBook
        from game.screens.authors_eye import AuthorsEye
        from game.screens.preview import PreviewScreen

        copies = PromptCopy(file, tell)
        parts.callback(copies.close)
        theatre_eye = wiring.open_eye(wiring.UNDERSTUDY)
        parts.callback(theatre_eye.close)
        check = wiring.open_sound(parts)
        voice = wiring.open_voice(parts, settings, check)
        orchestra = Orchestra(settings.music_volume, settings.effects_volume)
        dresser = Dresser()
        dresser.dress(settings)

        def apply(changed: Settings) -> None:
            words.use_language(changed.language)
            dresser.dress(changed)
            backstage.house = replace(backstage.house, settings=changed)

        eye = AuthorsEye(theatre_eye)
        house = House((), settings, evening=UNTIMED)
        backstage = Backstage(voice, orchestra, NoBook(), eye, PaperOffice(apply), house)
        screen = PreviewScreen(backstage, eye, copies.newest)
        copies.start()
        ticks = check.through(captioned(screen, file), Late(orchestra.tune_up).start)
        run(screen, backstage, theatre_eye.newest, ticks, everywhere(backstage))


def play_file(wanted: str) -> Path:
    """Return the file of the play `wanted`, which may be the name of one of the house.

    Raises Trouble with a sentence where there is none, and with the name that may be meant.
    """
    file = Path(wanted)
    if file.suffix.lower() not in ENDINGS and not file.exists():
        found = house_shelves().file_of(wanted)
        if isinstance(found, Path):
            return found
        if found.suggestion:
            raise Trouble(found.sentence)
    if file.is_dir():
        raise Trouble(
            f"{wanted} is a folder. Name a play in it, like {file / 'my-play.yaml'}, "
            "or see the whole folder with --web."
        )
    if not file.is_file():
        raise Trouble(f"There is no play {wanted}. Check its name and folder.")
    if file.suffix.lower() not in ENDINGS or file.name == CARD:
        raise Trouble(f"{wanted} is no play. A play is a file that ends in .yaml.")
    return file


class PromptCopy:
    """The newest version of a play, read in a thread of its own whenever it is saved.

    `told` is called from that thread with each version: first without advice, then with it.
    """

    def __init__(self, file: Path, told: Callable[[Version], None]) -> None:
        self._file = file
        self._told = told
        self._numbers = count()
        self._versions: Mailbox[Version] = Mailbox()
        self._watch = Watch(file, self._read)
        self._versions.post(read_version(file, next(self._numbers)))

    def newest(self) -> Version:
        """Return what was read last."""
        version = self._versions.newest()
        assert version is not None, "a version was posted at the beginning, and none is taken"
        return version

    def start(self) -> None:
        """Begin to watch, and look for advice on the first version."""
        self._watch.start(self._advise)

    def close(self) -> None:
        """Watch no longer."""
        self._watch.close()

    def _read(self) -> None:
        self._versions.post(read_version(self._file, next(self._numbers)))
        self._advise()

    def _advise(self) -> None:
        version = with_advice(self.newest(), self._file)
        self._versions.post(version)
        self._told(version)


def captioned(screen: PreviewScreen, file: Path) -> Iterator[float]:
    """Yield the seconds of each picture, and keep the window's title as the play stands."""
    import pygame

    from game.loop import frames

    said = ""
    for dt in frames():
        if (caption := caption_of(screen, file)) != said:
            said = caption
            pygame.display.set_caption(caption)
        yield dt


def caption_of(screen: PreviewScreen, file: Path) -> str:
    """Return the title of the window: file, scene on stage, and how much is to mend."""
    shown, faults = screen.on_stage.performance, len(screen.version.faults)
    parts = [file.name, *([shown.scene.name] if shown else [])]
    if faults:
        parts.append(words.tr_count("{count} to mend", "{count} to mend", faults))
    return " · ".join((*parts, "Curtain Up"))


def in_use(note: Noted) -> Noted:
    """Return `note` in the language in use."""
    return note._replace(problem=in_words(note.problem, words.tr))


def tell(version: Version) -> None:
    """Tell in the terminal how the play stands after a save, in the language in use."""
    for note in version.notes:
        print(in_use(note).shown(), file=sys.stderr)
    if version.play is None:
        told = words.tr("The stage waits until that is mended.")
    else:
        told = words.tr("On stage: {play}.", play=version.play.name)
    print(told, file=sys.stderr, flush=True)
