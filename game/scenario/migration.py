"""Files of older formats, read as if they were written today; the file itself stays as it is.

Format 1, without a `format`, had pictures as plain names: `picture: parcel.svg`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from game.scenario.edits import Edit, edited, newline_of
from game.scenario.format import FORMAT
from game.scenario.marked_yaml import Page, Trail, read_page

OLD_FORMAT: Final = 1


def written_format(page: Page) -> Any:
    """Return the format that the file says it is in, 1 where it says none."""
    return page.data.get("format", OLD_FORMAT) if isinstance(page.data, dict) else FORMAT


def is_old(page: Page) -> bool:
    """Tell whether the file is in an older format that can be brought up to date."""
    told = written_format(page)
    return told == OLD_FORMAT and not isinstance(told, bool)


def plain_pictures(page: Page) -> Iterator[Trail]:
    """Yield the way to every picture that is written as a plain name, as in format 1."""
    data = page.data if isinstance(page.data, dict) else {}
    if isinstance(data.get("poster"), str):
        yield ("poster",)
    scenes = data.get("scenes")
    for number, scene in enumerate(scenes if isinstance(scenes, list) else ()):
        if isinstance(scene, dict) and isinstance(scene.get("picture"), str):
            yield "scenes", number, "picture"


def upgraded(page: Page) -> Page:
    """Return `page` in today's format; places stay those of the file as it is written.

    A page that is not old, or too broken to tell, comes back as it is.
    """
    if not isinstance(page.data, dict) or not is_old(page):
        return page
    values, raw, spans = dict(page.values), dict(page.raw), dict(page.spans)
    for trail in plain_pictures(page):
        inner = (*trail, "file")
        values[inner], spans[inner] = values[trail], spans[trail]
        if trail in raw:
            raw[inner] = raw[trail]
    return replace(page, data=_upgraded_play(page.data), values=values, raw=raw, spans=spans)


def _upgraded_play(play: dict[str, Any]) -> dict[str, Any]:
    made = {"format": FORMAT} | {name: part for name, part in play.items() if name != "format"}
    if "poster" in made:
        made["poster"] = _upgraded_picture(made["poster"])
    if isinstance(made.get("scenes"), list):
        made["scenes"] = [_upgraded_scene(scene) for scene in made["scenes"]]
    return made


def _upgraded_scene(scene: Any) -> Any:
    if not isinstance(scene, dict) or "picture" not in scene:
        return scene
    return {**scene, "picture": _upgraded_picture(scene["picture"])}


def _upgraded_picture(picture: Any) -> Any:
    return {"file": picture} if isinstance(picture, str) else picture


def upgrade_edits(page: Page, text: str) -> list[Edit]:
    """Return the edits that bring `text`, read as the old `page`, up to date; [] if that fails.

    Comments, order and line ends stay.
    """
    if not isinstance(page.data, dict) or not is_old(page) or page.findings:
        return []
    edits = [_format_edit(page, text)] if page.data else []
    for trail in plain_pictures(page):
        start, end = page.spans[trail]
        edits.append(Edit(start, end, f"{{file: {text[start:end].strip()}}}"))
    wanted = upgraded(page).data
    return edits if read_page(edited(text, edits)).data == wanted else []


def _format_edit(page: Page, text: str) -> Edit:
    if ("format",) in page.spans:
        return Edit(*page.spans[("format",)], str(FORMAT))
    first = next(iter(page.data))
    start = page.key_spans[(first,)][0]
    mark = page.keys[(first,)]
    # A mapping without braces begins where its first field does.
    is_block = page.values[()] == mark
    after = newline_of(text) + " " * mark.column if is_block else ", "
    return Edit(start, start, f"format: {FORMAT}{after}")
