"""Words: which are right, which are names and sounds, and in which language a plain text is."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from game.scenario.cards import Pack
from game.scenario.check import check_text
from game.scenario.dictionaries import Patience, is_word, suggestion

PLACE = Path("play.yaml")


def unknown(line: str, words: str = "", pack: Pack | None = None) -> list[str | None]:
    """Return what `check` suggests for each word of a line that it does not know."""
    scene = f"scenes:\n- name: a\n  ask: happy\n  line: {line}\n"
    text = f"format: 2\ntitle: {{en: A parcel, sv: Ett paket}}\nages: 5-9\n{words}{scene}"
    found = check_text(text, PLACE, pack)
    assert {one.code for one in found} <= {"CU053"}, found
    return [one.suggestion for one in found]


def english(text: str, words: str = "") -> list[str | None]:
    """Return what is suggested for an English line."""
    return unknown(f'{{en: "{text}", sv: "Hej!"}}', words)


def swedish(text: str, words: str = "") -> list[str | None]:
    """Return what is suggested for a Swedish line."""
    return unknown(f'{{en: "Hello!", sv: "{text}"}}', words)


def test_a_slip_brings_the_right_word_to_mind() -> None:
    """In both languages."""
    assert english("What a suprise!") == ["surprise"]
    assert swedish("Vilken överaskning!") == ["överraskning"]


def test_each_slip_is_told_once() -> None:
    """In a praise too, which scenes and doors both have."""
    play = "format: 2\ntitle: A parcel\nages: 5-9\nscenes:\n- name: a\n  ask: happy\n"
    found = check_text(f"{play}  line: Hello!\n  praise: What a nice smyle!\n", PLACE)
    assert [(one.code, one.suggestion) for one in found] == [("CU053", "smile")]


@pytest.mark.parametrize(
    "line",
    [
        "The troll's ice-cream isn't for you, it’s for Grandma!",
        "Say hello to Zork. Zork's hat is green.",
        "Aaah! Brrr! Tuuut! Atchoo! Hm.",
        "You, Blip, and your friend Blop.",
    ],
)
def test_names_sounds_and_joined_words_are_right(line: str) -> None:
    """Nobody has to list what every story needs."""
    assert english(line) == []


@pytest.mark.parametrize(
    "line",
    ["Drakungen bor i månhuset.", "Drakslem och spindelnätssoppa!", "Hälsa på Blip. Blips hatt."],
)
def test_swedish_words_are_put_together_as_swedes_do(line: str) -> None:
    """Also where the dictionary has only the parts."""
    assert swedish(line) == []


def test_a_slip_is_no_compound() -> None:
    """A letter that was not doubled is what is mistaken most."""
    assert not is_word("överaskad", "sv")
    assert is_word("överraskad", "sv")


def test_own_words_of_a_play_are_right_with_their_owner() -> None:
    """Large and small letters do not matter."""
    assert len(english("A wibble! The snortle's hat.")) == 2
    assert english("A wibble! The snortle's hat.", "words: {en: [Wibble, snortle]}\n") == []


def test_own_words_of_a_pack_are_right_in_all_its_plays(tmp_path: Path) -> None:
    """Each language has its own list."""
    words = (("en", ("wibble",)), ("sv", ("vobbel",)))
    pack = Pack("p", tmp_path, (), ("en", "sv"), "MIT", "Ann", words=words)
    assert unknown('{en: "A wibble.", sv: "En vobbel."}', pack=pack) == []
    assert len(unknown('{en: "A vobbel.", sv: "En wibble."}', pack=pack)) == 2


def plain(line: str) -> list[str]:
    """Return the codes for a play whose texts do not tell their language."""
    scene = f'- {{name: a, line: "{line}", ask: sad}}'
    text = f'format: 2\ntitle: "{line}"\nages: 5-9\nscenes:\n{scene}\n'
    return sorted({one.code for one in check_text(text, PLACE)})


def test_a_plain_text_is_read_in_the_language_that_it_is_in() -> None:
    """Whoever writes for one class need not tell in which language."""
    assert plain("The kitten is in the wardrobe with a suprise for you.") == ["CU053"]
    assert plain("Kattungen sitter i garderoben med en överaskning åt dig.") == ["CU053"]
    assert plain("The kitten is in the wardrobe.") == []
    assert plain("Kattungen sitter i garderoben.") == []


def test_a_language_without_a_dictionary_is_left_alone() -> None:
    """German is no bad English."""
    assert plain("Das Kätzchen sitzt gemütlich im Schrank und wartet auf dich.") == []


def test_patience_has_an_end() -> None:
    """A file full of words like nothing else holds nobody up."""
    patience = Patience(0.0)
    assert suggestion("qwxzjvkq", "en", patience) is None
    words = " ".join(f"quz{letter}xvok{letter}" for letter in "abcdefghijklm")
    began = time.thread_time()
    assert len(english(words)) >= 10
    assert time.thread_time() - began < 2.0


def test_a_word_is_told_where_it_stands() -> None:
    """Also on the second line of a text that is folded."""
    text = (
        "format: 2\ntitle: A parcel for the kitten\nages: 5-9\nscenes:\n- name: a\n  ask: sad\n"
        "  line: >\n    The kitten is here,\n    what a suprise!\n"
    )
    (found,) = check_text(text, PLACE)
    assert (found.code, found.line, found.column) == ("CU053", 9, 12)
