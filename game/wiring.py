"""Build the parts, hand them to the first screen, and close them in reverse: the only wiring."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import replace
from functools import cache
from itertools import repeat
from typing import TYPE_CHECKING, Any, Final

from game import folders, words
from game.acting.expressions import EXPRESSIONS, Expression
from game.acting.hold import Thresholds
from game.acting.scenario import Scenario
from game.backstage import Backstage, House
from game.book_place import is_shared, read_book, scores_place
from game.entrances import first_screen
from game.front_door import USUAL_WINDOW, leave_when_told, open_window
from game.front_office import FrontOffice
from game.house_book import HouseBook
from game.late import Late
from game.memory import use_one_heap, use_small_pages
from game.playbill import Playbill
from game.settings import Settings, load_settings, system_language
from game.trouble import Trouble

if TYPE_CHECKING:
    from game.perception.face_reader import FaceReader
    from game.playwright import Workshop
    from game.scenario.problem import Problem
    from game.screens.screen import Screen
    from game.speech.sound_check import SoundCheck
    from game.speech.voice import Voice
    from game.theatre_eye import TheatreEye

UNDERSTUDY: Final = "understudy"
CARD: Final = "expression.json"
DETECTOR: Final = "face_detector.tflite"


def play(
    camera: str | None = None,
    scenario: str | None = None,
    language: str | None = None,
    window: tuple[int, int] | None = None,
    pictures: int | None = None,
    entrance: Callable[[Backstage], Screen] | None = None,
    scores: str | None = None,
    step: float = 1 / 60,
) -> None:
    """Open the theatre and play until the last screen is left, or for so many `pictures`.

    Counted pictures come as fast as they are drawn, `step` seconds of video time apart.
    `scores` is where the score book is, see game/book_place.py. `entrance` gives the first screen,
    the title or the roads into the play unless it is given.

    Raises Trouble with a sentence for a play that can't be found, and NoScreen without a display.
    """
    use_one_heap()
    use_small_pages()
    settings, saved, note = read_settings(language, camera)
    asked = find_play(scenario) if scenario else None
    opened = scores_place(scores)
    with ExitStack() as parts:
        open_window(parts, window or settings.window or USUAL_WINDOW)
        leave_when_told(parts)
        from game.class_bell import ClassBell
        from game.class_serve import web_board
        from game.dresser import Dresser, everywhere
        from game.loop import frames, run
        from game.orchestra import Orchestra
        from game.prompt_corner import PANEL_KEY, PromptCorner
        from game.screens.title import load_doors

        eye = open_eye(settings.camera)
        parts.callback(eye.close)
        check = open_sound(parts)
        voice = open_voice(parts, settings, check)
        late_book = Late(lambda: read_book(opened, settings.keep_days))
        book = HouseBook(late_book, settings.keep_scores)
        parts.callback(book.close)
        late_plays = Late(_plays)
        orchestra = Orchestra(settings.music_volume, settings.effects_volume)
        house = House(Playbill(late_plays), settings, note, shares_stars=is_shared(scores))
        dresser = Dresser()
        dresser.dress(settings)

        def apply(changed: Settings) -> None:
            words.use_language(changed.language)
            dresser.dress(changed)
            book.keep(changed.keep_scores)
            voice.set_volume(changed.voice_volume)
            voice.set_speed(changed.voice_speed)
            orchestra.set_volumes(changed.music_volume, changed.effects_volume)
            eye.use_camera(changed.camera)
            backstage.house = replace(backstage.house, settings=changed)

        office = FrontOffice(settings, saved, apply, book.erase)
        backstage = Backstage(voice, orchestra, book, eye, office, house)
        backstage.workshop = open_workshop(backstage)
        backstage.register = book
        backstage.web_board = board = web_board(backstage)
        parts.callback(board.close)
        screen = entrance(backstage) if entrance else first_screen(backstage, asked)
        ticks = frames() if pictures is None else iter(repeat(step, pictures))
        late = (Late(load_doors), late_plays, late_book)
        keys = everywhere(backstage)
        corner = PromptCorner(backstage, keys)
        parts.callback(corner.close)
        keys = {**keys, PANEL_KEY: corner.call}
        bell = ClassBell(backstage)
        parts.callback(bell.close)
        bell.start()
        ticks = check.through(_then_start(ticks, *late), Late(orchestra.tune_up).start)
        ticks = bell.through(ticks)
        run(screen, backstage, eye.newest, ticks, keys, corner)


@cache
def thresholds() -> Mapping[Expression, Thresholds]:
    """Return what the network's card counts as enough for each expression.

    Raises Trouble with a sentence when the card is missing or damaged.
    """
    from game.perception.expression_model import read_card

    return read_card(folders.models() / CARD).thresholds()


def _thresholds_or_any() -> Mapping[Expression, Thresholds]:
    """Return the card's thresholds; without a card any will do, because no face is read then.

    The theatre opens all the same: with a friend every play is played, and whoever chooses the
    camera is told what is wrong.
    """
    try:
        return thresholds()
    except Trouble:
        return dict.fromkeys(EXPRESSIONS, Thresholds(enter=0.5, leave=0.4))


def open_reader() -> FaceReader:
    """Load detector and network, in the thread that will use them; it takes a second or two.

    Raises ModelTrouble or FaceFinderTrouble with a sentence, which the watcher tells the stage.
    """
    from game.perception.expression_model import ExpressionModel
    from game.perception.face_reader import FaceReader
    from game.perception.faces import FaceFinder

    # The finder last: one that nobody closes complains in the terminal when the game is left.
    model = ExpressionModel(folders.models() / CARD)
    return FaceReader(FaceFinder(folders.models() / DETECTOR), model)


def open_eye(camera: str) -> TheatreEye:
    """Return the eye for `camera` (index, file or "understudy"), still closed."""
    from game.mailbox import Mailbox
    from game.perception.camera import ask_permission_on_main_thread, open_camera
    from game.perception.frames import Direction
    from game.perception.watcher import Watcher
    from game.theatre_eye import TheatreEye
    from game.understudies import UnderstudyCamera

    directions: Mailbox[Direction] = Mailbox()
    enough = _thresholds_or_any()
    understudy = Watcher(
        lambda: UnderstudyCamera(directions, real_time=True),
        open_reader,
        thresholds=enough,
        directions=directions,
    )
    sources: Mailbox[str] = Mailbox()
    sources.post(camera)

    def source() -> str:
        return sources.newest() or camera

    person = Watcher(lambda: open_camera(source()), open_reader, thresholds=enough)
    return TheatreEye(person, understudy, lambda: ask_permission_on_main_thread(source()), sources)


def find_play(wanted: str) -> Scenario:
    """Return the play called PACK/NAME, or the one in the file `wanted`.

    Raises Trouble that shows every problem of the file, or the play that may have been meant.
    """
    from game.scenario.shelves import house_shelves

    found = house_shelves().open(wanted)
    if isinstance(found, Scenario):
        return found
    raise Trouble(_told(found))


def _told(problems: Iterable[Problem]) -> str:
    from game.scenario.accounts import as_text

    return "\n".join(as_text(problems))


def read_settings(
    language: str | None, camera: str | None
) -> tuple[Settings, Settings, str | None]:
    """Return tonight's settings, the saved ones, and a sentence when those could not be read."""
    words.use_language(system_language())
    saved, note = load_settings()
    settings = saved
    if language:
        settings = replace(settings, language=language)
    if camera:
        settings = replace(settings, camera=camera)
    words.use_language(settings.language)
    return settings, saved, note


def open_sound(parts: ExitStack) -> SoundCheck:
    """Return the check that opens the sound device, closed with `parts`."""
    from game.speech.sound_check import SoundCheck
    from game.speech.sound_player import open_mixer

    check = SoundCheck(open_mixer)
    parts.callback(check.close)
    return check


def open_voice(parts: ExitStack, settings: Settings, check: SoundCheck) -> Voice:
    """Return the voice at work, closed with `parts`; it is heard when `check` opened the device."""
    from game.speech.sound_player import SoundPlayer
    from game.speech.voice import Voice

    voice = Voice(SoundPlayer(check), volume=settings.voice_volume, speed=settings.voice_speed)
    parts.callback(voice.close)
    voice.start()
    return voice


def _plays() -> tuple[Scenario, ...]:
    """Return every play that is ready; problems of others are told in the terminal."""
    from game.scenario.shelves import house_shelves
    from game.workshop.installing import clear_up

    clear_up(folders.user_packs())
    shelf = house_shelves().find()
    if shelf.problems:
        print(_told(shelf.problems), file=sys.stderr)
    return shelf.scenarios


def _then_start(ticks: Iterator[float], *late: Late[Any]) -> Iterator[float]:
    """Pass `ticks` on, and start what is `late` when the first picture is on the screen."""
    yield next(ticks)
    for part in late:
        part.start()
    yield from ticks


def open_workshop(backstage: Backstage) -> Workshop:
    """Return the author's folder; the plays that can be chosen are read anew when they change."""
    from game.writers.room import WritersRoom

    def put_on() -> None:
        late = Late(_plays)
        late.start()
        backstage.house = replace(backstage.house, playbill=Playbill(late))

    return WritersRoom(folders.user_plays(), put_on, is_patient=True)
