"""A class's list and pages on the disk, as the panel's button and a dropped file meet them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from game import folders
from game.class_papers import save_papers
from game.classroom.records import Entry, Slip
from game.front_office import LARGEST_LIST, FrontOffice
from game.paper_register import PaperRegister
from game.settings import Settings

DAY = date(2026, 11, 21)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own."""
    monkeypatch.setenv("CURTAIN_UP_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def office() -> FrontOffice:
    """An office that applies nothing."""
    return FrontOffice(Settings(), Settings(), lambda settings: None, lambda: None)


def test_list_and_pages_lie_where_a_teacher_finds_them(home: Path) -> None:
    """Saved twice on one day, the newer ones stand in the place of the older."""
    register = PaperRegister()
    group = register.add_group("3B")
    (kim,) = register.admit(group.id, [Entry("Kim")])
    register.hand_in(Slip("a", kim.id, group.id, "first-steps/birthday-parcel", 5, 60.0, DAY))
    for _ in range(2):
        places = save_papers(group, register.accounts(group.id), DAY)
    assert sorted(place.suffix for place in places) == [".csv", ".html"]
    assert sorted(home.rglob("*.*")) == sorted(places)
    assert all(place.parent == folders.user_lists() for place in places)
    assert "Kim" in places[0].read_text(encoding="utf-8-sig")


def test_a_folder_that_cannot_be_made_is_told(home: Path) -> None:
    """With its name, and nothing half written."""
    home.write_text("A file where the folder should be.", encoding="utf-8")
    register = PaperRegister()
    group = register.add_group("3B")
    with pytest.raises(OSError, match="The list could not be saved"):
        save_papers(group, register.accounts(group.id), DAY)


def test_a_dropped_file_is_read_no_further_than_a_class_goes(
    office: FrontOffice, tmp_path: Path
) -> None:
    """A film that somebody drops does not fill the memory; what is not there is told."""
    film = tmp_path / "film.csv"
    with film.open("wb") as file:
        file.truncate(1 << 32)
    assert len(office.open_list(str(film))) == LARGEST_LIST + 1
    with pytest.raises(OSError, match=r"gone\.csv could not be read"):
        office.open_list(str(tmp_path / "gone.csv"))
