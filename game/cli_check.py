"""The command `check`: its options, what it prints, and its exit codes."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from game import folders, words
from game.cli_shared import PROBLEMS, known_language, say
from game.trouble import Trouble

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from game.scenario.accounts import Account
    from game.scenario.problem import Problem

# Seconds after which whoever waits is shown how far it is.
PATIENCE: Final = 2.0


class Format(StrEnum):
    """How problems are written: for people, programs, GitHub's changes, and code scanners."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Plays (or PACK/NAME), packs or folders; your own if left out."),
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="How to write what is found.")] = (
        Format.TEXT
    ),
    fix: Annotated[
        bool, typer.Option("--fix", help="Mend what is safe to mend; comments and order stay.")
    ] = False,
    explain: Annotated[
        str | None,
        typer.Option(metavar="CODE", help="Explain a code, like CU012."),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option(metavar="en|sv", help="Language of text; all other formats are English."),
    ] = None,
) -> None:
    """Find what is wrong in scenarios: every problem with its place and what to write instead."""
    if explain is not None:
        _explain(explain)
        return
    # What programs read is the same everywhere.
    words.use_language((known_language(language) if form is Format.TEXT else None) or "en")
    wanted = _existing(paths or [])
    if fix:
        _mend(wanted)
    tally = Tally()
    for piece in _account(form)(_in_words(tally.counted(_found(wanted)))):
        print(piece)
    say(tally.sentence())
    raise typer.Exit(PROBLEMS if tally.faults + tally.advice else 0)


class Tally:
    """Counts problems that go by; `fixable` are those that `--fix` can mend."""

    def __init__(self) -> None:
        self.faults = self.advice = self.fixable = 0

    def counted(self, problems: Iterable[Problem]) -> Iterator[Problem]:
        """Yield `problems` and count them."""
        from game.scenario.problem import Level

        for problem in problems:
            self.faults += problem.level is Level.FAULT
            self.advice += problem.level is Level.ADVICE
            self.fixable += bool(problem.mends)
            yield problem

    def sentence(self) -> str:
        """Return how much there is to do."""
        if not self.faults + self.advice:
            return words.tr("Nothing to mend.")
        said = self._counted()
        if not self.fixable:
            return f"{said}."
        # Translators: {counted} is such as "2 to mend and 1 piece of advice".
        return words.tr(
            "{counted}. {count} of them: curtain-up check --fix", counted=said, count=self.fixable
        )

    def _counted(self) -> str:
        faults = words.tr_count("{count} to mend", "{count} to mend", self.faults)
        advice = words.tr_count("{count} piece of advice", "{count} pieces of advice", self.advice)
        if self.faults and self.advice:
            return words.tr("{some} and {last}", some=faults, last=advice)
        return faults if self.faults else advice


def _in_words(problems: Iterable[Problem]) -> Iterator[Problem]:
    from game.scenario.problem import in_words

    return (in_words(problem, words.tr) for problem in problems)


def _existing(paths: list[Path]) -> list[Path]:
    """Return `paths`, or the author's own folders; Trouble for a path that is not there.

    What is no path may be the name of a play, PACK/NAME, as the other commands take it.
    """
    own = (folders.user_plays(), folders.user_packs())
    return [_there(path) for path in paths] or [place for place in own if place.is_dir()]


def _there(path: Path) -> Path:
    from game.scenario.shelves import house_shelves

    if _is_there(path):
        return path
    found = house_shelves().file_of(path.as_posix())
    if isinstance(found, Path):
        return found
    missing = f"There is no {path}. Check its name and folder."
    raise Trouble(found.sentence if found.suggestion else missing)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _found(paths: list[Path]) -> Iterator[Problem]:
    from game.scenario.check import check_all, plays_in
    from game.scenario.crew import WORTH_A_CREW, Crew, cores

    size = cores() if plays_in(paths) >= WORTH_A_CREW else 1
    with Crew(size) as crew, Waiting() as waiting:
        yield from check_all(paths, crew, waiting.told)


class Waiting:
    """A bar on the terminal for whoever has waited some seconds; none where nobody looks."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._bar: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Waiting:
        """Begin to count the seconds."""
        return self

    def __exit__(self, *error: object) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()

    def told(self, done: int, total: int) -> None:
        """Hear how many plays are done, of how many."""
        if self._bar is None:
            if not sys.stderr.isatty() or time.monotonic() - self._began < PATIENCE:
                return
            from rich.console import Console
            from rich.progress import Progress

            # On one terminal problems go above the bar; those for a file or a program go there.
            is_one = sys.stdout.isatty()
            console = Console(stderr=True)
            self._bar = Progress(console=console, transient=True, redirect_stdout=is_one)
            self._task = self._bar.add_task("Plays", total=total)
            self._bar.start()
        if self._task is not None:
            self._bar.update(self._task, completed=done)


def _account(form: Format) -> Account:
    from game.scenario import accounts
    from game.scenario.sarif import as_sarif

    by_format: dict[Format, Account] = {
        Format.TEXT: accounts.as_text,
        Format.JSON: accounts.as_json,
        Format.GITHUB: accounts.as_github,
        Format.SARIF: as_sarif,
    }
    return by_format[form]


def _mend(paths: list[Path]) -> None:
    """Mend every file in `paths` and say what was mended; Trouble for one that can't be written."""
    from game.scenario.check import cards_and_plays
    from game.scenario.mending import mend
    from game.scenario.sources import read_source, write_source

    for file, pack in cards_and_plays(paths):
        source = read_source(file)
        if not isinstance(source, str):
            continue
        done = mend(source, file, pack)
        if done.text == source:
            continue
        try:
            write_source(file, done.text)
        except OSError as error:
            sentence = f"I can't write {file} ({error.strerror}). It stays as it was."
            raise Trouble(sentence) from error
        for problem in _in_words(done.mended):
            place = f"{file}:{problem.line}: {problem.code}"
            # Translators: {place} is where that was, {sentence} what was wrong.
            told = words.tr("Mended {place} {sentence}", place=place, sentence=problem.sentence)
            say(told)


def _explain(code: str) -> None:
    """Print the page of `code`; Trouble, with the nearest one, if there is none."""
    from rich.console import Console
    from rich.markdown import Markdown

    from game.scenario.reference import page_as_markdown, rule_pages
    from game.scenario.spelling import nearest

    pages = {page.code: page for page in rule_pages()}
    wanted = code.strip().upper()
    wanted = f"CU{int(wanted):03}" if wanted.isdecimal() and len(wanted) < 4 else wanted
    if wanted not in pages:
        meant = nearest(wanted, pages)
        hint = f"Did you mean {meant}?" if meant else f"They go from {min(pages)} to {max(pages)}."
        raise Trouble(f"There is no code “{code}”. {hint}")
    Console().print(Markdown(page_as_markdown(pages[wanted])))
