"""Many plays stand on shelves; few are shown at once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.screens.choose_play import ChoosePlayScreen
from game.screens.choose_road import ChooseRoadScreen
from game.screens.choose_shelf import ChooseShelfScreen, open_playbill_for, shelves
from game.screens.exits import Road


def plays_of(backstage, *packs: str, each: int = 6):
    """Return `each` plays in each of `packs`."""
    play = backstage.house.playbill[0]
    return tuple(
        replace(play, name=f"{pack}/play-{number}", pack=(("en", pack.title()),))
        for pack in packs
        for number in range(each)
    )


@pytest.fixture
def library(backstage):
    """A house with eighteen plays on three shelves, one of them the user's own."""
    plays = plays_of(backstage, "my", "castle", "wood")
    backstage.house = replace(backstage.house, playbill=plays)
    return backstage


def test_a_child_chooses_a_shelf_then_a_play(library, visit) -> None:
    """Only the plays of that shelf are offered, and what is chosen is asked how to play it."""
    visitor = visit(open_playbill_for(library, None, lambda: None))
    visitor.click("shelf wood")
    assert isinstance(visitor.screen, ChoosePlayScreen)
    visitor.look()
    posters = {choice.name for choice in visitor.screen.choices.shown() if "/" in choice.name}
    assert posters == {"wood/play-0", "wood/play-1", "wood/play-2"}


def test_back_leads_to_the_shelf_one_came_from(library, visit) -> None:
    """Who looked at the wrong shelf sees all of them again, with that one in focus."""
    visitor = visit(open_playbill_for(library, None, lambda: None))
    visitor.click("shelf castle")
    visitor.click("back")
    assert isinstance(visitor.screen, ChooseShelfScreen)
    assert visitor.screen.choices.focus == "shelf castle"


def test_shelves_bear_the_titles_of_their_packs(library) -> None:
    """Own plays are called so in the language of the words."""
    titles = [shelf.title for shelf in shelves(library.house.playbill, "en")]
    assert titles == ["My plays", "Castle", "Wood"]


def test_few_plays_are_shown_at_once(backstage, visit) -> None:
    """Nine plays are leafed through sooner than sorted, and one shelf is no choice."""
    for plays in (plays_of(backstage, "a", "b", "c", each=3), plays_of(backstage, "a", each=30)):
        backstage.house = replace(backstage.house, playbill=plays)
        assert isinstance(open_playbill_for(backstage, None, lambda: None), ChoosePlayScreen)


def test_the_way_to_play_is_remembered_on_every_shelf(library, visit) -> None:
    """Who has played with a friend and looks on another shelf is not asked again how to play."""
    visitor = visit(open_playbill_for(library, None, lambda: None))
    visitor.click("shelf castle")
    visitor.screen = visitor.screen._again(Road.FRIEND)
    for name in ("back", "shelf wood", "wood/play-0"):
        visitor.click(name)
    assert not isinstance(visitor.screen, ChooseRoadScreen)


def test_a_shelf_names_who_made_the_pack(library) -> None:
    """Somebody else's pack tells its author and licence; the house's own need not."""
    plays = [replace(p, pack_by="Ann Writer, CC BY 4.0") for p in plays_of(library, "castle")]
    plays += [replace(p, pack_by="Curtain Up, MIT") for p in plays_of(library, "wood")]
    assert [shelf.by for shelf in shelves(plays, "en")] == ["Ann Writer, CC BY 4.0", ""]
