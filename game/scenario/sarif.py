"""What `check` found as SARIF 2.1.0, which code hosts and editors read; it prints nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from game.scenario.accounts import end_of, source_of
from game.scenario.edits import Edit
from game.scenario.problem import Level, Problem
from game.scenario.reference import RulePage, rule_pages

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
GUIDE: Final = "scenarios/README.md"

_LEVELS: Final = {Level.FAULT: "error", Level.ADVICE: "note"}


def as_sarif(problems: Iterable[Problem]) -> Iterator[str]:
    """Yield one SARIF log in pieces; its rules are all that `check` knows, with their pages."""
    pages = rule_pages()
    numbers = {page.code: number for number, page in enumerate(pages)}
    driver = {
        "name": "Curtain Up",
        "informationUri": GUIDE,
        "rules": [_rule(page) for page in pages],
    }
    head = {"$schema": SCHEMA, "version": "2.1.0"}
    # The results are written one by one between the head of the log and its end.
    yield json.dumps(head, ensure_ascii=False)[:-1] + ', "runs": [{'
    yield f'"tool": {{"driver": {json.dumps(driver, ensure_ascii=False)}}},'
    yield '"columnKind": "unicodeCodePoints", "results": ['
    separator = ""
    for problem in problems:
        result = _result(problem, numbers[problem.code])
        yield f"{separator}{json.dumps(result, ensure_ascii=False)}"
        separator = ","
    yield "]}]}"


def _rule(page: RulePage) -> dict[str, Any]:
    said = " ".join(page.rule.split())
    reason = " ".join(page.reason.split())
    examples = f"\n\nWrong:\n\n{page.wrong}\n\nRight:\n\n{page.right}" if page.wrong else ""
    fenced = (
        f"\n\nWrong:\n\n```yaml\n{page.wrong}\n```\n\nRight:\n\n```yaml\n{page.right}\n```"
        if page.wrong
        else ""
    )
    text = f"{said} {reason}".strip()
    return {
        "id": page.code,
        "shortDescription": {"text": said},
        "fullDescription": {"text": text},
        "help": {"text": text + examples, "markdown": text + fenced},
        "helpUri": f"{GUIDE}#{page.code.lower()}",
    }


def _result(problem: Problem, number: int) -> dict[str, Any]:
    region: dict[str, Any] = {"startLine": problem.line, "startColumn": problem.column}
    end = end_of(problem)
    if end is not None:
        region |= {"endLine": end[0], "endColumn": end[1]}
    place = {"artifactLocation": _artifact(problem.file), "region": region}
    result: dict[str, Any] = {
        "ruleId": problem.code,
        "ruleIndex": number,
        "level": _LEVELS[problem.level],
        "message": {"text": problem.sentence},
        "locations": [{"physicalLocation": place}],
    }
    if problem.mends:
        result["fixes"] = [_fix(problem)]
    return result


def _artifact(file: str) -> dict[str, str]:
    path = Path(file)
    if path.is_absolute():
        return {"uri": path.as_uri()}
    return {"uri": quote(path.as_posix())}


def _fix(problem: Problem) -> dict[str, Any]:
    text = source_of(problem.file)
    replacements = [
        {"deletedRegion": _region(text, edit), "insertedContent": {"text": edit.words}}
        for edit in problem.mends
    ]
    change = {"artifactLocation": _artifact(problem.file), "replacements": replacements}
    return {"artifactChanges": [change]}


def _region(text: str, edit: Edit) -> dict[str, int]:
    start_line, start_column = _place(text, edit.start)
    end_line, end_column = _place(text, edit.end)
    return {
        "startLine": start_line,
        "startColumn": start_column,
        "endLine": end_line,
        "endColumn": end_column,
    }


def _place(text: str, at: int) -> tuple[int, int]:
    return text.count("\n", 0, at) + 1, at - (text.rfind("\n", 0, at) + 1) + 1
