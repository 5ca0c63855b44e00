"""Rehearsals through the real chain: films of a real face, and the understudy in every play."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import pygame
import pytest
from _pytest.mark.structures import ParameterSet

from game import folders
from game.rehearse import Rehearsed, rehearse_play
from game.report import look_at_place
from game.scenario.packs import find_scenarios
from game.trouble import Trouble
from tests.tiers import quick

# The clips and video seconds to rehearse with them: two rounds of the longest, more of the others.
CLIPS = {
    "single_face.mp4": 8.0,
    "face_noface.mov": 13.0,
    "no_face.mp4": 5.0,
    "multi_face.jpg": 5.0,
}

PLAYS = find_scenarios(folders.scenarios()).scenarios

# A short one; the others take their time.
QUICK = ("first-steps/birthday-parcel",)


def one_scene(folder: Path, *asked: str) -> str:
    """Write a play of one scene that asks for the `asked` expressions; return its path."""
    file = folder / f"show-{'-'.join(asked)}.yaml"
    file.write_text(
        "title: A test\nages: 5-9\nscenes:\n"
        f"  - name: only\n    line: Show it!\n    ask: [{', '.join(asked)}]\n",
        encoding="utf-8",
    )
    return str(file)


def opened(done: Rehearsed) -> list[tuple[str, str, str]]:
    """Return the doors that were gone through: scene, expression, and the scene behind."""
    doors = [(scene.name, scene.door) for scene in done.scenes if scene.performed and scene.door]
    return [(name, door.show, door.to) for name, door in doors if door.opened == door.show]


def rehearsed(play: str, clip: Path) -> Rehearsed:
    """Rehearse `play` before a film, for a few seconds of it."""
    return rehearse_play(scenario=play, camera=str(clip), limit=CLIPS[clip.name])


@pytest.mark.parametrize("clip", ["single_face.mp4", "face_noface.mov"])
def test_a_real_smile_performs_a_happy_scene(shared: Path, tmp_path: Path, clip: str) -> None:
    """The smile of the man in the clips is held long enough to pass."""
    done = rehearsed(one_scene(tmp_path, "happy"), shared / "clips" / clip)
    assert done.performed
    assert done.scenes[0].best_match > 0.5
    assert done.scenes[0].seconds > 0.9


@pytest.mark.parametrize("clip", quick(["single_face.mp4"], CLIPS))
def test_a_smile_performs_nothing_else(shared: Path, tmp_path: Path, clip: str) -> None:
    """Neutral and smiling people pass no angry, sad, scared or disgusted scene, nor any of them."""
    play = one_scene(tmp_path, "angry", "sad", "fear", "disgust")
    assert not rehearsed(play, shared / "clips" / clip).performed


def test_a_drawn_sky_performs_nothing(shared: Path, tmp_path: Path) -> None:
    """Without a face no expression passes; the detector errs in single pictures at most."""
    everything = ("angry", "disgust", "fear", "happy", "neutral", "sad", "surprise")
    done = rehearsed(one_scene(tmp_path, *everything), shared / "clips" / "no_face.mp4")
    assert not done.performed
    assert done.faces < done.pictures / 20


def played_once() -> list[ParameterSet]:
    """Return each play with a language, by turns; all but a few are long."""
    return [
        pytest.param(name, language, marks=[pytest.mark.long] * (name not in QUICK))
        for name, language in zip([play.name for play in PLAYS], itertools.cycle(("en", "sv")))
    ]


@pytest.mark.parametrize(("play", "language"), played_once())
def test_the_understudy_performs_every_play(play: str, language: str) -> None:
    """Each shipped play can be performed, through every door of it, without any help.

    Faces are the same in every language: each play is performed once, every other one in Swedish.
    """
    done = rehearse_play(scenario=play, language=language)
    assert done.performed
    assert all(scene.seconds < 6.0 for scene in done.scenes), "no scene needs a hint"
    (written,) = (each for each in PLAYS if each.name == play)
    assert {scene.name for scene in done.scenes} == {scene.name for scene in written.scenes}
    ways = [(scene.name, way.show, way.to) for scene in written.scenes for way in scene.ways]
    assert sorted(opened(done)) == sorted(ways), "every door is gone through once"


@pytest.mark.long
@pytest.mark.parametrize("play", ["many-ways/dragon-tea", "first-steps/birthday-parcel"])
def test_two_understudies_perform_a_play_together(play: str) -> None:
    """Through the real chain: both faces of each scene, a way chosen together, a duet."""
    done = rehearse_play(scenario=play, actors=2)
    assert done.performed
    assert all(scene.seconds < 6.0 for scene in done.scenes), "no scene needs a hint"


def test_one_film_of_one_face_performs_no_duet(shared: Path, tmp_path: Path) -> None:
    """A lone man smiles; his partner is missing, and the scene waits."""
    done = rehearse_play(
        scenario=one_scene(tmp_path, "happy"),
        camera=str(shared / "clips" / "single_face.mp4"),
        limit=5.0,
        actors=2,
    )
    assert not done.performed


def test_the_understudy_at_rest_passes_nothing_but_calm(tmp_path: Path) -> None:
    """A drawn resting face is no performance of any other expression."""
    from game.mailbox import Mailbox
    from game.understudies import UnderstudyCamera
    from game.wiring import open_reader, thresholds

    camera = UnderstudyCamera(Mailbox(), real_time=False)
    reader = open_reader()
    enter = [pair.enter for pair in thresholds().values()]
    names = list(thresholds())
    try:
        for _ in range(150):
            reading, _statue = reader.read(camera.read())
            face = reading.actor_face()
            assert face is not None
            passed = {
                name
                for name, match, bar in zip(names, face.matches, enter, strict=True)
                if match >= bar
            }
            assert passed <= {"neutral"}
    finally:
        reader.close()


def test_an_unfinished_rehearsal_tells_what_is_still_to_come() -> None:
    """Stopped in the first scene, it lists all runs, with their doors, as not performed."""
    done = rehearse_play(scenario="many-ways/pillow-egg", limit=0.5)
    assert [(scene.run, scene.name) for scene in done.scenes] == [
        (1, "knock"),
        (1, "peek"),
        (1, "choose"),
        (1, "song"),
        (2, "choose"),
        (2, "jump"),
    ]
    assert not any(scene.performed for scene in done.scenes)
    assert opened(done) == []


def test_a_rehearsal_gives_the_same_result_every_time() -> None:
    """Video time instead of wall time: figures do not depend on how busy the computer is."""
    assert rehearse_play(limit=4.0) == rehearse_play(limit=4.0)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Rehearsed, Path]:
    """A rehearsal of the first play, and the folder with its pictures and its report."""
    folder = tmp_path_factory.mktemp("kept")
    return rehearse_play(pictures=folder / "album", json=str(folder / "report.json")), folder


def test_pictures_show_the_stage_of_every_scene(kept: tuple[Rehearsed, Path]) -> None:
    """One picture a scene, of the whole stage, none of them empty."""
    done, folder = kept
    pictures = sorted((folder / "album").iterdir())
    assert [picture.stem[3:] for picture in pictures] == [scene.name for scene in done.scenes]
    for picture in pictures:
        surface = pygame.image.load(picture)
        assert surface.get_size() == (1280, 720)
        assert len({tuple(surface.get_at((x, 360))) for x in range(0, 1280, 16)}) > 10


def test_a_persons_face_is_covered_in_pictures(shared: Path, tmp_path: Path) -> None:
    """Nothing of a real face reaches the disk, not even from a film (R3)."""
    play = one_scene(tmp_path, "happy")
    film = str(shared / "clips" / "single_face.mp4")
    rehearse_play(scenario=play, camera=film, pictures=tmp_path / "film", limit=8.0)
    rehearse_play(scenario=play, pictures=tmp_path / "drawn")
    covered, drawn = (
        pygame.image.load(next((tmp_path / album).iterdir())) for album in ("film", "drawn")
    )
    assert _colours_in_mirror(covered) < _colours_in_mirror(drawn) / 4


def _colours_in_mirror(stage: pygame.Surface) -> int:
    """Count the colours in the middle of the mirror."""
    from game.screens.stage_places import areas

    mirror = areas(stage, "Show it!").mirror
    middle = mirror.inflate(-mirror.width // 2, -mirror.height // 2)
    return len(
        {
            tuple(stage.get_at((x, y)))
            for x in range(middle.left, middle.right, 2)
            for y in range(middle.top, middle.bottom, 2)
        }
    )


def test_the_report_has_the_promised_fields(kept: tuple[Rehearsed, Path]) -> None:
    """Other programs read the JSON by these names."""
    report = json.loads((kept[1] / "report.json").read_text(encoding="utf-8"))
    assert set(report) == {"scenario", "performed", "scenes", "pictures", "faces"}
    assert report["performed"] is True
    of_a_scene = {"name", "ask", "performed", "seconds", "best_match", "run", "door"}
    assert set(report["scenes"][0]) == of_a_scene
    assert {(scene["run"], scene["door"]) for scene in report["scenes"]} == {(1, None)}
    assert report["pictures"] >= report["faces"] > 0


def test_a_place_for_the_report_is_tried_and_left_as_it_was(tmp_path: Path) -> None:
    """A rehearsal that is stopped leaves no empty file behind, and an old report whole."""
    new, old = tmp_path / "new.json", tmp_path / "old.json"
    old.write_text("{}", encoding="utf-8")
    for place in (new, old):
        look_at_place(str(place))
    assert not new.exists()
    assert old.read_text(encoding="utf-8") == "{}"
    with pytest.raises(Trouble, match="can't write"):
        look_at_place(str(tmp_path))


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({"scenario": "first-steps/birthday-parcle"}, "birthday-parcel"),
        ({"scenario": "nowhere.yaml"}, "nowhere.yaml"),
        ({"camera": "no-such-film.mp4"}, "no-such-film.mp4"),
        ({"camera": "0"}, "no live camera"),
        ({"json": "/no/such/folder/report.json"}, "can't write"),
    ],
)
def test_bad_input_gets_a_sentence(arguments: dict[str, str], sentence: str) -> None:
    """Each says what is wrong and where."""
    with pytest.raises(Trouble, match=sentence):
        rehearse_play(**arguments)
