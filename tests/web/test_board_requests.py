"""Requests that no browser sends: whatever is said to the board, it shows its own pages alone."""

from __future__ import annotations

import random
import sys

import pytest

from tests.web.board_callers import OWN, PHONE, SCHOOL, House, read
from tests.web.fuzz_board import Fuzz
from tests.web.open_board import cookie as cookie
from tests.web.open_board import house as house
from tests.web.open_board import leaks

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="elsewhere 127.0.0.2 is no address of this computer"
)


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


def test_a_few_hundred_random_requests_find_nothing(house: House) -> None:
    """Seeded; `python -m tests.web.fuzz_board 20000` sends more."""
    fuzz = Fuzz(house, random.Random(8642))
    fuzz.send(300)
    assert fuzz.faults == []
    assert house.ask(source=OWN, target=OWN).status == 200
    assert house.ask(source=PHONE).status == 200
