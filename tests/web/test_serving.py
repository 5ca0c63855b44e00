"""Who may ask the storyboard for what: this computer alone, reading alone, named files alone."""

from __future__ import annotations

import http.client
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.web.conftest import ROOT, Served


@pytest.fixture(scope="module")
def served(pack: Path) -> Iterator[Served]:
    """A play with its pictures."""
    page = Served(pack / "ghost-hotel.yaml")
    yield page
    page.end()


def ask(
    served: Served, path: str, method: str = "GET", **headers: str
) -> tuple[int, dict[str, str], bytes]:
    """Ask for `path` exactly as written; return status, headers and what came."""
    line = http.client.HTTPConnection("127.0.0.1", served.port, timeout=10)
    line.putrequest(method, path, skip_host=True)
    line.putheader("Host", headers.pop("Host", f"127.0.0.1:{served.port}"))
    for name, value in headers.items():
        line.putheader(name.replace("_", "-"), value)
    line.endheaders()
    with closing(line), line.getresponse() as answer:
        told = {name.lower(): value for name, value in answer.getheaders()}
        return answer.status, told, answer.read()


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:80", "127.0.0.1", "127.0.0.1.evil:1"]
)
@pytest.mark.parametrize("path", ["/", "/picture/ghost-hotel/ghost-hotel.svg", "/live", "/nothing"])
def test_another_host_is_refused(served: Served, host: str, path: str) -> None:
    """A stranger's page that leads its own name to this computer gets nothing."""
    status, _, told = ask(served, path, Host=host)
    assert status == 421
    assert b"ghost" not in told


def test_this_computer_by_its_other_name_is_let_in(served: Served) -> None:
    """Some type localhost."""
    assert ask(served, "/", Host=f"localhost:{served.port}")[0] == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_nothing_can_be_sent(served: Served, method: str) -> None:
    """Pages are read, and changed by nobody but the author's editor."""
    assert ask(served, "/", method)[0] == 405


@pytest.mark.parametrize(
    "path",
    [
        "/picture/ghost-hotel/../pack.yaml",
        "/picture/ghost-hotel/..%2Fpack.yaml",
        "/picture/ghost-hotel/..%5Cpack.yaml",
        "/picture/ghost-hotel/%2e%2e/ghost-hotel.yaml",
        "/picture/ghost-hotel//etc/passwd",
        "/picture/../ghost-hotel/ghost-hotel.svg",
        "/picture/ghost-hotel/dragon-tea.svg",
        "/picture/ghost-hotel/",
        "/picture//etc/passwd",
        "/picture/other/ghost-hotel.svg",
        "/page/../../README.md",
        "/page/..%2f..%2fREADME.md",
        "/font/..%2f..%2f..%2fREADME.md",
        "/font/OFL.txt",
        "/face/../x.png",
        "/face/laughing.png",
        "/explain/CU999",
        "/play/nobody",
    ],
)
def test_only_what_a_play_names_is_shown(served: Served, path: str) -> None:
    """No other file, by whatever road."""
    status, _, told = ask(served, path)
    assert status == 404
    assert told == b"Not Found"


def test_a_picture_that_is_a_link_is_not_followed(pack: Path, tmp_path: Path) -> None:
    """A pack from a stranger could lead anywhere with it."""
    from game.workshop.storyboard import boards_at

    board = boards_at(pack / "ghost-hotel.yaml")[0]
    assert board.picture("ghost-hotel.svg") is not None
    secret = tmp_path / "secret.svg"
    secret.write_text("secret")
    picture = pack / "pictures" / "ghost-hotel.svg"
    kept = picture.read_bytes()
    picture.unlink()
    picture.symlink_to(secret)
    try:
        assert board.picture("ghost-hotel.svg") is None
    finally:
        picture.unlink()
        picture.write_bytes(kept)


def test_a_picture_comes_as_a_picture_and_nothing_else(served: Served) -> None:
    """An SVG with a script in it, opened by itself, can do nothing."""
    status, told, _ = ask(served, "/picture/ghost-hotel/ghost-hotel.svg")
    assert status == 200
    assert told["content-type"] == "image/svg+xml"
    assert told["x-content-type-options"] == "nosniff"
    assert told["content-security-policy"].startswith("default-src 'none'")
    assert told["content-security-policy"].endswith("sandbox")


def test_a_page_may_use_nothing_from_outside(served: Served) -> None:
    """Its policy allows what comes from here alone, and no page of others may hold it."""
    _, told, page = ask(served, "/")
    policy = told["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert told["referrer-policy"] == "no-referrer"
    assert b"style=" not in page
    assert b"://" not in page.replace(b"http://www.w3.org/2000/svg", b"")


@pytest.mark.parametrize(
    ("wish", "language"),
    [
        ("sv-SE,sv;q=0.9,en;q=0.8", "sv"),
        ("de,en;q=0.7,sv;q=0.9", "sv"),
        ("en-GB", "en"),
        ("tlh", "en"),
        ("sv;q=x", "sv"),
        (",;q=,", "en"),
    ],
)
def test_the_browsers_language_is_spoken(served: Served, wish: str, language: str) -> None:
    """Of those that the game speaks, the one wished for most."""
    assert ask(served, "/", Accept_Language=wish)[1]["content-language"] == language


def test_nobody_else_can_reach_it(served: Served) -> None:
    """It listens at this computer's own address alone."""
    try:
        others = {
            info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
        }
    except OSError:
        others = set()
    for address in others - {"127.0.0.1"}:
        if address.startswith("127."):
            continue
        with pytest.raises(OSError, match=r".*"):
            socket.create_connection((address, served.port), timeout=2).close()


def test_ctrl_c_ends_it_at_once_also_with_an_open_page(pack: Path) -> None:
    """No traceback, exit code 0, and the port is free again."""
    page = Served(pack / "one-sky.yaml")
    line = http.client.HTTPConnection("127.0.0.1", page.port, timeout=10)
    line.request("GET", "/live")
    with closing(line), line.getresponse() as answer:
        assert b"version" in answer.read(20)
        code, told, wrong = page.end()
    assert (code, wrong) == (0, "")
    assert "The preview has ended." in told
    again = Served(pack / "one-sky.yaml", "--port", str(page.port))
    assert again.port == page.port
    again.end()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("nowhere.yaml", "--web"), "There is no play nowhere.yaml"),
        (("assets/fonts", "--web"), "There is no play in assets/fonts"),
        (("scenarios", "--export", "x.html"), "is a folder"),
        (("first-steps/grumpy-troll", "--export", "/no/such/folder/x.html"), "can't write"),
        (("first-steps/grumpy-troll", "--web", "--port", "99999"), "65535"),
    ],
)
def test_wrong_use_gets_a_sentence(words: tuple[str, ...], sentence: str) -> None:
    """And exit code 2, and no traceback."""
    assert_refused(sentence, *words)


def test_a_port_that_is_taken_gets_a_sentence() -> None:
    """Another program listens there."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        words = ("first-steps/grumpy-troll", "--web", "--port", str(port))
        assert_refused(f"Port {port} can't be used", *words)


def assert_refused(sentence: str, *words: str) -> None:
    """Type a command that can't be done."""
    done = subprocess.run(
        [sys.executable, "-m", "game", "preview", *words, "--no-browser"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
