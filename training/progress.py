"""Shows on stderr how far a reading has come; it leaves no trace, whether it ends well or not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def shown(told: str, total: int) -> Iterator[Callable[[int], None]]:
    """Give a function that moves a bar on by so many of `total`; without a terminal it is silent.

    Unlike a bar around a loop, this one is gone before a trouble in the loop is told.
    """
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(told, total=total)
        yield lambda step: bar.advance(task, step)
