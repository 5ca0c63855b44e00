"""The scoreboard's values come by themselves, and stay when the score book is gone."""

from __future__ import annotations

import socket
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import AbstractContextManager
from ipaddress import IPv4Address
from random import Random

import pytest

from game.backstage import Backstage, House
from game.class_serve import web_board
from game.classroom.lesson import LessonDesk, begin
from game.classroom.records import Plan, Register
from game.fakes import PaperOffice, SilentSounds, SilentVoice
from game.settings import Settings
from game.trouble import Trouble
from game.web.board_door import USUAL_PORT, BoardDoor
from game.web.board_watch import ASKS_EVERY, BoardWatch, State
from game.web.doors import open_door, open_next_door
from game.web.own_addresses import own_addresses
from tests.screens.conftest import Ledger, PaperEye
from tests.wall_clock import wait_for
from tests.web.board_house import ClassOnPaper


@pytest.fixture
def group() -> ClassOnPaper:
    """A class without a star."""
    return ClassOnPaper()


@pytest.fixture
def told() -> list[int]:
    """How often pages were told of news."""
    return []


@pytest.fixture
def watch(group: ClassOnPaper, told: list[int]) -> Iterator[BoardWatch]:
    """A watch that has read the board once."""
    watch = BoardWatch(group.open_register, lambda: group.group.id, lambda: told.append(1))
    watch.start()
    wait_for(lambda: watch.showing.state is State.FRESH)
    yield watch
    watch.close()


def stars(watch: BoardWatch) -> int:
    """Return the class's stars as the board shows them."""
    board = watch.showing.board
    return board.goal.stars if board else -1


def test_a_star_is_there_within_a_second(
    watch: BoardWatch, group: ClassOnPaper, told: list[int]
) -> None:
    """And pages are told once for each change."""
    group.give(0, 3)
    wait_for(lambda: stars(watch) == 3)
    assert len(told) == 2


def test_nothing_new_is_told_to_nobody(watch: BoardWatch, told: list[int]) -> None:
    """A quiet lesson sends nothing."""
    time.sleep(3 * ASKS_EVERY)
    assert len(told) == 1


def test_a_book_that_is_gone_leaves_its_last_board(watch: BoardWatch, group: ClassOnPaper) -> None:
    """And goes on when it is there again."""
    group.give(0, 3)
    wait_for(lambda: stars(watch) == 3)
    group.register.fails = True
    wait_for(lambda: watch.showing.state is State.STALE)
    assert stars(watch) == 3
    group.give(1, 2)
    group.register.fails = False
    wait_for(lambda: watch.showing.state is State.FRESH)
    assert stars(watch) == 5


def test_a_class_that_was_deleted_is_shown_no_longer(
    watch: BoardWatch, group: ClassOnPaper
) -> None:
    """Gone is gone, on the board too."""
    with group.register.lock:
        group.register.delete_group(group.group.id)
    wait_for(lambda: watch.showing.state is State.GONE)
    assert watch.showing.board is None


def test_a_book_that_can_not_be_opened_is_waited_for(group: ClassOnPaper) -> None:
    """A server that starts later than the board is found."""
    opened: list[int] = []

    def open_register() -> AbstractContextManager[Register]:
        opened.append(1)
        if len(opened) < 2:
            raise Trouble("There is no server.")
        return group.open_register()

    watch = BoardWatch(open_register, lambda: group.group.id, lambda: None)
    watch.start()
    try:
        wait_for(lambda: bool(opened))
        assert watch.showing.state is State.WAITING
        wait_for(lambda: watch.showing.state is State.FRESH)
    finally:
        watch.close()


def test_the_door_opens_and_shuts_without_holding_up_the_game(group: ClassOnPaper) -> None:
    """A press is answered at once, the page comes a little later, and nothing is left behind."""
    door = group.door()
    for on_network in (False, True, False):
        began = time.monotonic()
        door.open(on_network)
        assert time.monotonic() - began < 0.7
        assert door.is_open
        assert len(door.code) == (6 if on_network else 0)
        assert door.own_address.startswith("http://127.0.0.1:")
        port = int(door.own_address.rstrip("/").rpartition(":")[2])
        with socket.create_connection(("127.0.0.1", port), 5) as line:
            line.sendall(f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
            assert line.recv(20).startswith(b"HTTP/1.1 200 OK")
            if on_network:
                wait_for(lambda: len(door.addresses) == len(own_addresses()))
    began = time.monotonic()
    door.close()
    assert time.monotonic() - began < 0.7
    assert (door.is_open, door.address, door.code, door.addresses) == (False, "", "", ())
    wait_for(lambda: not any(thread.name.startswith("board") for thread in threading.enumerate()))


def test_each_opening_has_a_code_of_its_own(group: ClassOnPaper) -> None:
    """Who joined last lesson has not joined this one."""
    door, codes = group.door(), set()
    for _ in range(3):
        door.open(True)
        codes.add(door.code)
    door.close()
    assert len(codes) == 3


def test_a_port_that_is_taken_leads_to_the_next(group: ClassOnPaper) -> None:
    """Two teachers on one computer, or another program."""
    with open_next_door(USUAL_PORT) as other:
        taken = other.getsockname()[1]
        with open_next_door(taken) as next_one:
            assert taken < next_one.getsockname()[1] <= taken + 20
        door = group.door()
        with pytest.raises(OSError, match="can't be opened"):
            door.open(port=taken)
        assert not door.is_open
        with pytest.raises(Trouble, match=f"Port {taken} can't be used"):
            open_door(taken)


def test_addresses_are_those_that_others_can_type() -> None:
    """Never this computer's own, nor one that no router hands on."""
    for each in own_addresses():
        address = IPv4Address(each)
        assert not address.is_loopback
        assert not address.is_link_local
        assert not address.is_unspecified


def test_the_games_own_board_shows_the_lesson_that_is_on(group: ClassOnPaper) -> None:
    """And nothing of a class before the lesson and after it."""
    house = House((), Settings(language="en"))
    office = PaperOffice(lambda _: None)
    backstage = Backstage(SilentVoice(), SilentSounds(), Ledger([]), PaperEye(), office, house)
    door = web_board(backstage)
    door.open()
    try:
        wait_for(lambda: "The lesson is over" in _page(door))
        assert "3B" not in _page(door)
        backstage.register = group.register
        lesson = begin(group.group, group.pupils, {}, Random(1))
        backstage.lesson = LessonDesk(lesson, Plan())
        group.give(0, 3)
        wait_for(lambda: "3 of 200 stars" in _page(door))
        backstage.lesson = None
        wait_for(lambda: "3B" not in _page(door))
    finally:
        door.close()


def _page(door: BoardDoor) -> str:
    with urllib.request.urlopen(door.own_address, timeout=10) as answer:
        return answer.read().decode()
