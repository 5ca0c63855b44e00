"""Which words tell a child what it feels, and which only ask for a face."""

from __future__ import annotations

import pytest

from game.scenario.telling import telling_words


@pytest.mark.parametrize(
    "text",
    [
        "You feel the wind, and you feel sad.",
        "You are sad.",
        "You're really very happy!",
        "You\u2019re scared.",
        "Are you angry now?",
        "How do you feel?",
        "That makes you sad.",
        "Listen to your feelings.",
        "Du känner dig glad.",
        "Nu känner du något.",
        "Du är ledsen.",
        "Är du väldigt arg?",
        "Ni är rädda.",
        "Det gör dig glad.",
        "Du blir jätteglad!",
        "Vad säger dina känslor?",
    ],
)
def test_telling_a_feeling_is_found(text: str) -> None:
    """English or Swedish, as a claim or as a question."""
    assert telling_words(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Show us a sad face!",
        "The troll is angry.",
        "Show how surprised a face can look!",
        "You are a mirror.",
        "The glad cat is here. You are sadly missed by nobody.",
        "Visa ett ledset ansikte!",
        "Trollet är argt.",
        "Du känner igen rösten.",
        "Draken är ledsen.",
        "Du är en spegel.",
    ],
)
def test_asking_for_a_face_is_fine(text: str) -> None:
    """Others in a story may be what they like."""
    assert telling_words(text) is None
