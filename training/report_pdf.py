"""Sets a Markdown page with figures and tables as an A4 PDF; it knows nothing of what they say."""

from __future__ import annotations

import datetime
import logging
from pathlib import Path
from typing import Any, Final

from training.report_figures import FONT

# Millimetres on an A4 page, and points.
MARGIN: Final = 18.0
SIZE: Final = 9.5
LINE: Final = 5.2
GAP: Final = 2.0
HEADINGS: Final = {"h1": 17.0, "h2": 12.5, "h3": 10.5}
TABLE_SIZE: Final = 8.0
TABLE_LINE: Final = 4.8
# A heading is not left alone at the foot of a page, and so many lines stay together.
KEEP: Final = 16.0
SHORT: Final = 5
INDENT: Final = 4.0
# No picture may be higher.
HIGHEST: Final = 60.0

INK: Final = (25, 25, 25)
QUIET: Final = (95, 95, 95)


def write_pdf(markdown: str, folder: Path, path: Path, date: str) -> None:
    """Write a page of Markdown, whose pictures lie in `folder`, as a PDF of A4 pages.

    `date`, year-month-day, is the file's only date: the same page gives the same file.
    """
    from markdown_it import MarkdownIt

    pdf = _new_pdf(date)
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)
    place = 0
    while place < len(tokens):
        place = _set_block(pdf, tokens, place, folder)
    pdf.output(str(path))


def _new_pdf(date: str) -> Any:
    """Return an empty document with the project's letters and numbered pages."""
    from fpdf import FPDF

    class Pages(FPDF):  # type: ignore[misc]  # fpdf2 may come without types
        """A4 pages with their number below."""

        def footer(self) -> None:
            self.set_y(-12)
            self.set_font("Andika", size=7.5)
            self.set_text_color(*QUIET)
            self.cell(0, 5, f"{self.page_no()} / {{nb}}", align="C")

    # It names tables of the font that it leaves out, which nobody needs to know.
    logging.getLogger("fontTools.subset").setLevel(logging.ERROR)
    pdf = Pages(format="A4")
    pdf.add_font("Andika", "", FONT)
    pdf.add_font("Andika", "B", FONT.with_name("Andika-Bold.ttf"))
    pdf.set_margins(MARGIN, MARGIN - 3, MARGIN)
    pdf.set_auto_page_break(True, margin=MARGIN)
    if date:
        day = datetime.date.fromisoformat(date)
        noon = datetime.time(12, tzinfo=datetime.UTC)
        pdf.creation_date = datetime.datetime.combine(day, noon)
    pdf.add_page()
    return pdf


def _set_block(pdf: Any, tokens: list[Any], place: int, folder: Path) -> int:
    """Set the block that begins at a token, and return where the next one begins."""
    token = tokens[place]
    if token.type == "heading_open":
        _room(pdf, KEEP + _led_height(pdf, tokens, place + 3))
        _heading(pdf, tokens[place + 1], token.tag)
        return place + 3
    if token.type == "table_open":
        end = _closing(tokens, place, "table_close")
        _table(pdf, _rows(tokens[place:end]))
        return end + 1
    if token.type == "bullet_list_open":
        end = _closing(tokens, place, "bullet_list_close")
        for inline in (one for one in tokens[place:end] if one.type == "inline"):
            _bullet(pdf, inline)
        pdf.ln(GAP)
        return end + 1
    if token.type == "paragraph_open":
        return _paragraph(pdf, tokens, place, folder)
    return place + 1


def _paragraph(pdf: Any, tokens: list[Any], place: int, folder: Path) -> int:
    """Set words, or a picture with the caption that follows it; return what comes next."""
    inline, following = tokens[place + 1], tokens[place + 4 : place + 5]
    pictures = [one for one in inline.children if one.type == "image"]
    if pictures:
        caption = following[0] if following and following[0].type == "inline" else None
        _figure(pdf, folder / pictures[0].attrs["src"], caption)
        return place + (6 if caption else 3)
    _room(pdf, _led_height(pdf, tokens, place))
    _text(pdf, inline, GAP)
    return place + 3


def _led_height(pdf: Any, tokens: list[Any], place: int) -> float:
    """Return how high the paragraph or table here is, beside what it announces, in mm."""
    height = 0.0
    if tokens[place].type == "paragraph_open":
        height, place = 2 * LINE, place + 3
    following = tokens[place].type if place < len(tokens) else ""
    if following == "table_open":
        rows = _rows(tokens[place : _closing(tokens, place, "table_close")])
        height += min(_table_height(rows), pdf.eph / 2)
    elif following == "bullet_list_open":
        height += 2 * LINE
    return height


def _heading(pdf: Any, inline: Any, tag: str) -> None:
    """Set a heading, with air above unless it begins the page."""
    size = HEADINGS[tag]
    if tag != "h1":
        pdf.ln(GAP)
    pdf.set_text_color(*INK)
    pdf.set_font("Andika", "B", size)
    pdf.multi_cell(0, size * 0.5, _plain(inline), align="L", new_x="LMARGIN", new_y="NEXT")
    pdf.ln(GAP)


def _text(pdf: Any, inline: Any, gap: float) -> None:
    """Set a paragraph, kept whole if it is short, its marked words bold."""
    told = "".join(_marked(child) for child in inline.children)
    shape = {"align": "L", "markdown": True, "new_x": "LMARGIN", "new_y": "NEXT"}
    pdf.set_text_color(*INK)
    pdf.set_font("Andika", "", SIZE)
    lines = pdf.multi_cell(0, LINE, told, dry_run=True, output="LINES", **shape)
    _room(pdf, min(len(lines), SHORT) * LINE)
    pdf.multi_cell(0, LINE, told, **shape)
    pdf.ln(gap)


def _marked(child: Any) -> str:
    """Return a piece of a line as fpdf2 marks it; there is no slanted Andika, so bold it is."""
    if child.type in ("strong_open", "strong_close", "em_open", "em_close"):
        return "**"
    if child.type == "softbreak":
        return " "
    # A number and its percent sign stay on one line.
    text: str = child.content.replace(" %", "\N{NO-BREAK SPACE}%")
    for sign in ("**", "__", "--", "~~"):
        text = text.replace(sign, "\\" + sign)
    return text


def _bullet(pdf: Any, inline: Any) -> None:
    """Set one entry of a list, its lines under each other."""
    _room(pdf, 2 * LINE)
    pdf.set_font("Andika", "", SIZE)
    pdf.set_text_color(*INK)
    pdf.cell(INDENT, LINE, "•", new_x="LEFT")
    pdf.set_left_margin(MARGIN + INDENT)
    _text(pdf, inline, 0)
    pdf.set_left_margin(MARGIN)
    pdf.set_x(MARGIN)


def _figure(pdf: Any, path: Path, caption: Any | None) -> None:
    """Set a picture as wide as the text, and its caption on the same page."""
    from PIL import Image

    with Image.open(path) as picture:
        shape = picture.height / picture.width
    width = min(pdf.epw, HIGHEST / shape)
    height = width * shape
    told = "" if caption is None else _plain(caption)
    pdf.set_font("Andika", "", TABLE_SIZE)
    lines = pdf.multi_cell(0, TABLE_LINE, told, dry_run=True, output="LINES") if told else []
    _room(pdf, height + len(lines) * TABLE_LINE + GAP)
    pdf.image(path, x=MARGIN, w=width)
    pdf.set_text_color(*QUIET)
    pdf.set_font("Andika", "", TABLE_SIZE)
    if told:
        pdf.multi_cell(0, TABLE_LINE, told, align="L", new_x="LMARGIN", new_y="NEXT")
    pdf.ln(GAP)


def _rows(tokens: list[Any]) -> list[list[Any]]:
    """Return the cells of a table, its head first."""
    rows: list[list[Any]] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(token)
    return rows


def _table_height(rows: list[list[Any]]) -> float:
    """Return about how high a table will be, in millimetres."""
    return len(rows) * TABLE_LINE * 1.2


def _table(pdf: Any, rows: list[list[Any]]) -> None:
    """Set a table, its columns as wide as their words, all on one page if one can hold it."""
    from fpdf.fonts import FontFace

    pdf.set_font("Andika", "B", TABLE_SIZE)
    columns = range(len(rows[0]))
    wide = [max(pdf.get_string_width(_plain(row[k])) for row in rows) + 4 for k in columns]
    if _table_height(rows) < pdf.eph:
        _room(pdf, _table_height(rows))
    pdf.set_font("Andika", "", TABLE_SIZE)
    pdf.set_text_color(*INK)
    with pdf.table(
        width=min(pdf.epw, sum(wide)),
        col_widths=wide,
        line_height=TABLE_LINE,
        text_align=["LEFT", *["RIGHT"] * (len(wide) - 1)],
        align="LEFT",
        borders_layout="HORIZONTAL_LINES",
        headings_style=FontFace(emphasis="BOLD"),
    ) as table:
        for row in rows:
            line = table.row()
            for cell in row:
                bold = FontFace(emphasis="BOLD") if "**" in cell.content else None
                line.cell(_plain(cell), style=bold)
    pdf.ln(GAP + 1)


def _room(pdf: Any, height: float) -> None:
    """Begin a page unless this one has so many millimetres left."""
    if pdf.will_page_break(height):
        pdf.add_page()


def _plain(inline: Any) -> str:
    """Return the words of a line without its marks."""
    return "".join(
        one.content or (" " if one.type == "softbreak" else "") for one in inline.children
    )


def _closing(tokens: list[Any], place: int, kind: str) -> int:
    """Return where the block that begins here ends."""
    return next(n for n in range(place, len(tokens)) if tokens[n].type == kind)
