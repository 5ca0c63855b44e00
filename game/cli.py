"""The commands, their options and exit codes; what they do is elsewhere.

Exit codes: 0 done, 1 problems found, 2 wrong use or bad input, 3 the play was not performed.
"""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path
from typing import Annotated, Final

import typer

from game import cli_class, cli_desktop, cli_new, cli_pack
from game.cli_check import check
from game.cli_doctor import doctor
from game.cli_preview import preview
from game.cli_shared import PROBLEMS, Language, Window, known_language, say, window_size
from game.cli_write import write
from game.folders import DEFAULT_PLAY
from game.trouble import Trouble

PERFORMED: Final = 0
BAD_INPUT: Final = 2
NOT_PERFORMED: Final = 3

# Shows a programmer where an unforeseen error came from.
DEBUG_VARIABLE: Final = "CURTAIN_UP_DEBUG"

app = typer.Typer(
    name="curtain-up",
    help="An acting-practice game for children. Act the reaction, and the play goes on.",
    no_args_is_help=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(cli_new.app, name="new")
app.add_typer(cli_pack.app, name="pack")
app.add_typer(cli_class.class_app, name="class")
app.add_typer(cli_desktop.app, name="desktop")

Scores = Annotated[
    str | None,
    typer.Option(
        metavar="URL|FILE",
        help="The score book: a school's postgresql+psycopg://USER@HOST/NAME, or a file. "
        "CURTAIN_UP_SCORES says the same, and shows no password to others on this computer.",
    ),
]


@app.callback(invoke_without_command=True)
def _open_the_door(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        play()


@app.command()
def play(
    camera: Annotated[
        str | None,
        typer.Option(metavar="N|FILE|understudy", help="Whom to watch; the settings' camera."),
    ] = None,
    scenario: Annotated[
        str | None, typer.Option(metavar="PACK/NAME|FILE.yaml", help="Open this play at once.")
    ] = None,
    language: Language = None,
    window: Window = None,
    scores: Scores = None,
) -> None:
    """Open the theatre."""
    from game import wiring
    from game.front_door import NoScreen

    size = window_size(window)
    try:
        wiring.play(
            camera=camera,
            scenario=scenario,
            language=known_language(language),
            window=size,
            scores=scores,
        )
    except NoScreen as trouble:
        say(f"{trouble} So here is a rehearsal of the play instead, acted by the understudy.")
        rehearse(
            scenario=scenario or DEFAULT_PLAY,
            camera="understudy",
            language=language,
            pictures=Path("rehearsal"),
        )


@app.command()
def rehearse(
    scenario: Annotated[
        str, typer.Option(metavar="PACK/NAME|FILE.yaml", help="The play to rehearse.")
    ] = DEFAULT_PLAY,
    camera: Annotated[
        str, typer.Option(metavar="understudy|FILE", help="Who acts: the understudy, or a film.")
    ] = "understudy",
    language: Language = None,
    pictures: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Save a picture of the stage per scene.")
    ] = None,
    json: Annotated[
        str | None, typer.Option(metavar="FILE", help="Write the result as JSON; - prints it.")
    ] = None,
    limit: Annotated[
        float | None,
        typer.Option(
            metavar="SECONDS", min=0.1, help="Stop after this much video time, of all runs."
        ),
    ] = None,
    help_ladder: Annotated[
        bool, typer.Option("--help-ladder", help="Allow hints and easier thresholds.")
    ] = False,
    actors: Annotated[
        int, typer.Option(metavar="1|2", min=1, max=2, help="How many act at once; 2 is a duet.")
    ] = 1,
) -> None:
    """Play without window and sound, in video time: the same result every time.

    The understudy goes through every door of a play, in as many runs as it takes.
    """
    from game.rehearse import rehearse_play

    done = rehearse_play(
        scenario=scenario,
        camera=camera,
        language=known_language(language),
        pictures=pictures,
        json=json,
        limit=limit,
        has_ladder=help_ladder,
        actors=actors,
    )
    raise typer.Exit(PERFORMED if done.performed else NOT_PERFORMED)


app.command()(check)


@app.command()
def bench(
    camera: Annotated[
        str, typer.Option(metavar="FILE", help="A film of a face; the understudy if left out.")
    ] = "understudy",
    json: Annotated[
        str | None, typer.Option(metavar="FILE", help="Write the figures as JSON; - prints them.")
    ] = None,
) -> None:
    """Measure milliseconds per picture, seconds to the title, and memory on this computer."""
    from game.bench import measure

    measure(camera=camera, json=json)


app.command()(doctor)
app.command()(preview)
app.command()(write)


def main() -> None:
    """Run the command line; whatever goes wrong, a user gets a sentence and an exit code."""
    # Before anything imports pygame: its greeting would stand in front of `--json -`.
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    _open_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        # A Windows console of an old code page must not stop a play over one letter.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        app()
    except Trouble as trouble:
        say(str(trouble))
        sys.exit(BAD_INPUT)
    except KeyboardInterrupt:
        sys.exit(130)
    except ImportError as error:
        if os.environ.get(DEBUG_VARIABLE):
            raise
        say(f"A part of the game is missing ({error}). `python -m game.doctor` tells what to do.")
        sys.exit(PROBLEMS)
    except Exception as error:
        if os.environ.get(DEBUG_VARIABLE):
            raise
        say(_unforeseen(error))
        sys.exit(PROBLEMS)


def _open_closed_streams() -> None:
    """Let nothing be where whoever started the game closed a stream, as some launchers do.

    In this order the system gives each its own number, which a file of the game would else get.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115


def _unforeseen(error: Exception) -> str:
    """Describe an error nobody foresaw, for a bug report: its kind and place, nothing else."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(last.filename).name}:{last.lineno}"
    return (
        f"Something went wrong that nobody foresaw ({type(error).__name__}: {error}; {where}). "
        f"Your stars are safe. Please try again; `curtain-up doctor` looks what may be wrong, and "
        f"{DEBUG_VARIABLE}=1 shows programmers the details."
    )
