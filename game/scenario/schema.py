"""The format as JSON Schema, that editors complete and explain from.

`python -m game.scenario.schema` writes it into the folder `scenarios`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel

from game.scenario.format import PackFile, PlayFile

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
PLAY_SCHEMA: Final = "schema.json"
PACK_SCHEMA: Final = "pack.schema.json"


def _without_null(schema: Any) -> Any:
    """Return `schema` without null: a field that is not needed is left out, never left empty."""
    if isinstance(schema, list):
        return [_without_null(part) for part in schema if part != {"type": "null"}]
    if not isinstance(schema, dict):
        return schema
    kept = {name: _without_null(part) for name, part in schema.items()}
    if kept.get("default", 1) in (None, ""):
        del kept["default"]
    if isinstance(kept.get("description"), str):
        # What follows the first paragraph of a docstring is for builders.
        kept["description"] = kept["description"].partition("\n\n")[0]
    if len(kept.get("anyOf", ())) == 1:
        kept.update(kept.pop("anyOf")[0])
    return kept


def schema_of(model: type[BaseModel]) -> str:
    """Return the JSON Schema 2020-12 of `model` as text, the same on every machine."""
    schema = {"$schema": DIALECT, **_without_null(model.model_json_schema())}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def write_schema(folder: Path) -> None:
    """Write the schemas of plays and packs into `folder`."""
    for name, model in ((PLAY_SCHEMA, PlayFile), (PACK_SCHEMA, PackFile)):
        (folder / name).write_text(schema_of(model), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_schema(Path(__file__).parents[2] / "scenarios")
