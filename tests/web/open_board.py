"""A board open to the network, with hostile names on it, a guest's cookie, and what would leak."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.web.board_callers import SCHOOL, House
from tests.web.board_house import HOSTILE

PATHS = ("/", "/live", "/join", "/page/board.js", "/picture/star", "/font/Andika-Bold.ttf", "/x")


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    """A board with names on it, and what attackers would like to be called among them."""
    served = House("network", "names", "hostile", "quick")
    yield served
    assert served.end() == "", "nothing is told of errors, least of all a traceback"


@pytest.fixture
def fresh() -> Iterator[House]:
    """A board at whose door nobody has tried anything yet."""
    served = House("network", "names", "hostile")
    yield served
    assert served.end() == ""


@pytest.fixture(scope="module")
def cookie(house: House) -> str:
    """What a phone holds that has typed the code."""
    return house.join(house.code, "127.0.0.4").headers["set-cookie"].partition(";")[0]


def on_the_line(house: House, cookie: str) -> bytes:
    """Return what a browser asks that wants to be told of news."""
    host = f"{SCHOOL}:{house.port}"
    return f"GET /live HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\n\r\n".encode()


def leaks(told: str) -> bool:
    """Tell whether an answer holds a nickname or the inside of the program."""
    return any(
        name in told for name in (*HOSTILE[-1:], "Traceback", 'File "', "<bdi>3B", "site-packages")
    )
