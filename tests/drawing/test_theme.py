"""Themes and letters: readable in each, worn at once, and taken off without a trace."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pygame
import pytest
from pygame import Rect, Surface

from game import art, folders, themes
from game.acting.expressions import Expression
from game.acting.readings import FaceBox
from game.drawing import theme
from game.drawing.backdrop import draw_paper, draw_spotlight, draw_stage
from game.drawing.badge import draw_camera_badge
from game.drawing.buttons import Button, draw_button
from game.drawing.curtain import draw_curtain
from game.drawing.door import Door, draw_door
from game.drawing.meter import draw_meter
from game.drawing.mirror import draw_mirror
from game.drawing.text import draw_text, layout_text
from game.settings import Look

GAME = Path(theme.__file__).parent.parent
SOURCES = sorted((GAME / "drawing").glob("*.py")) + sorted((GAME / "screens").glob("*.py"))
# What kind each of the theme's names is of, as its source says.
KINDS = {
    ast.unparse(line.target): ast.unparse(line.annotation)
    for line in ast.parse(Path(theme.__file__).read_text(encoding="utf-8")).body
    if isinstance(line, ast.AnnAssign)
}

PLACE = Rect(200, 150, 420, 240)
BOX = FaceBox(0.1, 0.3, 0.2, 0.3, (0.15, 0.4), (0.25, 0.4), (0.2, 0.5), (0.2, 0.55), 0.9)
PICTURE = np.full((480, 640, 3), 90, np.uint8)
THEATRE = "Åsa äter räksmörgås"

DRAWN: dict[str, Callable[[Surface], object]] = {
    "stage": lambda surface: draw_stage(surface, 1.0),
    "closed curtain": lambda surface: draw_curtain(surface, 0.0, 1.0),
    "moving curtain": lambda surface: draw_curtain(surface, 0.5, 1.0),
    "open curtain": lambda surface: draw_curtain(surface, 1.0, 1.0),
    "spotlight": lambda surface: draw_spotlight(surface, (400, 300), 160, 1.0),
    "button": lambda surface: draw_button(
        surface, Button(PLACE, "Play", "play", True, True, False, "P")
    ),
    "meter": lambda surface: draw_meter(surface, PLACE, 0.5, Expression.SAD, True, 1.0),
    "mirror": lambda surface: draw_mirror(surface, PLACE, PICTURE, BOX, "Hello"),
    "badge": lambda surface: draw_camera_badge(surface, True, "On"),
    "door": lambda surface: draw_door(surface, PLACE, Door(Expression.HAPPY, "Left"), 1.0),
    "text": lambda surface: draw_text(surface, "Hello there", PLACE, 40, highlight=(0, 5)),
    **{
        f"{tone} paper": lambda surface, tone=tone: draw_paper(surface, PLACE, tone)  # type: ignore[misc]
        for tone in ("cream", "gold", "night", "wine", "sky")
    },
}


@pytest.fixture(autouse=True)
def paper_again() -> Iterator[None]:
    """Leave the theatre as it was found."""
    yield
    theme.wear("paper", "andika", 1.0)


def picture(draw: Callable[[Surface], object]) -> np.ndarray:
    """Return the pixels that `draw` leaves on a grey surface."""
    surface = Surface((1024, 600), 0, 32)
    surface.fill((128, 120, 110))
    draw(surface)
    return pygame.surfarray.array3d(surface)


def test_there_is_a_theme_of_paper_and_one_of_high_contrast() -> None:
    """Those that the settings know, and no other."""
    files = (folders.assets() / "themes").iterdir()
    assert sorted(file.stem for file in files) == sorted(Look)


@pytest.mark.parametrize("name", Look)
def test_a_theme_names_every_colour_and_no_other(name: str) -> None:
    """A colour that a file forgot would be the other theme's, or nobody's."""
    wanted = {each for each, kind in KINDS.items() if kind == "Colour"}
    assert len(wanted) > 20
    assert set(themes.read_theme(name).colours) == wanted


@pytest.mark.parametrize(("name", "least"), [("paper", 4.5), ("contrast", 7.0)])
@pytest.mark.parametrize(("ink", "ground"), theme.TEXT_PAIRS)
def test_every_text_stands_out_in_every_theme(
    name: str, least: float, ink: str, ground: str
) -> None:
    """4.5 to 1 on paper (R18), 7 to 1 in high contrast."""
    colours = themes.read_theme(name).colours
    assert theme.contrast(colours[ink], colours[ground]) >= least


def test_in_high_contrast_meter_and_focus_stand_out_from_all_that_lies_behind() -> None:
    """Each colour of a meter against its empty tube, the ring against wall, floor and curtain."""
    theme.wear("contrast", "andika", 1.0)
    for ground in (theme.NIGHT, theme.BOARD, theme.CURTAIN, theme.CURTAIN_LIGHT, theme.INK):
        assert theme.contrast(theme.FOCUS, ground) >= 4.5
        assert theme.contrast(theme.CREAM, ground) >= 7
    assert theme.OUTLINE > 0
    usual = themes.read_theme("paper").focus
    assert usual < theme.FOCUS_WIDTH


@pytest.mark.parametrize("thing", DRAWN)
def test_another_theme_is_seen_at_once_and_taken_off_without_a_trace(thing: str) -> None:
    """No cache shows old colours; back on paper each pixel is what it was."""
    draw = DRAWN[thing]
    paper = picture(draw)
    theme.wear("contrast", "andika", 1.0)
    contrast = picture(draw)
    theme.wear("paper", "andika", 1.0)
    assert not np.array_equal(paper, contrast)
    assert np.array_equal(paper, picture(draw))


def test_the_plain_stage_is_still() -> None:
    """Nothing breathes behind the text in high contrast."""
    theme.wear("contrast", "andika", 1.0)
    first, later = (picture(lambda surface, t=t: draw_stage(surface, t)) for t in (0.0, 1.3))
    assert np.array_equal(first, later)


def test_other_letters_change_texts_and_nothing_else() -> None:
    """OpenDyslexic is wider; layouts are measured afresh."""
    before, wide = picture(DRAWN["text"]), layout_text(THEATRE, (400, 200), 30).width()
    theme.wear("paper", "open_dyslexic", 1.0)
    assert not np.array_equal(before, picture(DRAWN["text"]))
    assert layout_text(THEATRE, (400, 200), 30).width() > wide
    theme.wear("paper", "andika", 1.0)
    assert np.array_equal(before, picture(DRAWN["text"]))
    assert layout_text(THEATRE, (400, 200), 30).width() == wide


def test_a_text_with_a_sign_that_the_letters_lack_is_written_in_the_usual_ones() -> None:
    """A whole text in one font: no boxes, and no ransom note."""
    theme.wear("paper", "open_dyslexic", 1.0)
    assert art.letters_for(THEATRE) == "open_dyslexic"
    assert art.letters_for("“Hej!” – sa han …\nOch gick.") == "open_dyslexic"
    assert art.letters_for("Привет") == "andika"


def test_larger_texts_shrink_to_fit_as_ever() -> None:
    """Twice as large where there is room, whole where there is none."""
    surface = Surface((1280, 720))
    theme.wear("paper", "andika", 2.0)
    assert theme.text_px(surface, 30) == 60
    assert theme.label_px(surface, 24) == 30
    assert draw_text(surface, THEATRE, Rect(0, 0, 260, 60), 30).width <= 260


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"colours": {"INK": "black"}}', '{"colours": {"INK": "#12345"}}']
)
def test_a_damaged_theme_is_told_in_a_sentence(
    content: str, tmp_path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was worn stays on."""
    (tmp_path / "themes").mkdir()
    (tmp_path / "themes" / "contrast.json").write_text(content, encoding="utf-8")
    monkeypatch.setattr(themes.folders, "assets", lambda: tmp_path)
    ink = theme.INK
    with pytest.raises(themes.ThemeMissing, match="Install Curtain Up again"):
        theme.wear("contrast", "andika", 1.0)
    assert ink == theme.INK


def test_unknown_letters_are_told_with_the_nearest_name() -> None:
    """As pictures and sounds are."""
    with pytest.raises(art.ArtMissing, match='Did you mean "andika"'):
        art.use_letters("andica")


def colours_in(node: ast.AST) -> list[str]:
    """Return the colours of the theme that are read somewhere in a piece of source."""
    return [
        each.attr
        for each in ast.walk(node)
        if isinstance(each, ast.Attribute)
        and isinstance(each.value, ast.Name)
        and each.value.id == "theme"
        and KINDS.get(each.attr) == "Colour"
    ]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_nobody_keeps_a_colour_of_a_theme_that_was_taken_off(path: Path) -> None:
    """No constant, no default argument and no plain cache holds one."""
    source = ast.parse(path.read_text(encoding="utf-8"))
    constants = [line for line in source.body if isinstance(line, ast.Assign | ast.AnnAssign)]
    functions = [each for each in ast.walk(source) if isinstance(each, ast.FunctionDef)]
    defaults = [one for each in functions for one in (*each.args.defaults, *each.args.kw_defaults)]
    plain = [
        each
        for each in functions
        if any("lru_cache" in ast.unparse(decorator) for decorator in each.decorator_list)
    ]
    kept = [*constants, *filter(None, defaults), *plain]
    assert [colour for node in kept for colour in colours_in(node)] == []
