"""Changes in files whose layout no line-by-line change fits: the whole file is written anew.

ruamel.yaml keeps comments and order; spaces may move.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any, Final

from game.scenario.marked_yaml import read_page

# Wider than any text: lines are never broken that the author did not break.
WIDTH: Final = 100_000


def changed_anyway(text: str, change: Callable[[Any], None]) -> str:
    """Return `text` with `change` done to its data.

    Raises ValueError where the file can't be read that way.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    yaml = YAML(typ="rt")
    yaml.preserve_quotes = True
    yaml.width = WIDTH
    yaml.indent(mapping=2, sequence=4, offset=2)
    written, newline = io.StringIO(), "\r\n" if "\r\n" in text else "\n"
    try:
        data = yaml.load(text.replace("\r\n", "\n"))
        change(data)
        yaml.dump(_in_quotes(data), written)
    except YAMLError as error:
        raise ValueError(str(error)) from error
    return written.getvalue().replace("\n", newline)


def _in_quotes(value: Any) -> Any:
    """Put texts that would be read as something else into quotation marks, in place."""
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString

    if isinstance(value, (dict, list)):
        for key, part in value.items() if isinstance(value, dict) else enumerate(value):
            value[key] = _in_quotes(part)
    elif type(value) is str and read_page(f"x: [{value}]").data != {"x": [value]}:
        return DoubleQuotedScalarString(value)
    return value
