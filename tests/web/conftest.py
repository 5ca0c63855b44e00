"""A storyboard that is served, and a real browser that looks at it."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# Seconds for a command to come up, on a busy computer.
PATIENCE = 60

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
DRIVER = shutil.which("chromedriver")


class Served:
    """The command `preview --web` at work in a process of its own."""

    def __init__(self, place: Path, *words: str) -> None:
        self.place = place
        self.command = subprocess.Popen(
            [sys.executable, "-m", "game", "preview", str(place), "--web", "--no-browser", *words],
            env={**os.environ, "PYTHONPATH": str(ROOT), "LANGUAGE": "en"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        alarm = threading.Timer(PATIENCE, self.command.kill)
        alarm.start()
        assert self.command.stdout is not None
        self.told = self.command.stdout.readline()
        alarm.cancel()
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", self.told)
        assert found, f"{self.told}{self.command.communicate()[1]}"
        self.address, self.port = found[0], int(found[1])

    def end(self) -> tuple[int, str, str]:
        """Press Ctrl+C; return the exit code, and what was told on both streams."""
        if self.command.poll() is None:
            self.command.send_signal(signal.SIGINT)
        told, wrong = self.command.communicate(timeout=PATIENCE)
        return self.command.returncode, told, wrong


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of a pack, to be written in."""
    home = tmp_path_factory.mktemp("author") / "many-ways"
    shutil.copytree(ROOT / "scenarios" / "many-ways", home)
    return home


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[object]:
    """The system's Chromium without a window; it fetches nothing but what a test opens."""
    if not (CHROMIUM and DRIVER):
        pytest.skip("Chromium is not installed (Debian: apt install chromium chromium-driver)")
    from selenium.webdriver import Chrome
    from selenium.webdriver.chrome.options import Options
    from selenium.webdriver.chrome.service import Service

    options = Options()
    options.binary_location = CHROMIUM
    for word in (
        "headless=new",
        "no-sandbox",
        "disable-gpu",
        "disable-quic",
        "no-first-run",
        "disable-background-networking",
        "disable-component-update",
        "disable-sync",
        "window-size=1200,800",
        "lang=en",
        f"user-data-dir={tmp_path_factory.mktemp('browser')}",
    ):
        options.add_argument(f"--{word}")
    driver = Chrome(options=options, service=Service(executable_path=DRIVER))
    yield driver
    driver.quit()
