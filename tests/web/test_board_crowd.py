"""Who dawdles at the board, or comes with hundreds of lines, crowds nobody out."""

from __future__ import annotations

import sys
import time

import pytest

from tests.web.board_callers import House
from tests.web.open_board import fresh as fresh
from tests.web.open_board import house as house
from tests.web.open_board import on_the_line

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="elsewhere 127.0.0.2 is no address of this computer"
)

SENT = b"POST /join HTTP/1.1\r\nHost: {host}\r\n"


def test_who_dawdles_is_hung_up_on(house: House) -> None:
    """A request comes whole within seconds (here half a one), byte by byte or not at all."""
    for start in (
        b"",
        b"GET / HT",
        SENT + b"Content-Length: 50\r\n\r\nco",
    ):
        with house.line() as line:
            line.settimeout(5)
            began = time.monotonic()
            line.sendall(start)
            heard = b""
            try:
                while part := line.recv(4096):
                    heard += part
            except ConnectionError:
                pass
            assert time.monotonic() - began < 3
            assert b"200 OK" not in heard


def test_dripping_bytes_does_not_buy_time(house: House) -> None:
    """Slowloris: a byte now and then keeps no line open."""
    with house.line() as line:
        began, is_open = time.monotonic(), True
        while is_open and time.monotonic() < began + 3:
            try:
                line.sendall(b"X")
                time.sleep(0.1)
            except OSError:
                is_open = False
        assert not is_open
        assert house.look().status == 200


def test_five_hundred_lines_crowd_nobody_out(fresh: House) -> None:
    """So many from one address and in all; this computer's own page always comes."""
    lines = []
    try:
        for number in range(500):
            lines.append(fresh.line(f"127.0.4.{number % 10 + 1}"))
        assert fresh.look().status == 200
        assert fresh.ask(source="127.0.4.1").status in (0, 503)
        assert fresh.ask(source="127.0.5.1").status in (0, 503), "there is an end to it"
    finally:
        for line in lines:
            line.close()
    end = time.monotonic() + 5
    while fresh.ask(source="127.0.5.1").status != 200:
        assert time.monotonic() < end, "the lines that were closed are still counted"
        time.sleep(0.05)


def test_one_phone_can_not_take_all_lines_for_itself(fresh: House) -> None:
    """Others come in beside who opens as many as it can, pages that stay on the line too."""
    cookie = fresh.join(fresh.code).headers["set-cookie"].partition(";")[0]
    lines, told = [], []
    try:
        for _ in range(30):
            line = fresh.line()
            lines.append(line)
            line.sendall(on_the_line(fresh, cookie))
            told.append(line.recv(20)[9:12])
        assert told == [b"200"] * 20 + [b"503"] * 10
        assert fresh.ask(source="127.0.0.9").status == 200
    finally:
        for line in lines:
            line.close()
