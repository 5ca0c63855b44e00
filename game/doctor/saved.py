"""Reads the saved settings as the game would, but sets nothing aside and changes nothing."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from game import folders
from game.settings import FILE_NAME, Settings


@dataclass(frozen=True, slots=True)
class Saved:
    """The settings that the game would use; `fault` is "" when all in their file was good."""

    settings: Settings
    is_there: bool
    fault: str = ""


def settings_file() -> Path:
    """Return where the settings are kept."""
    return folders.user_config() / FILE_NAME


def saved_settings() -> Saved:
    """Return what is saved, or the usual; never raises because of the file."""
    try:
        told = json.loads(settings_file().read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Saved(Settings(), is_there=False)
    except OSError as error:
        return Saved(Settings(), True, f"they can't be read ({error.strerror})")
    except (ValueError, RecursionError):
        return Saved(Settings(), True, "they can't be understood")
    if not isinstance(told, dict):
        return Saved(Settings(), True, "they can't be understood")
    return _understood(told)


def _understood(told: dict[str, Any]) -> Saved:
    good: dict[str, Any] = {}
    odd = []
    for name in (field.name for field in fields(Settings) if field.name in told):
        try:
            Settings(**{name: told[name]})
        except ValueError:
            odd.append(name)
        else:
            good[name] = told[name]
    fault = f"not understood: {', '.join(sorted(odd))}" if odd else ""
    return Saved(Settings(**good), True, fault)
