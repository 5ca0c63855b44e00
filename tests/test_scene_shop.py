"""What is built ahead, while the loop draws."""

from __future__ import annotations

import threading
import time
import weakref

import pygame
import pytest

from game import art
from game.drawing.paper import draw_sheet
from game.scene_shop import NotBuilt, built, is_set_out


def wait_until_set_out(draw) -> int:
    """Try `draw` ahead until nothing is lacking; return how many tries that took."""
    end, tries = time.monotonic() + 20, 1
    while not is_set_out(draw):
        assert time.monotonic() < end, "it never came"
        time.sleep(0.001)
        tries += 1
    return tries


def test_what_lacks_something_is_tried_again_and_built_once() -> None:
    """Each thing is built in a thread of its own, the loop waits for none of them."""
    go_on, builders = threading.Event(), []

    def build() -> str:
        go_on.wait(20)
        builders.append(threading.current_thread().name)
        return "a tree"

    assert not is_set_out(lambda: built("tree", build))
    assert not is_set_out(lambda: built("tree", build))
    go_on.set()
    wait_until_set_out(lambda: built("tree", build))
    assert builders == ["late"]


def test_who_needs_it_now_waits_for_what_was_begun_or_builds_it() -> None:
    """A picture that is shown never lacks anything."""
    assert built("bush", lambda: "a bush") == "a bush"
    assert not is_set_out(lambda: built("moon", lambda: time.sleep(0.05) or "a moon"))
    assert built("moon", lambda: "another") == "a moon"
    assert built("moon", lambda: "another") == "another"


def test_what_cannot_be_built_is_told_to_who_asks() -> None:
    """Also where it was tried ahead."""

    def fails() -> str:
        raise ValueError("no wood")

    with pytest.raises(ValueError, match="no wood"):
        wait_until_set_out(lambda: built("house", fails))


def test_what_nobody_fetched_goes_with_the_sizes_that_it_was_built_for() -> None:
    """A window that is pulled larger and smaller leaves nothing behind."""
    go_on, grown = threading.Event(), list[weakref.ref[pygame.Surface]]()

    def build() -> pygame.Surface:
        go_on.wait(20)
        tree = pygame.Surface((10, 10))
        grown.append(weakref.ref(tree))
        return tree

    assert not is_set_out(lambda: built("an unseen tree", build))
    go_on.set()
    until = time.monotonic() + 20
    while not grown or any(thread.name == "late" for thread in threading.enumerate()):
        assert time.monotonic() < until, "it never came"
        time.sleep(0.001)
    assert grown[0]() is not None
    art.forget_drawn()
    assert grown[0]() is None


def test_another_thread_is_not_put_off_by_what_is_tried_ahead_here() -> None:
    """A poster that is drawn meanwhile is drawn."""
    found: list[object] = []

    def elsewhere() -> None:
        try:
            found.append(built("poster", lambda: "a poster"))
        except NotBuilt as error:
            found.append(error)

    def draw() -> None:
        thread = threading.Thread(target=elsewhere)
        thread.start()
        thread.join()

    assert is_set_out(draw)
    assert found == ["a poster"]


def test_only_svg_is_drawn_in_the_background(monkeypatch: pytest.MonkeyPatch) -> None:
    """A surface that a thread scales is locked; the stage once ended that way, in mid-play."""
    threads: set[str] = set()
    stage = pygame.Surface((1280, 720), 0, 32)
    rasterized = art._rasterized

    def noted(svg: str, size: tuple[int, int]) -> pygame.Surface:
        threads.add(threading.current_thread().name)
        return rasterized(svg, size)

    def draw() -> None:
        drawers.add(threading.current_thread().name)
        draw_sheet(stage, pygame.Rect(10, 10, 613, 207), (250, 240, 220), corner=31, lift=0.8)

    monkeypatch.setattr(art, "_rasterized", noted)
    drawers: set[str] = set()
    # A busy machine may have drawn it before it is first asked for.
    wait_until_set_out(draw)
    assert (threads, drawers) == ({"late"}, {"MainThread"})
    before = art.drawn.cache_info().misses
    draw()
    assert art.drawn.cache_info().misses == before
