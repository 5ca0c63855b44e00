"""The reference in the author's guide, made from the format and the rules; it invents no words.

`python -m game.scenario.reference` writes it into `scenarios/README.md`, between two marks.
"""

from __future__ import annotations

import inspect
import json
import re
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel

from game.scenario.advice import ADVICE_RULES
from game.scenario.folder_rules import FOLDER_RULES
from game.scenario.format import PackFile, PlayFile
from game.scenario.packs import no_such_play
from game.scenario.proofreading import ALL_RULES
from game.scenario.recordings import RECORDING_RULES
from game.scenario.scene_format import PictureFile, SceneFile, WayFile
from game.scenario.shape import SHAPE_RULES
from game.scenario.sources import unreadable
from game.scenario.yaml_faults import FAULTS

START: Final = "<!-- reference: made by `python -m game.scenario.reference`, do not edit -->"
END: Final = "<!-- end of reference -->"

_OWNERS: Final = (
    ("A play", PlayFile),
    ("A scene", SceneFile),
    ("A way", WayFile),
    ("A picture: `poster`, and `picture` of a scene", PictureFile),
    ("`pack.yaml`", PackFile),
)


@dataclass(frozen=True, slots=True)
class RulePage:
    """What the guide says about one rule; `wrong` and `right` are snippets, or "" for none."""

    code: str
    rule: str
    reason: str
    wrong: str
    right: str


def rule_pages() -> tuple[RulePage, ...]:
    """Return a page for each code, in the order of codes."""
    rules = (
        unreadable,
        *FAULTS,
        *SHAPE_RULES,
        *ALL_RULES,
        *ADVICE_RULES,
        no_such_play,
        *RECORDING_RULES,
        *FOLDER_RULES,
    )
    return tuple(sorted((_page(rule) for rule in rules), key=lambda page: page.code))


def _page(rule: Callable[..., Any]) -> RulePage:
    text = inspect.cleandoc(rule.__doc__ or "")
    match = re.fullmatch(
        r"(CU\d{3}): (.+?)(?:\n\n(.+?))??(?:\n\nWrong:\n(.+)\nRight:\n(.+))?", text, re.DOTALL
    )
    if match is None:
        raise ValueError(f"The docstring of {rule.__name__} is not a page: {text}")
    code, said, reason, wrong, right = (part or "" for part in match.groups())
    return RulePage(
        code, said, reason, textwrap.dedent(wrong).rstrip(), textwrap.dedent(right).rstrip()
    )


def reference() -> str:
    """Return the reference as Markdown."""
    parts = ["## Every field", ""]
    for title, model in _OWNERS:
        parts += [f"### {title}", "", *_fields(model), ""]
    parts += ["## Everything that `check` may say", ""]
    for page in rule_pages():
        parts += [page_as_markdown(page, "###"), ""]
    return "\n".join(parts).rstrip() + "\n"


def page_as_markdown(page: RulePage, heading: str = "#") -> str:
    """Return the page of one code as Markdown."""
    parts = [f"{heading} {page.code}: {_flat(page.rule)}", ""]
    if page.reason:
        parts += [_flat(page.reason), ""]
    if page.wrong:
        wrong, right = _commented("wrong", page.wrong), _commented("right", page.right)
        parts += ["```yaml", wrong, right, "```", ""]
    return "\n".join(parts).rstrip()


def _fields(model: type[BaseModel]) -> list[str]:
    rows = ["| field | needed | what it is for | example |", "| --- | --- | --- | --- |"]
    for name, field in model.model_fields.items():
        needed = "yes" if field.is_required() else "no"
        examples = [_example(example) for example in field.examples or ()]
        shown = " or ".join(f"`{example}`" for example in examples)
        rows.append(f"| `{name}` | {needed} | {field.description} | {shown} |")
    return rows


def _example(example: Any) -> str:
    """Return `example` as YAML on one line; texts stay unquoted where that is safe."""
    if isinstance(example, dict):
        inner = ", ".join(f"{key}: {_inner(value)}" for key, value in example.items())
        return "{" + inner + "}"
    return "[" + ", ".join(example) + "]" if isinstance(example, list) else str(example)


def _inner(value: Any) -> str:
    """Return a value inside "{…}", where texts need quotation marks and names of files none."""
    is_plain = isinstance(value, str) and re.fullmatch(r"[a-z-]+\.[a-z]{3}", value)
    return json.dumps(value) if isinstance(value, str) and not is_plain else _example(value)


def _commented(word: str, snippet: str) -> str:
    return f"# {word}\n{snippet}"


def _flat(text: str) -> str:
    return " ".join(text.split())


def with_reference(guide: str) -> str:
    """Return the text `guide` with its reference brought up to date."""
    before, _, rest = guide.partition(START)
    _, _, after = rest.partition(END)
    return f"{before}{START}\n\n{reference()}\n{END}{after}"


def write_reference(guide: Path) -> None:
    """Bring the reference in the file `guide` up to date."""
    text = with_reference(guide.read_text(encoding="utf-8"))
    guide.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_reference(Path(__file__).parents[2] / "scenarios" / "README.md")
