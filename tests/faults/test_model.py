"""What may be wrong with network, card and face finder: the theatre opens, and says it on stage."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from game import folders, wiring
from game.acting.expressions import EXPRESSIONS, Expression
from game.acting.readings import FaceReading
from game.backstage import Backstage
from game.fakes import ScriptedFaces, Shown
from game.perception.frames import Frame, PerceptionReason, PerceptionTrouble
from game.screens.exits import LEAVE
from game.screens.looking_glass import advice
from game.screens.screen import Screen
from game.screens.trouble import TroubleScreen
from game.screens.warm_up import WarmUpScreen
from game.words import use_language
from tests.faults.odd_driver import OddDriver
from tests.faults.odd_evening import Evening, webcam
from tests.wall_clock import wait_for

DAMAGED = PerceptionReason.DAMAGED
ENGLISH = "I can't see any faces: a part of the game is missing or damaged."
SWEDISH = "Jag kan inte se några ansikten: en del av spelet saknas eller är skadad."

CARD = "expression.json"
NETWORK = "expression.tflite"
FINDER = "face_detector.tflite"


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the networks, from which the game reads them."""
    copy = tmp_path / "models"
    copy.mkdir()
    for name in (CARD, NETWORK, FINDER):
        shutil.copy(folders.models() / name, copy)
    monkeypatch.setattr(folders, "models", lambda: copy)
    wiring.thresholds.cache_clear()
    yield copy
    wiring.thresholds.cache_clear()


def remove(file: Path) -> None:
    """Take a file away."""
    file.unlink()


def cut(file: Path) -> None:
    """Keep the first half of a file, as a download that broke off."""
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def alter(file: Path) -> None:
    """Change one bit in the middle of a file."""
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def empty(file: Path) -> None:
    """Leave nothing but the name, as a full disk does."""
    file.write_bytes(b"")


def make_folder(file: Path) -> None:
    """Put a folder in a file's place."""
    file.unlink()
    file.mkdir()


def describe(models: Path, network: bytes) -> None:
    """Put another network in the place of the right one, with a card that fits its bytes."""
    (models / NETWORK).write_bytes(network)
    change(models, sha256=hashlib.sha256(network).hexdigest())


def change(models: Path, **values: Any) -> None:
    """Change what the card says."""
    card = json.loads((models / CARD).read_text(encoding="utf-8"))
    (models / CARD).write_text(json.dumps(card | values), encoding="utf-8")


FAULTS: dict[str, Callable[[Path], None]] = {
    "network missing": lambda models: remove(models / NETWORK),
    "network cut": lambda models: cut(models / NETWORK),
    "network altered": lambda models: alter(models / NETWORK),
    "network empty": lambda models: empty(models / NETWORK),
    "network a folder": lambda models: make_folder(models / NETWORK),
    "network of another shape": lambda models: describe(models, (models / FINDER).read_bytes()),
    "network that is none": lambda models: describe(models, b"no network " * 100),
    "card missing": lambda models: remove(models / CARD),
    "card cut": lambda models: cut(models / CARD),
    "card empty": lambda models: empty(models / CARD),
    "card of letters nobody knows": lambda models: (models / CARD).write_bytes(b"\xff\xfe{\x00"),
    "card of another network": lambda models: change(models, sha256="0" * 64),
    "card of other faces": lambda models: change(models, labels=["smile", "frown"]),
    "card with numbers that are none": lambda models: change(models, bar="high"),
    "card with one endless number": lambda models: change(models, temperature=float("nan")),
    "card with lists for numbers": lambda models: change(models, resting_weight=[1]),
    "card with a number for a name": lambda models: change(models, file=7),
    "card that leads elsewhere": lambda models: change(models, file="../" + NETWORK),
    "face finder missing": lambda models: remove(models / FINDER),
    "face finder altered": lambda models: alter(models / FINDER),
    "face finder cut": lambda models: cut(models / FINDER),
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_a_damaged_game_opens_and_says_so_where_faces_are_wanted(
    models: Path, backstage: Backstage, fault: Callable[[Path], None]
) -> None:
    """A sentence in both languages; its long form, for a grown-up, names the file."""
    fault(models)
    eye = wiring.open_eye("understudy")
    eye.use_understudy(True)
    assert set(eye.thresholds) == set(EXPRESSIONS)
    eye.start()
    wait_for(lambda: eye.newest() is not None)
    news = eye.newest()
    eye.close()
    assert isinstance(news, PerceptionTrouble)
    assert news.reason is DAMAGED
    assert str(models) in news.sentence
    assert news.sentence.endswith("Please install Curtain Up again.")
    assert advice(news).startswith(ENGLISH)
    use_language("sv")
    assert advice(news).startswith(SWEDISH)


def test_a_damaged_game_is_played_with_a_friend(models: Path, backstage: Backstage) -> None:
    """Without network and card a play is performed to its last scene, for the same stars."""
    remove(models / CARD)
    remove(models / NETWORK)
    backstage.eye = wiring.open_eye("0")
    evening = Evening(backstage, lambda _: webcam(OddDriver(1)), is_watched=False)
    for scene in (0, 1):
        evening.until(lambda scene=scene: evening.stage.performance.index == scene)
        evening.until_asked()
        (seen,) = (each for each in evening.stage._offer() if each.name == "saw_it")
        seen.act()
    assert len(evening.stage.performance.results) == 2
    evening.eye.close()


def test_the_trouble_is_told_on_a_screen_with_other_ways_to_play(
    models: Path, backstage: Backstage
) -> None:
    """The warm-up gives way to advice and "With a friend"; nothing is offered that ends here."""
    remove(models / NETWORK)
    backstage.eye = eye = wiring.open_eye("0")

    def nowhere() -> None:
        return None

    screen: Screen | None = WarmUpScreen(backstage, nowhere, LEAVE)
    wait_for(lambda: eye.newest() is not None)
    while isinstance(screen, WarmUpScreen):
        screen = screen.update(1 / 30, eye.newest())
    eye.close()
    assert isinstance(screen, TroubleScreen)
    offered = [choice.name for choice in screen._offer()]
    assert {"friend", "home", "retry"} <= set(offered)
    assert not {"cameras", "understudy"} & set(offered), "neither would help"
    said, _ = backstage.voice.said[-1]
    assert said.startswith(ENGLISH)


class Tripping(ScriptedFaces):
    """A reader that fails at the third picture it is given."""

    def __init__(self) -> None:
        super().__init__([Shown(Expression.HAPPY, 0.9)])
        self.left = 3
        self.is_closed = False

    def read(self, frame: Frame) -> tuple[FaceReading, float | None]:
        """Read, or fail as native code does."""
        self.left -= 1
        if self.left == 0:
            raise RuntimeError("CalculatorGraph::Run() failed: Packet timestamp mismatch")
        return super().read(frame)

    def close(self) -> None:
        """Note it."""
        self.is_closed = True


def test_a_reader_that_fails_in_mid_play_is_replaced_by_another(backstage: Backstage) -> None:
    """The child waits a second or two, and plays on; no word of the graph is shown."""
    opened: list[ScriptedFaces] = []

    def reads() -> ScriptedFaces:
        faces = ScriptedFaces([Shown(Expression.HAPPY, 0.9)])
        opened.append(faces if opened else Tripping())
        return opened[-1]

    evening = Evening(backstage, lambda _: webcam(OddDriver(1)), reads)
    evening.until(lambda: bool(evening.trouble))
    assert evening.trouble == "I can't see any faces just now. Leave the game and start it again."
    assert evening.trouble_in("sv").startswith("Jag kan inte se några ansikten just nu.")
    evening.until_performed()
    assert evening.trouble == ""
    assert len(opened) == 2
    assert isinstance(opened[0], Tripping)
    assert opened[0].is_closed
    evening.eye.close()


def test_a_reader_that_never_works_is_not_tried_for_ever(backstage: Backstage) -> None:
    """Loading it each second would keep the computer busy; "Try again" tries it again."""
    opened: list[Tripping] = []

    def reads() -> Tripping:
        opened.append(Tripping())
        opened[-1].left = 1
        return opened[-1]

    evening = Evening(backstage, lambda _: webcam(OddDriver(1)), reads)
    evening.until(lambda: bool(evening.trouble))
    shift = evening.eye._person._shift
    evening.until(lambda: not shift.is_at_work)
    assert len(opened) == 1
    evening.eye.stop()
    evening.eye.start()
    evening.until(lambda: len(opened) == 2)
    evening.eye.close()
