"""In which language an author's text is spoken."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.screens.furniture import speak_text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ((("en", "Hello"), ("sv", "Hej")), ("Hej", "sv")),
        ((("en", "Hello"),), ("Hello", "en")),
        ((("fi", "Hei"),), ("Hei", "fi")),
        ((("", "Hej hej"),), ("Hej hej", "sv")),
    ],
)
def test_a_text_is_spoken_in_its_own_language(backstage, text, said) -> None:
    """The house's if the author wrote it, else the text's; where none is told, the house's."""
    settings = replace(backstage.house.settings, language="sv")
    backstage.house = replace(backstage.house, settings=settings)
    assert speak_text(backstage, text) == said[0]
    assert backstage.voice.said[-1] == said
