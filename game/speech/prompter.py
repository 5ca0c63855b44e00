"""The prompter: has lines ready as sound, through the speech process, and keeps them for replay.

It starts a failed process again at once, and when it fails again, after a rest; it never waits for
it. It plays nothing.
"""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path
from typing import Final

from game.speech.booth import Booth, Serve
from game.speech.lines import Line, Ready, Recorded, Rendered, Reply, Unspeakable, VoiceTrouble

# Seconds. A line takes 0.03 s to render, an engine that starts for the first time many seconds.
LINE_LIMIT: Final = 5.0
START_LIMIT: Final = 20.0

# Lines kept for replay, of about 0.8 MB each.
KEPT_LINES: Final = 12

# Failures on end, after which the lines are only read.
MOST_FAILURES: Final = 2

# Seconds until a process that was given up is tried again, twice as long each time: a computer may
# have been busy, and a child who can't read yet needs the voice back.
FIRST_REST: Final = 60.0


class Prompter:
    """Lines wanted and lines rendered; `serve` is what runs in the speech process."""

    def __init__(self, serve: Serve) -> None:
        self._serve = serve
        self._booth: Booth | None = None
        self._is_ready = False
        self._is_mute = False
        self._failures = 0
        self._next_rest = FIRST_REST
        # Seconds until it is tried again, if it was given up and that may help.
        self._rest: float | None = None
        # The one line on its way, so that an urgent one can overtake the others.
        self._asked: Line | None = None
        self._waited = 0.0
        self._wanted: list[Line] = []
        self._kept: OrderedDict[Line, Rendered] = OrderedDict()
        self._unspeakable: set[Line] = set()
        self._troubles: list[VoiceTrouble] = []

    def start(self) -> None:
        """Start the speech process, unless it runs or is given up."""
        if self._booth is None and not self._is_mute:
            self._open()

    def _open(self) -> None:
        try:
            self._booth = Booth(self._serve)
        except OSError:
            # No room for its folder, or for one more process.
            self._give_up(VoiceTrouble.STOPPED)
            return
        self._is_ready, self._waited = False, 0.0

    def want(self, line: Line, is_urgent: bool = False) -> None:
        """Have `line` rendered, before all others when it is urgent."""
        if line in self._kept or line == self._asked or self.is_unspeakable(line):
            return
        self.start()
        if line in self._wanted:
            self._wanted.remove(line)
        self._wanted.insert(0 if is_urgent else len(self._wanted), line)
        self._ask_next()

    def rendered(self, line: Line) -> Rendered | None:
        """Return `line` as sound when it is ready."""
        if line in self._kept:
            self._kept.move_to_end(line)
        return self._kept.get(line)

    def is_unspeakable(self, line: Line) -> bool:
        """Tell whether there is no use in waiting for `line`."""
        return (
            self._is_mute
            or line in self._unspeakable
            or not any(character.isalnum() for character in line.text)
        )

    def troubles(self) -> tuple[VoiceTrouble, ...]:
        """Return the troubles met since the last call."""
        met, self._troubles = tuple(self._troubles), []
        return met

    def update(self, dt: float) -> None:
        """Take in what the process has sent during the last `dt` seconds."""
        # A pipe that ends, and a file that went with it, both mean that the process is gone.
        try:
            while self._booth is not None and (reply := self._booth.poll()) is not None:
                self._take(reply)
        except (EOFError, OSError):
            self._fail()
            return
        if self._rest is not None:
            self._rest -= dt
            if self._rest <= 0.0:
                self._rest = None
                self._open()
        if self._booth is not None and (self._asked is not None or not self._is_ready):
            self._waited += dt
            if self._waited > (LINE_LIMIT if self._is_ready else START_LIMIT):
                self._fail()

    def close(self) -> None:
        """End the speech process; nothing is rendered from here on."""
        self._is_mute, self._rest = True, None
        if self._booth is not None:
            self._booth.close()
            self._booth = None

    def _ask_next(self) -> None:
        if self._booth is None or self._asked is not None or not self._wanted:
            return
        self._asked, self._waited = self._wanted.pop(0), 0.0
        if not self._booth.send(self._asked):
            self._fail()

    def _take(self, reply: Reply) -> None:
        match reply:
            case Ready():
                # Nobody has to wait for one that was tried again until it is ready.
                self._is_ready, self._is_mute, self._waited = True, False, 0.0
                return
            case Recorded(line, file, words):
                self._failures = 0
                self._kept[line] = Rendered(line, _taken(file), words)
                while len(self._kept) > KEPT_LINES:
                    self._kept.popitem(last=False)
            case Unspeakable(None, trouble):
                self._give_up(trouble)
            case Unspeakable(line, VoiceTrouble.STOPPED) if line is not None:
                self._unspeakable.add(line)
                self._failures += 1
                if self._failures >= MOST_FAILURES:
                    self._give_up(VoiceTrouble.STOPPED)
            case Unspeakable(line, trouble) if line is not None:
                self._unspeakable.add(line)
                self._troubles.append(trouble)
        self._asked = None
        self._ask_next()

    def _fail(self) -> None:
        """Start a process that died or hangs again, with the same line, and the next time not."""
        self._failures += 1
        self._abandon()
        if self._failures >= MOST_FAILURES:
            self._give_up(VoiceTrouble.STOPPED)
            return
        if self._asked is not None:
            self._wanted.insert(0, self._asked)
            self._asked = None
        self.start()
        self._ask_next()

    def _give_up(self, trouble: VoiceTrouble) -> None:
        self._is_mute = True
        if trouble is VoiceTrouble.STOPPED:
            self._rest, self._next_rest = self._next_rest, self._next_rest * 2
        self._wanted.clear()
        self._asked = None
        self._troubles.append(trouble)
        self._abandon()

    def _abandon(self) -> None:
        if self._booth is not None:
            self._booth.abandon()
            self._booth = None


def _taken(file: str) -> bytes:
    """Return a sound file's bytes and remove it."""
    path = Path(file)
    sound = path.read_bytes()
    path.unlink()
    return sound
