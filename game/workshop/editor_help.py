"""The line at the top of a file by which an editor finds the schema, and the schema itself."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from pydantic import BaseModel

from game import folders
from game.scenario.format import PackFile, PlayFile
from game.scenario.schema import PACK_SCHEMA, PLAY_SCHEMA, schema_of

_MODELS: Final[dict[str, type[BaseModel]]] = {PLAY_SCHEMA: PlayFile, PACK_SCHEMA: PackFile}


def modeline(file: Path, schema: str = PLAY_SCHEMA) -> str:
    """Return the first line of the new file `file`; the schema it names may not be there yet."""
    place = _home_of(file.parent)
    path = os.path.relpath(place, file.parent.resolve())
    name = schema if path == "." else f"{Path(path).as_posix()}/{schema}"
    return f"# yaml-language-server: $schema={name}"


def put_schemas(file: Path) -> None:
    """Put the schemas where the modeline of `file` looks for them.

    In the folder of the user's own plays they are kept as new as the game; elsewhere what is
    there stays.
    """
    place = _home_of(file.parent)
    place.mkdir(parents=True, exist_ok=True)
    is_ours = place == folders.user_plays().resolve()
    for name, model in _MODELS.items():
        target = place / name
        if is_ours or not target.exists():
            text = schema_of(model)
            target.write_text(text, encoding="utf-8", newline="\n")


def _home_of(folder: Path) -> Path:
    """Return the folder of the schemas for files in `folder`.

    That is where they lie already, here or one up, or the folder of own plays for whatever lies in
    it; else it is `folder` itself.
    """
    folder = folder.resolve()
    for place in (folder, folder.parent):
        if (place / PLAY_SCHEMA).is_file() and (place / PACK_SCHEMA).is_file():
            return place
    own = folders.user_plays().resolve()
    return own if folder.is_relative_to(own) else folder
