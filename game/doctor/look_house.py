"""Looks at the house: free disk, folders that can be written, settings, and letters."""

from __future__ import annotations

import locale
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from game import folders
from game.doctor.chart import Finding, Step, Wish, problem, remark, well
from game.doctor.saved import Saved, saved_settings, settings_file
from game.settings import system_language

MEGABYTE: Final = 1_000_000

# Megabytes free: below the first nothing can be counted on, below the second it is soon so.
NEARLY_FULL: Final = 50
TIGHT: Final = 500

# Folders without which stars or settings are not kept; the others are for what adults save.
NEEDED: Final = ("stars", "settings")


def look(wish: Wish) -> Iterator[Finding | Step]:
    """Look at disk, folders, settings and locale."""
    yield Step("looking at the disk")
    places = {
        "stars": folders.user_data(),
        "settings": folders.user_config(),
        "pictures": folders.user_pictures(),
        "lists": folders.user_lists(),
        "plays": folders.user_plays(),
    }
    yield of_free(shutil.disk_usage(_nearest(places["stars"])).free)
    yield of_places({name: (place, why_not_written(place)) for name, place in places.items()})
    saved = saved_settings()
    yield of_settings(saved, settings_file())
    yield of_letters(sys.getfilesystemencoding(), wish.terminal, _language(saved))


def of_free(free: int) -> Finding:
    """Judge free bytes where stars are kept."""
    megabytes = free // MEGABYTE
    told = f"{megabytes / 1000:.1f} GB" if megabytes >= 1000 else f"{megabytes} MB"
    if megabytes < NEARLY_FULL:
        said = f"The disk is full: {told} are free; stars and settings can't be kept."
        return problem("disk", said, "disk", free_mb=megabytes)
    if megabytes < TIGHT:
        return remark(
            "disk", f"The disk is nearly full: {told} are free.", "disk", free_mb=megabytes
        )
    return well("disk", f"{told} are free.", free_mb=megabytes)


def why_not_written(folder: Path) -> str:
    """Return why `folder` can't be written, "" if it can; nothing stays behind or is made anew."""
    if not folder.exists():
        nearest = _nearest(folder)
        if not nearest.is_dir():
            return "is below a file"
        return "" if os.access(nearest, os.W_OK) else "can't be made"
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(bytes(4096))
    except OSError as error:
        return error.strerror or type(error).__name__
    return ""


def of_places(places: Mapping[str, tuple[Path, str]]) -> Finding:
    """Judge folders by what they are for: each with the reason why it can't be written."""
    shut = {name: (place, reason) for name, (place, reason) in places.items() if reason}
    figures = {"places": {n: reason or "can be written" for n, (_, reason) in places.items()}}
    if not shut:
        return well("folders", f"All {len(places)} can be written.", **figures)
    told = "; ".join(f"{name} ({place}): {reason}" for name, (place, reason) in shut.items())
    key = "home_variable" if os.environ.get(folders.HOME_VARIABLE) else "folder"
    if shut.keys() & set(NEEDED):
        return problem("folders", f"Can't be written: {told}.", key, **figures)
    return remark("folders", f"Can't be written: {told}.", key, **figures)


def of_settings(saved: Saved, file: Path) -> Finding:
    """Judge the settings' file."""
    language = saved.settings.language
    if saved.fault:
        said = f"The settings in {file} are odd: {saved.fault}. The usual ones are used there."
        return remark("settings", said, "settings", language=language)
    if not saved.is_there:
        return well("settings", "None are saved yet; the usual ones are used.", language=language)
    return well("settings", "The saved settings can be read.", language=language)


def of_letters(files: str, terminal: str, language: str) -> Finding:
    """Judge how names of files and the terminal's letters are written."""
    figures = {"files": files, "terminal": terminal, "language": language}
    told = f"files {files}, terminal {terminal}; the game speaks {language}"
    if "utf" not in files.lower() or "utf" not in terminal.lower():
        said = f"Not every letter can be written here ({told})."
        return remark("locale", said, "locale", **figures)
    return well("locale", f"Every letter can be written ({told}).", **figures)


def _language(saved: Saved) -> str:
    try:
        locale.setlocale(locale.LC_ALL, "")
    except locale.Error:
        return f"{saved.settings.language}, though the system's locale is not installed"
    return saved.settings.language if saved.is_there else system_language()


def _nearest(folder: Path) -> Path:
    """Return `folder`, or the nearest above it that is there."""
    return next(place for place in (folder, *folder.parents) if place.exists())
