"""How long a star takes to a page: `python -m tests.web.bench_board [PAGES] [SECONDS]`.

Stars are handed in ten times a second while so many pages are on the line, without a browser.
"""

from __future__ import annotations

import json
import re
import socket
import sys
import threading
import time

from game.web.board_site import MOST_LINES_FROM_ONE
from tests.web.board_callers import OWN
from tests.web.board_house import ClassOnPaper


def main() -> None:
    """Measure, and tell median, 95 of 100, and the worst."""
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 10.0
    group = ClassOnPaper()
    door = group.door()
    door.open(port=0)
    port = int(door.own_address.rstrip("/").rpartition(":")[2])
    given: dict[int, float] = {}
    waits: list[float] = []
    # So many pages of one address are answered; on Linux, 127.0.0.2 and so on are others.
    sources = [f"127.0.0.{number // MOST_LINES_FROM_ONE + 1}" for number in range(pages)]
    lines = [socket.create_connection((OWN, port), 10, (source, 0)) for source in sources]
    for line in lines:
        line.sendall(f"GET /live HTTP/1.1\r\nHost: {OWN}:{port}\r\n\r\n".encode())
        threading.Thread(target=_follow, args=(line, given, waits), daemon=True).start()
    time.sleep(1)
    for stars in range(1, int(seconds * 10) + 1):
        given[stars] = time.monotonic()
        group.give(stars % len(group.pupils), 1)
        time.sleep(0.1)
    time.sleep(1)
    door.close()
    waits.sort()
    told = [waits[int(len(waits) * share)] * 1000 for share in (0.5, 0.95)]
    figures = {
        "pages": len(lines),
        "updates": len(waits),
        "p50_ms": round(told[0]),
        "p95_ms": round(told[1]),
        "worst_ms": round(waits[-1] * 1000),
    }
    sys.stdout.write(json.dumps(figures) + "\n")


def _follow(line: socket.socket, given: dict[int, float], waits: list[float]) -> None:
    """Take note how long each star took to this page; several may come with one board."""
    shown, heard = 0, b""
    while part := line.recv(65536):
        heard += part
        *whole, heard = heard.split(b"\r\n\r\n")
        for news in whole:
            if found := re.search(rb">(\d+) of \d+ star", news):
                now = time.monotonic()
                waits += [now - given[star] for star in range(shown + 1, int(found[1]) + 1)]
                shown = int(found[1])


if __name__ == "__main__":
    main()
