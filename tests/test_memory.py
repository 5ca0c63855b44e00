"""Memory that earlier screens have freed goes back to the system."""

from __future__ import annotations

import ctypes
import subprocess
import sys

import pytest

from game.memory import APART, Tidier

LEAFING = """
import re
from pathlib import Path
from pygame import Surface
from game.memory import Tidier

def held():
    return int(re.search(r"VmRSS:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) / 1024

sheets = [Surface((150, 100), 0, 32) for _ in range(2000)]
for sheet in sheets:
    sheet.fill("white")
kept, full = sheets[::50], held()
del sheet, sheets
before = held()
tidier = Tidier()
tidier.rest(1 / 60)
assert held() > before - 10, "nothing happens while the same screen is shown"
tidier.changed()
tidier.rest(1 / 60)
print(full - held())
"""


@pytest.mark.skipif(
    sys.platform != "linux" or not hasattr(ctypes.CDLL(None), "malloc_trim"),
    reason="only glibc has to be asked",
)
def test_what_a_screen_freed_goes_back_to_the_system() -> None:
    """Of 115 MB of pictures, of which one in fifty is kept, most go back with the next screen."""
    told = subprocess.run(
        [sys.executable, "-c", LEAFING], capture_output=True, text=True, check=True
    )
    assert float(told.stdout.splitlines()[-1]) > 80


SHARING = """
import re, sys, threading
from pathlib import Path
from game.memory import use_one_heap

if sys.argv[1] == "one":
    use_one_heap()

def held():
    return int(re.search(r"VmRSS:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) / 1024

kept, parts = [], threading.Event()

def work():
    made = [bytes(10_000) for _ in range(5_000)]
    kept.extend(made[::50])
    made.clear()
    done.set()
    parts.wait()

before = held()
for _ in range(4):
    done = threading.Event()
    threading.Thread(target=work).start()
    done.wait()
print(held() - before)
parts.set()
"""


@pytest.mark.skipif(
    sys.platform != "linux" or not hasattr(ctypes.CDLL(None), "mallopt"),
    reason="only glibc gives threads heaps of their own",
)
def test_what_one_thread_freed_another_uses() -> None:
    """Four threads need 50 MB, one after the other: with one heap hardly more than one of them."""
    one, many = (
        float(
            subprocess.run(
                [sys.executable, "-c", SHARING, how], capture_output=True, text=True, check=True
            ).stdout
        )
        for how in ("one", "many")
    )
    assert one < 70
    assert one < many / 2


SPREADING = """
import re
from pathlib import Path
from game.memory import use_small_pages

def held():
    return int(re.search(r"VmRSS:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) / 1024

use_small_pages()
import numpy as np

before, array = held(), np.empty(64 << 20, np.uint8)
array[:: 1 << 21] = 1
print(held() - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux makes pages huge by itself")
def test_a_little_use_of_much_memory_holds_little() -> None:
    """Of an array of 64 MB with a byte in use here and there no more than those places is held."""
    told = subprocess.run(
        [sys.executable, "-c", SPREADING], capture_output=True, text=True, check=True
    )
    assert float(told.stdout.splitlines()[-1]) < 10


def test_leafing_through_screens_is_not_held_up() -> None:
    """However many screens come and go in ten seconds, memory is given back twice a second."""
    given: list[None] = []
    tidier = Tidier(lambda: given.append(None))
    for _ in range(100):
        tidier.changed()
        tidier.rest(0.1)
    assert len(given) == pytest.approx(10 / APART, abs=1)
