"""The crew: several processes that look at many plays at once; few plays need nobody else."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path
from typing import Final, TypeVar

# Plays that one process is given at a time.
SHARE: Final = 50

# Below this, processes take longer to begin than the work.
WORTH_A_CREW: Final = 400

# Shares that wait for a process, each; more would only fill the memory.
WAITING: Final = 3

Job = TypeVar("Job")
Done = TypeVar("Done")


def in_shares(files: Sequence[Path]) -> list[tuple[Path, ...]]:
    """Return `files` in shares of at most `SHARE`."""
    return [tuple(files[start : start + SHARE]) for start in range(0, len(files), SHARE)]


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return os.cpu_count() or 1


class Crew:
    """Processes that are there as long as `with` lasts; without any, the work is done at once."""

    def __init__(self, size: int = 1) -> None:
        self._size = size
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Crew:
        """Call the crew together; who is needed comes with the first job."""
        if self._size > 1:
            # Spawned on every system: a forked process would inherit threads and windows.
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self._size, mp_context=context)
        return self

    def __exit__(self, *error: object) -> None:
        """Send everybody home; jobs that nobody has begun are dropped."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def map(self, work: Callable[[Job], Done], jobs: Iterable[Job]) -> Iterator[Done]:
        """Yield what `work` makes of each job, in their order; only a few are under way at once."""
        if self._pool is None:
            yield from (work(job) for job in jobs)
            return
        waiting: deque[Future[Done]] = deque()
        for job in jobs:
            waiting.append(self._pool.submit(work, job))
            if len(waiting) >= self._size * WAITING:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
