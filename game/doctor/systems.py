"""Which system this is, as far as advice depends on it, and how it is called in a report."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

DEBIAN, FEDORA, MAC, WINDOWS, OTHER = "debian", "fedora", "darwin", "win32", "linux"
FAMILIES: Final = (DEBIAN, FEDORA, MAC, WINDOWS, OTHER)


@dataclass(frozen=True, slots=True)
class Host:
    """A computer in a bug report: no name of it or of its user."""

    family: str
    name: str
    machine: str
    cores: int
    python: str


def this_host() -> Host:
    """Return what this computer is."""
    release = _release()
    return Host(
        family=family_of(sys.platform, release),
        name=release.get("PRETTY_NAME") or f"{platform.system()} {platform.release()}",
        machine=platform.machine(),
        cores=os.cpu_count() or 1,
        python=platform.python_version(),
    )


def family_of(system: str, release: Mapping[str, str]) -> str:
    """Return one of FAMILIES for sys.platform's `system` and the lines of /etc/os-release."""
    if system in (MAC, WINDOWS):
        return system
    likes = {release.get("ID", ""), *release.get("ID_LIKE", "").split()}
    if likes & {"debian", "ubuntu"}:
        return DEBIAN
    return FEDORA if likes & {"fedora", "rhel"} else OTHER


def _release() -> Mapping[str, str]:
    try:
        return platform.freedesktop_os_release()
    except OSError:
        return {}
