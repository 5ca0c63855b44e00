"""The theatre of the screens' tests, for tests of faults."""

from __future__ import annotations

from tests.screens.conftest import backstage, ledger

__all__ = ["backstage", "ledger"]
