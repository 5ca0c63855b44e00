"""A page to print for each child."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from game.classroom.lists import LAST_ROW
from game.classroom.pages import HEADLINES, INVITATION, MOST_STICKERS, Props, class_pages
from game.classroom.records import Account, Group, Pupil
from game.paper_props import gather_props
from game.words import tr, use_language

DAY = date(2026, 11, 21)
CLASS = Group(1, "3A")
KITTEN = "first-steps/lost-kitten"
PROPS = Props("p{}", {"star": "data:a", "sticker": "data:b", "avatars/fox": "data:c"})

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
QUIETLY = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    "--no-pdf-header-footer",
)


@pytest.fixture(autouse=True)
def _language() -> Iterator[None]:
    """Speak English, and afterwards too."""
    use_language("en")
    yield
    use_language("en")


def account(number: int, nickname: str, stars: int = 0, plays: int = 1) -> Account:
    """Return a child with stars from so many plays."""
    played = {f"pack/play-{n}": (1, max(1, stars // plays - n)) for n in range(plays)}
    days = (DAY,) if stars else ()
    pupil = Pupil(number, nickname, "fox")
    return Account(pupil, "", stars, plays, 60.0 * plays, played if stars else {}, days)


class Text(HTMLParser):
    """What stands on each page, and every tag and attribute there is."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.pages: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(document)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a page at each section."""
        self.tags.append((tag, dict(attrs)))
        if tag == "section":
            self.pages.append("")

    def handle_data(self, data: str) -> None:
        """Gather the words of the page."""
        if self.pages:
            self.pages[-1] += f"{data} "


def test_each_child_has_a_page_with_its_own_and_nobody_else_s() -> None:
    """Stars, the most in one play, plays; no other name, no rank, and what it is not."""
    document = class_pages(CLASS, [account(1, "Kim", 12, 2), account(2, "Alva", 40, 1)], PROPS, DAY)
    kim, alva = Text(document).pages
    assert "12 stars" in kim
    assert "Your most in one play: 6, in “Play 0”" in kim
    assert "Alva" not in kim
    assert "40" not in kim
    assert "40 stars" in alva
    assert "Kim" not in alva
    for page in (kim, alva):
        assert "Practice, not an assessment." in page
        assert "3A" in page


def test_a_child_who_has_not_played_is_invited_and_sees_no_zero() -> None:
    """No empty row of stickers either."""
    (page,) = Text(class_pages(CLASS, [account(1, "Bo")], PROPS, date(2111, 11, 21))).pages
    assert "Curtain up for Bo !" in page.replace("  ", " ")
    assert "Your stage is waiting for you." in page
    assert "0" not in page
    assert "Your plays" not in page


def test_no_headline_is_better_than_another() -> None:
    """It goes by the child's number: a child with one star may have that of one with 400."""
    pages = Text(class_pages(CLASS, [account(1, "A", 1), account(1, "A", 400)], PROPS, DAY)).pages
    headlines = {page.split("!")[0] for page in pages}
    assert len(headlines) == 1


@pytest.mark.parametrize(
    "name",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "{name}",
        "&lt;b&gt;",
        "</style><script>",
        "javascript:alert(1)",
        "{0.__class__}",
    ],
)
def test_a_name_is_only_ever_a_name(name: str) -> None:
    """Of a child, a class, a play, an avatar; what is written stands on the page as it is."""
    play = f"pack/{name}"
    child = Account(Pupil(1, name, name), name, 5, 1, 60.0, {play: (1, 5)}, (DAY,))
    props = Props("p{}", PROPS.pictures, {play: name})
    text = Text(class_pages(Group(1, name), [child], props, DAY))
    assert text.pages[0].count(name) >= 3
    assert not [tag for tag, _ in text.tags if tag in ("script", "img", "b")]
    assert not [key for _, attributes in text.tags for key in attributes if key.startswith("on")]


def test_a_page_fetches_nothing_and_runs_nothing() -> None:
    """Pictures and letters are in it, and its policy allows nothing else."""
    document = class_pages(CLASS, [account(1, "Kim", 9)], gather_props([KITTEN], "en"), DAY)
    text = Text(document)
    policies = [a["content"] for tag, a in text.tags if tag == "meta" and "http-equiv" in a]
    assert len(policies) == 1
    assert re.fullmatch(
        r"default-src 'none'; img-src data:; font-src data:; style-src 'sha256-[\w+/=]{44}'",
        policies[0] or "",
    )
    links = [a[key] for _, a in text.tags for key in ("href", "src") if key in a]
    assert links
    assert all(str(link).startswith(("data:", "#")) for link in links)
    assert set(re.findall(r'url\("(.{5})', document)) == {"data:"}
    assert "@import" not in document


def test_posters_are_in_the_file_once_whoever_played() -> None:
    """Sixty children and a poster each would else make a file that no browser prints."""
    props = gather_props([KITTEN], "sv")
    child = Account(Pupil(1, "Kim", "fox"), "", 5, 1, 60.0, {KITTEN: (1, 5)}, (DAY,))
    document = class_pages(CLASS, [child] * 60, props, DAY)
    assert document.count(props.pictures[KITTEN]) == 1
    assert props.titles[KITTEN] in document


def test_a_play_that_is_gone_keeps_its_sticker() -> None:
    """A pack was taken away; the child did play it."""
    props = gather_props(["gone/old-play", "../../etc/passwd", ""], "en")
    assert not props.titles
    child = Account(Pupil(1, "Kim", "unicorn"), "", 5, 1, 60.0, {"gone/old-play": (1, 5)}, (DAY,))
    assert "Old play" in class_pages(CLASS, [child], props, DAY)


def test_a_child_with_many_plays_is_told_how_many_more_there_are() -> None:
    """A page has room for some."""
    (page,) = Text(class_pages(CLASS, [account(1, "Kim", 90, MOST_STICKERS + 3)], PROPS, DAY)).pages
    assert page.count("Play ") == MOST_STICKERS + 1
    assert "and 3 more plays" in page


def test_pages_speak_swedish() -> None:
    """All their words."""
    use_language("sv")
    document = class_pages(CLASS, [account(1, "Kim", 9, 10), account(2, "Bo")], PROPS, DAY)
    kim, bo = Text(document).pages
    assert 'lang="sv"' in document
    for words in ("9 stjärnor", "Dina pjäser", "och 2 pjäser till", tr(LAST_ROW)):
        assert words in kim
    assert "Scenen väntar på dig." in bo
    assert all(tr(line) != line or "Bravo" in line for line in (*HEADLINES, INVITATION))


def test_on_paper_there_is_one_whole_page_for_each_child(tmp_path: Path) -> None:
    """Printed by a browser: as many A4 pages as children, also with the longest names."""
    if not CHROMIUM or not shutil.which("pdftotext"):
        pytest.skip("Chromium or pdftotext is not installed (Debian: chromium, poppler-utils)")
    names = ("Kim", "W" * 20, "Bo", "ﷺ" * 20, "سارة")
    children = [account(n, name, 999 * (n != 3), 17) for n, name in enumerate(names, 1)]
    file = tmp_path / "pages.html"
    file.write_text(class_pages(CLASS, children, gather_props([], "en"), DAY), encoding="utf-8")
    profile = f"--user-data-dir={tmp_path / 'browser'}"
    pdf = file.with_suffix(".pdf")
    command = [CHROMIUM, *QUIETLY, profile, f"--print-to-pdf={pdf}", file.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True)
    pages = text.stdout.decode().rstrip("\f").split("\f")
    assert len(pages) == len(names)
    for page in pages:
        assert page.count("Practice, not an assessment.") == 1
        # What is below the plays still has its place above the last line.
        assert page.index("What I liked most:") < page.index("Practice, not")
    assert ["and 9 more plays" in page for page in pages] == [True, True, False, True, True]
