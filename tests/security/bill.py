"""The bill of materials: every part of the player in CycloneDX, the same bytes wherever it is made.

The list of parts with their checksums is made by cyclonedx-py from the locked requirements; their
licences come from `licences.toml`, and the networks that are shipped are added with checksums.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

from tests.security.parts import PLAYER, ROOT, Part, licences, pinned, wrong_licences

PLACE: Final = ROOT / "build" / "sbom.json"

# The networks, and what each is licensed under.
NETWORKS: Final = {"expression.tflite": "MIT", "face_detector.tflite": "Apache-2.0"}


def make_bill(place: Path = PLACE) -> list[str]:
    """Write the bill to `place`; return a sentence for each thing that is wrong with it."""
    parts, known = pinned(), licences()
    if wrong := wrong_licences(parts, known):
        return wrong
    raw = _listed()
    bill = completed(raw, known)
    if wrong := doubts(bill, parts):
        return wrong
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(json.dumps(bill, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return []


def _listed() -> dict[str, Any]:
    """Return what cyclonedx-py makes of the locked requirements; it asks nobody for anything."""
    words = ["--output-reproducible", "--sv", "1.6", "--pyproject", str(ROOT / "pyproject.toml")]
    made = subprocess.run(
        [sys.executable, "-m", "cyclonedx_py", "requirements", *words, str(PLAYER)],
        capture_output=True,
        check=True,
    )
    return dict(json.loads(made.stdout))


def completed(raw: dict[str, Any], known: dict[str, str]) -> dict[str, Any]:
    """Return the bill with licences and networks, and without what differs from run to run."""
    bill = {key: value for key, value in raw.items() if key != "serialNumber"}
    bill["metadata"] = {k: v for k, v in raw.get("metadata", {}).items() if k != "timestamp"}
    parts = [_with_licence(part, known[_plain(part["name"])]) for part in raw["components"]]
    bill["components"] = sorted([*parts, *_networks()], key=lambda part: str(part["bom-ref"]))
    return bill


def _with_licence(part: dict[str, Any], licence: str) -> dict[str, Any]:
    is_one = re.fullmatch(r"[A-Za-z0-9.-]+", licence)
    told = {"license": {"id": licence}} if is_one else {"expression": licence}
    # What a lock says of where a part is needed is no description of it.
    return {key: value for key, value in part.items() if key != "description"} | {
        "licenses": [told]
    }


def _networks() -> list[dict[str, Any]]:
    return [
        {
            "type": "machine-learning-model",
            "bom-ref": f"models/{name}",
            "name": name,
            "licenses": [{"license": {"id": licence}}],
            "hashes": [{"alg": "SHA-256", "content": _sum(ROOT / "models" / name)}],
        }
        for name, licence in NETWORKS.items()
    ]


def _sum(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def doubts(bill: dict[str, Any], parts: list[Part]) -> list[str]:
    """Return why nobody should trust `bill`: a part or checksum that lacks, a machine's mark."""
    listed = {(_plain(one["name"]), one.get("version", "")) for one in bill["components"]}
    told = [
        f"{part.name} {part.version} lacks in the bill."
        for part in parts
        if (part.name, part.version) not in listed
    ]
    for one in bill["components"]:
        sums = [*one.get("hashes", ()), *_sums_elsewhere(one)]
        if not sums:
            told.append(f"{one['name']} has no checksum in the bill.")
    text = json.dumps(bill)
    for mark in (str(ROOT), str(Path.home()) + "/", "timestamp", "serialNumber"):
        if mark in text:
            told.append(f"The bill holds {mark}, which differs from machine to machine.")
    return told


def _sums_elsewhere(part: dict[str, Any]) -> list[Any]:
    return [one for each in part.get("externalReferences", ()) for one in each.get("hashes", ())]


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
