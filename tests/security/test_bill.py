"""The bill of materials: whole, with licences and checksums, and nothing of the machine."""

from __future__ import annotations

import json
from typing import Any

from tests.security.bill import NETWORKS, completed, doubts
from tests.security.parts import ROOT, Part

RAW: dict[str, Any] = {
    "serialNumber": "urn:uuid:1",
    "metadata": {"timestamp": "2026-01-01", "component": {"name": "curtain-up"}},
    "components": [
        {
            "bom-ref": "requirements-L2",
            "name": "Ruamel.YAML",
            "version": "0.19.1",
            "description": "requirements line 2",
            "externalReferences": [{"hashes": [{"alg": "SHA-256", "content": "ab"}]}],
        }
    ],
}
PARTS = [Part("ruamel-yaml", "0.19.1")]


def test_the_bill_tells_licences_and_networks() -> None:
    """An expression stays one; what the game ships besides Python is in it, with its checksum."""
    bill = completed(RAW, {"ruamel-yaml": "MIT OR MPL-2.0"})
    assert {one["name"] for one in bill["components"]} == {"Ruamel.YAML", *NETWORKS}
    assert bill["components"][-1]["licenses"] == [{"expression": "MIT OR MPL-2.0"}]
    assert doubts(bill, PARTS) == []


def test_nothing_in_the_bill_differs_from_run_to_run() -> None:
    """No date, no number by chance; what was given stays as it was."""
    text = json.dumps(completed(RAW, {"ruamel-yaml": "MIT"}))
    assert "urn:uuid" not in text
    assert "2026" not in text
    assert "serialNumber" in RAW


def test_a_bill_with_a_fault_is_doubted() -> None:
    """A part too few, a checksum that lacks, a path of the machine that made it."""
    bill = completed(RAW, {"ruamel-yaml": "MIT"})
    assert doubts(bill, [*PARTS, Part("gone", "1")]) == ["gone 1 lacks in the bill."]
    bare = {"components": [{"name": "ruamel.yaml", "version": "0.19.1", "path": str(ROOT)}]}
    assert len(doubts(bare, PARTS)) == 2
