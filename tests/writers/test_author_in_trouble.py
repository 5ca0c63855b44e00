"""What happens to a play when disks, folders and other programs do their worst: nothing is lost."""

from __future__ import annotations

import errno
import os
import shutil
import time
from pathlib import Path

import pytest

from game.scenario.check import check
from game.screens.writing_desk import Desk
from game.writers.room import WritersRoom
from game.writers.script import DeskScript

LINE = "A parcel! Show us a happy face!"
HINT = "Show your teeth!"

pytestmark = pytest.mark.skipif(os.name == "nt", reason="rights of files differ there")


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WritersRoom:
    """A writers' room whose folder does not exist yet."""
    monkeypatch.setenv("CURTAIN_UP_HOME", str(tmp_path / "home"))
    return WritersRoom(tmp_path / "My documents" / "Curtain Up")


def begun(room: WritersRoom, title: str = "The parcel") -> DeskScript:
    """Return a new play of one scene."""
    script = room.begin(title, "en")
    script.write(("scenes", 0, "line"), LINE)
    script.write(("scenes", 0, "hint"), HINT)
    assert script.save() is None
    return room.open(script.place)


def test_a_new_play_is_clean_at_once_in_a_folder_that_was_missing(room: WritersRoom) -> None:
    """The folder is made, the file passes check, and a colon in its title does no harm."""
    script = begun(room, 'A "troll": part 2')
    assert check([script.place]) == []
    assert room.look_at(script.place).title == (("", 'A "troll": part 2'),)


def test_plays_of_one_name_get_files_of_their_own(room: WritersRoom) -> None:
    """Three plays called the same, one in capitals, are three files."""
    names = {begun(room, title).place.name for title in ("Moon", "Moon", "MOON")}
    assert names == {"moon.yaml", "moon-2.yaml", "moon-3.yaml"}


@pytest.mark.parametrize("title", ["🎭🎭", "שלום", "   ", "..", "con/../x", "ﷺ", "x" * 300])
def test_any_title_makes_a_file_that_can_be_opened(room: WritersRoom, title: str) -> None:
    """Emoji, letters from the right, dots and essays: the file has a plain name in the folder."""
    script = begun(room, title)
    assert script.place.parent.name == "Curtain Up"
    assert script.place in room.plays()
    assert not script.is_locked


def test_emoji_and_letters_from_the_right_come_back_as_they_were(room: WritersRoom) -> None:
    """What is written is read again, to the sign."""
    script = begun(room)
    for words in ("🎭 Visa \u202bשלום\u202c!", 'say "no": {a, b} #x', "yes", "1.5", "- a", "@x"):
        script.write(("scenes", 0, "line"), words)
        assert script.save() is None
        assert room.open(script.place).value(("scenes", 0, "line")) == words


def test_a_deleted_play_can_be_found_again(room: WritersRoom) -> None:
    """It lies in the folder `deleted`; a second of the same name takes nothing from it."""
    first = begun(room)
    kept = room.put_away(first.place)
    again = begun(room)
    other = room.put_away(again.place)
    assert kept.read_text() == first.text
    assert other != kept
    assert list(room.plays()) == []


def test_a_play_that_vanishes_while_it_is_written_is_written_anew(room: WritersRoom) -> None:
    """The file, or its whole folder, is taken away: the next pause brings it back."""
    script = begun(room)
    script.place.unlink()
    shutil.rmtree(script.place.parent)
    script.write(("title",), "Still here")
    assert script.save() is None
    assert "Still here" in script.place.read_text()


def test_a_full_disk_leaves_the_old_play_whole(
    room: WritersRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half a file is never seen: the old text stays, the new one can be rescued, later saved."""
    script = begun(room)
    before = script.place.read_text()
    script.write(("title",), "New title")

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert script.save() == "parcel.yaml can't be saved: No space left on device."
    assert script.place.read_text() == before
    assert [path.name for path in script.place.parent.glob("*.part")] == []
    monkeypatch.undo()
    assert script.save() is None
    assert "New title" in script.place.read_text()


def test_what_can_not_be_saved_is_kept_elsewhere(
    room: WritersRoom, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A file that may not be changed: all that was written lies where the score book does."""
    monkeypatch.setenv("CURTAIN_UP_HOME", str(tmp_path / "home"))
    script = begun(room)
    script.place.chmod(0o444)
    script.write(("title",), "New title")
    assert "may not be changed" in str(script.save())
    copy = script.rescue()
    assert copy is not None
    assert "New title" in copy.read_text()


def test_another_program_takes_nothing_from_the_author(room: WritersRoom) -> None:
    """Changed on both sides: nothing is overwritten, and keeping both makes two files."""
    script = begun(room)
    desk = Desk(room, script)
    desk.write(("title",), "Mine")
    script.place.write_text(script.place.read_text().replace("The parcel", "Theirs"))
    theirs = script.place
    assert not desk.settle()
    assert desk.is_torn
    assert "Theirs" in theirs.read_text()
    desk.keep_both()
    assert desk.settle()
    assert "Mine" in script.place.read_text()
    assert "Theirs" in theirs.read_text()
    assert script.place != theirs


def test_a_newer_file_is_simply_shown_where_nothing_was_written(room: WritersRoom) -> None:
    """An editor beside the form: what it saves is seen after two seconds."""
    script = begun(room)
    desk = Desk(room, script)
    script.place.write_text(script.place.read_text().replace("The parcel", "Theirs"))
    desk.update(2.1)
    assert script.value(("title",)) == "Theirs"


def test_taking_the_other_version_can_be_undone(room: WritersRoom) -> None:
    """What was written here is one step back."""
    script = begun(room)
    desk = Desk(room, script)
    desk.write(("title",), "Mine")
    script.place.write_text(script.place.read_text().replace("The parcel", "Theirs"))
    desk.settle()
    desk.take_theirs()
    assert script.value(("title",)) == "Theirs"
    script.undo()
    assert script.value(("title",)) == "Mine"


@pytest.mark.parametrize("text", ["title: [", "", "- a\n- b\n", "scenes: x", "a: &x b\nc: *x\n"])
def test_a_file_that_is_no_play_is_shown_and_left_alone(room: WritersRoom, text: str) -> None:
    """It is locked, its problems are told, and nothing that is pressed changes a letter of it."""
    script = begun(room)
    script.place.write_text(text)
    locked = room.open(script.place)
    locked.proof()
    assert locked.is_locked
    assert locked.remarks
    assert room.look_at(script.place).problems
    locked.save()
    assert script.place.read_text() == text


def test_comments_order_and_quotes_stay(room: WritersRoom) -> None:
    """One field is changed, and every other line is as it was."""
    script = begun(room)
    text = script.place.read_text().replace("ages", "# for the small ones\nages")
    script.place.write_text(text.replace('"The parcel"', "'The parcel'   # the title"))
    script = room.open(script.place)
    before = script.text.splitlines()
    script.write(("scenes", 0, "hint"), "Upp med mungiporna!")
    changed = [a for a, b in zip(before, script.text.splitlines(), strict=True) if a != b]
    assert changed == [f'    hint: "{HINT}"']


def test_two_hundred_scenes_are_no_trouble(room: WritersRoom) -> None:
    """Added, moved, copied, taken out and undone: the names stay different from each other."""
    script = begun(room)
    text = "".join(
        f'  - {{name: s{n}, line: "A cat! Show us a smile!", ask: happy}}\n' for n in range(199)
    )
    script.place.write_text(script.place.read_text() + text)
    script = room.open(script.place)
    script.copy_scene(3)
    script.move_scene(4, 150)
    script.drop_scene(0)
    names = [scene["name"] for scene in script.scenes]
    assert len(names) == len(set(names)) == 200
    for _ in range(3):
        script.undo()
    assert script.text == script.place.read_text()


def test_a_play_larger_than_a_play_may_be_is_refused_before_it_is_written(
    room: WritersRoom,
) -> None:
    """Check opens no file above 256 KiB, so none is made: the sentence says so."""
    script = begun(room)
    with pytest.raises(ValueError, match="256 KiB"):
        script.write(("scenes", 0, "line"), "word " * 60000)
    assert script.value(("scenes", 0, "line")) == LINE


def test_a_misspelt_face_is_mended_where_it_stands(room: WritersRoom) -> None:
    """The suggestion of check is written by one press."""
    script = begun(room)
    script.place.write_text(script.place.read_text().replace("ask: happy", "ask: hapy"))
    script = room.open(script.place)
    script.proof()
    (remark,) = script.remarks
    assert remark.trail == ("scenes", 0, "ask")
    assert remark.suggestion == "happy"
    script.mend(remark)
    script.proof()
    assert script.remarks == ()


def test_a_second_language_and_back(room: WritersRoom) -> None:
    """Plain texts become texts in two languages; one alone makes them plain, undo brings both."""
    script = begun(room)
    script.use_languages(("en", "sv"), "en")
    assert script.languages == ("en", "sv")
    for trail, words in ((("title",), "Paketet"), (("scenes", 0, "line"), "Visa ett leende!")):
        script.write((*trail, "sv"), words)
    script.proof()
    assert any("Swedish" in remark.sentence for remark in script.remarks)
    script.write(("scenes", 0, "hint", "sv"), "Visa tänderna!")
    script.proof()
    assert script.remarks == ()
    both = script.text
    script.use_languages(("sv",), "sv")
    assert script.value(("title",)) == "Paketet"
    assert script.languages == ()
    script.undo()
    assert script.text == both


def test_a_scene_is_named_by_its_line_and_doors_follow(room: WritersRoom) -> None:
    """The name comes once the line is written; a door that leads there leads there still."""
    script = begun(room)
    script.add_scene(1, "en")
    script.write(("scenes", 0, "next"), script.scenes[1]["name"])
    script.write(("scenes", 1, "line"), "The troll is asleep. Show it a smile!")
    script.name_by_line(1)
    assert script.scenes[1]["name"] == "troll-asleep-show"
    assert script.scenes[0]["next"] == "troll-asleep-show"
    script.write(("scenes", 1, "line"), "Another line. Show us a smile!")
    script.name_by_line(1)
    assert script.scenes[1]["name"] == "troll-asleep-show"


def test_a_play_of_the_first_format_is_brought_up_to_date_when_it_is_changed(
    room: WritersRoom,
) -> None:
    """Read and played as it is; the first change makes it format 2, its picture's name kept."""
    script = begun(room)
    (script.place.parent / "pictures").mkdir()
    (script.place.parent / "pictures" / "cat.svg").write_text("<svg/>")
    old = script.place.read_text().replace("format: 2\n", "") + "    picture: cat.svg\n"
    script.place.write_text(old)
    script = room.open(script.place)
    script.proof()
    assert not any(remark.is_fault for remark in script.remarks)
    script.write(("title",), "Newer")
    assert script.value(("format",)) == 2
    assert script.value(("scenes", 0, "picture")) == {"file": "cat.svg"}


def test_a_chosen_picture_lies_beside_the_play(room: WritersRoom, tmp_path: Path) -> None:
    """Copied under a name that plays allow; the same again makes no second copy."""
    picture = tmp_path / "Min bild åäö.SVG"
    picture.write_text("<svg viewBox='0 0 1 1'/>")
    script = begun(room)
    script.take_picture(("poster",), picture)
    found = script.picture_of(("poster",))
    assert found is not None
    assert found.name == "min-bild-aao.svg"
    script.take_picture(("scenes", 0, "picture"), found)
    assert len(list(found.parent.iterdir())) == 1


def test_a_word_is_looked_up_aside(room: WritersRoom) -> None:
    """In the window nobody waits for a dictionary; what was found for an older text is dropped."""
    patient = DeskScript(begun(room).place, list, is_patient=True)
    patient.write(("scenes", 0, "ask"), "hapy")
    patient.proof_aside()
    for _ in range(200):
        patient.hear_proof()
        if patient.remarks:
            break
        time.sleep(0.01)
    assert [remark.suggestion for remark in patient.remarks] == ["happy"]
    patient.proof_aside()
    patient.write(("scenes", 0, "ask"), "happy")
    time.sleep(0.1)
    patient.hear_proof()
    assert len(patient.remarks) == 1
    patient.proof()
    assert patient.remarks == ()


def test_posters_hang_before_their_problems_are_known(room: WritersRoom, tmp_path: Path) -> None:
    """In the window the titles come at once, and the signs when the words were looked up."""
    script = begun(room)
    script.write(("scenes", 0, "ask"), "hapy")
    assert script.save() is None
    patient = WritersRoom(script.place.parent, is_patient=True)
    poster = patient.look_at(script.place)
    assert (poster.title, poster.scenes) == ((("", "The parcel"),), 1)
    for _ in range(200):
        if patient.look_at(script.place).problems is not None:
            break
        time.sleep(0.01)
    assert patient.look_at(script.place).problems == 1
