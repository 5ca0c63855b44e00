"""Whether the system lets this user have the camera, without switching it on."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from game.doctor.chart import Finding, not_seen, problem, well

# Where Windows keeps whether programs may use a camera.
_STORE: Final = (
    r"Software\Microsoft\Windows\CurrentVersion\CapabilityAccessManager\ConsentStore\webcam"
)


def of_permission(sources: Sequence[str], needs_one: bool) -> Finding:
    """Judge whether the cameras `sources`, indexes as text, may be used."""
    if not needs_one:
        return not_seen("permission", "Not needed for a film or the understudy.")
    try:
        return _asked(sources)
    except Exception as error:  # noqa: BLE001 - the system's own ways to ask may change
        return not_seen("permission", f"The system does not tell ({type(error).__name__}).")


def _asked(sources: Sequence[str]) -> Finding:
    if sys.platform == "darwin":
        return _on_a_mac()
    if sys.platform == "win32":
        return _on_windows()
    return _on_linux(sources)


def _on_linux(sources: Sequence[str]) -> Finding:
    found = [Path(f"/dev/video{source}") for source in sources]
    shut = [str(device) for device in found if not os.access(device, os.R_OK | os.W_OK)]
    if not found:
        return not_seen("permission", "No camera to be allowed.")
    if shut:
        return problem("permission", f"This user may not open {', '.join(shut)}.", "camera_refused")
    return well("permission", "This user may open every camera.")


def _judged(is_allowed: bool | None, who: str) -> Finding:
    if is_allowed is None:
        return not_seen(
            "permission", f"{who} has not been asked yet, and will ask at the first play."
        )
    if is_allowed:
        return well("permission", f"{who} lets this program use the camera.")
    return problem(
        "permission", f"{who} does not let this program use the camera.", "camera_refused"
    )


def _on_a_mac() -> Finding:
    import AVFoundation

    kind = AVFoundation.AVMediaTypeVideo
    status = AVFoundation.AVCaptureDevice.authorizationStatusForMediaType_(kind)
    # AVAuthorizationStatus: 0 not determined, 1 restricted, 2 denied, 3 authorized.
    return _judged(None if status == 0 else status == 3, "This Mac")


def _on_windows() -> Finding:
    if sys.platform == "win32":
        import winreg

        answers = []
        for key in (_STORE, _STORE + r"\NonPackaged"):
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
                answers.append(winreg.QueryValueEx(opened, "Value")[0])
        return _judged(all(answer == "Allow" for answer in answers), "Windows")
    raise OSError("this is not Windows")
