"""Random requests at the scoreboard's door: `python -m tests.web.fuzz_board 20000 [SEED]`."""

from __future__ import annotations

import random
import sys
import time

from tests.web.board_callers import FORM, SCHOOL, House, understood
from tests.web.board_house import HOSTILE

WORDS = (
    b"GET", b"POST", b"PUT", b"/", b"/join", b"/live", b"/picture/", b"..", b"%2e", b"%00", b"\0",
    b"\r\n", b"\n", b" ", b"HTTP/1.1", b"HTTP/1.0", b"HTTP/9", b"Host:", b"Cookie:", b"code=",
    b"Content-Length:", b"Transfer-Encoding: chunked", b"Expect: 100-continue", b"Range: bytes=0-",
    b"Connection: keep-alive", b"Origin: null", b"?language=", b"language=xx", b"a" * 9000, b"\xff",
    b"-1", b"99999999999999999999", b";q=", b"Accept-Language:", b"curtain_up_guest=", b"\x80\x81",
    b"If-None-Match: *", b"If-Modified-Since: x", b"If-Range: x", b"5\r\ncode=\r\n0\r\n\r\n",
)  # fmt: skip
PATHS = ("/", "/live", "/join", "/page/board.css", "/picture/avatars/fox", "/font/Andika-Bold.ttf")

# What may be answered to anybody; 206 and 416 are parts of fonts and pictures.
STATUS = {0, 100, 200, 206, 304, 307, 400, 403, 404, 405, 416, 421, 429, 431, 503}


class Fuzz:
    """Sends proper requests that chance has spoilt; `faults` are those that found something."""

    def __init__(self, house: House, chance: random.Random) -> None:
        self.house = house
        self.faults: list[tuple[bytes, str]] = []
        self._chance = chance

    def send(self, count: int) -> None:
        """Send so many, each from one of 250 addresses."""
        for _ in range(count):
            sent = self._request()
            source = f"127.0.7.{self._chance.randint(1, 250)}"
            heard = self._said(sent, source)
            answer = understood(heard)
            told = heard.decode("utf-8", "replace")
            if answer.status not in STATUS or (answer.status == 0 and told.strip()):
                self.faults.append((sent, told[:200]))
            if "Traceback" in told or HOSTILE[-1] in told or "set-cookie" in answer.headers:
                self.faults.append((sent, told[:200]))

    def _said(self, sent: bytes, source: str) -> bytes:
        """Send, and read what comes first: most of these leave the line open."""
        with self.house.line(source) as line:
            line.settimeout(2)
            try:
                line.sendall(sent)
                line.shutdown(1)
                heard = b""
                while len(heard) < 65536 and (part := line.recv(65536)):
                    heard += part
            except OSError:
                return b""
            return heard

    def _request(self) -> bytes:
        whole = bytearray(self._proper())
        for _ in range(self._chance.randint(0, 4)):
            at = self._chance.randint(0, len(whole))
            match self._chance.randint(0, 3):
                case 0:
                    whole[at:at] = self._chance.choice(WORDS)
                case 1:
                    del whole[at : at + self._chance.randint(1, 12)]
                case 2:
                    whole[at : at + 1] = bytes([self._chance.randint(0, 255)])
                case _:
                    whole[at:at] = whole[: self._chance.randint(0, 60)]
        return bytes(whole)

    def _proper(self) -> bytes:
        method = self._chance.choice(("GET", "GET", "HEAD", "POST", "PUT", "DELETE"))
        path = self._chance.choice(PATHS)
        body = f"code={self._chance.randint(0, 10**6):06}" if method == "POST" else ""
        lines = [
            f"{method} {path} HTTP/1.1",
            f"Host: {SCHOOL}:{self.house.port}",
            f"Content-Type: {FORM}",
            f"Content-Length: {len(body)}",
            "Accept-Language: sv;q=0.8,en",
            f"Cookie: curtain_up_guest={self._chance.randbytes(12).hex()}",
        ]
        return "\r\n".join([*lines, "", body]).encode()


def main() -> None:
    """Send as many as the first word says, and tell what they found."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    house = House("network", "names", "hostile", "quick")
    fuzz = Fuzz(house, random.Random(seed))
    began = time.monotonic()
    fuzz.send(count)
    is_there = house.look().status == 200
    seconds = time.monotonic() - began
    wrong = house.end()
    sys.stdout.write(
        f"{count} requests in {seconds:.1f} s, {len(fuzz.faults)} faults, seed {seed}\n"
    )
    for sent, told in fuzz.faults[:10]:
        sys.stdout.write(f"{sent[:300]!r} -> {told!r}\n")
    sys.exit(bool(fuzz.faults or wrong or not is_there))


if __name__ == "__main__":
    main()
