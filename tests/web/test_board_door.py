"""Who may look at the scoreboard, and what they are shown."""

from __future__ import annotations

import sys
from html import escape

import pytest

from game.web.joining import SIGNS, WRONG_FROM_ALL, WRONG_FROM_ONE
from tests.web.board_callers import House
from tests.web.board_house import HOSTILE
from tests.web.open_board import PATHS, leaks, on_the_line
from tests.web.open_board import cookie as cookie
from tests.web.open_board import fresh as fresh
from tests.web.open_board import house as house

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="elsewhere 127.0.0.2 is no address of this computer"
)


def wrong(code: str) -> str:
    """Return a code that is not this one."""
    return next(sign for sign in SIGNS if sign != code[0]) + code[1:]


def test_this_computer_looks_without_a_code_and_is_told_it(house: House) -> None:
    """The projector shows address and code to the class."""
    answer = house.look()
    assert answer.status == 200
    assert HOSTILE[-1] in answer.body
    assert f"{house.code[:3]} {house.code[3:]}" in answer.body


@pytest.mark.parametrize("path", PATHS)
def test_who_has_not_joined_is_shown_nothing_of_the_class(house: House, path: str) -> None:
    """Neither names nor the class nor the code, on no page."""
    answer = house.ask(path=path)
    assert not leaks(answer.body)
    assert house.code not in answer.body
    assert answer.status == {"/live": 403, "/join": 405, "/x": 404}.get(path, 200)


def test_the_right_code_lets_in_as_children_type_it(fresh: House) -> None:
    """Small letters and a gap will do; the cookie is for the browser alone."""
    answer = fresh.join(f"{fresh.code[:3].lower()}+{fresh.code[3:].lower()}")
    assert answer.status == 303
    assert answer.headers["location"] == "/?language=en"
    given = answer.headers["set-cookie"]
    assert "HttpOnly" in given
    assert "SameSite=strict" in given
    assert len(given.partition("=")[2].partition(";")[0]) >= 32
    page = fresh.ask(Cookie=given.partition(";")[0])
    assert HOSTILE[-1] in page.body
    assert f"{fresh.code[:3]} {fresh.code[3:]}" not in page.body, "only the projector shows it"


def test_a_wrong_code_is_told_kindly_and_five_are_enough(fresh: House) -> None:
    """The sixth has to wait, the right one too; somebody else's phone does not."""
    for _ in range(WRONG_FROM_ONE):
        answer = fresh.join(wrong(fresh.code))
        assert answer.status == 403
        assert "That was not the code." in answer.body
        assert "set-cookie" not in answer.headers
    answer = fresh.join(fresh.code)
    assert answer.status == 429
    assert 0 < int(answer.headers["retry-after"]) <= 61
    assert f"Please wait {answer.headers['retry-after']} seconds" in answer.body
    assert fresh.join(fresh.code, "127.0.0.9").status == 303


def test_a_whole_school_that_guesses_is_held_up_together(fresh: House) -> None:
    """From however many phones; who is in stays in, and the projector goes on."""
    guest = fresh.join(fresh.code, "127.0.1.1").headers["set-cookie"].partition(";")[0]
    told = [
        fresh.join(wrong(fresh.code), f"127.0.2.{number // WRONG_FROM_ONE + 1}").status
        for number in range(WRONG_FROM_ALL + 5)
    ]
    assert told == [403] * WRONG_FROM_ALL + [429] * 5
    assert fresh.join(fresh.code, "127.0.3.1").status == 429
    assert HOSTILE[-1] in fresh.ask(source="127.0.1.1", Cookie=guest).body
    assert fresh.look().status == 200


@pytest.mark.parametrize("given", ["", "x", "a" * 32, "%00", '"', "\xff\xfe", "..", "x" * 3000])
def test_a_forged_cookie_opens_nothing(house: House, given: str) -> None:
    """A token is 192 random bits."""
    answer = house.ask(Cookie=f"curtain_up_guest={given}")
    assert answer.status == 200
    assert not leaks(answer.body)
    assert house.ask(path="/live", Cookie=f"curtain_up_guest={given}").status == 403


METHODS = ("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "BREW")
# A code is sent by POST /join.
SENT = [
    (method, path) for path in PATHS for method in METHODS if (method, path) != ("POST", "/join")
]


@pytest.mark.parametrize(("method", "path"), SENT)
def test_nothing_but_a_code_can_be_sent(house: House, cookie: str, method: str, path: str) -> None:
    """By a guest of the house no more than by a stranger."""
    for given in ("", cookie):
        answer = house.ask(method, path, "code=1", Cookie=given)
        assert answer.status == 405
        assert answer.headers["connection"] == "close"
        assert not leaks(answer.body)


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "https://127.0.0.2"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Content_Type": "text/plain"},
        {"Content_Type": "multipart/form-data; boundary=x"},
        {"Content_Type": "application/json"},
        {"Content_Type": ""},
    ],
)
def test_a_strangers_page_can_not_type_for_a_visitor(house: House, headers: dict[str, str]) -> None:
    """The code is taken from our own form alone, and such a try is not counted."""
    answer = house.join(house.code, "127.0.0.8", **headers)
    assert answer.status == 403
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(
    "body",
    [
        "",
        "code",
        "code=",
        "code=a&code=b",
        "name=x",
        "code=a&x=1",
        "&" * 100,
        "code=%ff%fe",
        "code=" + "A" * 400,
        "code=\xe5",
    ],
)
def test_what_is_no_code_lets_nobody_in(house: House, body: str) -> None:
    """Too much, too little, twice, or something else."""
    answer = house.ask("POST", "/join", body, "127.0.6.1")
    assert answer.status in (400, 403)
    assert "set-cookie" not in answer.headers
    assert not leaks(answer.body)


def test_each_answer_has_its_safe_headers(house: House, cookie: str) -> None:
    """Pages use nothing from elsewhere, nobody frames them, nothing is stored."""
    for path in PATHS[:1] + PATHS[2:]:
        told = house.ask(path=path, Cookie=cookie).headers
        assert told["x-content-type-options"] == "nosniff"
        assert told["cross-origin-resource-policy"] == "same-origin"
        assert "default-src 'none'" in told["content-security-policy"]
        assert "server" not in told
        assert "date" not in told
    page = house.ask(Cookie=cookie)
    assert page.headers["cache-control"] == "no-store"
    assert "unsafe" not in page.headers["content-security-policy"]
    assert "style=" not in page.body
    assert "://" not in page.body.partition("<footer>")[0]


def test_what_children_are_called_stays_words(house: House, cookie: str) -> None:
    """No name opens a tag, on the page or in what is sent while it is open."""
    page = house.ask(Cookie=cookie).body
    for name in HOSTILE:
        assert f"<bdi>{escape(name)}</bdi>".replace("\r\n", "\n") in page.replace("\r\n", "\n")
    assert page.count("<script") == 1
    with house.line() as line:
        line.sendall(on_the_line(house, cookie))
        heard = b""
        while b"data:" not in heard or not heard.endswith(b"\r\n\r\n"):
            heard += line.recv(65536)
    told = [row for row in heard.decode().splitlines() if row.startswith("data:")]
    assert len(told) == 1, "no name ends the line that it stands in"
    assert b"<script>alert" not in heard
