"""The storyboard in a real browser: seen, changed on disk, broken, hostile, printed, ended."""

from __future__ import annotations

import base64
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.wall_clock import wait_for
from tests.web.conftest import Served

# Seconds within which a page shows what was saved.
WITHIN = 2.0


@pytest.fixture(scope="module")
def served(pack: Path) -> Iterator[Served]:
    """One play of the pack on its page."""
    page = Served(pack / "ghost-hotel.yaml")
    yield page
    page.end()


def told(browser) -> str:
    """Return the words on the page."""
    return browser.execute_script("return document.querySelector('main').innerText")


def open_page(browser, address: str) -> None:
    """Open a page, and wait until it follows saves."""
    browser.get(address)
    wait_for(lambda: "save" in browser.find_element("id", "live").text)


def test_the_page_shows_every_scene(browser, served: Served) -> None:
    """Picture, words in both languages, face, doors and the drawing of the ways."""
    open_page(browser, served.address)
    scenes = browser.find_elements("css selector", "section.scene")
    names = [scene.get_attribute("id") for scene in scenes]
    assert names == [
        f"scene-{name}" for name in ("key", "frame", "soup", "bowl", "kitchen", "night")
    ]
    words = told(browser)
    assert "You ring the bell of the old hotel." in words
    assert "Du ringer på klockan i det gamla" in words
    drawn = "return [...document.images].every((i) => i.complete && i.naturalWidth > 0)"
    wait_for(lambda: browser.execute_script(drawn))
    assert len(browser.find_elements("css selector", "svg.ways rect.door")) == 2
    browser.find_element("css selector", "svg.ways a[href='#scene-kitchen']").click()
    assert browser.current_url.endswith("#scene-kitchen")
    assert browser.execute_script("return window.scrollY") > 1000


def test_a_save_appears_and_the_readers_place_stays(browser, served: Served) -> None:
    """Within two seconds, without a jump, also when a scene above has grown."""
    open_page(browser, served.address)
    file, before = served.place, served.place.read_text(encoding="utf-8")
    scene = browser.find_element("id", "scene-kitchen")
    browser.execute_script("arguments[0].scrollIntoView()", scene)
    where = "return document.getElementById('scene-kitchen').getBoundingClientRect().top"
    stood = browser.execute_script(where)
    hint = "For more soup: corners of your mouth up!"
    assert hint in before
    file.write_text(before.replace(hint, "Up with it! " * 9), encoding="utf-8")
    try:
        assert wait_for(lambda: "Up with it! Up with it!" in told(browser)) < WITHIN
        assert abs(browser.execute_script(where) - stood) < 2
    finally:
        file.write_text(before, encoding="utf-8")
    wait_for(lambda: hint in told(browser))


def test_a_broken_file_shows_its_problem_above_the_last_good_version(
    browser, served: Served
) -> None:
    """Place, sentence, line and caret, a link to its explanation; mended, it is gone."""
    open_page(browser, served.address)
    file, before = served.place, served.place.read_text(encoding="utf-8")
    file.write_text(before.replace("strength: big", "strength: huge"), encoding="utf-8")
    try:
        assert wait_for(lambda: "huge" in told(browser)) < WITHIN
        alarm = browser.find_element("css selector", ".notes.fault")
        assert alarm.get_attribute("role") == "alert"
        assert "strength: huge\n          ^" in alarm.find_element("tag name", "pre").text
        assert len(browser.find_elements("css selector", "section.scene")) == 6
        alarm.find_element("link text", "CU035").click()
        assert "A strength is `a little` or `big`." in told(browser)
    finally:
        file.write_text(before, encoding="utf-8")
    open_page(browser, served.address)
    wait_for(lambda: not browser.find_elements("css selector", ".notes.fault"))


def test_hostile_words_stay_words(browser, served: Served) -> None:
    """A play from a stranger runs no script, in a line, a title, an attribute or a problem."""
    file, before = served.place, served.place.read_text(encoding="utf-8")
    evil = '<script>window.harm=1</script><img src=x onerror=window.harm=1>\\" onx=\\"'
    told_evil = before.replace('en: "Open your eyes wide!"', f'en: "{evil}"')
    told_evil = told_evil.replace('en: "More soup"', "en: '</text><script>window.harm=1</script>'")
    assert told_evil.count("window.harm") == 3
    open_page(browser, served.address)
    file.write_text(told_evil, encoding="utf-8")
    try:
        wait_for(lambda: "<script>window.harm=1</script><img" in told(browser))
        browser.refresh()
        wait_for(lambda: "<script>window.harm=1</script><img" in told(browser))
        time.sleep(0.3)
        assert browser.execute_script("return window.harm") is None
        assert len(browser.find_elements("tag name", "script")) == 1
        file.write_text(f"{evil}: [<script>window.harm=1</script>", encoding="utf-8")
        wait_for(lambda: bool(browser.find_elements("css selector", ".notes.fault")))
        assert browser.execute_script("return window.harm") is None
    finally:
        file.write_text(before, encoding="utf-8")
    wait_for(lambda: "Open your eyes wide!" in told(browser))


def test_the_page_speaks_swedish_when_asked(browser, served: Served) -> None:
    """By its address or by the browser's own language, with the words' languages marked."""
    open_page(browser, served.address)
    assert browser.find_element("tag name", "html").get_attribute("lang") == "en"
    browser.find_element("link text", "Svenska").click()
    assert browser.find_element("tag name", "html").get_attribute("lang") == "sv"
    assert "Vägarna" in told(browser)
    marked = browser.find_elements("css selector", "section.scene td[lang=sv]")
    assert len(marked) > 10


def test_it_can_be_printed_without_cutting_a_scene(browser, served: Served) -> None:
    """As PDF, two scenes or more on a page, and none begins on one and ends on another."""
    open_page(browser, served.address)
    printed = browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    pdf = base64.b64decode(printed["data"])
    assert pdf.startswith(b"%PDF")
    assert 3 <= pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") <= 5
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    css = "const s = getComputedStyle(document.querySelector(arguments[0])); return s[arguments[1]]"
    assert browser.execute_script(css, "section.scene", "breakInside") == "avoid"
    assert browser.execute_script(css, ".valance", "display") == "none"
    assert browser.execute_script(css, "body", "color") == "rgb(0, 0, 0)"
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_all_is_reached_by_keyboard_and_named_for_readers(browser, served: Served) -> None:
    """One main part, headings in order, every picture with a text, Tab leads to the play first."""
    from selenium.webdriver.common.keys import Keys

    open_page(browser, served.address)
    assert len(browser.find_elements("tag name", "main")) == 1
    order = "return [...document.querySelectorAll('h1,h2')].map((h) => h.tagName).join('')"
    assert browser.execute_script(order) == "H1" + 7 * "H2"
    assert browser.execute_script("return [...document.images].every((i) => i.alt !== null)")
    browser.find_element("tag name", "body").send_keys(Keys.TAB)
    active = browser.switch_to.active_element
    assert active.get_attribute("href").endswith("#main")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(browser, served: Served, scheme: str) -> None:
    """At least 4.5 to 1, for all words, in both sets of colours."""
    feature = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": feature})
    open_page(browser, served.address)
    worst = browser.execute_script(CONTRAST)
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    assert worst["contrast"] >= 4.5, worst


def test_a_small_window_cuts_nothing(browser, served: Served) -> None:
    """On a phone nothing runs out to the side."""
    open_page(browser, served.address)
    size = {"width": 390, "height": 800, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    wide = browser.execute_script("return document.documentElement.scrollWidth")
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    assert wide <= 390


def test_a_folder_lists_its_plays(browser, pack: Path) -> None:
    """Each with its poster and how it stands, and its own page a click away."""
    shelf = Served(pack)
    try:
        open_page(browser, shelf.address)
        assert len(browser.find_elements("css selector", ".shelf li")) == 5
        browser.find_element("partial link text", "The egg on the pillow").click()
        assert "There is an egg on your pillow" in told(browser)
        extra = pack / "extra.yaml"
        extra.write_text((pack / "one-sky.yaml").read_text(encoding="utf-8"), encoding="utf-8")
        open_page(browser, shelf.address)
        wait_for(lambda: len(browser.find_elements("css selector", ".shelf li")) == 6)
        extra.unlink()
        wait_for(lambda: len(browser.find_elements("css selector", ".shelf li")) == 5)
    finally:
        shelf.end()


def test_the_exported_file_needs_nothing_beside_it(browser, pack: Path, tmp_path: Path) -> None:
    """Opened from the disk, it shows every picture and runs nothing."""
    from game.preview_web import export_page

    file = tmp_path / "hotel.html"
    export_page(str(pack / "ghost-hotel.yaml"), "en", file)
    browser.get(file.as_uri())
    drawn = "return [...document.images].every((i) => i.complete && i.naturalWidth > 0)"
    wait_for(lambda: browser.execute_script(drawn))
    assert len(browser.find_elements("css selector", "section.scene")) == 6
    assert not browser.find_elements("tag name", "script")
    asked = (
        "return performance.getEntriesByType('resource').filter((e) => !e.name.startsWith('data:'))"
    )
    assert browser.execute_script(asked) == []
    ground = "return getComputedStyle(document.querySelector('main > section')).borderRadius"
    assert browser.execute_script(ground) == "14px", "the page has its style"


# Returns the words with the least contrast on the ground that they lie on.
CONTRAST = """
function light(c) {
  const part = (x) => x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4;
  const v = c.map((x) => part(x / 255));
  return 0.2126 * v[0] + 0.7152 * v[1] + 0.0722 * v[2];
}
const rgb = (s) => s.match(/[\\d.]+/g).map(Number);
function ground(e) {
  for (; e; e = e.parentElement) {
    const c = rgb(getComputedStyle(e).backgroundColor);
    if (c.length < 4 || c[3] > 0) return c.slice(0, 3);
  }
  return [255, 255, 255];
}
let worst = { contrast: 99, words: "" };
for (const e of document.querySelectorAll("body *")) {
  const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
  const isSeen = e.getClientRects().length && !["SCRIPT", "STYLE", "title"].includes(e.tagName);
  if (!own || !isSeen) continue;
  let ink = rgb(getComputedStyle(e).color), paper = ground(e);
  if (e.tagName === "text") {
    ink = rgb(getComputedStyle(e).fill);
    paper = rgb(getComputedStyle(e.parentElement.querySelector("rect")).fill);
  }
  const [a, b] = [light(ink.slice(0, 3)), light(paper)].sort((x, y) => x - y);
  const contrast = (b + 0.05) / (a + 0.05);
  if (contrast < worst.contrast) worst = { contrast, words: e.textContent.slice(0, 40) };
}
return worst;
"""
