"""Makes the made data importable in importlib mode."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="session")
def faces() -> ModuleType:
    """The module made_faces.py beside this file."""
    path = Path(__file__).with_name("made_faces.py")
    spec = importlib.util.spec_from_file_location("made_faces", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
