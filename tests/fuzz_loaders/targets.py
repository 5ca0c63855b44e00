"""Every target: what authors send and what a house keeps; each module enters its own."""

from __future__ import annotations

from tests.fuzz_loaders import authors_files, house_files
from tests.fuzz_loaders.promises import TARGETS

__all__ = ["TARGETS", "authors_files", "house_files"]
