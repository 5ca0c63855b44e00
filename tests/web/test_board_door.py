"""Who may look at the scoreboard, and what becomes of those who try other ways."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator
from html import escape

import pytest

from game.web.joining import SIGNS, WRONG_FROM_ALL, WRONG_FROM_ONE
from tests.web.board_callers import OWN, PHONE, SCHOOL, House, read
from tests.web.board_house import HOSTILE
from tests.web.fuzz_board import Fuzz

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="elsewhere 127.0.0.2 is no address of this computer"
)

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


def wrong(code: str) -> str:
    """Return a code that is not this one."""
    return next(sign for sign in SIGNS if sign != code[0]) + code[1:]


def on_the_line(house: House, cookie: str) -> bytes:
    """Return what a browser asks that wants to be told of news."""
    host = f"{SCHOOL}:{house.port}"
    return f"GET /live HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\n\r\n".encode()


def leaks(told: str) -> bool:
    """Tell whether an answer holds a nickname or the inside of the program."""
    return any(
        name in told for name in (*HOSTILE[-1:], "Traceback", 'File "', "<bdi>3B", "site-packages")
    )


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


@pytest.mark.parametrize("path", ["/", "/join", "/live"])
@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:{port}",
        "127.0.0.1:{port}",
        "localhost:{port}",
        SCHOOL,
        "[::1]:{port}",
    ],
)
def test_another_host_is_refused(house: House, cookie: str, path: str, host: str) -> None:
    """A stranger's page that leads its own name here gets nothing, not with a cookie either."""
    for method in ("GET", "POST"):
        answer = house.ask(method, path, Host=host.format(port=house.port), Cookie=cookie)
        assert answer.status == 421
        assert not leaks(answer.body)


def test_the_network_can_not_pass_as_this_computer(house: House) -> None:
    """Headers that proxies write are not believed."""
    for name in ("X-Forwarded-For", "Forwarded", "X-Real-IP", "X-Forwarded-Host"):
        answer = house.ask(**{name.replace("-", "_"): "127.0.0.1"})
        assert not leaks(answer.body)
        assert house.code not in answer.body


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


ASKED = b"GET / HTTP/1.1\r\nHost: {host}\r\n"
SENT = b"POST /join HTTP/1.1\r\nHost: {host}\r\n"
TYPED = SENT + b"Content-Type: application/x-www-form-urlencoded\r\n"

NONSENSE = {
    "HTTP/0.9": b"GET /\r\n",
    "no version": b"GET /\r\n\r\n",
    "HTTP/2": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "TLS": bytes.fromhex("16030100a5010000a1030352"),
    "NUL in the path": b"GET /\0 HTTP/1.1\r\nHost: {host}\r\n\r\n",
    "CR in the path": b"GET /\rx HTTP/1.1\r\nHost: {host}\r\n\r\n",
    "LF in a header": ASKED + b"X: a\nSet-Cookie: b\r\n\r\n\r\n",
    "NUL in a header": ASKED + b"X: a\0b\r\n\r\n",
    "two hosts": ASKED + b"Host: evil.example\r\n\r\n",
    "no host": b"GET / HTTP/1.1\r\n\r\n",
    "folded": ASKED + b" folded: x\r\n\r\n",
    "a long line": b"GET /" + b"a" * 200_000 + b" HTTP/1.1\r\nHost: {host}\r\n\r\n",
    "a long header": ASKED + b"X: " + b"a" * 200_000 + b"\r\n\r\n",
    "many headers": ASKED + b"" + b"X: a\r\n" * 20_000 + b"\r\n",
    "nothing": b"\r\n" * 20_000,
    "negative length": SENT + b"Content-Length: -5\r\n\r\n",
    "two lengths": SENT + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\ncode=A",
    "long length": SENT + b"Content-Length: " + b"9" * 30 + b"\r\n\r\n",
    "length and chunks": SENT + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\nzz",
    "broken chunks": TYPED + b"Transfer-Encoding: chunked\r\n\r\nzz\r\ncode",
    "endless chunks": TYPED + b"Transfer-Encoding: chunked\r\n\r\n"
    + b"5\r\naaaaa\r\n" * 9_000,
    "odd coding": SENT + b"Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
    "a huge body": TYPED + b"Content-Length: 9000000\r\n\r\n"
    + b"code=" + b"A" * 3_000_000,
    "a body nobody asked for": ASKED + b"Content-Length: 9000000\r\n\r\n"
    + b"A" * 3_000_000,
    "upgrade": ASKED + b"Connection: upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x\r\n\r\n",
    "another server": b"GET http://evil.example/ HTTP/1.1\r\nHost: {host}\r\n\r\n",
    "bad per cent": b"GET /%zz%%% HTTP/1.1\r\nHost: {host}\r\n\r\n",
    "bytes in the path": b"GET /\xff\xfe HTTP/1.1\r\nHost: {host}\r\n\r\n",
}  # fmt: skip


@pytest.mark.parametrize("name", NONSENSE)
def test_nonsense_is_refused_and_others_are_answered(house: House, name: str) -> None:
    """Whatever is said, it is answered with a refusal or a hung up line, and nothing is shown."""
    host = f"{SCHOOL}:{house.port}".encode()
    answer = read(NONSENSE[name].replace(b"{host}", host), house)
    assert answer.status in (0, 200, 400, 403, 404, 421, 431)
    assert not leaks(answer.body)
    assert "set-cookie" not in answer.headers
    assert house.look().status == 200


DOTS = (
    "..",
    "%2e%2e",
    "%2E.",
    "..%00",
    "%252e%252e",
    "..;",
    "\\..",
    "%5c..",
    "%c0%ae%c0%ae",
    "....//",
)


@pytest.mark.parametrize("dots", DOTS)
@pytest.mark.parametrize("start", ["/", "/picture/", "/picture/avatars/", "/page/", "/font/"])
def test_no_other_file_is_handed_out(house: House, cookie: str, start: str, dots: str) -> None:
    """Files are known by name beforehand; no path is made of what somebody types."""
    for slash in ("/", "%2f", "%5c"):
        for end in ("etc/passwd", "README.md", "locale/update.py", "CREDITS.md"):
            path = f"{start}{slash.join([dots] * 5)}{slash}{end}"
            answer = house.ask(path=path, Cookie=cookie)
            assert answer.status == 404
            assert answer.body == "Not Found"


@pytest.mark.parametrize(
    "path",
    [
        "/docs",
        "/openapi.json",
        "/redoc",
        "/metrics",
        "/favicon.ico",
        "/.env",
        "/live/",
        "//",
        "/join/",
    ],
)
def test_there_is_nothing_but_the_board(house: House, cookie: str, path: str) -> None:
    """No page that tells how it is made."""
    assert house.ask(path=path, Cookie=cookie).status in (404, 307)
    assert not leaks(house.ask(path=path).body)


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


def test_a_few_hundred_random_requests_find_nothing(house: House) -> None:
    """Seeded; `python -m tests.web.fuzz_board 20000` sends more."""
    fuzz = Fuzz(house, random.Random(8642))
    fuzz.send(300)
    assert fuzz.faults == []
    assert house.ask(source=OWN, target=OWN).status == 200
    assert house.ask(source=PHONE).status == 200
