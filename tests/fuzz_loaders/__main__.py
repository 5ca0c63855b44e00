"""Guided fuzzing of what the game reads from strangers: `python -m tests.fuzz_loaders TARGET`.

    python -m tests.fuzz_loaders pack --minutes 10
    python -m tests.fuzz_loaders settings --runs 100000
    python -m tests.fuzz_loaders --list

What was found interesting is kept in build/fuzz/TARGET, so that a later run goes on from there; an
input that broke a promise is written to build/fuzz/found. Mend it, and put the input into
tests/fuzz_loaders/found as TARGET-what-it-was: from then on every run of the tests tries it.
Needs Linux, Python 3.11 and atheris (tests/security/README.md tells how).
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import sys
import tempfile
from pathlib import Path

# What a run watches the branches of, beside the game: what reads files and is written in Python.
WATCHED = ("game", "tests.fuzz_loaders", "babel", "csv", "zipfile", "h11", "starlette", "json")

# A loader that takes longer, or more, has broken its promise: seconds and MiB.
MOST_SECONDS = 5
MOST_MEMORY = 1500


def _memory() -> str | None:
    """Return a folder in memory, where there is one: most of the time would go into the disk."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def _words(seeds: list[bytes]) -> str:
    """Return the words and signs of real files, as libFuzzer reads them."""
    found = {word for raw in seeds for word in re.findall(rb"[A-Za-z_.\-/]{2,24}|[^A-Za-z]", raw)}
    chosen = sorted(found, key=len, reverse=True)[:400]
    return "".join('"' + "".join(f"\\x{one:02x}" for one in word) + '"\n' for word in chosen)


def main() -> None:
    """Try one target as long as the command line says; exit 1 where a promise was broken."""
    words = argparse.ArgumentParser(prog="python -m tests.fuzz_loaders", description=__doc__)
    words.formatter_class = argparse.RawDescriptionHelpFormatter
    words.add_argument("target", nargs="?")
    words.add_argument("--list", action="store_true", help="tell the targets")
    words.add_argument("--runs", type=int, default=-1, help="how many inputs; no end without")
    words.add_argument("--minutes", type=float, default=0, help="how long; no end without")
    given = words.parse_args()
    try:
        import atheris
    except ModuleNotFoundError:
        print("atheris is missing. Linux and Python 3.11: tests/security/README.md tells how.")
        sys.exit(2)
    with atheris.instrument_imports(include=list(WATCHED)):
        from tests.fuzz_loaders.targets import TARGETS
    if given.list or given.target not in TARGETS:
        print("Targets:", ", ".join(TARGETS))
        sys.exit(0 if given.list else 2)
    chosen = TARGETS[given.target]
    kept = Path("build/fuzz") / chosen.name
    kept.mkdir(parents=True, exist_ok=True)
    found = kept.parent / "found"
    found.mkdir(exist_ok=True)
    with atheris.instrument_imports(include=list(WATCHED)):
        for raw in chosen.seeds():
            (kept / hashlib.sha256(raw).hexdigest()[:16]).write_bytes(raw)
        folder = Path(tempfile.mkdtemp(prefix="curtain-up-fuzz-", dir=_memory()))
        # Once here, so that all that it imports is watched.
        chosen.tries(chosen.seeds()[0], folder)
    limits = [f"-timeout={MOST_SECONDS}", f"-rss_limit_mb={MOST_MEMORY}", f"-max_len={chosen.most}"]
    ends = [f"-runs={given.runs}", f"-max_total_time={int(given.minutes * 60)}"]
    words_file = folder.with_suffix(".words")
    words_file.write_text(_words(chosen.seeds()), encoding="ascii")
    places = [
        f"-dict={words_file}",
        f"-artifact_prefix={found}/{chosen.name}-",
        "-print_final_stats=1",
        str(kept),
    ]
    atheris.Setup([sys.argv[0], *limits, *ends, *places], lambda raw: chosen.tries(raw, folder))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
