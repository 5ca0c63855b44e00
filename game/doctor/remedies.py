"""The one thing to do about each finding, on each family of systems; it decides nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from game.doctor.systems import DEBIAN, FEDORA, MAC, OTHER, WINDOWS


def _everywhere(text: str) -> Mapping[str, str]:
    return dict.fromkeys((DEBIAN, FEDORA, MAC, WINDOWS, OTHER), text)


def _unix(text: str, windows: str) -> Mapping[str, str]:
    return {**_everywhere(text), WINDOWS: windows}


def _linux(text: str, mac: str, windows: str) -> Mapping[str, str]:
    return {**_everywhere(text), MAC: mac, WINDOWS: windows}


_REINSTALL: Final = _unix(
    "Install the game again: in its folder run `make clean play`, "
    "or `python3 -m pip install --force-reinstall .`",
    "Install the game again: in its folder run `py -m pip install --force-reinstall .`",
)

REMEDIES: Final[Mapping[str, Mapping[str, str]]] = {
    "python": {
        DEBIAN: "Run `sudo apt install python3.11 python3.11-venv` (any from 3.11 on will do), "
        "then `make clean play`.",
        FEDORA: "Run `sudo dnf install python3.12` (any from 3.11 on will do), "
        "then `make clean play`.",
        MAC: "Install a newer Python from python.org, then run `make clean play`.",
        WINDOWS: "Install a newer Python from python.org, then run `py -m pip install .` again.",
        OTHER: "Install Python 3.11 or newer, then run `make clean play`.",
    },
    "reinstall": _REINSTALL,
    "mediapipe": _unix(
        "Run `python3 -m pip install mediapipe==0.10.31` with the Python of the game, "
        "or `make clean play` in its folder.",
        "Run `py -m pip install mediapipe==0.10.31`.",
    ),
    "imports": {
        DEBIAN: "Run `sudo apt install libstdc++6 libgl1 libegl1`; if that is no help, "
        "run `make clean play` in the game's folder.",
        FEDORA: "Run `sudo dnf install libstdc++ mesa-libGL mesa-libEGL`; if that is no help, "
        "run `make clean play` in the game's folder.",
        MAC: "Run `make clean play` in the game's folder.",
        WINDOWS: "Install Microsoft's Visual C++ Redistributable (x64), then run "
        "`py -m pip install --force-reinstall .` in the game's folder.",
        OTHER: "Run `make clean play` in the game's folder.",
    },
    "screen": _linux(
        "Start it from a desktop, not over a plain remote line; "
        "without a screen `curtain-up rehearse` still plays.",
        "Log in at the Mac's own screen or by Screen Sharing, and start it from there.",
        "Log in at the computer's own screen or by Remote Desktop, and start it from there.",
    ),
    "dummy_screen": _unix(
        "Take SDL_VIDEODRIVER out of the environment: `unset SDL_VIDEODRIVER`.",
        "Take SDL_VIDEODRIVER out of the environment: `set SDL_VIDEODRIVER=`.",
    ),
    "small_screen": _linux(
        "Choose a larger resolution in the desktop's settings under Displays.",
        "Choose a larger resolution in System Settings, Displays.",
        "Choose a larger resolution in Settings, System, Display.",
    ),
    "camera_missing": _linux(
        "Plug a camera in; a built-in one may have a switch, a key or a setting of the firmware.",
        "Plug a camera in, or open the lid.",
        "Plug a camera in; is it there? Then allow it in Settings, Privacy & security, Camera.",
    ),
    "camera_busy": _linux(
        "Close the program that uses the camera; `fuser /dev/video*` tells its number.",
        "Quit FaceTime, Zoom, Photo Booth and other apps that use the camera.",
        "Close Teams, Zoom, Camera and other apps that use the camera.",
    ),
    "camera_refused": _linux(
        'Run `sudo usermod -aG video "$USER"`, log out and log in again.',
        "Allow the terminal in System Settings, Privacy & Security, Camera, and start it again.",
        "In Settings, Privacy & security, Camera, let desktop apps access the camera.",
    ),
    "camera_silent": _linux(
        "Pull the camera's plug out and put it in again; try another socket, without a hub.",
        "Quit other camera apps, put the plug in again, or restart the Mac.",
        "Close other camera apps; look for a camera key on the keyboard; update the driver.",
    ),
    "film": _everywhere("Choose a film (.mp4, .mov) or a picture (.jpg, .png) that can be played."),
    "black": _everywhere("Take the cover off the lens, or open its slide, and look again."),
    "light": _everywhere("Put a lamp in front of the player, and none behind; then look again."),
    "frozen": _everywhere("Choose another camera in the game, under Other camera."),
    "face": _everywhere("Sit before the camera, an arm's length away, and look again."),
    "small_picture": _everywhere("Choose a better camera in the game, under Other camera."),
    "slow_camera": _everywhere("Give it more light, or a USB socket of its own without a hub."),
    "speed": _linux(
        "Close other programs and plug the charger in; choose the desktop's performance profile.",
        "Quit other apps, plug the charger in, and switch Low Power Mode off.",
        "Close other programs, plug the charger in, and choose the best performance power mode.",
    ),
    "voice_engine": {
        DEBIAN: "Run `sudo apt install espeak-ng`.",
        FEDORA: "Run `sudo dnf install espeak-ng`.",
        MAC: "Restart the Mac; voices are in System Settings, Accessibility, Spoken Content.",
        WINDOWS: "Restart the computer; voices are in Settings, Time & language, Speech.",
        OTHER: "Install espeak-ng from the packages of your system.",
    },
    "voice_language": {
        DEBIAN: "Run `sudo apt install --reinstall espeak-ng-data`.",
        FEDORA: "Run `sudo dnf reinstall espeak-ng`.",
        MAC: "Add a voice in System Settings, Accessibility, Spoken Content, System Voice.",
        WINDOWS: "Add a voice in Settings, Time & language, Speech, Manage voices.",
        OTHER: "Install espeak-ng with all of its voices.",
    },
    "sound": _linux(
        "Choose an output in the desktop's settings under Sound; "
        "`systemctl --user restart pipewire` helps one that hangs.",
        "Choose an output in System Settings, Sound.",
        "Choose an output in Settings, System, Sound.",
    ),
    "sound_hangs": _linux(
        "Run `systemctl --user restart pipewire pipewire-pulse` (`pulseaudio -k` where that is "
        "unknown), or restart the computer.",
        "Run `sudo killall coreaudiod` (macOS starts it again), or restart the Mac.",
        "Restart the service Windows Audio (`services.msc`), or the computer.",
    ),
    "dummy_sound": _unix(
        "Take SDL_AUDIODRIVER out of the environment: `unset SDL_AUDIODRIVER`.",
        "Take SDL_AUDIODRIVER out of the environment: `set SDL_AUDIODRIVER=`.",
    ),
    "volume": _everywhere("Turn the voice up in the game, behind the cog."),
    "disk": _linux(
        "Free some space: empty the bin and Downloads; `df -h ~` shows how much is left.",
        "Free some space in System Settings, General, Storage.",
        "Free some space in Settings, System, Storage.",
    ),
    "folder": _linux(
        'Give the folder back to its user: `sudo chown -R "$USER" FOLDER`.',
        'Give the folder back to its user: `sudo chown -R "$USER" FOLDER`.',
        "Right-click the folder, Properties, Security, and let its user write.",
    ),
    "home_variable": _everywhere(
        "Point CURTAIN_UP_HOME at a folder that can be written, or unset it."
    ),
    "settings": _everywhere(
        "Set what is odd anew in the game, behind the cog; it saves a good file."
    ),
    "locale": _linux(
        "Run `export LANG=C.UTF-8`, or choose a language with UTF-8 in the system's settings.",
        "Run `export LANG=en_US.UTF-8` in the terminal.",
        "Run `chcp 65001` in the console, or use Windows Terminal.",
    ),
    "book_damaged": _everywhere(
        "Copy the file to a safe place. The game begins a new book at its next start and keeps the "
        "damaged one beside it; put a backup in its place if you have one."
    ),
    "book_empty": _everywhere(
        "If stars were in it, put a copy of the file in its place before you play."
    ),
    "book_busy": _everywhere("Close every other copy of the game, and look again."),
    "book_newer": _everywhere("Update this copy of the game to the version that wrote the book."),
    "book_place": _everywhere(
        "Let this user read and write the file, or name another by --scores."
    ),
    "server_url": _everywhere("Mend the address in --scores or CURTAIN_UP_SCORES."),
    "server_driver": _unix(
        'Run `python3 -m pip install ".[school]"` in the game\'s folder.',
        'Run `py -m pip install ".[school]"` in the game\'s folder.',
    ),
    "server": _everywhere(
        "Ask whoever keeps the server whether it runs, and whether this network reaches it."
    ),
    "copies": _everywhere("Close the other copy; two of them would share one camera."),
    "offline": _everywhere(
        "Install the pinned parts again (`make clean play`), and send this report with an issue."
    ),
    "given_up": _everywhere("Restart the computer and look again; send this report if it stays."),
    "broken": _everywhere("Send this report with an issue: it holds nothing of you."),
}


def remedy(key: str, family: str) -> str:
    """Return the one thing to do about `key` on `family`, "" for no key."""
    return REMEDIES[key][family] if key else ""
