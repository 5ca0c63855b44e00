"""Every rule is tried on its own snippets, and the guide says what the rules say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from game.scenario import format as play_format
from game.scenario import scene_format
from game.scenario.cards import Pack, read_pack
from game.scenario.check import check
from game.scenario.load import load_scenario
from game.scenario.problem import Problem, shown
from game.scenario.reference import RulePage, rule_pages, with_reference
from game.scenario.schema import schema_of

PAGES = [page for page in rule_pages() if page.wrong]
TITLES = ("title: The parcel", 'title: {en: "The parcel", sv: "Paketet"}')
LINES = ("line: Show it a smile!", 'line: {en: "Show it a smile!", sv: "Visa det ett leende!"}')
CARD = 'format: 2\ntitle: {en: "Parcels", sv: "Paket"}\nlicence: MIT\nauthor: Ann\n'


def with_snippet(snippet: str) -> str:
    """Return a play that is right but for `snippet`, which takes the place of its fields."""
    names = set(re.findall(r"^(\w+):", snippet, re.MULTILINE))
    both = "sv: " in snippet or "svenska: " in snippet
    play = {"format": "format: 2", "title": TITLES[both], "ages": "ages: 5-9"}
    scene = {"name": "name: hello", "line": LINES[both], "ask": "ask: happy"}
    fields = [text for name, text in scene.items() if name not in names]
    if not names & set(play_format.PlayFile.model_fields):
        fields, snippet = [*fields, snippet], ""
    if "scenes" not in names:
        body = "\n".join(fields).replace("\n", "\n    ")
        play["scenes"] = f"scenes:\n  - {body}"
    kept = [text for name, text in play.items() if name not in names]
    return "\n".join([*kept, snippet]) + "\n"


def problems_of(snippet: str, folder: Path) -> list[Problem]:
    """Return the problems of a play, or of a pack's card, with `snippet` in it."""
    (folder / "pictures").mkdir(exist_ok=True)
    (folder / "pictures" / "parcel.svg").write_text("<svg/>", encoding="utf-8")
    (folder / "sounds").mkdir(exist_ok=True)
    (folder / "sounds" / "door.ogg").write_bytes(b"OggS vorbis")
    if snippet.startswith(("languages:", "minimum_version:")):
        speaks = "" if snippet.startswith("languages:") else "languages: [en, sv]\n"
        (folder / "pack.yaml").write_text(CARD + speaks + snippet, encoding="utf-8")
        pack = read_pack(folder)
        return [] if isinstance(pack, Pack) else pack
    path = folder / "play.yaml"
    path.write_text(with_snippet(snippet), encoding="utf-8")
    return check([path])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.code)
def test_the_wrong_snippet_is_found_and_the_right_one_is_not(
    page: RulePage, tmp_path: Path
) -> None:
    """What the guide shows as wrong brings that very code, and what it shows as right nothing."""
    assert page.code in {problem.code for problem in problems_of(page.wrong, tmp_path)}
    assert problems_of(page.right, tmp_path) == []


def test_every_rule_has_its_own_code() -> None:
    """A code means one thing for ever."""
    codes = [page.code for page in rule_pages()]
    assert len(codes) == len(set(codes)) > 25


def test_every_code_that_can_be_told_has_a_page(root: Path) -> None:
    """Whoever reads a code can ask what it means."""
    sources = (root / "game" / "scenario").glob("*.py")
    told = {
        code for path in sources for code in re.findall(r'"(CU\d{3})"', path.read_text("utf-8"))
    }
    assert told == {page.code for page in rule_pages()}


def test_the_guide_is_up_to_date(root: Path) -> None:
    """`python -m game.scenario.reference` brings it up to date."""
    guide = (root / "scenarios" / "README.md").read_text(encoding="utf-8")
    assert with_reference(guide) == guide


@pytest.mark.parametrize(
    ("name", "model"),
    [("schema.json", play_format.PlayFile), ("pack.schema.json", play_format.PackFile)],
)
def test_the_schema_is_up_to_date(
    root: Path, name: str, model: type[play_format.PlayFile] | type[play_format.PackFile]
) -> None:
    """`python -m game.scenario.schema` brings it up to date."""
    shipped = (root / "scenarios" / name).read_text(encoding="utf-8")
    assert shipped == schema_of(model)


def test_every_field_explains_itself_in_the_editor() -> None:
    """Title and description are shown while typing."""
    for model in (
        play_format.PlayFile,
        scene_format.PictureFile,
        scene_format.SceneFile,
        scene_format.WayFile,
        play_format.PackFile,
    ):
        for name, field in model.model_fields.items():
            assert field.title, name
            assert field.description, name


def test_the_plays_in_the_guide_can_be_played(root: Path, tmp_path: Path) -> None:
    """Whoever copies them from the guide has a play that works."""
    guide = (root / "scenarios" / "README.md").read_text(encoding="utf-8")
    plays = [text for text in re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL) if "ages" in text]
    plays = [text for text in plays if "scenes:" in text and "line:" in text]
    assert len(plays) >= 2
    for text in plays:
        path = tmp_path / "lost-mitten.yaml"
        path.write_text(text, encoding="utf-8")
        assert not isinstance(load_scenario(path), list), text


def test_the_scenes_in_the_guide_can_be_played(root: Path, tmp_path: Path) -> None:
    """So does whoever copies an example of a change, a size, a duet, doors or outcomes."""
    guide = (root / "scenarios" / "README.md").read_text(encoding="utf-8")
    examples = re.findall(r"```yaml\n(  - name: .*?)```", guide, re.DOTALL)
    assert len(examples) >= 5
    for field in ("strength:", "then:", "partner:", "ways:", "next:", "helped:", "passed_on:"):
        assert any(field in text for text in examples), field
    for text in examples:
        path = tmp_path / "example.yaml"
        path.write_text(f"title: An example\nages: 5-9\nscenes:\n{text}", encoding="utf-8")
        assert not isinstance(load_scenario(path), list), text


def test_the_message_in_the_guide_is_the_real_one(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The guide's example of a problem is what the author will see, word by word."""
    guide = (root / "scenarios" / "README.md").read_text(encoding="utf-8")
    first = re.search(r"```yaml\n(.*?)```", guide, re.DOTALL)
    assert first is not None
    text = first.group(1).replace("ask: surprise", "ask: suprise")
    monkeypatch.chdir(tmp_path)
    Path("lost-mitten.yaml").write_text(text, encoding="utf-8")
    problems = load_scenario(Path("lost-mitten.yaml"))
    assert isinstance(problems, list)
    assert shown(problems[0], text) in guide
