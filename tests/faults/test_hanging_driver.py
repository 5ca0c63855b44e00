"""A camera's driver that never answers, or late: it holds up neither stage nor leaving."""

from __future__ import annotations

import threading
import time
from functools import partial

import pytest

from game.acting.expressions import Expression
from game.fakes import ScriptedFaces, Shown
from game.perception.camera import Camera, open_camera
from game.perception.cameras import FoundCamera
from game.perception.watcher import STOP_WITHIN, Watcher
from game.theatre_eye import ANSWERS_WITHIN, TheatreEye
from tests.faults.conftest import Begin
from tests.faults.odd_driver import SEEN, HandClock, OddDriver
from tests.faults.odd_evening import smiling, webcam


class NotedFaces(ScriptedFaces):
    """A reader that notes whether it was closed."""

    def __init__(self) -> None:
        super().__init__([Shown(Expression.HAPPY, 0.9)])
        self.is_closed = False

    def close(self) -> None:
        """Note it."""
        self.is_closed = True


@pytest.mark.parametrize("call", ["open", "grab"])
def test_a_driver_that_hangs_freezes_nothing_and_is_told(begin: Begin, call: str) -> None:
    """The stage is drawn on, says what to do, and another camera is used at once."""
    stuck, other = OddDriver(SEEN, hangs_in=call), OddDriver(SEEN)

    def sees(source: str) -> Camera:
        driver = stuck if source == "0" else other
        driver.hang("open")
        return webcam(driver)

    evening = begin(sees)
    evening.until(stuck.is_hanging.is_set)
    evening.clock.now += ANSWERS_WITHIN + 1
    evening.until(lambda: "sends no picture" in evening.trouble)
    drawn = evening.drawn
    evening.until(lambda: evening.drawn > drawn + 30)
    assert not stuck.is_released, "nobody waited for it"
    evening.eye.use_camera("1")
    evening.until_performed()
    assert evening.eye.newest() is not None
    stuck.let_go()
    evening.until(lambda: stuck.is_released)


def test_a_driver_that_answers_after_all_goes_on(begin: Begin) -> None:
    """A laptop that was asleep: the sentence goes away by itself, nobody has to press."""
    slow = OddDriver(SEEN, hangs_in="grab")
    evening = begin(lambda _: webcam(slow))
    evening.until(slow.is_hanging.is_set)
    evening.clock.now += ANSWERS_WITHIN + 1
    evening.until(lambda: bool(evening.trouble))
    slow.let_go()
    evening.until(lambda: not evening.trouble)
    evening.until_performed()


def test_a_driver_that_hangs_while_it_is_let_go_holds_up_no_press(begin: Begin) -> None:
    """The pause comes, no picture is handed out, and the badge says that the camera still runs."""
    driver = OddDriver(SEEN, hangs_in="release")
    evening = begin(lambda _: webcam(driver))
    evening.until(lambda: evening.eye.is_on)
    evening.eye.stop()
    assert driver.is_hanging.wait(20.0)
    assert evening.eye.is_on, "it is not hidden that it runs"
    assert evening.eye.newest() is None
    driver.let_go()
    evening.until(lambda: not evening.eye.is_on)


def test_nobody_waits_for_a_driver_that_is_known_to_hang() -> None:
    """Six pauses on end take less than one wait for each would, whatever else the computer does."""
    drivers = [OddDriver(SEEN, hangs_in="grab") for _ in range(6)]
    clock = HandClock()
    watchers = [Watcher(partial(webcam, driver), smiling, clock=clock) for driver in drivers]
    for watcher in watchers:
        watcher.start()
    assert all(driver.is_hanging.wait(20.0) for driver in drivers)
    clock.now += 1.0
    began = time.monotonic()
    for watcher in watchers:
        watcher.stop()
    took = time.monotonic() - began
    for driver in drivers:
        driver.let_go()
    assert took < len(watchers) * STOP_WITHIN / 2


def test_leaving_waits_for_no_driver_that_hangs() -> None:
    """The window closes; the thread that hangs ends with the program."""
    driver = OddDriver(SEEN, hangs_in="grab")
    clock = HandClock()
    before = set(threading.enumerate())  # hung threads of other tests live on
    watcher = Watcher(lambda: webcam(driver), smiling, clock=clock)
    watcher.start()
    assert driver.is_hanging.wait(20.0)
    clock.now += ANSWERS_WITHIN
    watcher.close()
    new = set(threading.enumerate()) - before
    (thread,) = (each for each in new if each.name == "watcher")
    assert thread.daemon, "no thread keeps the program from ending"
    driver.let_go()
    thread.join(20.0)
    assert driver.is_released


@pytest.mark.parametrize("call", ["open", "grab"])
def test_a_driver_that_answers_after_the_end_opens_no_reader(call: str) -> None:
    """Its thread ends with one reader opened and that one closed, however late the driver was."""
    driver, clock = OddDriver(SEEN, hangs_in=call), HandClock()
    opened: list[NotedFaces] = []

    def open_camera_slowly() -> Camera:
        driver.hang("open")
        return webcam(driver)

    def open_reader() -> NotedFaces:
        opened.append(NotedFaces())
        return opened[-1]

    watcher = Watcher(open_camera_slowly, open_reader, clock=clock)
    watcher.start()
    assert driver.is_hanging.wait(20.0)
    clock.now += ANSWERS_WITHIN
    watcher.close()
    driver.let_go()
    while not driver.is_released or watcher.is_on:
        time.sleep(0.002)
    assert [reader.is_closed for reader in opened] == [True]


def test_a_list_of_cameras_that_hangs_holds_up_no_screen() -> None:
    """The list comes without the cameras of this computer, and with them when they answer."""
    may_answer = threading.Event()

    def ask() -> tuple[FoundCamera, ...]:
        may_answer.wait(20.0)
        return (FoundCamera("0", "Slow camera"),)

    person = Watcher(lambda: open_camera(""), smiling)
    eye = TheatreEye(person, Watcher(lambda: open_camera(""), smiling), list_plugged_in=ask)
    assert [each.source for each in eye.cameras()] == ["understudy"]
    may_answer.set()
    names: list[str] = []
    while "Slow camera" not in names:
        names = [each.name for each in eye.cameras()]
    eye.close()
