"""A field to write in: keys, input methods, clipboard and mouse move one pen; it saves nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pygame
from pygame import Rect, Surface
from pygame.event import Event

from game.drawing import theme
from game.drawing.backdrop import draw_paper
from game.drawing.buttons import draw_focus
from game.drawing.handwriting import Sheet, draw_sheet_of_text, sheet_of
from game.screens.manuscript import Pen

CURSOR_BLINKS: Final = 1.0
LETTERS: Final = 30
# Pixels: further right than any paper reaches.
END_OF_LINE: Final = 1 << 20

# Ctrl here, Command on a Mac; Alt moves by words there.
_COMMAND: Final = pygame.KMOD_CTRL | pygame.KMOD_META
_BY_WORD: Final = pygame.KMOD_CTRL | pygame.KMOD_ALT
# Seconds within which a second click selects the word.
_DOUBLE: Final = 0.4


class Clipboard:
    """The system's clipboard; where there is none, one that lasts as long as the game."""

    def __init__(self) -> None:
        self._kept = ""

    def put(self, text: str) -> None:
        """Keep `text` for pasting, here and elsewhere."""
        self._kept = text
        try:
            pygame.scrap.put_text(text)
        except (pygame.error, AttributeError, ValueError):
            return

    def get(self) -> str:
        """Return what can be pasted."""
        try:
            return pygame.scrap.get_text() or self._kept
        except (pygame.error, AttributeError, UnicodeDecodeError):
            return self._kept


class Field:
    """One text being written; `changed` is called after each change with the whole text."""

    def __init__(
        self, text: str, changed: Callable[[str], None], clipboard: Clipboard | None = None
    ) -> None:
        self.pen = Pen(text)
        self._changed = changed
        self._clipboard = clipboard or Clipboard()
        self._sheet: Sheet | None = None
        self._clock = 0.0
        self._since_click = _DOUBLE
        self._is_dragging = False

    @property
    def text(self) -> str:
        """What is written."""
        return self.pen.text

    def update(self, dt: float) -> None:
        """Let the cursor blink."""
        self._clock += dt
        self._since_click += dt

    def replace(self, text: str) -> None:
        """Write another text instead; undo brings the old one back."""
        self.pen.replace(text)
        self._changed(self.text)

    def on_event(self, event: Event) -> bool:
        """Answer what is typed or clicked; tell whether it was meant for a text."""
        before = self.text
        is_mine = self._answer(event)
        if self.text != before:
            self._changed(self.text)
        if is_mine:
            self._clock = 0.0
        return is_mine

    def _answer(self, event: Event) -> bool:
        match event.type:
            case pygame.TEXTINPUT:
                self.pen.write(event.text)
            case pygame.TEXTEDITING:
                self.pen.composing = event.text
            case pygame.KEYDOWN:
                return self._key(event)
            case pygame.MOUSEBUTTONDOWN | pygame.MOUSEMOTION | pygame.MOUSEBUTTONUP:
                return self._mouse(event)
            case _:
                return False
        return True

    def _key(self, event: Event) -> bool:
        if self.pen.composing:
            # Until its letters are settled, keys belong to the input method.
            return True
        mod = getattr(event, "mod", 0)
        if mod & _COMMAND and not mod & pygame.KMOD_RALT and self._command(event.key, mod):
            return True
        page, by_word = self.pen.page, bool(mod & _BY_WORD)
        is_selecting = bool(mod & pygame.KMOD_SHIFT)
        match event.key:
            case pygame.K_LEFT | pygame.K_RIGHT:
                way = 1 if event.key == pygame.K_RIGHT else -1
                to = page.beside(way, by_word)
                if page.selected and not is_selecting:
                    to = page.span[way > 0]
                self.pen.move(to, is_selecting)
            case pygame.K_HOME | pygame.K_END:
                self.pen.move(self._edge(event.key == pygame.K_END, by_word), is_selecting)
            case pygame.K_UP | pygame.K_DOWN:
                return self._climb(1 if event.key == pygame.K_DOWN else -1, is_selecting)
            case pygame.K_BACKSPACE:
                self.pen.erase(-1, by_word)
            case pygame.K_DELETE:
                self.pen.erase(1, by_word)
            case _:
                return False
        return True

    def _command(self, key: int, mod: int) -> bool:
        page = self.pen.page
        match key:
            case pygame.K_a:
                self.pen.select(page.moved(0).moved(len(page.text), is_selecting=True))
            case pygame.K_c | pygame.K_x if page.selected:
                self._clipboard.put(page.selected)
                if key == pygame.K_x:
                    self.pen.erase(-1)
            case pygame.K_v:
                self.pen.write(self._clipboard.get())
            case pygame.K_z:
                (self.pen.redo if mod & pygame.KMOD_SHIFT else self.pen.undo)()
            case pygame.K_y:
                self.pen.redo()
            case _:
                return False
        return True

    def _edge(self, is_end: bool, of_text: bool) -> int:
        """Return the beginning or end of the cursor's line, or of the whole text."""
        if of_text or self._sheet is None:
            return len(self.text) if is_end else 0
        made = self._sheet.leaf
        return made.place_at(made.number_at(self.pen.page.cursor), END_OF_LINE if is_end else -1)

    def _climb(self, by: int, is_selecting: bool) -> bool:
        """Move a line up or down; above the first and below the last the key is not for a text."""
        if self._sheet is None:
            return False
        made, here = self._sheet.leaf, self.pen.page.cursor
        number = made.number_at(here) + by
        if not 0 <= number < len(made.starts):
            return False
        self.pen.move(made.place_at(number, made.across(here)), is_selecting)
        return True

    def _mouse(self, event: Event) -> bool:
        if event.type == pygame.MOUSEBUTTONUP:
            self._is_dragging = False
            return False
        if self._sheet is None or getattr(event, "touch", False):
            return False
        is_inside = self._sheet.place.inflate(40, 40).collidepoint(event.pos)
        if event.type == pygame.MOUSEMOTION:
            if self._is_dragging:
                self.pen.move(self._sheet.letter_at(event.pos), is_selecting=True)
            return self._is_dragging
        if event.button != 1 or not is_inside:
            return False
        self.point(event.pos)
        self._is_dragging = True
        return True

    def point(self, pos: tuple[float, float]) -> None:
        """Put the cursor where somebody clicked or touched; a second click selects the word."""
        if self._sheet is None:
            return
        place = self._sheet.letter_at(pos)
        if self._since_click < _DOUBLE:
            self.pen.select(self.pen.page.word_at(place))
        else:
            self.pen.move(place)
        self._clock = self._since_click = 0.0

    def draw(self, surface: Surface, place: Rect, is_active: bool, is_still: bool) -> None:
        """Draw the paper and the text; an active field has ring and cursor, blinking or still."""
        if is_active:
            draw_focus(surface, place)
        draw_paper(surface, place)
        inside = place.inflate(-theme.px(surface, 36), -theme.px(surface, 16))
        page, composing = self.pen.page, self.pen.composing if is_active else ""
        first, last = page.span
        shown = page.text[:first] + composing + page.text[last:] if composing else page.text
        cursor = first + len(composing) if composing else page.cursor
        self._sheet = sheet_of(surface, shown, inside, LETTERS, cursor)
        is_lit = is_still or self._clock % CURSOR_BLINKS < CURSOR_BLINKS / 2
        span = (0, 0) if composing or not is_active else page.span
        under = (first, first + len(composing))
        draw_sheet_of_text(
            surface, self._sheet, cursor if is_active and is_lit else None, span, under
        )
        if is_active and pygame.display.get_init() and pygame.display.get_surface():
            pygame.key.set_text_input_rect(place)
