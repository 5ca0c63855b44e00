"""Changing a play part by part: what was meant is written, and nothing else is touched."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.scenario.marked_yaml import read_page
from game.trouble import Trouble
from game.workshop.composition import Composition, compose

ROOT = Path(__file__).resolve().parents[2]
PLAYS = sorted((ROOT / "scenarios").glob("*/*.yaml"))

# As people write: comments everywhere, every kind of quotation mark, brackets and lines.
BY_HAND = """\
# yaml-language-server: $schema=../schema.json
# My first play.
title: 'Ann''s mitten'   # a working title
goal: {en: "A sad face, first", sv: Ett ledset ansikte}
ages: 5-9


scenes:
  # It begins in the snow.
  - name: snow
    line: >
      Your red mitten is gone
      in the snow. Show us a sad face!
    ask: [ sad,fear ]      # either will do
    # a hint of one movement
    hint: "Pull the corners of your \\
      mouth down."
    next: doors
    # nothing more here

  # Two doors.
  - name: doors
    line: "Two doors. Choose!"
    ways:
      - {show: happy, to: garden, sign: {en: "Garden", sv: Trädgård}}
      # the dark one
      - show: angry
        to: end
        sign:
          en: Cave
          sv: "Grotta"
  - # the last one
    name: garden
    line:
      en: "Roses!"
      sv: |
        Rosor!
    ask: happy
# the end
"""


def changed_lines(before: str, after: str) -> tuple[list[str], list[str]]:
    """Return the lines that went and the lines that came."""
    diff = list(difflib.ndiff(before.splitlines(), after.splitlines()))
    return [d[2:] for d in diff if d[0] == "-"], [d[2:] for d in diff if d[0] == "+"]


def comments(text: str) -> list[str]:
    """Return the lines that are comments."""
    return sorted(line.strip() for line in text.splitlines() if line.strip().startswith("#"))


@pytest.mark.parametrize(
    ("trail", "value", "went", "came"),
    [
        (
            ("title",),
            "Bob's mitten",
            ["title: 'Ann''s mitten'   # a working title"],
            ["title: 'Bob''s mitten'   # a working title"],
        ),
        (
            ("goal", "sv"),
            "Nej: ett glatt",
            ['goal: {en: "A sad face, first", sv: Ett ledset ansikte}'],
            ['goal: {en: "A sad face, first", sv: "Nej: ett glatt"}'],
        ),
        (
            ("scenes", 0, "ask"),
            "sad",
            ["    ask: [ sad,fear ]      # either will do"],
            ["    ask: sad      # either will do"],
        ),
        (
            ("scenes", 1, "ways", 1, "sign", "en"),
            "No",
            ["          en: Cave"],
            ['          en: "No"'],
        ),
        (("scenes", 0, "picture"), "snow.svg", [], ["    picture: snow.svg"]),
        (("difficulty",), 3, [], ["difficulty: 3"]),
        (
            ("scenes", 2, "hint"),
            {"en": "Teeth!", "sv": "Tänder!"},
            [],
            ["    hint:", '      en: "Teeth!"', '      sv: "Tänder!"'],
        ),
        (("scenes", 0, "next"), None, ["    next: doors"], []),
        (("scenes", 1, "ways", 1, "sign", "sv"), None, ['          sv: "Grotta"'], []),
    ],
)
def test_a_change_touches_the_lines_of_one_field(
    trail: Any, value: Any, went: list[str], came: list[str]
) -> None:
    """Quotation marks, comments and all other lines stay as the author wrote them."""
    changed = compose(BY_HAND).set(trail, value)
    assert changed_lines(BY_HAND, changed.text) == (went, came)
    assert changed.value(trail) == value


def test_a_value_that_is_already_there_changes_nothing() -> None:
    """Saving a form that nobody filled in writes the same file."""
    play = compose(BY_HAND)
    for trail in read_page(BY_HAND).values:
        if trail:
            assert play.set(trail, play.value(trail)).text == BY_HAND


def test_a_text_becomes_one_in_each_language() -> None:
    """The comment beside it stays where it was."""
    play = compose(BY_HAND).set(("title",), {"en": "The mitten", "sv": "Vanten"})
    assert '\ntitle:   # a working title\n  en: "The mitten"\n  sv: "Vanten"\ngoal:' in play.text


def test_a_scene_is_moved_with_its_comments() -> None:
    """Every line is still there, and only there."""
    play = compose(BY_HAND).move_scene(1, 0)
    assert [scene["name"] for scene in play.scenes()] == ["doors", "snow", "garden"]
    assert sorted(play.text.splitlines()) == sorted(BY_HAND.splitlines())
    assert "  # Two doors.\n  - name: doors\n" in play.text
    assert play.text.endswith("# the end\n")
    assert play.move_scene(0, 1).text == BY_HAND


def test_a_scene_is_renamed_wherever_the_play_leads_there() -> None:
    """`next` and `to` follow the name; three lines change."""
    play = compose(BY_HAND).rename_scene(1, "gates").rename_scene(2, "park")
    assert play.value(("scenes", 0, "next")) == "gates"
    assert play.value(("scenes", 1, "ways", 0, "to")) == "park"
    went, came = changed_lines(BY_HAND, play.text)
    assert len(went) == len(came) == 4


@pytest.mark.parametrize("name", ["snow", "end"])
def test_two_scenes_never_get_the_same_name(name: str) -> None:
    """A name that is taken is refused with a sentence."""
    with pytest.raises(Trouble, match="is taken"):
        compose(BY_HAND).rename_scene(1, name)


def test_no_road_leads_to_a_scene_that_was_deleted() -> None:
    """What led there leads where that scene led; its comment goes with it."""
    play = compose(BY_HAND).delete_scene(1)
    assert [scene["name"] for scene in play.scenes()] == ["snow", "garden"]
    assert play.value(("scenes", 0, "next")) == "garden"
    assert "Two doors" not in play.text
    last = compose(BY_HAND).delete_scene(2)
    assert last.value(("scenes", 1, "ways", 0, "to")) == "end"


def test_the_story_still_ends_where_its_deleted_ending_did() -> None:
    """A scene that ran on into the deleted one takes over where that one led."""
    text = (
        "title: T\nages: 5-9\nscenes:\n  - {name: a, line: A, ask: sad}\n"
        "  - {name: b, line: B, ask: sad, next: end}\n  - {name: c, line: C, ask: sad}\n"
    )
    play = compose(text).delete_scene(1)
    assert play.data["scenes"][0] == {"name": "a", "line": "A", "ask": "sad", "next": "end"}


def test_the_only_scene_stays() -> None:
    """A play without scenes is none."""
    play = compose("title: T\nscenes:\n  - name: a\n    line: A\n")
    with pytest.raises(Trouble, match="at least one scene"):
        play.delete_scene(0)


def test_a_new_scene_is_laid_out_like_its_neighbours() -> None:
    """With the empty line that stands between the others, and the names in place."""
    play = compose(BY_HAND).add_scene({"name": "end-song", "line": "La!", "ask": "happy"})
    assert '\n\n  - name: end-song\n    line: "La!"\n    ask: happy\n# the end\n' in play.text
    first = compose(BY_HAND).add_scene({"name": "hall", "line": "Hello!", "ask": "happy"}, 0)
    assert [scene["name"] for scene in first.scenes()][:2] == ["hall", "snow"]
    assert not changed_lines(BY_HAND, first.text)[0]


@pytest.mark.parametrize(
    "text",
    [
        "title: T\nscenes: [{name: a, line: A}, {name: b, line: B}]  # all of it\n",
        '{"title": "T", "scenes": [{"name": "a"}, {"name": "b"}]}\n',
        "title: T\nscenes:\n- name: a\n  line: A\n- name: b\n  line: |+\n    B\n\n\n",
        "title: T\r\nscenes:\r\n  - name: a\r\n    line: A\r\n  - name: b\r\n    line: B",
        "---\ntitle: T\nscenes:\n  - name: a\n    line: A\n  -\n    # c - d\n    name: b\n...\n",
    ],
)
def test_any_layout_can_be_changed(text: str) -> None:
    """Brackets, lists without indent, Windows' line ends, no line end at all."""
    play = compose(text)
    assert play.move_scene(0, 1).scenes() == play.scenes()[::-1]
    assert play.delete_scene(0).scenes() == play.scenes()[1:]
    added = play.add_scene({"name": "c", "line": "C: no", "ask": ["happy"]}, 1)
    assert added.scenes()[1] == {"name": "c", "line": "C: no", "ask": ["happy"]}
    assert play.set(("scenes", 0, "hint"), "yes").scenes()[0]["hint"] == "yes"
    assert play.set(("scenes", 0, "name"), "z").scenes()[0]["name"] == "z"
    ends = "\r\n" if "\r" in text else "\n"
    assert added.text.count("\n") == added.text.count(ends)
    assert ("\r" in text) == ("\r" in added.text)


@pytest.mark.parametrize("text", ["", "title: [", "- a\n- b\n", "a: &x 1\nb: *x\n", "a: 1\na: 2\n"])
def test_what_is_no_play_is_refused_with_a_sentence(text: str) -> None:
    """The author is told to mend the file first."""
    with pytest.raises(Trouble, match=r"[.!?]$"):
        compose(text)


WORDS = st.text(min_size=1, max_size=60) | st.sampled_from(
    [
        "no",
        "On",
        "~",
        "1.5s",
        "a: b",
        "# c",
        "- d",
        "'",
        '"',
        "\\",
        "\u2028x",
        "🎭",
        "שלום",
        "a ",
        " a",
    ]
)
TEXTS = WORDS | st.dictionaries(st.sampled_from(["en", "sv", "fr"]), WORDS, min_size=1)
NAMES = st.sampled_from(["hall", "roof", "sea", "a-1"])


@st.composite
def changes(draw: st.DrawFn) -> tuple[str, tuple[Any, ...]]:
    """Draw a change as the name of a method and its arguments, with numbers to be bounded."""
    number = draw(st.integers(0, 5))
    field = draw(st.sampled_from(["line", "hint", "praise", "helped", "passed_on"]))
    return draw(
        st.sampled_from(["set", "play", "remove", "add", "move", "delete", "rename", "words"])
    ), (number, draw(st.integers(0, 5)), field, draw(TEXTS), draw(NAMES), draw(WORDS))


def done(play: Composition, change: tuple[str, tuple[Any, ...]]) -> Composition:
    """Do one change and assert what it promises."""
    kind, (number, other, field, text, name, words) = change
    count = len(play.scenes())
    at, to = number % count, other % count
    if kind == "set":
        after = play.set(("scenes", at, field), text)
        assert after.value(("scenes", at, field)) == text
    elif kind == "play":
        after = play.set(("title",), text)
        assert after.value(("title",)) == text
    elif kind == "words":
        after = play.set(("author",), words)
        assert after.value(("author",)) == words
        assert len(changed_lines(play.text, after.text)[1]) <= 1
    elif kind == "remove":
        after = play.remove(("scenes", at, "hint"))
        assert after.value(("scenes", at, "hint")) is None
    elif kind == "add":
        after = play.add_scene({"name": name, "line": text, "ask": "sad"}, at)
        assert after.scenes()[at] == {"name": name, "line": text, "ask": "sad"}
        assert not changed_lines(play.text, after.text)[0]
        assert comments(after.text) == comments(play.text)
    elif kind == "move":
        after = play.move_scene(at, to)
        assert after.scenes()[to] == play.scenes()[at]
        assert sorted(after.text.split("\n")) == sorted(play.text.split("\n"))
    elif kind == "delete" and count > 1:
        after = play.delete_scene(at)
        assert len(after.scenes()) == count - 1
    else:
        if kind != "rename" or any(scene.get("name") == name for scene in play.scenes()):
            return play
        after = play.rename_scene(at, name)
        assert after.scenes()[at]["name"] == name
    return after


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.sampled_from([BY_HAND, *(path.read_text("utf-8") for path in PLAYS[:4])]), st.data())
def test_whatever_is_set_comes_back(text: str, data: st.DataObject) -> None:
    """Changes in a row, any text: each is read back, and never costs a comment."""
    play = compose(text)
    for change in data.draw(st.lists(changes(), max_size=6)):
        before = comments(play.text)
        play = done(play, change)
        assert not read_page(play.text).findings
        if change[0] in ("set", "play", "words", "move", "rename"):
            assert set(before) <= set(comments(play.text))
