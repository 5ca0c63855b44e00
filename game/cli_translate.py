"""The commands `curtain-up pack translate` and `curtain-up pack voices`: words out and in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from game.cli_shared import PROBLEMS, PackFolder, say
from game.trouble import Trouble

if TYPE_CHECKING:
    from game.workshop.voice_list import VoiceList

app = typer.Typer(help="Carry the texts of a pack to a translator and back.")

From = Annotated[
    str | None,
    typer.Option("--from", metavar="en", help="From which language; the pack's first if left out."),
]


@app.command(name="export")
def export_lines(
    folder: PackFolder,
    language: Annotated[str, typer.Option(metavar="fr", help="Into which language.")],
    kind: Annotated[
        str, typer.Option("--format", metavar="po|csv", help="For translators, or for Excel.")
    ] = "po",
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where to; NAME-LANGUAGE.po here.")
    ] = None,
    source: From = None,
) -> None:
    """Write every text of a pack into a file for a translator."""
    from game.workshop.translating import FORMATS, export
    from game.workshop.translations import State

    if kind not in FORMATS:
        raise Trouble(f"I don't know the format “{kind}”. Write --format po or --format csv.")
    out = out or Path(f"{folder.resolve().name}-{language}.{kind}")
    done = export(folder, language, kind, out, source)
    counts = done.counts
    print(
        f"{done.file}: {counts[State.MISSING]} to translate, {counts[State.CHANGED]} changed since "
        f"they were translated, {counts[State.DONE]} done. When it comes back:"
    )
    print(f"    curtain-up pack translate import {folder} {done.file}")


@app.command(name="import")
def import_lines(
    folder: PackFolder,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What the translator sent.")],
    language: Annotated[
        str | None, typer.Option(metavar="fr", help="If the file does not tell it.")
    ] = None,
    draft: Annotated[
        bool, typer.Option("--draft", help="Keep what is there aside until it is complete.")
    ] = False,
    source: From = None,
) -> None:
    """Write a translation into the plays; a new language comes in when it is complete."""
    from game.workshop.translating import take_in

    done = take_in(folder, file, language, draft, source)
    for row, remark in done.remarks:
        print(f"{file}:{row}: {remark}" if row else f"{file}: {remark}")
    count = f"{done.written} of {done.all} lines"
    if done.is_draft:
        say(f"{count} are kept for later. The pack gets this language when all are there.")
        return
    if not done.written and done.remarks:
        say("Nothing was written: a new language comes in complete. To keep what is there: --draft")
    else:
        say(f"{count} are in the plays.")
    if done.is_new:
        say(f"The pack speaks “{done.language}” now. “curtain-up check {folder}” reads it all.")
    if done.remarks:
        raise typer.Exit(PROBLEMS)


def voices(
    folder: PackFolder,
    language: Annotated[
        str | None, typer.Option(metavar="sv", help="One language; all of the pack's if left out.")
    ] = None,
    kind: Annotated[
        str, typer.Option("--format", metavar="text|csv", help="For the terminal, or for Excel.")
    ] = "text",
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Write it there.")] = None,
) -> None:
    """List what to record: its words, its file, and what is missing or out of date."""
    from game.workshop.author_files import write_text
    from game.workshop.pack_lines import pack_at
    from game.workshop.voice_list import as_csv, voice_list

    if kind not in ("text", "csv"):
        raise Trouble(f"I don't know the format “{kind}”. Write --format text or --format csv.")
    pack = pack_at(folder)
    lists = [voice_list(pack, code) for code in ([language] if language else pack.languages)]
    told = as_csv(lists) if kind == "csv" else "\n".join(_as_text(one) for one in lists)
    if out is not None:
        write_text(out, "\ufeff" + told if kind == "csv" else told + "\n")
        print(f"The list is in {out}.")
    else:
        print(told, end="" if kind == "csv" else "\n")
    for one in lists:
        _report(one)


def _as_text(told: VoiceList) -> str:
    from game.workshop.voice_list import Recorded

    lines = []
    for line in told.lines:
        mark = "" if line.state is Recorded.MISSING else f"  ({line.state})"
        asks = f"  [{line.asks}]" if line.asks else ""
        lines.append(f"{line.file}{mark}\n    {line.text}{asks}")
    return "\n".join(lines)


def _report(told: VoiceList) -> None:
    from game.workshop.voice_list import Recorded

    counts = ", ".join(f"{told.count(state)} {state}" for state in Recorded)
    say(f"{told.language}: {counts}.")
    for file in told.superfluous:
        say(f"No text asks for {file}.")
