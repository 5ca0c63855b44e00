"""A class's list for Excel and its pages to print, saved where a teacher finds them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from game import folders
from game.classroom.lists import class_list, file_name
from game.classroom.pages import class_pages
from game.classroom.records import Account, Group
from game.fair_copy import fair_copy
from game.paper_props import gather_props
from game.words import language, tr


def save_papers(group: Group, accounts: Sequence[Account], day: date) -> tuple[Path, ...]:
    """Save list and pages, in the language in use, in the place of older ones of that day.

    Returns where they are. Raises OSError with a sentence when they could not be saved.
    """
    folder = folders.user_lists()
    plays = dict.fromkeys(play for account in accounts for play in account.plays)
    pages = class_pages(group, accounts, gather_props(plays, language()), day)
    papers = {".csv": class_list(accounts), ".html": pages.encode()}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return tuple(
            _save(folder / file_name(group.name, day, ending), text)
            for ending, text in papers.items()
        )
    except OSError as error:
        told = tr(
            "The list could not be saved in {folder} ({reason}). Is it open in another program?",
            folder=folder,
            reason=error.strerror or error,
        )
        raise OSError(told) from error


def _save(place: Path, text: bytes) -> Path:
    with fair_copy(place) as file:
        file.write(text)
    return place
