"""What .play files expect: the witness sees and hears whether it came true."""

from __future__ import annotations

from tests.playthroughs.script import verb
from tests.playthroughs.stagehand import Stagehand


class Witness(Stagehand):
    """A stagehand who also tells whether what was expected came true."""

    @verb("expect screen NAME")
    def expect_screen(self, name: str) -> None:
        """A screen is on, by its name in the code without "Screen"."""
        assert self._screen_name() == name, "Another screen is on."

    @verb("expect the game is left")
    def expect_left(self) -> None:
        """The window is closed."""
        assert self.screen is None, "The game goes on."

    @verb("expect scene NAME")
    def expect_scene(self, name: str) -> None:
        """A scene is on."""
        assert self.play_now.scene.name == name, "Another scene is on."

    @verb("expect said TEXT")
    def expect_said(self, text: str) -> None:
        """A text, or a part of it, was said, not before what the last such line found."""
        found = self._find(text)
        assert found is not None, "That was not said, or earlier."
        self._heard_to = found

    def _find(self, text: str) -> int | None:
        later = range(self._heard_to, len(self.heard))
        return next((number for number in later if text in self.heard[number]), None)

    @verb("expect never said TEXT")
    def expect_never_said(self, text: str) -> None:
        """A text was not said all evening."""
        assert not any(text in heard for heard in self.heard), "That was said."

    @verb("expect spoken in CODE")
    def expect_spoken_in(self, code: str) -> None:
        """What was said last was said in this language."""
        assert self.backstage.voice.said[-1][1] == code, "The voice speaks another language."

    @verb("expect outcome NAME")
    def expect_outcome(self, name: str) -> None:
        """The last take ended so: performed, helped, seen, passed_on."""
        assert self.play_now.results, "No take has ended yet."
        assert self.play_now.results[-1].outcome == name, "It ended otherwise."

    @verb("expect meter above SHARE")
    def expect_meter_above(self, share: str) -> None:
        """The fullest meter is fuller than this, 0 to 1."""
        assert self.play_now.fill > float(share), "It is emptier."

    @verb("expect meter below SHARE")
    def expect_meter_below(self, share: str) -> None:
        """The fullest meter is emptier than this, 0 to 1."""
        assert self.play_now.fill < float(share), "It is fuller."

    @verb("expect obstacle NAME")
    def expect_obstacle(self, name: str) -> None:
        """The face can't be read for this reason; "none" if it can."""
        now = self.play_now.take.obstacle
        assert (name == "none") if now is None else (now == name), f"The obstacle is {now}."

    @verb("expect stars COUNT")
    def expect_stars(self, count: str) -> None:
        """So many stars are given at the curtain call."""
        assert self.screen is not None
        assert self.screen.stars == int(count), f"There are {self.screen.stars} stars."

    @verb("expect book empty")
    def expect_empty_book(self) -> None:
        """No stars are written down."""
        assert self.backstage.book.lines == []

    @verb("expect book NAME PLAY STARS")
    def expect_in_book(self, name: str, play: str, stars: str) -> None:
        """A player's stars for a play are written down."""
        names = {player.id: player.nickname for player in self.backstage.book.players()}
        written = [(names[line[0]], line[1], line[2]) for line in self.backstage.book.lines]
        assert (name, play, int(stars)) in written, f"Written down: {written}."

    @verb("expect camera STATE")
    def expect_camera(self, state: str) -> None:
        """The camera is on or off."""
        assert state in ("on", "off"), "Write on or off."
        assert self.backstage.eye.is_on == (state == "on"), "It is not."

    @verb("expect choice NAME")
    def expect_choice(self, name: str) -> None:
        """Something can be chosen now."""
        self._named(name)

    @verb("remember the take")
    def remember(self) -> None:
        """Keep in mind how the take stands."""
        self._kept = self.play_now

    @verb("expect nothing lost")
    def expect_nothing_lost(self) -> None:
        """The take stands exactly as it was kept in mind: meters, help, seconds of trying."""
        assert self._kept is not None, "Write `remember the take` before."
        before, now = self._kept.take, self.play_now.take
        assert now.meters == before.meters, f"Meters were {before.meters}."
        assert (now.part, now.hints, now.is_shown) == (before.part, before.hints, before.is_shown)
        assert now.trying == before.trying, f"Tried for {before.trying} s before."
        assert self.play_now.results == self._kept.results, "Other results."
