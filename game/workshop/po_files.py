"""Translations as PO, which translators' programs read: the name of a line is its context."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from game.trouble import Trouble
from game.workshop.translations import State, Translated

_NO_CLOCK: Final = re.compile(r'^"(?:POT-Creation|PO-Revision)-Date: .*\n', re.MULTILINE)
_ASKS: Final = "Asks for: "

# A pack of a hundred plays has less.
MOST_BYTES: Final = 8 * 1024 * 1024


def po_text(lines: Iterable[Translated], pack: str, source: str, target: str) -> str:
    """Return `lines` as PO from language `source` to `target`; no clock is in it."""
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import write_po

    about = (
        f"# The plays of {pack} from {source} into {target}, for Curtain Up.\n"
        "# A text has at most 140 letters. It asks for a face and tells nobody what they feel.\n#"
    )
    # Without a locale: Babel knows fewer languages than people speak.
    catalog = Catalog(project=pack, version="", header_comment=about, fuzzy=False)
    for line in lines:
        catalog.add(
            line.source,
            line.words,
            flags=["fuzzy"] if line.state is State.CHANGED else [],
            auto_comments=[_ASKS + line.asks] if line.asks else [],
            previous_id=line.was if line.state is State.CHANGED else [],
            context=line.id,
        )
    written = io.BytesIO()
    write_po(written, catalog, width=0, include_previous=True)
    text = _NO_CLOCK.sub("", written.getvalue().decode("utf-8"))
    return text.replace('"MIME-Version', f'"Language: {target}\\n"\n"MIME-Version', 1)


def read_po(file: Path) -> tuple[str, list[Translated]]:
    """Return the language that `file` translates into, "" if it is not told, and its lines.

    Raises Trouble with the row for what is no PO.
    """
    from babel.messages.pofile import PoFileError
    from babel.messages.pofile import read_po as read

    raw = bytes_of(file)
    try:
        catalog = read(io.BytesIO(raw.removeprefix(b"\xef\xbb\xbf")), abort_invalid=True)
        lines = [_line(message) for message in catalog if message.id]
    except PoFileError as error:
        raise Trouble(f"{file}:{error.lineno + 1}: This is no PO file: {error}.") from error
    except (ValueError, LookupError, TypeError, IndexError, AttributeError) as error:
        raise Trouble(f"{file} is no PO file in UTF-8. Export it again.") from error
    language = re.search(rb'^"Language: *([A-Za-z]{2,3})', raw, re.MULTILINE)
    return language[1].decode().lower() if language else "", lines


def _line(message: object) -> Translated:
    words, source = message.string, message.id  # type: ignore[attr-defined]
    if not (isinstance(words, str) and isinstance(source, str)):
        raise ValueError("a play has no plurals")
    was = _previous(message.user_comments)  # type: ignore[attr-defined]
    is_fuzzy = "fuzzy" in message.flags  # type: ignore[attr-defined]
    state = State.CHANGED if is_fuzzy else State.DONE if words else State.MISSING
    context = message.context or ""  # type: ignore[attr-defined]
    return Translated(context, source, words, state, was, row=message.lineno or 0)  # type: ignore[attr-defined]


def _previous(comments: Iterable[str]) -> str:
    """Return what the source said before, which Babel writes but reads as a comment."""
    from babel.messages.pofile import denormalize

    told = [line.removeprefix("|").strip() for line in comments if line.startswith("|")]
    quoted = [line.removeprefix("msgid").strip() for line in told if not line.startswith("msgctxt")]
    return denormalize("\n".join(quoted)) if quoted else ""


def bytes_of(file: Path) -> bytes:
    """Return what is in a translator's file. Raises Trouble where it can't be read."""
    try:
        with file.open("rb") as opened:
            raw = opened.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name cannot be used"
        raise Trouble(f"{file} can't be opened: {reason}.") from error
    if len(raw) > MOST_BYTES:
        raise Trouble(f"{file} is larger than 8 MiB; no pack has so many words.")
    return raw
