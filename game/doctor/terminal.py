"""The terminal: coloured lines and progress where rich is there, plain lines everywhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO


def write_line(began: str, colour: str, rest: str, stream: TextIO) -> None:
    """Write one line, coloured where it begins on a terminal; never wrapped, to be pasted."""
    try:
        from rich.console import Console
        from rich.text import Text
    except ImportError:
        stream.write(f"{began}{rest}\n")
        return
    console = Console(file=stream, highlight=False)
    console.print(Text.assemble((began, colour), rest), soft_wrap=True)


@contextmanager
def progress(total: int) -> Iterator[Callable[[str, int], None]]:
    """Give what shows a step, and how many of `total` are done, on a terminal's error stream."""
    if not sys.stderr.isatty():
        yield lambda step, done: None
        return
    try:
        from rich.console import Console
        from rich.progress import Progress
    except ImportError:
        yield lambda step, done: None
        return
    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Looking at this computer", total=total)
        yield lambda step, done: bar.update(task, description=step.capitalize(), completed=done)
