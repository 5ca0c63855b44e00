"""Problems of a play at the desk: told while it is written, listed on their page, and mended."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pygame

from game import words
from game.backstage import Backstage
from game.drawing.noting import noting
from game.scenario.check import check
from game.screens.writing_remarks import WritingRemarks
from game.screens.writing_text import WritingText
from tests.screens.author import at_my_plays, clear, script_of, type_in, with_a_play


def test_a_swedish_author_reads_problems_in_swedish(
    backstage: Backstage, visit: Callable, folder: Path
) -> None:
    """The sentence below the field changes its language with the screen, and none is English."""
    visitor = with_a_play(backstage, visit)
    visitor.click("open")
    visitor.click("line")
    clear(visitor)
    type_in(visitor, "Du är ledsen. Visa ett ansikte!")
    visitor.wait(0.6)
    for language, sentence in (("en", "tells the child"), ("sv", "talar om för barnet vad")):
        words.use_language(language)
        with noting() as notices:
            visitor.look()
        assert sentence in " ".join(notice.words for notice in notices)
    words.use_language("en")


def test_a_problem_is_told_while_it_is_written(
    backstage: Backstage, visit: Callable, folder: Path
) -> None:
    """In the sentence of check, a third of a second after the last letter, and gone when mended."""
    visitor = with_a_play(backstage, visit)
    visitor.click("open")
    visitor.click("line")
    clear(visitor)
    type_in(visitor, "You feel sad. Show us a sad face!")
    visitor.wait(0.6)
    (remark,) = script_of(visitor).remarks
    (problem,) = check([script_of(visitor).place])
    assert remark.sentence == problem.sentence
    clear(visitor)
    type_in(visitor, "Show us a sad face!")
    visitor.wait(0.6)
    assert script_of(visitor).remarks == ()


def test_a_word_of_ones_own_is_called_right(
    backstage: Backstage, visit: Callable, folder: Path
) -> None:
    """By one press on the page of all problems; the play lists it, and `check` is content."""
    visitor = with_a_play(backstage, visit)
    visitor.press(pygame.K_ESCAPE)
    (file,) = folder.glob("*.yaml")
    text = file.read_text()
    line = text.partition("line: ")[2].partition("\n")[0]
    file.write_text(text.replace(line, '"Look, a zorklebub!"'))
    visitor = at_my_plays(backstage, visit)
    visitor.click(f"play {file}")
    visitor.click("problems")
    visitor.wait(0.6)
    (remark,) = script_of(visitor).remarks
    visitor.click("right 0")
    visitor.wait(0.6)
    assert not script_of(visitor).remarks
    assert remark.unknown == ("en", "zorklebub")
    assert "zorklebub" in file.read_text().partition("words:")[2]
    assert not check([file])


def test_a_suggestion_is_taken_over_by_one_press(
    backstage: Backstage, visit: Callable, folder: Path
) -> None:
    """On the page of all problems, of a file that came from elsewhere."""
    visitor = with_a_play(backstage, visit)
    visitor.press(pygame.K_ESCAPE)
    (file,) = folder.glob("*.yaml")
    file.write_text(file.read_text().replace("ask: happy", "ask: hapy"))
    visitor = at_my_plays(backstage, visit)
    visitor.click(f"play {file}")
    visitor.click("problems")
    assert isinstance(visitor.screen, WritingRemarks)
    visitor.click("mend 0")
    assert check([file]) == []
    assert "ask: happy" in file.read_text()


def test_a_mend_finds_its_word_after_more_was_typed(
    backstage: Backstage, visit: Callable, folder: Path
) -> None:
    """Letters typed before the button is pressed move the word; no other is written over."""
    visitor = with_a_play(backstage, visit)
    script_of(visitor).use_languages(("en", "sv"), "en")
    visitor.click("open")
    visitor.click("line")
    clear(visitor)
    type_in(visitor, "A purpel giraffe! Show us a smile!")
    visitor.wait(0.6)
    (remark,) = script_of(visitor).remarks
    assert remark.suggestion == "purple"
    visitor.press(pygame.K_HOME)
    visitor.look()
    type_in(visitor, "Look! ")
    place = visitor.screen.choices.rects["mend 0"].center
    visitor.send(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=place, button=1, touch=False))
    assert visitor.screen.field.text == "Look! A purple giraffe! Show us a smile!"
    assert check([script_of(visitor).place]) == []


def test_a_problem_leads_to_its_field(backstage: Backstage, visit: Callable, folder: Path) -> None:
    """Its button opens the page on which it can be mended."""
    visitor = with_a_play(backstage, visit)
    script_of(visitor).write(("scenes", 0, "line"), "x" * 150)
    visitor.screen.desk.do(lambda: None)
    visitor.wait(0.6)
    visitor.click("problems")
    visitor.click("go 0")
    assert isinstance(visitor.screen, WritingText)
