"""A text field as people use it: typing, moving, marking, pasting, undoing, in any script."""

from __future__ import annotations

import pygame
import pytest

from game.drawing.handwriting import leaf
from game.screens.manuscript import MOST_LETTERS
from game.screens.writing import Clipboard, Field

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
CTRL, SHIFT = pygame.KMOD_CTRL, pygame.KMOD_SHIFT
PLACE = pygame.Rect(20, 20, 600, 200)


class Paper:
    """A field on a surface, and what it was last told to keep."""

    def __init__(self, text: str = "") -> None:
        self.kept = text
        self.field = Field(text, self.keep, Clipboard())
        self.surface = pygame.Surface((640, 240))
        self.draw()

    def keep(self, text: str) -> None:
        """Keep what was changed."""
        self.kept = text

    def draw(self) -> None:
        """Draw the field, as after each event."""
        self.field.draw(self.surface, PLACE, True, True)

    def type(self, letters: str) -> None:
        """Type letter by letter."""
        for letter in letters:
            self.field.on_event(pygame.event.Event(pygame.TEXTINPUT, text=letter))
            self.draw()

    def press(self, key: int, mod: int = 0) -> bool:
        """Press a key; tell whether the field took it."""
        is_mine = self.field.on_event(pygame.event.Event(pygame.KEYDOWN, key=key, mod=mod))
        self.draw()
        return is_mine

    def click(self, pos: tuple[int, int], kind: int = pygame.MOUSEBUTTONDOWN) -> None:
        """Click or drag somewhere."""
        button = {} if kind == pygame.MOUSEMOTION else {"button": 1}
        self.field.on_event(pygame.event.Event(kind, pos=pos, touch=False, **button))
        self.draw()


def test_letters_stand_where_the_cursor_is() -> None:
    """Left, Home and End move it; what is typed comes there."""
    paper = Paper("moon")
    paper.press(pygame.K_HOME)
    paper.type("The ")
    paper.press(pygame.K_END)
    paper.type("!")
    paper.press(pygame.K_LEFT)
    paper.type("s")
    assert paper.kept == "The moons!"


def test_a_word_goes_in_one_press() -> None:
    """Ctrl and Backspace take the word before the cursor, Ctrl and Delete the one after it."""
    paper = Paper("one two three")
    paper.press(pygame.K_BACKSPACE, CTRL)
    assert paper.kept == "one two "
    paper.press(pygame.K_HOME)
    paper.press(pygame.K_DELETE, CTRL)
    assert paper.kept == " two "


def test_what_is_marked_is_replaced() -> None:
    """Shift with arrows marks, and a letter takes the place of all that."""
    paper = Paper("a cat sat")
    for _ in range(3):
        paper.press(pygame.K_LEFT, SHIFT)
    paper.type("ran")
    assert paper.kept == "a cat ran"


def test_cut_here_and_paste_there() -> None:
    """Ctrl+A, Ctrl+X and Ctrl+V move a text through the clipboard."""
    paper = Paper("to be moved")
    paper.press(pygame.K_a, CTRL)
    paper.press(pygame.K_x, CTRL)
    assert paper.kept == ""
    paper.press(pygame.K_v, CTRL)
    paper.press(pygame.K_v, CTRL)
    assert paper.kept == "to be movedto be moved"


def test_undo_takes_back_a_word_at_a_time() -> None:
    """Typing is taken back in words, and done again by Ctrl+Y."""
    paper = Paper()
    paper.type("red mitten")
    paper.press(pygame.K_z, CTRL)
    assert paper.kept == "red"
    paper.press(pygame.K_z, CTRL)
    assert paper.kept == ""
    paper.press(pygame.K_y, CTRL)
    paper.press(pygame.K_y, CTRL)
    assert paper.kept == "red mitten"


def test_a_joined_picture_is_one_sign() -> None:
    """A family of three people and two joiners goes in one Backspace; an accent with its letter."""
    paper = Paper(f"a{FAMILY}")
    paper.press(pygame.K_BACKSPACE)
    assert paper.kept == "a"
    paper = Paper("cafe\u0301")
    paper.press(pygame.K_BACKSPACE)
    assert paper.kept == "caf"


def test_a_dead_key_shows_before_it_counts() -> None:
    """While an input method composes, arrows are its own and the text stays as it was."""
    paper = Paper("sn")
    paper.field.on_event(pygame.event.Event(pygame.TEXTEDITING, text="¨", start=0, length=1))
    assert paper.press(pygame.K_LEFT)
    assert paper.kept == "sn"
    paper.type("ö")
    assert paper.kept == "snö"


def test_a_click_puts_the_cursor_there_and_a_second_marks_the_word() -> None:
    """Left of everything is before the first letter; twice on a word marks it."""
    paper = Paper("first second")
    paper.field.update(1.0)
    paper.click((21, 40))
    paper.type("x")
    assert paper.kept == "xfirst second"
    paper.field.update(1.0)
    paper.click((60, 40))
    paper.click((60, 40))
    assert paper.field.pen.page.selected == "xfirst"


def test_dragging_marks_letters() -> None:
    """From the left edge to the right of the line everything is marked."""
    paper = Paper("some words")
    paper.click((30, 40))
    paper.click((600, 40), pygame.MOUSEMOTION)
    paper.click((600, 40), pygame.MOUSEBUTTONUP)
    assert paper.field.pen.page.selected == "some words"


def test_down_leaves_the_field_below_the_last_line() -> None:
    """Between lines the arrow moves the cursor; from the last one it belongs to the screen."""
    paper = Paper("word " * 40)
    paper.press(pygame.K_HOME, CTRL)
    assert paper.press(pygame.K_DOWN)
    assert paper.field.pen.page.cursor > 10
    paper.press(pygame.K_END, CTRL)
    assert not paper.press(pygame.K_DOWN)


def test_a_pasted_page_is_one_paragraph_without_hidden_signs() -> None:
    """Line ends become spaces; what YAML forbids goes."""
    paper = Paper()
    paper.field._clipboard.put("one\r\n\ttwo\x00\u2028three\ufeff")
    paper.press(pygame.K_v, CTRL)
    assert paper.kept == "one two three"


def test_five_thousand_letters_are_kept_and_more_are_not_taken() -> None:
    """A whole essay stays in sight of its author; a book does not fit."""
    paper = Paper()
    paper.field._clipboard.put("word " * 5000)
    paper.press(pygame.K_v, CTRL)
    assert len(paper.kept) == MOST_LETTERS
    paper.type("x")
    assert len(paper.kept) == MOST_LETTERS


@pytest.mark.parametrize("text", ["שלום עולם", "مرحبا بالعالم", "שלום world שלום", "नमस्ते दुनिया"])
def test_the_cursor_of_any_script_stays_on_the_paper(text: str) -> None:
    """Each place between letters is inside the line, and a click there finds it again."""
    made = leaf(text, 30, 560)
    for place in range(len(text) + 1):
        assert 0 <= made.across(place) <= 560
    first, last = made.across(0), made.across(len(text))
    assert (first > last) is (text[0] in "שم")


def test_lines_lose_no_letter() -> None:
    """However a text is cut into lines, together they are the text."""
    for text in ("", " ", "a" * 300, "word " * 99, "two  spaces   and more ", f"x{FAMILY}" * 40):
        made = leaf(text, 30, 300)
        assert "".join(made.line(number) for number in range(len(made.starts))) == text
