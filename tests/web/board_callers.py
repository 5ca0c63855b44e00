"""Callers at the scoreboard's door: this computer, others on the network, and who talks nonsense.

On Linux each address 127.x.y.z is this computer, so 127.0.0.2 stands for its address on the
school's network, and others for the phones there; nothing leaves the computer.
"""

from __future__ import annotations

import contextlib
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from email.parser import Parser

from tests.web.conftest import PATIENCE, ROOT

OWN, SCHOOL, PHONE = "127.0.0.1", "127.0.0.2", "127.0.0.3"
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Answer:
    """What came back: `status` 0 for nothing at all."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)
    body: str = ""


class House:
    """A class's board served by a process of its own."""

    def __init__(self, *words: str) -> None:
        self.command = subprocess.Popen(
            [sys.executable, "-m", "tests.web.board_house", *words],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.command.stdout is not None
        address, _, self.code = self.command.stdout.readline().strip().partition(" ")
        self.port = int(address.rstrip("/").rpartition(":")[2])
        end = time.monotonic() + PATIENCE
        while "<li>" not in self.look().body and "hostile" in words:
            assert time.monotonic() < end, "no board"
            time.sleep(0.05)

    def give(self, pupil: int, stars: int) -> None:
        """Let a child earn stars."""
        assert self.command.stdin is not None
        self.command.stdin.write(f"{pupil} {stars}\n")
        self.command.stdin.flush()

    def line(self, source: str = PHONE, target: str = SCHOOL) -> socket.socket:
        """Return a line from one address to another."""
        return socket.create_connection((target, self.port), 10, (source, 0))

    def say(self, sent: bytes, source: str = PHONE, target: str = SCHOOL) -> bytes:
        """Send bytes as they are; return all that comes until the other end hangs up or is still.

        A request that is never whole is waited for half a second.
        """
        with self.line(source, target) as line:
            # Hung up on in the middle, what was said before can still be read.
            with contextlib.suppress(OSError):
                line.sendall(sent)
            return _heard(line)

    def ask(
        self,
        method: str = "GET",
        path: str = "/",
        body: str = "",
        source: str = PHONE,
        target: str = SCHOOL,
        **headers: str,
    ) -> Answer:
        """Ask properly, or with other `headers`; `Host=""` leaves the name out."""
        told = {"Host": f"{target}:{self.port}", "Connection": "close"}
        if body or method == "POST":
            told |= {"Content-Type": FORM, "Content-Length": str(len(body))}
        told |= {name.replace("_", "-"): value for name, value in headers.items()}
        lines = [f"{method} {path} HTTP/1.1", *(f"{k}: {v}" for k, v in told.items() if v)]
        return read("\r\n".join([*lines, "", body]).encode("latin-1"), self, source, target)

    def look(self) -> Answer:
        """Look from this computer itself."""
        return self.ask(source=OWN, target=OWN)

    def join(self, code: str, source: str = PHONE, **headers: str) -> Answer:
        """Type a code at a phone."""
        return self.ask("POST", "/join", f"code={code}", source, **headers)

    def end(self) -> str:
        """End it; return what was told of errors."""
        assert self.command.stdin is not None
        assert self.command.stderr is not None
        self.command.stdin.close()
        self.command.wait(PATIENCE)
        told = self.command.stderr.read()
        self.command.stderr.close()
        if self.command.stdout is not None:
            self.command.stdout.close()
        return told


def read(sent: bytes, house: House, source: str = PHONE, target: str = SCHOOL) -> Answer:
    """Send bytes and understand the answer."""
    return understood(house.say(sent, source, target))


def understood(heard: bytes) -> Answer:
    """Return an answer as values."""
    head, _, body = heard.decode("utf-8", "replace").partition("\r\n\r\n")
    first, _, rest = head.partition("\r\n")
    parts = first.split(" ")
    if len(parts) < 2 or not parts[0].startswith("HTTP/1."):
        return Answer(0, {}, heard.decode("utf-8", "replace"))
    headers = {name.lower(): value for name, value in Parser().parsestr(rest).items()}
    return Answer(int(parts[1]), headers, body)


def _heard(line: socket.socket) -> bytes:
    heard = b""
    while True:
        line.settimeout(3.0 if not heard else 0.5)
        try:
            part = line.recv(65536)
        except OSError:
            break
        if not part:
            break
        heard += part
    return heard
