"""Answers at the door of the scoreboard."""


class BoardHouse:
    """Answers until it is told to stop."""
