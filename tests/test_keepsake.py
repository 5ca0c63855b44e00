"""The keepsake: one framed picture in the user's own folder, or a sentence and nothing lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pygame
import pytest

from game import words
from game.front_office import FrontOffice
from game.keepsake import SIZE, save_keepsake
from game.settings import Settings

DAY = date(2026, 11, 20)
PICTURE = np.full((240, 320, 3), (10, 200, 30), np.uint8)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Live in a folder of its own, in English."""
    words.use_language("en")
    monkeypatch.setenv("CURTAIN_UP_HOME", str(tmp_path))
    return tmp_path


def save() -> Path:
    """Save the picture of a play."""
    return save_keepsake(PICTURE, "The birthday parcel", "first-steps/birthday-parcel", DAY)


def test_a_keepsake_is_a_framed_picture_named_after_play_and_day(home: Path) -> None:
    """The face is in its middle, and around it is the theatre."""
    place = save()
    assert place == home / "pictures" / "curtain-up-birthday-parcel-2026-11-20.png"
    image = pygame.image.load(place)
    assert image.get_size() == SIZE
    assert tuple(image.get_at((SIZE[0] // 2, SIZE[1] // 2)))[:3] == (10, 200, 30)
    assert tuple(image.get_at((4, 4)))[:3] != (10, 200, 30)


def test_a_second_keepsake_of_the_day_gets_a_number(home: Path) -> None:
    """No picture replaces another."""
    names = [save().name for _ in range(3)]
    assert names == [
        "curtain-up-birthday-parcel-2026-11-20.png",
        "curtain-up-birthday-parcel-2026-11-20-2.png",
        "curtain-up-birthday-parcel-2026-11-20-3.png",
    ]


def test_the_name_of_a_play_leads_to_no_other_folder(home: Path) -> None:
    """Whatever a pack calls its plays, the file lies among the pictures."""
    place = save_keepsake(PICTURE, "Odd", "../../ÅÄ ö:name", DAY)
    assert place.parent == home / "pictures"
    assert place.name == "curtain-up-name-2026-11-20.png"


def test_where_nothing_can_be_saved_a_sentence_says_so(home: Path) -> None:
    """No half file, no traceback, and the flip-book still has the picture."""
    (home / "pictures").write_text("a file is in the way", encoding="utf-8")
    with pytest.raises(
        OSError, match=r"^The picture could not be saved in .*pictures \(.*try again"
    ):
        save()
    assert PICTURE.any()


def test_the_office_saves_and_tells_the_place(home: Path) -> None:
    """It is dated today."""
    office = FrontOffice(Settings(), Settings(), lambda settings: None, lambda: None)
    place = Path(office.save_keepsake(PICTURE, "Parcel", "first-steps/parcel"))
    assert place.is_file()
    assert place.name == f"curtain-up-parcel-{date.today()}.png"
