"""Values keep the place where they were written, and odd files are refused, never obeyed."""

from __future__ import annotations

import time

import pytest

from game.scenario.marked_yaml import read_page
from game.scenario.problem import Mark


def test_names_and_values_know_their_places() -> None:
    """Lines and columns count letters, Swedish ones included, from nought."""
    page = read_page('å: "ö"\nlist:\n  - {x: [é, ask]}\n')
    assert page.data == {"å": "ö", "list": [{"x": ["é", "ask"]}]}
    assert page.key_mark(("list",)) == Mark(1, 0)
    assert page.mark(("list", 0, "x", 1)) == Mark(2, 12)
    assert page.mark(("list", 0, "gone")) == Mark(2, 4)


def test_only_plain_words_become_numbers_and_truths() -> None:
    """Dates, sixties, hexadecimals and anything quoted stay texts."""
    page = read_page("[7, 1.5, no, ~, '7', 2024-01-01, 1:30, 0x1F, 12345678901, 5-9, 1e5]")
    texts = ["7", "2024-01-01", "1:30", "0x1F", "12345678901", "5-9", "1e5"]
    assert page.data == [7, 1.5, False, None, *texts]
    assert page.raw[(2,)] == "no"


def test_an_alias_bomb_is_refused_at_once() -> None:
    """Aliases that would unfold to a billion texts cost nothing."""
    bomb = "a: &a [x, x]\n" + "".join(
        f"{new}: &{new} [{', '.join(['*' + old] * 9)}]\n"
        for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    began = time.thread_time()
    page = read_page(bomb)
    assert page.data is None
    assert [finding.code for finding in page.findings] == ["CU003"]
    assert time.thread_time() - began < 0.5


def test_deep_nesting_is_refused_at_once() -> None:
    """A hundred thousand brackets neither crash nor take long."""
    began = time.thread_time()
    page = read_page("[" * 100_000)
    assert [finding.code for finding in page.findings] == ["CU005"]
    assert time.thread_time() - began < 1.0


@pytest.mark.parametrize(
    "flood",
    [
        "a:\n" * 60_000,
        "[" + "1," * 100_000 + "]",
        "scenes:\n" + "- {name: a}\n" * 20_000,
        "title: {" + ",".join(f"k{n}: v" for n in range(20_000)) + "}",
    ],
)
def test_a_flood_of_fields_is_refused_at_once(flood: str) -> None:
    """Nobody waits for sixty thousand problems."""
    began = time.thread_time()
    assert read_page(flood).findings[-1].code == "CU009"
    assert time.thread_time() - began < 1.0


def test_of_a_field_that_is_written_twice_the_first_counts() -> None:
    """The second is told as a fault and forgotten."""
    page = read_page("ask: happy\nask: {deep: sad}\n")
    assert page.data == {"ask": "happy"}
    assert ("ask", "deep") not in page.values
