"""What a save does to the preview: a changed scene, a lost one, a broken file, a mended one."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from tests.screens.preview_author import PLAY, Author
from tests.screens.preview_author import author as author


def test_a_save_is_on_stage_in_the_same_scene(author: Callable[..., Author]) -> None:
    """The changed line is told, in the scene that was on; a renamed one is found by its number."""
    desk = author()
    desk.press(pygame.K_PAGEDOWN)
    desk.save(PLAY.replace("A squirrel! Show", "A grey squirrel! Show"))
    desk.visitor.wait(0.2)
    assert (desk.scene, desk.visitor.says) == ("squirrel", "A grey squirrel! Show big eyes!")
    before = desk.stage
    desk.save(PLAY.replace("name: squirrel", "name: fox").replace("A squirrel", "A fox"))
    desk.visitor.wait(0.2)
    assert desk.scene == "fox"
    desk.save("# A word for myself\n" + desk.file.read_text(encoding="utf-8"))
    after = desk.stage
    desk.visitor.wait(0.2)
    assert before is not after
    assert desk.stage is after, "a comment interrupts no scene"


def test_a_scene_that_is_gone_gives_way_to_the_last(author: Callable[..., Author]) -> None:
    """Whoever deletes the scene on stage sees another one, not a crash."""
    desk = author()
    desk.press(pygame.K_PAGEUP)
    assert desk.scene == "tea"
    shorter = PLAY[: PLAY.index("  - name: doors")]
    desk.save(shorter)
    desk.visitor.wait(0.2)
    assert desk.scene == "squirrel"


def test_a_broken_file_leaves_the_last_good_version_on_stage(
    author: Callable[..., Author],
) -> None:
    """The problem is shown with its line until it is mended, and the scene goes on meanwhile."""
    desk = author()
    desk.press(pygame.K_PAGEDOWN)
    stage = desk.stage
    desk.save(PLAY.replace("ask: surprise", "ask: suprise"))
    desk.visitor.wait(0.2)
    assert desk.stage is stage
    assert desk.screen.has_notes
    note = desk.screen.version.notes[0]
    assert (note.problem.line, note.line.strip()) == (10, "ask: suprise")
    assert 'Did you mean "surprise"?' in note.problem.sentence
    desk.press(pygame.K_F8)
    assert desk.screen.has_notes, "a fault can't be put away"
    desk.save(PLAY)
    desk.visitor.wait(0.2)
    assert not desk.screen.version.faults
    assert desk.scene == "squirrel"


def test_a_play_broken_from_the_start_waits_for_the_mend(author: Callable[..., Author]) -> None:
    """The curtain stays shut over the problem, and rises when the file is right."""
    desk = author("title: [\n")
    assert desk.screen.on_stage.inner is None
    assert desk.screen.has_notes
    desk.press(pygame.K_4, pygame.K_PAGEDOWN, pygame.K_t, pygame.K_d, pygame.K_LEFT, pygame.K_r)
    desk.save(PLAY)
    desk.visitor.wait(0.2)
    desk.visitor.wait_until(lambda: bool(desk.stage.tableau().line))
    assert desk.scene == "snow"


def test_a_picture_that_is_taken_away_stops_nobody(author: Callable[..., Author]) -> None:
    """Between deleting one picture and naming another a mask hangs in its place."""
    desk = author()
    pictures = desk.file.parent / "pictures"
    pictures.mkdir()
    box = '<rect width="8" height="6"/>'
    drawn = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 6">{box}</svg>'
    (pictures / "snow.svg").write_text(drawn)
    desk.save(PLAY.replace("    ask: sad\n", "    ask: sad\n    picture: snow.svg\n"))
    desk.visitor.wait(0.2)
    desk.visitor.look()
    assert desk.stage.performance.scene.picture == "snow.svg"
    before = pygame.surfarray.array3d(desk.visitor.surface)
    (pictures / "snow.svg").unlink()
    desk.visitor.look()
    assert (pygame.surfarray.array3d(desk.visitor.surface) != before).any()
