"""Names and files of an author's folder: fresh names, saving in one go, copies; no YAML."""

from __future__ import annotations

import filecmp
import re
import shutil
from collections.abc import Mapping, Sequence, Set
from pathlib import Path
from typing import Any, Final

from game import folders
from game.scenario.fields import PICTURE_PATTERN
from game.scenario.sources import write_source
from game.workshop.pack_names import plain_words

PICTURE_ENDINGS: Final = frozenset({".svg", ".png", ".jpg", ".jpeg"})
WORDS_IN_A_NAME: Final = 3
_PLACEHOLDER: Final = re.compile(r"scene-\d+")
# Words that begin many lines and tell nothing of the scene.
_SMALL: Final = frozenset(
    {
        *("a", "an", "and", "at", "in", "is", "it", "of", "on", "the", "to", "you", "your"),
        *("den", "det", "din", "ditt", "du", "en", "ett", "i", "och", "på", "som", "är"),
    }
)


def slug(words: str, otherwise: str, most: int = 6) -> str:
    """Return a name of a file or scene made of the first telling `words`."""
    found = plain_words(words)
    telling = [word for word in found if word not in _SMALL] or found
    return "-".join(telling[:most])[:60].strip("-") or otherwise


def placeholder(taken: Set[str], count: int) -> str:
    """Return a name for one more scene than `count`, until its line gives it a better one."""
    numbers = range(count + 1, 2 * count + 3)
    return next(f"scene-{number}" for number in numbers if f"scene-{number}" not in taken)


def name_of_line(scene: Mapping[str, Any], taken: Set[str]) -> str:
    """Return a name for a scene that is called after its number, made of its line; "" for none."""
    if not _PLACEHOLDER.fullmatch(str(scene.get("name", "scene-1"))):
        return ""
    line = scene.get("line")
    words = next(iter(line.values()), "") if isinstance(line, dict) else line
    made = slug(words, "", WORDS_IN_A_NAME) if isinstance(words, str) else ""
    names = (made, *(f"{made}-{count}" for count in range(2, len(taken) + 3)))
    return next(name for name in names if name not in taken and name != "end") if made else ""


def fresh_place(folder: Path, stem: str, ending: str = ".yaml") -> Path:
    """Return a file in `folder` that is not there yet; also where capitals make no difference."""
    taken = {path.stem.casefold() for path in folder.glob("*") if path.suffix in (ending, ".yml")}
    number, name = 1, stem
    while name.casefold() in taken or (folder / f"{name}{ending}").exists():
        number += 1
        name = f"{stem}-{number}"
    return folder / f"{name}{ending}"


def save_text(place: Path, text: str) -> str | None:
    """Put `text` into the file at `place` in one go; return a sentence where that failed."""
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        write_source(place, text)
    except OSError as error:
        return f"{place.name} can't be saved: {error.strerror or 'the disk refuses'}."
    return None


def rescue_text(stem: str, text: str) -> Path | None:
    """Keep a copy where the score book lies; return where, None where that failed too."""
    kept = folders.user_data() / "rescued"
    try:
        kept.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    place = fresh_place(kept, stem)
    return None if save_text(place, text) else place


def copy_picture(picture: Path, folder: Path) -> str:
    """Return the name under which `picture` lies in `folder`, copied there if it is elsewhere.

    Raises OSError with a sentence.
    """
    if picture.parent == folder and re.fullmatch(PICTURE_PATTERN, picture.name):
        return picture.name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        same = folder / picture.name
        if same.is_file() and filecmp.cmp(same, picture, shallow=False):
            return picture.name
        to = fresh_place(folder, slug(picture.stem, "picture"), picture.suffix.lower())
        shutil.copyfile(picture, to)
    except OSError as error:
        reason = error.strerror or "it can't be read"
        raise OSError(f"The picture can't be copied: {reason}.") from error
    return to.name


def with_shipped(folder: Path, shipped: Sequence[Path]) -> list[Path]:
    """Return the pictures in `folder`, then those of `shipped` that have other names."""
    own = pictures_in(folder)
    known = {path.name for path in own}
    return [*own, *(path for path in shipped if path.name not in known)]


def pictures_in(folder: Path) -> list[Path]:
    """Return the pictures in `folder`, by name."""
    try:
        found = [path for path in folder.iterdir() if path.suffix.lower() in PICTURE_ENDINGS]
        return sorted(path for path in found if path.is_file() and not path.is_symlink())
    except OSError:
        return []
