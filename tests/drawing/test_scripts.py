"""Arabic, Hebrew and Hindi: letters join, lines begin on the right, the spoken word is found."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import numpy as np
import pygame
import pytest

from game import art
from game.drawing import scripts, theme
from game.drawing.lettering import places_of, width_of, written
from game.drawing.scripts import Script, is_right_to_left, may_break, runs
from game.drawing.text import draw_text, layout_text

REFERENCE = Path(__file__).parent / "reference" / "scripts.png"

ARABIC = "التنين دعاك إلى الشاي! أظهر وجهاً مندهشاً، ثم ابتسم."
HEBREW = "הדרקון הזמין אותך לתה (מחר, ב־16:30)! חייך 3 פעמים."
HINDI = "ड्रैगन ने तुम्हें चाय पर बुलाया है! हैरान चेहरा दिखाओ, फिर मुस्कुराओ।"
MIXED = "שחק Curtain Up עם 25 כוכבים!"

ROOM = pygame.Rect(20, 10, 600, 130)


def span_of(word: str, text: str) -> tuple[int, int]:
    """Return where in a text a word is."""
    start = text.index(word)
    return start, start + len(word)


def test_picture() -> pygame.Surface:
    """Return the picture of all scripts, a word of each marked as spoken."""
    surface = pygame.Surface((1280, 600), 0, 32)
    surface.fill(theme.CREAM)
    lines = (("دعاك", ARABIC), ("הזמין", HEBREW), ("चाय", HINDI), ("Curtain", MIXED))
    for number, (word, text) in enumerate(lines):
        rect = ROOM.move(0, number * 145)
        mark = span_of(word, text)
        draw_text(surface, text, rect, 40, align="left", highlight=mark)
        draw_text(surface, text, rect.move(640, 0), 40, bold=True, highlight=mark)
    return surface


test_picture.__test__ = False


def test_the_picture_of_all_scripts_is_as_it_was_looked_at() -> None:
    """Hardly a pixel differs from the kept picture; to keep a new one, see the guide."""
    kept = pygame.surfarray.array3d(pygame.image.load(REFERENCE)).astype(int)
    now = pygame.surfarray.array3d(test_picture()).astype(int)
    assert np.mean(np.abs(kept - now).max(axis=2) > 60) < 0.002


@pytest.mark.parametrize("word", ["مبتسم", "مرحبا", "हिन्दी", "ड्रैगन"])
def test_letters_join(word: str) -> None:
    """A word is narrower than its letters one by one: they have their joined forms."""
    letters = sum(width_of(letter, 80, False) for letter in word)
    assert width_of(word, 80, False) < 0.95 * letters


def test_a_vowel_sign_stands_before_its_letter() -> None:
    """In कि the sign ि is written after क and seen before it: the shaped pair differs from both."""
    shaped = written("कि", 80, theme.INK, False, False)
    in_order = pygame.Surface(shaped.get_size(), pygame.SRCALPHA, 32)
    first = written("क", 80, theme.INK, False, False)
    in_order.blit(first, (0, 0))
    near = pygame.surfarray.array_alpha(shaped).astype(int)[: first.get_width() // 3]
    plain = pygame.surfarray.array_alpha(in_order).astype(int)[: first.get_width() // 3]
    assert np.mean(np.abs(near - plain) > 128) > 0.03


@pytest.mark.parametrize(("text", "script"), [(ARABIC, Script.ARABIC), (HEBREW, Script.HEBREW)])
def test_the_first_word_is_on_the_right(text: str, script: Script) -> None:
    """Both scripts are read from the right, whatever stands in the line."""
    assert is_right_to_left(text)
    (first,) = places_of(text, (0, text.index(" ")), 40, False, True)
    assert first.right == width_of(text, 40, False)
    seen = runs(text, True)
    assert seen[-1].script is script
    assert seen[-1].is_right_to_left


@pytest.mark.parametrize("align", ["left", "right"])
def test_left_and_right_change_places(align: str) -> None:
    """A line that begins on the right stands there, where a Latin one stands on the left."""
    rect = pygame.Rect(0, 0, 800, 60)
    latin = draw_text(pygame.Surface((800, 60)), "Hej", rect, 30, align=align)
    hebrew = draw_text(pygame.Surface((800, 60)), "שלום", rect, 30, align=align)
    assert (latin.left == 0) is (align == "left")
    assert (hebrew.right == 800) is (align == "left")


@pytest.mark.parametrize("text", [ARABIC, HEBREW, HINDI])
def test_every_word_can_be_marked_where_it_stands(text: str) -> None:
    """Words follow each other without touching, from the right where the text is read so."""
    from_right = is_right_to_left(text)
    line = " ".join(text.split()[:3])
    boxes = [
        pygame.Rect.unionall(*(pieces[0:1]), pieces[1:])
        for word in line.split()
        if (pieces := places_of(line, span_of(word, line), 40, False, from_right))
    ]
    assert len(boxes) == 3
    for box, after in pairwise(boxes):
        assert (after.right <= box.left) if from_right else (box.right <= after.left)


def test_latin_inside_hebrew_keeps_its_own_order() -> None:
    """The game's name is read from the left, in a line that is read from the right."""
    seen = [run.text.strip() for run in runs(MIXED, True)]
    assert seen.index("Curtain Up") > seen.index("25")
    curtain, up = (
        places_of(MIXED, span_of(w, MIXED), 40, False, True)[0] for w in ("Curtain", "Up")
    )
    assert curtain.right < up.left
    assert seen[-1] == "שחק"
    assert seen[0] == "!"


@pytest.mark.parametrize(
    ("line", "from_right", "seen"),
    [
        ("Hej på dig!", False, ["Hej på dig!"]),
        ("אבג 3.5 דהו", True, ["דהו", "3.5", "אבג"]),
        ("אבג (12) דהו", True, ["דהו", ")", "12", "(", "אבג"]),
        ("abc אבג דהו def", False, ["abc", "אבג דהו", "def"]),
        ("abc אבג!", False, ["abc", "אבג", "!"]),
        ("", False, []),
        ("   ", True, [""]),
    ],
)
def test_pieces_are_seen_in_this_order(line: str, from_right: bool, seen: list[str]) -> None:
    """From left to right, as the Unicode Bidirectional Algorithm orders them."""
    found = [run.text.strip() for run in runs(line, from_right)]
    assert [text for text in found if text] == [text for text in seen if text]
    assert sorted("".join(run.text for run in runs(line, from_right))) == sorted(line)


def test_brackets_turn_round_in_a_line_from_the_right() -> None:
    """An opening bracket opens towards the left there: it looks like a closing one elsewhere."""
    turned = written("(", 60, theme.INK, False, True)
    closing = written(")", 60, theme.INK, False, False)
    assert pygame.image.tobytes(turned, "RGBA") == pygame.image.tobytes(closing, "RGBA")


@pytest.mark.parametrize("text", [ARABIC, HEBREW, HINDI, MIXED])
def test_no_letter_is_a_box(text: str) -> None:
    """Each letter has a glyph in the font that writes it."""
    for run in runs(text, is_right_to_left(text)):
        font = art.script_font(40, False, run.script, run.is_right_to_left)
        box = pygame.image.tobytes(font.render("\U0010fffe", True, theme.INK), "RGBA")
        for letter in run.text.strip():
            drawn = pygame.image.tobytes(font.render(letter, True, theme.INK), "RGBA")
            assert drawn != box, (letter, run.script)


def test_a_long_word_is_not_cut_inside_a_joint() -> None:
    """A word that must be broken is not broken before a vowel sign or inside a conjunct."""
    word = "मुस्कुराओ" * 6
    for line in layout_text(word, (300, 400), 40).lines:
        assert may_break(word, line.start), line
    assert not may_break("कि", 1)
    assert not may_break("स्क", 2)
    assert may_break("राओ", 2)


@pytest.mark.parametrize("text", [ARABIC, HEBREW, HINDI])
def test_wrapped_lines_hold_the_whole_text(text: str) -> None:
    """Wrapping loses no word and keeps their order."""
    lines = layout_text(text, (400, 300), 36).lines
    assert len(lines) > 1
    assert " ".join(line.words for line in lines) == text


@pytest.mark.parametrize(
    "line", ["Play", "Åsa, 3,5 % – och …", "“Hush!”\u0301 2 + 2 = 4", "  ", "a\u2019b 10/2"]
)
def test_a_latin_line_is_one_piece_without_being_looked_through(
    line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The short way comes to what the long way finds."""
    short = runs.__wrapped__(line, False)
    monkeypatch.setattr(scripts, "_PLAIN", re.compile("(?!)"))
    assert short == runs.__wrapped__(line, False)
    assert len(short) == 1


WITHOUT_WIDTH = ("\u202e", "\u200f", "\u200b", "\u202e\u200d")


@pytest.mark.parametrize("letters", ["andika", "open_dyslexic"])
@pytest.mark.parametrize("words", ["a\0b", "\0", "a\ud800b", "\0 " + HEBREW, *WITHOUT_WIDTH])
def test_what_no_font_takes_is_drawn_as_a_sign(words: str, letters: str) -> None:
    """An author may type it, and a stranger's play may hold it: the game goes on."""
    art.use_letters(letters)
    try:
        surface = pygame.Surface((300, 100))
        draw_text(surface, words, surface.get_rect(), 36)
        assert width_of(words, 36, True) > 0 or words in WITHOUT_WIDTH
        assert places_of(words, (0, 2), 36, False, False)
    finally:
        art.use_letters("andika")
