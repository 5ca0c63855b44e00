"""The storyboard as values, drawing and page: what stands where, and that words stay words."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from game import folders, words
from game.acting.expressions import EXPRESSIONS
from game.acting.scenario import Scenario
from game.scenario.load import load_scenario
from game.scenario.problem import Problem
from game.scenario.version import Noted
from game.workshop.storyboard import boards_at, card_notes, cards_of, edges_of
from game.workshop.storyboard_document import alone
from game.workshop.storyboard_graph import graph_svg
from game.workshop.storyboard_page import Links, board_main

LINKS = Links(
    lambda board, name: f"/p/{name}", lambda face: f"/f/{face}", lambda code: f"/e/{code}"
)

SVG = "{http://www.w3.org/2000/svg}"


def write(folder: Path, *scenes: str, title: str = "A play") -> Path:
    """Write a play of these scenes."""
    file = folder / "play.yaml"
    body = "".join(f"  - {scene}\n" for scene in scenes)
    file.write_text(f"title: {title}\nages: 5-9\nscenes:\n{body}", encoding="utf-8")
    return file


def scene(name: str, rest: str = "ask: happy") -> str:
    """Return a scene on one line."""
    return f'{{name: {name}, line: "Show it a smile!", {rest}}}'


def way(show: str, to: str, sign: str = "On") -> str:
    """Return a way on one line."""
    return f'{{show: {show}, to: {to}, sign: "{sign}"}}'


def loaded(file: Path) -> Scenario:
    """Return a play that has no faults."""
    play = load_scenario(file)
    assert isinstance(play, Scenario), play
    return play


def fifteen(folder: Path) -> Scenario:
    """Return a play of fifteen scenes: doors behind doors, short ways and long ones, one back."""
    scenes = [
        scene("s1"),
        scene("s2", f"ways: [{way('happy', 's3')}, {way('angry', 's9')}, {way('sad', 'end')}]"),
        scene("s3"),
        scene("s4", f"ways: [{way('happy', 's5')}, {way('surprise', 's14')}]"),
        scene("s5"),
        scene("s6", f"ways: [{way('happy', 's3')}, {way('angry', 's7')}]"),
        scene("s7"),
        scene("s8", "ask: sad, next: s15"),
        scene("s9"),
        scene("s10"),
        scene("s11", f"ways: [{way('happy', 's12')}, {way('fear', 's13')}]"),
        scene("s12", "ask: sad, next: s14"),
        scene("s13"),
        scene("s14"),
        scene("s15"),
    ]
    return loaded(write(folder, *scenes))


def boxes(svg: str) -> list[tuple[float, float, float, float]]:
    """Return left, top, right and bottom of every box of a drawing."""
    found = []
    for rect in ElementTree.fromstring(svg).iter(f"{SVG}rect"):
        x, y, wide, high = (float(rect.get(name)) for name in ("x", "y", "width", "height"))
        found.append((x, y, x + wide, y + high))
    return found


def test_what_is_to_mend_stands_at_its_scene(tmp_path: Path) -> None:
    """A note on the second scene is on its card, one on the title or another file above them."""
    file = write(tmp_path, scene("one"), scene("two"))
    title, first, second, other = (
        Noted(Problem(name, line, 1, "CU999", "A word.", None), "")
        for name, line in ((str(file), 1), (str(file), 4), (str(file), 5), ("voice.ogg", 5))
    )
    cards, whole = cards_of(loaded(file), file, (title, first, second, other))
    assert [card.notes for card in cards] == [(first,), (second,)]
    assert whole == (title, other)


def test_a_recording_that_cannot_be_played_is_told(tmp_path: Path) -> None:
    """Of a lone play on its own page, of a pack beside its plays."""
    file = write(tmp_path, scene("one"))
    voice = tmp_path / "voices" / "en" / "play" / "one-line.ogg"
    voice.parent.mkdir(parents=True)
    voice.write_bytes(b"no sound")
    board = boards_at(file)[0]
    assert voice in [Path(note.problem.file) for note in board.notes]
    assert "one-line.ogg" in board_main(board, LINKS)


def test_a_broken_file_leaves_the_last_board(tmp_path: Path) -> None:
    """With its faults; the mended one has none."""
    file = write(tmp_path, scene("one"), scene("two"))
    before = boards_at(file)
    whole = file.read_text(encoding="utf-8")
    file.write_text(whole.replace("happy", "hapy", 1), encoding="utf-8")
    broken = boards_at(file, before)
    assert broken[0].play == before[0].play
    assert [note.problem.sentence for note in broken[0].faults] == [
        'I don\'t know the expression "hapy". Did you mean "happy"?'
    ]
    file.write_text(whole, encoding="utf-8")
    assert boards_at(file, broken) == before


@pytest.mark.parametrize("content", ["", "- 1\n", "title: [\n", "\0", "scenes: {a: b}\n"])
def test_a_file_that_never_was_a_play_has_a_board_of_faults(tmp_path: Path, content: str) -> None:
    """And a page that says so."""
    file = tmp_path / "play.yaml"
    file.write_text(content, encoding="utf-8")
    board = boards_at(file)[0]
    assert board.play is None
    assert board.faults
    words.use_language("en")
    page = board_main(board, LINKS)
    assert "There is nothing to show yet." in page
    assert 'role="alert"' in page


def test_a_folder_of_packs_has_all_plays_with_their_packs_names() -> None:
    """The shipped ones, each under a key of its own."""
    boards = boards_at(folders.scenarios())
    keys = [board.key for board in boards]
    assert "many-ways/dragon-tea" in keys
    assert len(set(keys)) == len(keys)
    assert all(board.play is not None for board in boards)
    assert card_notes(folders.scenarios()) == ()


def test_every_road_is_an_edge(tmp_path: Path) -> None:
    """Doors in their order, the next scene, a scene by name, the end."""
    play = fifteen(tmp_path)
    edges = [(edge.start, edge.end, edge.way) for edge in edges_of(play)]
    assert edges[:5] == [(0, 1, None), (1, 2, 0), (1, 8, 1), (1, None, 2), (2, 3, None)]
    assert (7, 14, None) in edges
    assert edges[-1] == (14, None, None)


def test_no_box_lies_on_another_and_all_inside(tmp_path: Path) -> None:
    """Fifteen scenes, eleven doors and the end."""
    svg = graph_svg(fifteen(tmp_path), "en")
    places = boxes(svg)
    assert len(places) == 15 + 9 + 2 - 1
    _, _, wide, high = map(float, re.search(r'viewBox="([^"]+)"', svg)[1].split())
    for number, (left, top, right, bottom) in enumerate(places):
        assert left >= 0
        assert top >= 0
        assert right <= wide
        assert bottom <= high
        for other in places[number + 1 :]:
            apart = right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top
            assert apart, (places[number], other)


def test_the_same_play_gives_the_same_drawing(tmp_path: Path) -> None:
    """Whoever prints it twice can lay one on the other."""
    play = fifteen(tmp_path)
    assert graph_svg(play, "en") == graph_svg(play, "en")


def test_hundreds_of_scenes_are_drawn(tmp_path: Path) -> None:
    """Nobody writes them; nothing stops at them."""
    play = loaded(write(tmp_path, *(scene(f"s{number}") for number in range(300))))
    assert len(boxes(graph_svg(play, "en"))) == 301


@pytest.mark.parametrize("language", ["en", "sv"])
def test_a_page_names_everything(language: str) -> None:
    """Each shipped play: all its words, all its faces, in both languages of the page."""
    words.use_language(language)
    for board in boards_at(folders.scenarios() / "many-ways"):
        page = board_main(board, LINKS)
        for one in board.play.scenes:
            assert f'id="scene-{one.name}"' in page
            for code, told in one.line:
                assert f'<td lang="{code}">' in page
                assert told.replace("'", "&#x27;").replace('"', "&quot;") in page
    words.use_language("en")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "I don&#x27;t know the expression &quot;hapy&quot;."),
        ("sv", "Jag känner inte till uttrycket ”hapy”. Menade du ”happy”?"),
    ],
)
def test_a_page_tells_problems_in_its_own_language(
    language: str, sentence: str, tmp_path: Path
) -> None:
    """A page in one language says nothing in another; the line of the file stays."""
    board = boards_at(write(tmp_path, scene("one", "ask: hapy")))[0]
    words.use_language(language)
    page = board_main(board, LINKS)
    words.use_language("en")
    assert sentence in page
    assert "ask: hapy" in page


def test_a_play_that_names_nobody_thanks_nobody(tmp_path: Path) -> None:
    """Better no author than an unknown one, in a word of another language."""
    page = board_main(boards_at(write(tmp_path, scene("s1")))[0], LINKS)
    assert "Written by" not in page
    assert "unknown" not in page


def test_hostile_words_are_escaped_everywhere(tmp_path: Path) -> None:
    """In texts, signs, author and file; nothing of it becomes a tag or leaves an attribute."""
    evil = "</text><script>x()</script><a onx='1'>"
    file = write(
        tmp_path,
        f'{{name: one, line: "{evil}", hint: "{evil}", ways: ['
        f"{way('happy', 'end', evil)}, {way('angry', 'end', evil)}]}}",
        title=f'"{evil}"\nauthor: "{evil}"\ngoal: "{evil}"',
    )
    board = boards_at(file)[0]
    assert board.play is not None, board.faults
    page = board_main(board, LINKS) + alone(board, dict.fromkeys(EXPRESSIONS, b""))
    assert "<script" not in page
    assert "<a onx" not in page
    assert "&lt;script&gt;" in page


def test_the_exported_file_is_whole() -> None:
    """Pictures are in it, no address leads out, and its policy names its one style."""
    board = boards_at(folders.scenarios() / "many-ways" / "dragon-tea.yaml")[0]
    page = alone(board, dict.fromkeys(EXPRESSIONS, b"png"))
    assert page.count("data:image/svg+xml;base64,") >= 5
    assert "://" not in page.replace("http://www.w3.org/2000/svg", "")
    assert "style-src 'sha256-" in page
    assert "<script" not in page


def test_whoever_is_thanked_stands_on_the_board(tmp_path: Path) -> None:
    """A picture may be by somebody else, who is to be named."""
    file = write(tmp_path, scene("s1"))
    file.write_text(file.read_text("utf-8") + "credits: Door by Bo Bell, CC0\n", encoding="utf-8")
    page = board_main(boards_at(file)[0], LINKS)
    assert "Door by Bo Bell, CC0" in page
