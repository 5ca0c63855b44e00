"""The commands of `curtain-up pack`: build, install, list, remove, translate and record packs."""

from __future__ import annotations

import json as json_format
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from game import cli_translate, folders
from game.cli_shared import PROBLEMS, PackFolder, Sure, counted, say
from game.trouble import Trouble

if TYPE_CHECKING:
    from game.acting.scenario import Text
    from game.scenario.problem import Problem

app = typer.Typer(help="Build, install, list, translate and record packs of plays.")
app.add_typer(cli_translate.app, name="translate")
app.command()(cli_translate.voices)


@app.command()
def build(
    folder: PackFolder,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where to; NAME.curtainpack.zip here.")
    ] = None,
) -> None:
    """Make one file of a pack, to give to a friend."""
    from game.scenario.check import check
    from game.workshop.installing import faults
    from game.workshop.packing import PACK_ENDING, pack_name, write_pack

    _need_pack(folder)
    problems = check([folder])
    _tell(problems)
    if found := faults(problems):
        say(f"{counted(len(found), 'fault')} to mend, then the pack can be built.")
        raise typer.Exit(PROBLEMS)
    done = write_pack(folder, out or Path(pack_name(folder) + PACK_ENDING))
    for name in done.left_out:
        say(f"Left out, as no play needs it: {name}")
    print(f"{done.file} holds {counted(done.files, 'file')}. A friend installs it with")
    print(f"    curtain-up pack install {done.file.name}")


@app.command()
def install(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A NAME.curtainpack.zip.")],
    replace: Annotated[
        bool, typer.Option("--replace", help="Put it in the place of the one of that name.")
    ] = False,
) -> None:
    """Install a pack that somebody gave you; nothing in it can run."""
    from game.scenario.game_versions import game_version
    from game.scenario.packs import play_files
    from game.scenario.spelling import harmless
    from game.workshop.installing import install as put

    # Told to stop, a program goes at once and leaves its things about, unless it is an exception.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    pack = put(file, folders.user_packs(), folders.scenarios(), game_version(), replace)
    plays = counted(len(play_files(pack.folder)), "play")
    told = f"{_in_english(pack.title)}, by {pack.author} ({pack.licence})"
    print(f"{harmless(told)}: {plays} installed.")
    print("They are on the bill the next time the theatre opens. To see one at once:")
    print(f"    curtain-up play --scenario {pack.name}/{play_files(pack.folder)[0].stem}")


@app.command(name="list")
def list_packs(
    json: Annotated[bool, typer.Option("--json", help="Print it as JSON, for programs.")] = False,
) -> None:
    """Show the packs of the game, the installed ones and your own."""
    from game.scenario.spelling import harmless
    from game.workshop.catalogue import catalogue

    entries = catalogue()
    if json:
        told = [entry.as_dict() for entry in entries]
        print(json_format.dumps(told, indent=2, ensure_ascii=False))
        return
    from rich.console import Console
    from rich.table import Column, Table
    from rich.text import Text as Words

    # By its name a pack is removed: it is never cut short.
    name = Column("Name", no_wrap=True, min_width=max(len(entry.name) for entry in entries))
    languages, source = Column("Languages", min_width=9), Column("From", min_width=9)
    table = Table(name, "Title", "Author", "Licence", languages, "Plays", source)
    for entry in entries:
        # As it is: brackets in a stranger's title are no orders to the terminal.
        table.add_row(*(Words(harmless(cell)) for cell in entry.cells()))
    Console().print(table)
    for entry in entries:
        if entry.trouble:
            say(f"{entry.name} can't be read. “curtain-up check {entry.folder}” tells why.")


@app.command()
def remove(
    name: Annotated[str, typer.Argument(metavar="NAME", help="As `pack list` shows it.")],
    yes: Sure = False,
) -> None:
    """Take an installed pack away."""
    from game.workshop.installing import installed_names
    from game.workshop.installing import remove as take_away

    packs = folders.user_packs()
    if name in installed_names(packs) and not yes:
        if not sys.stdin.isatty():
            raise Trouble(f"To remove “{name}” without being asked, write --yes.")
        if not typer.confirm(f"Remove the pack “{name}”?"):
            print("It stays.")
            return
    take_away(name, packs, folders.scenarios(), folders.user_plays())
    print(f"The pack “{name}” is gone.")


def _need_pack(folder: Path) -> None:
    from game.scenario.cards import CARD, is_pack

    if not folder.is_dir():
        raise Trouble(f"There is no folder {folder}. Name the folder of a pack.")
    if not is_pack(folder):
        raise Trouble(
            f"The folder {folder} is no pack: it has no {CARD}. "
            "“curtain-up new pack” makes one that works at once."
        )


def _tell(problems: list[Problem]) -> None:
    from game.scenario.problem import shown
    from game.scenario.sources import read_source

    for problem in problems:
        source = read_source(Path(problem.file))
        print(shown(problem, source if isinstance(source, str) else ""))


def _in_english(text: Text) -> str:
    from game.acting.scenario import in_language

    return in_language(text, "en")
