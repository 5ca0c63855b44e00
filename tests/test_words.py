import gettext
import re
import string
import subprocess
import sys
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from assets.locale import update
from game import folders, phrases, words
from game.acting.coaching import Movement
from game.acting.expressions import Expression
from game.acting.readings import Obstacle
from game.acting.stars import Outcome
from game.acting.tasks import Task
from game.scenario.telling import telling_words

TRANSLATED = [code for code in words.languages() if code != "en"]


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    """Leave the language as it was found."""
    words.use_language("en")
    yield
    words.use_language("en")


def po_of(code: str) -> Path:
    """Return the file that the translator of a language edits."""
    return folders.assets() / "locale" / code / "LC_MESSAGES" / "curtain-up.po"


def names_in(text: str) -> set[str]:
    """Return the names in braces in a text."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def forms(text: object) -> tuple[str, ...]:
    """Return a message's text, or its forms by number."""
    return (text,) if isinstance(text, str) else tuple(text)  # type: ignore[arg-type]


def test_the_game_speaks_english_and_swedish() -> None:
    """English needs no file and comes first."""
    assert words.languages()[0] == "en"
    assert "sv" in words.languages()


@pytest.mark.parametrize("code", TRANSLATED)
def test_every_word_of_the_game_is_translated_and_none_is_left_over(code: str) -> None:
    """The .po holds exactly what the sources say; `python assets/locale/update.py` mends it."""
    said = set(update.gather())
    held = {
        message.id: message.string for message in update.read_catalogue(po_of(code)) if message.id
    }
    assert said - held.keys() == set(), "not yet in the .po"
    assert held.keys() - said == set(), "no longer said by the game"
    assert [text for text, there in held.items() if not all(forms(there))] == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_what_the_game_reads_is_what_the_translator_wrote(code: str) -> None:
    """The compiled file is fresh; `python assets/locale/update.py` compiles it."""
    with po_of(code).with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for message in update.read_catalogue(po_of(code)):
        if not message.id or not all(forms(message.string)):
            continue
        if isinstance(message.id, str):
            assert compiled.gettext(message.id) == message.string
        else:
            one, many = message.id
            assert compiled.ngettext(one, many, 1) == message.string[0]
            assert compiled.ngettext(one, many, 2) == message.string[1]


@pytest.mark.parametrize("code", TRANSLATED)
def test_translations_keep_the_names_in_braces(code: str) -> None:
    """A `{file}` that a translation loses or misspells would break the sentence."""
    for message in update.read_catalogue(po_of(code)):
        if not all(forms(message.string)):
            continue
        there = set().union(*(names_in(form) for form in forms(message.string)))
        here = set().union(*(names_in(form) for form in forms(message.id)))
        assert there == here, message.id


def test_gathering_finds_each_way_of_saying(tmp_path: Path) -> None:
    """Said, marked, counted, told, joined from pieces; a variable is somebody else's constant."""
    (tmp_path / "screen.py").write_text(
        'words.tr("Go " "on")\n'
        "# Translators: on a button\n"
        'X = mark("Bow")\n'
        'tr_count("{count} star", "{count} stars", n)\n'
        'told("No {name} here.", name=name)\n'
        'tr(X)\nprint("not this")\n',
        encoding="utf-8",
    )
    found = update.gather(tmp_path)
    counted = ("{count} star", "{count} stars")
    assert set(found) == {"Go on", "Bow", counted, "No {name} here."}
    assert found["Bow"].notes == ["on a button"]


def test_a_translators_work_survives_an_update(tmp_path: Path) -> None:
    """New texts are added, unused ones go, and what was translated stays."""
    path = tmp_path / "sv" / "LC_MESSAGES" / "curtain-up.po"
    path.parent.mkdir(parents=True)
    path.write_text(
        'msgid "Bow"\nmsgstr "Buga"\n\nmsgid "Old"\nmsgstr "Gammal"\n', encoding="utf-8"
    )
    found = {"Bow": update.Found({"game/a.py"}), "New": update.Found({"game/a.py"})}
    texts = {message.id: message.string for message in update.updated(path, found) if message.id}
    assert texts == {"Bow": "Buga", "New": None}


def test_a_language_is_switched_at_once() -> None:
    """The same call says it in the language now in use."""
    assert words.tr("Bravo!") == "Bravo!"
    assert phrases.face_phrase(Expression.FEAR) == "a scared face"
    assert words.use_language("sv") == "sv"
    assert words.language() == "sv"
    assert phrases.face_phrase(Expression.FEAR) == "ett skrämt ansikte"


def test_an_unknown_language_becomes_english() -> None:
    """A settings file from elsewhere does not silence the game."""
    words.use_language("sv")
    assert words.use_language("xx") == "en"
    assert words.tr("Show your teeth!") == "Show your teeth!"


def test_values_are_filled_in_and_never_read_as_patterns() -> None:
    """A nickname with braces in it is shown as it is."""
    assert words.tr("{name} bows", name="{boo}") == "{boo} bows"
    assert words.tr("50 % {sure}") == "50 % {sure}"


def test_counted_things_have_the_form_of_their_number() -> None:
    """One star, two stars."""
    said = [words.tr_count("{count} star", "{count} stars", count) for count in (0, 1, 2)]
    assert said == ["0 stars", "1 star", "2 stars"]


def test_what_a_scene_asks_for_is_one_sentence() -> None:
    """A family names every expression that will do."""
    family = frozenset({Expression.SURPRISE, Expression.FEAR})
    assert phrases.ask_phrase(family) == "Look scared or surprised!"
    words.use_language("sv")
    assert phrases.ask_phrase(family) == "Se rädd eller förvånad ut!"


def test_a_family_is_asked_of_two_in_words_that_fit_two() -> None:
    """In Swedish "se rädd ut" is said to one child only: two would look "rädda"."""
    family = frozenset({Expression.SURPRISE, Expression.FEAR})
    tasks = (Task(family), Task(family, actor=1))
    assert phrases.tasks_phrase(tasks, is_pair=True) == "Both of you! Look scared or surprised!"
    words.use_language("sv")
    asked = phrases.tasks_phrase(tasks, is_pair=True)
    assert asked == "Båda två! Visa hur rädd eller förvånad ser ut!"


@pytest.mark.parametrize("code", words.languages())
def test_every_value_of_the_core_has_words(code: str) -> None:
    """No two expressions, movements or obstacles sound the same in any language."""
    words.use_language(code)
    for said in (
        [phrases.expression_name(each) for each in Expression],
        [phrases.face_phrase(each) for each in Expression],
        [phrases.movement(each) for each in Movement],
        [phrases.obstacle_help(each) for each in Obstacle],
        [phrases.cheer(each, 0) for each in Outcome],
    ):
        assert all(said)
        assert all(one != other for one, other in combinations(said, 2))


def test_praise_varies_and_never_runs_out() -> None:
    """The next scene hears another cheer."""
    cheers = [phrases.cheer(Outcome.PERFORMED, turn) for turn in range(5)]
    assert len(set(cheers)) == 4
    assert cheers[4] == cheers[0]


def test_words_are_light_to_load() -> None:
    """Start-up has no time for Babel, and the core's phrases pull in no window."""
    code = (
        "import sys; from game import phrases, settings, words; words.use_language('sv');"
        "print(sorted({'babel', 'pygame', 'numpy', 'pydantic', 'platformdirs'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("code", ["en", *TRANSLATED])
def test_no_word_of_the_game_tells_a_child_what_it_feels(code: str) -> None:
    """R2 for the game's own words, in every language, as `check` holds authors to it."""
    held = [
        text
        for message in update.read_catalogue(po_of(TRANSLATED[0]))
        if message.id
        for text in forms(message.id if code == "en" else message.string)
    ]
    assert len(held) > 250
    assert [text for text in held if telling_words(text)] == []
    assert telling_words("You are sad.")
    assert telling_words("Du är ledsen.")


def test_a_swedish_voice_can_say_every_word_of_the_screens() -> None:
    """It spells out a word without a vowel, such as Psst, letter by letter."""
    said = [
        word
        for message in update.read_catalogue(po_of("sv"))
        if message.id and any(file.startswith("game/screens/") for file, _ in message.locations)
        for text in forms(message.string)
        for word in re.findall(r"\b[^\W\d_]{3,}", text)
    ]
    assert len(said) > 1000
    spelt = {word for word in said if not re.search("[aeiouyåäö]", word.lower())}
    assert spelt == {"CSV"}


def test_a_tongue_speaks_beside_the_language_in_use() -> None:
    """A page in Swedish does not turn the game's language, nor the other way round."""
    swedish, english = words.Tongue("sv"), words.Tongue("en")
    assert swedish.tr("Practice, not an assessment.") == "Övning, ingen bedömning."
    assert english.tr("Practice, not an assessment.") == "Practice, not an assessment."
    assert swedish.tr_count("{count} star", "{count} stars", 2) == "2 stjärnor"
    assert english.tr_count("{count} star", "{count} stars", 1) == "1 star"
    assert words.language() == "en"
    words.use_language("sv")
    assert english.tr("Teams") == "Teams"
    assert words.tr("Teams") == "Lag"
