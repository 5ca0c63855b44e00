"""The system calls of a program of ours: whom it talks to, and which files it writes."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.guard import OPTIONS

ROOT = Path(__file__).resolve().parent.parent

# Seconds for the longest of these on a busy computer; reading every system call takes its time.
PATIENCE = 300

# Places that are no disk.
NO_DISK = ("/dev/", "/proc/", "/sys/", "/memfd:")


def traced(tmp_path: Path, *code: str) -> tuple[subprocess.CompletedProcess[str], list[str]]:
    """Run Python with `code` as its arguments and return its result and its system calls."""
    if not shutil.which("strace"):
        pytest.skip("strace is not installed (Debian: apt install strace)")
    log = tmp_path / "calls"
    home = tmp_path / "home"
    work = tmp_path / "work"
    work.mkdir()
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "CURTAIN_UP_HOME": str(home / "curtain-up"),
        "TMPDIR": str(work),
        "SDL_VIDEODRIVER": "dummy",
        "SDL_AUDIODRIVER": "dummy",
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    tracing = ["strace", *OPTIONS, "-o", str(log)]
    watched = subprocess.Popen(
        [*tracing, sys.executable, *code],
        env=environment,
        cwd=work,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        told, errors = watched.communicate(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        # The game would outlive its watcher, and play on for ever.
        os.killpg(watched.pid, signal.SIGKILL)
        raise
    done = subprocess.CompletedProcess(watched.args, watched.returncode, told, errors)
    return done, log.read_text(errors="replace").splitlines()


def talks_outside(call: str) -> bool:
    """Tell whether a system call reaches for another machine."""
    if not re.search(r"\b(connect|sendto)\(", call) or "AF_INET" not in call:
        return False
    return not re.search(r'inet_addr\("127\.|"::1"', call)


def written(calls: list[str]) -> set[str]:
    """Return the files that were opened for writing or renamed into."""
    files: set[str] = set()
    for call in calls:
        if found := re.search(r'\bopen(?:at)?\(.*?"([^"]+)", ([A-Z_|]+).*= \d+', call):
            if re.search(r"O_WRONLY|O_RDWR|O_CREAT", found[2]):
                files.add(found[1])
        elif found := re.search(r'\brename\w*\(.*"([^"]+)"(?:, \w+)?\) += 0', call):
            files.add(found[1])
    return {file for file in files if not file.startswith(NO_DISK)}
