"""`curtain-up desktop`: the game among a desktop's programs, and out of them again."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
from pathlib import Path

import pygame
import pytest

from assets.pictures import make_icon
from game import menu_entry
from game.cli import main

ROOT = Path(__file__).resolve().parent.parent


def run(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    """Type the command and return its exit code."""
    monkeypatch.setattr(sys, "argv", ["curtain-up", "desktop", *words])
    with pytest.raises(SystemExit) as end:
        main()
    return int(end.value.code or 0)


def entry(share: Path) -> dict[str, str]:
    """Return the keys of the first group of the written entry."""
    text = (share / menu_entry.ENTRY).read_text(encoding="utf-8").split("\n\n")[0]
    return dict(line.split("=", 1) for line in text.splitlines()[1:])


def test_install_and_remove_leave_the_folder_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Entry and icons come; remove takes just these, and a second one says there is nothing."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    other = tmp_path / "applications" / "other.desktop"
    other.parent.mkdir()
    other.write_text("[Desktop Entry]\n", encoding="utf-8")
    assert run(monkeypatch, "install") == 0
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 12
    assert run(monkeypatch, "remove") == 0
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [other]
    capsys.readouterr()
    assert run(monkeypatch, "remove") == 0
    assert "There is no entry" in capsys.readouterr().out


def test_the_entry_starts_this_game_whatever_its_path_is_called(tmp_path: Path) -> None:
    """Blanks, quotes, dollars and percent signs stand as the specification wants them."""
    menu_entry.install(tmp_path, ('/opt/Curtain "Up" $5 100%/curtain-up',))
    said = entry(tmp_path)
    assert said["Exec"] == r'"/opt/Curtain \\"Up\\" \\$5 100%%/curtain-up"'
    assert said["TryExec"] == '/opt/Curtain "Up" $5 100%/curtain-up'
    writing = (tmp_path / menu_entry.ENTRY).read_text(encoding="utf-8").splitlines()[-1]
    assert writing == f"Exec={said['Exec']} write"


def test_desktops_and_shops_accept_entry_and_description(tmp_path: Path) -> None:
    """The programs that desktops check such files with find nothing, where they are installed."""
    written = menu_entry.install(tmp_path, ("/usr/bin/python3", "-m", "game"))
    checks = {
        menu_entry.ENTRY: ["desktop-file-validate"],
        menu_entry.ABOUT: ["appstreamcli", "validate", "--no-net"],
    }
    for place, check in checks.items():
        assert tmp_path / place in written
        if shutil.which(check[0]):
            done = subprocess.run(
                [*check, tmp_path / place], capture_output=True, text=True, check=False
            )
            assert done.returncode == 0, done.stdout + done.stderr


def test_the_icon_is_there_in_every_size(tmp_path: Path) -> None:
    """A real picture of just these pixels, with corners that let the desktop through."""
    menu_entry.install(tmp_path, ("curtain-up",))
    for size in menu_entry.SIZES:
        file = tmp_path / f"icons/hicolor/{size}x{size}/apps/curtain-up.png"
        drawn = pygame.image.load(io.BytesIO(file.read_bytes()), "icon.png")
        assert drawn.get_size() == (size, size)
        assert drawn.get_at((0, 0)).a == 0
        assert drawn.get_at((size // 2, size // 2)).a == 255


def test_a_folder_that_may_not_be_changed_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A sentence with the place and what to do, exit code 2."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file"))
    assert run(monkeypatch, "install") == 2
    said = capsys.readouterr().err
    assert "I can't change" in said
    assert "sudo" in said


@pytest.mark.parametrize(("system", "says"), [("win32", "shortcut.ps1"), ("darwin", "drag")])
def test_other_systems_are_told_what_to_do_instead(
    system: str, says: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Their menus work another way; nothing is written."""
    monkeypatch.setattr(sys, "platform", system)
    assert run(monkeypatch, "install") == 2
    assert says in capsys.readouterr().err


def test_the_icon_is_the_one_that_its_script_makes() -> None:
    """Whoever changes the mask or the script draws the icon anew."""
    kept = ROOT / "assets" / "pictures" / "icon.svg"
    assert make_icon.icon() == kept.read_text(encoding="utf-8")
