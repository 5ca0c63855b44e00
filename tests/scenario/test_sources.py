"""Writing an author's file: whole or not at all, and nothing about it but its text is changed."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from game.scenario.sources import write_source

pytestmark = pytest.mark.skipif(os.name == "nt", reason="rights of files differ there")


def test_a_file_keeps_its_mode_and_its_mark(tmp_path: Path) -> None:
    """Also through a link, which stays one; nothing else is left in the folder."""
    path, link = tmp_path / "play.yaml", tmp_path / "link.yaml"
    path.write_bytes(b"\xef\xbb\xbftitle: A\r\n")
    path.chmod(0o640)
    link.symlink_to(path)
    write_source(link, "title: Å\r\n")
    assert path.read_bytes() == b"\xef\xbb\xbf" + "title: Å\r\n".encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert link.is_symlink()
    assert sorted(tmp_path.iterdir()) == [link, path]


def test_a_file_without_a_mark_gets_none(tmp_path: Path) -> None:
    """Some programs stumble over it."""
    path = tmp_path / "play.yaml"
    path.write_bytes(b"title: A\n")
    write_source(path, "title: B\n")
    assert path.read_bytes() == b"title: B\n"


def test_where_nothing_can_be_written_nothing_changes(tmp_path: Path) -> None:
    """The author is told, and no half file is left."""
    with pytest.raises(OSError, match="gone"):
        write_source(tmp_path / "gone" / "play.yaml", "title: A\n")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_its_owner_locked_stays_as_it_is(tmp_path: Path) -> None:
    """Also for somebody who may write everywhere."""
    path = tmp_path / "play.yaml"
    path.write_bytes(b"title: A\n")
    path.chmod(0o444)
    with pytest.raises(OSError, match="may not be changed"):
        write_source(path, "title: B\n")
    assert path.read_bytes() == b"title: A\n"
    assert list(tmp_path.iterdir()) == [path]


def test_a_new_file_can_be_read_by_whom_other_new_files_can(tmp_path: Path) -> None:
    """A play is no secret: a teacher opens what a colleague wrote."""
    (tmp_path / "usual").touch()
    write_source(tmp_path / "play.yaml", "title: A\n")
    modes = {path.stat().st_mode for path in tmp_path.iterdir()}
    assert len(modes) == 1
