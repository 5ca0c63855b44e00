"""The game's own words in the player's language, by gettext; it holds no word itself.

The English text is its own key. `assets/locale/update.py` gathers the texts from the sources.
"""

from __future__ import annotations

import gettext
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from game import folders

DOMAIN: Final = "curtain-up"

# The language of the texts in the sources, which needs no translation file.
SOURCE_LANGUAGE: Final = "en"

# What each language calls itself, for the button that changes to it.
OWN_NAMES: Final = {"en": "English", "sv": "Svenska"}

_spoken: gettext.NullTranslations = gettext.NullTranslations()
_language: str = SOURCE_LANGUAGE


def languages() -> tuple[str, ...]:
    """Return the codes of the languages that the game speaks, English first."""
    return _languages_in(folders.assets() / "locale")


@lru_cache(maxsize=1)
def _languages_in(folder: Path) -> tuple[str, ...]:
    """Look once: screens ask for each picture."""
    found = folder.glob(f"*/LC_MESSAGES/{DOMAIN}.mo")
    return (SOURCE_LANGUAGE, *sorted(path.parent.parent.name for path in found))


def own_name(code: str) -> str:
    """Return what a language calls itself, or its code where nobody has told."""
    return OWN_NAMES.get(code, code)


def language() -> str:
    """Return the code of the language in use."""
    return _language


def use_language(code: str) -> str:
    """Speak the language `code` from now on, English if there is none such; return the one used."""
    global _spoken, _language
    known = code in languages()
    _language = code if known else SOURCE_LANGUAGE
    _spoken = gettext.translation(
        DOMAIN, folders.assets() / "locale", languages=[_language], fallback=True
    )
    return _language


def mark(message: str) -> str:
    """Return `message` as it is, and have it gathered: for constants, which `tr` reads later."""
    return message


def tr(message: str, **values: object) -> str:
    """Return `message` in the language in use, with `{name}` replaced by the value of that name."""
    said = _spoken.gettext(message)
    return said.format(**values) if values else said


def tr_in(code: str, message: str) -> str:
    """Return `message`, which is marked elsewhere, in the language `code`, whichever is in use."""
    return _catalogue(code).gettext(message)


def tr_count(one: str, many: str, count: int, **values: object) -> str:
    """Return the form of a text that suits `count`, which may stand in it as `{count}`."""
    return _spoken.ngettext(one, many, count).format(count=count, **values)


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language, whichever is in use: for pages that people read in several at a time."""

    code: str

    def tr(self, message: str, **values: object) -> str:
        """Return `message` in this language, as `tr` does."""
        said = _catalogue(self.code).gettext(message)
        return said.format(**values) if values else said

    def tr_count(self, one: str, many: str, count: int, **values: object) -> str:
        """Return the form of a text that suits `count`, as `tr_count` does."""
        return _catalogue(self.code).ngettext(one, many, count).format(count=count, **values)


@lru_cache(maxsize=8)
def _catalogue(code: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, folders.assets() / "locale", languages=[code], fallback=True)
