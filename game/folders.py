"""Where shipped and saved things live, on each system; it reads and makes nothing itself."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import Final

APP: Final = "curtain-up"

# What plays when nobody has chosen: PACK/NAME in the folder of scenarios.
DEFAULT_PLAY: Final = "first-steps/birthday-parcel"

# Set to a folder, it holds settings and score book: for tests, and to carry the game on a stick.
HOME_VARIABLE: Final = "CURTAIN_UP_HOME"


def assets() -> Path:
    """Return the folder of pictures, sounds, fonts and translations."""
    return _shipped("assets")


def models() -> Path:
    """Return the folder of the networks and their cards."""
    return _shipped("models")


def scenarios() -> Path:
    """Return the folder of the packs that come with the game."""
    return _shipped("scenarios")


def user_data() -> Path:
    """Return the folder of the score book; it may not exist yet."""
    home = _chosen_home()
    if home:
        return home
    import platformdirs

    return platformdirs.user_data_path(APP, appauthor=False)


def user_config() -> Path:
    """Return the folder of the settings; it may not exist yet."""
    home = _chosen_home()
    if home:
        return home
    import platformdirs

    return platformdirs.user_config_path(APP, appauthor=False)


def user_pictures() -> Path:
    """Return the folder in which the user keeps pictures; it may not exist yet."""
    home = _chosen_home()
    if home:
        return home / "pictures"
    import platformdirs

    return platformdirs.user_pictures_path()


def user_lists() -> Path:
    """Return the folder for a class's lists and pages; it may not exist yet."""
    home = _chosen_home()
    if home:
        return home / "lists"
    import platformdirs

    return platformdirs.user_documents_path() / "Curtain Up"


def user_plays() -> Path:
    """Return the folder of the plays that the user writes; it may not exist yet."""
    home = _chosen_home()
    if home:
        return home / "plays"
    import platformdirs

    return platformdirs.user_documents_path() / "Curtain Up"


def user_packs() -> Path:
    """Return the folder of the packs that the user installed; it may not exist yet."""
    return user_data() / "packs"


def _chosen_home() -> Path | None:
    chosen = os.environ.get(HOME_VARIABLE, "").strip()
    return Path(chosen).expanduser().absolute() if chosen else None


def _shipped(name: str) -> Path:
    return _found_beside(Path(__file__), name)


@lru_cache(maxsize=8)
def _found_beside(module: Path, name: str) -> Path:
    """Find folder `name` inside the package (wheel, bundle) or beside it (checkout, bundle).

    A PyInstaller bundle gives modules a `__file__` below its unpacked folder, so the same two
    places serve there. Raises FileNotFoundError with a sentence when the game is incomplete.
    """
    package = module.resolve().parent
    for folder in (package / "data" / name, package.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(
        f"The folder {name} is missing beside {package}. Please install Curtain Up again."
    )
