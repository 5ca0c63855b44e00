"""A school at work, for ten seconds; `python -m tests.scorebook.load` does it for ten minutes."""

from __future__ import annotations

import pytest

from tests.postgres import MISSING, is_installed
from tests.scorebook.load import Trouble, hold_lesson
from tests.scorebook.watching import percentile


@pytest.mark.skipif(not is_installed(), reason=MISSING)
def test_six_laptops_lose_no_star_and_the_board_is_quick() -> None:
    """One of them has its cable pulled out for a while. Takes 10 s."""
    figures = hold_lesson(6, seconds=6.0, pace=0.4, trouble=Trouble(dies=False), is_quiet=True)
    assert figures.handed_in > 60
    assert (figures.lost, figures.doubled, figures.unseen) == (0, 0, 0)
    assert percentile(figures.seen, 95) < 1.0
    assert figures.seen_late, "nobody handed anything in without the server"
