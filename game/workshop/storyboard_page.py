"""The storyboard of a play as an HTML page; whatever an author wrote stays words on it.

Plays come from strangers: every text goes through `escape`, nothing is put in as it is but the
drawing of the ways, whose words are escaped where it is made.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from pathlib import Path

from game import words
from game.acting.expressions import EXPRESSIONS, Expression
from game.acting.scenario import END, Scenario, Scene, Strength, Text, Way, in_language
from game.phrases import expression_name, problem_phrase
from game.scenario.version import Noted
from game.words import own_name, tr, tr_count
from game.workshop.storyboard import Board, Card
from game.workshop.storyboard_graph import graph_svg


@dataclass(frozen=True, slots=True)
class Links:
    """Where a page finds what it shows, as addresses or as data in the page itself.

    `explain` leads to the page of a code, and is None where there are no other pages.
    """

    picture: Callable[[Board, str], str]
    face: Callable[[Expression], str]
    explain: Callable[[str], str] | None = None


def board_main(board: Board, links: Links) -> str:
    """Return all of a play's storyboard, for the inside of <main>."""
    parts = [_problems(board, links)]
    if board.play is None:
        waits = tr("There is nothing to show yet. Mend the play and save it, and it appears here.")
        return "".join([f"<h1>{escape(board.key)}</h1>", *parts, f"<p>{escape(waits)}</p>"])
    play = board.play
    parts = [_card_of_play(board, play, links), *parts]
    parts.append(_ways_section(play))
    parts += [_scene(card, play, board, links) for card in board.cards]
    return "".join(parts)


def shelf_main(
    title: str, boards: tuple[Board, ...], notes: tuple[Noted, ...], links: Links
) -> str:
    """Return the list of all plays of a pack or folder, for the inside of <main>."""
    items = "".join(_shelf_item(board, links) for board in boards)
    count = tr_count("{count} play", "{count} plays", len(boards))
    return (
        f"<h1>{escape(title)}</h1><p>{escape(count)}</p>"
        f'{_notes(notes, links, tr("Beside the plays"))}<ul class="shelf">{items}</ul>'
    )


def _shelf_item(board: Board, links: Links) -> str:
    picture, title = "", board.key
    if board.play is not None:
        title = in_language(board.play.title, words.language())
        if board.play.poster and board.picture(board.play.poster):
            source = escape(links.picture(board, board.play.poster))
            picture = f'<img src="{source}" alt="">'
    count = len(board.faults) + len(board.notes) + sum(len(card.notes) for card in board.cards)
    state = (
        tr_count("{count} to mend", "{count} to mend", count) if count else tr("Nothing to mend")
    )
    kind = "fault" if board.faults else "calm"
    return (
        f'<li><a href="/play/{escape(board.key)}">{picture}<span class="name">{escape(title)}'
        f'</span></a><span class="state {kind}">{escape(state)}</span></li>'
    )


def _card_of_play(board: Board, play: Scenario, links: Links) -> str:
    # The page's own language first.
    first, *others = sorted(play.title, key=lambda text: text[0] != words.language())
    titles = f"<h1{_lang(first[0])}>{escape(first[1])}</h1>"
    titles += "".join(f'<p class="also"{_lang(c)}>{escape(text)}</p>' for c, text in others)
    facts = [
        (tr("Ages"), f"{play.ages[0]}–{play.ages[1]}"),
        (tr("Difficulty"), tr("{number} of {count}", number=play.difficulty, count=5)),
        (tr("Written by"), play.author),
        (tr("File"), board.file.name),
        *(
            (tr("Reading level, {language}", language=own_name(c)), told)
            for c, told in board.levels
        ),
        (tr("Thanks to"), play.credits),
    ]
    listed = "".join(
        f"<div><dt>{escape(name)}</dt><dd>{escape(str(told))}</dd></div>"
        for name, told in facts
        if told
    )
    goal = "".join(f"<p{_lang(code)}>{escape(text)}</p>" for code, text in play.goal)
    poster = _image(board, play.poster, play.poster_shows, links, "poster")
    return f'<header class="play">{poster}<div>{titles}{goal}<dl>{listed}</dl></div></header>'


def _ways_section(play: Scenario) -> str:
    return (
        f'<section class="graph" aria-labelledby="ways"><h2 id="ways">{escape(tr("The ways"))}</h2>'
        f"{graph_svg(play, words.language())}</section>"
    )


def _scene(card: Card, play: Scenario, board: Board, links: Links) -> str:
    scene = card.scene
    name = escape(scene.name)
    picture = _image(board, scene.picture, scene.picture_shows, links, "picture")
    sound = scene.sound
    heard = f'<p class="sound">{escape(tr("Sound: {file}", file=sound))}</p>' if sound else ""
    leads = "" if scene.ways else _leads_to(card, play)
    return (
        f'<section class="scene" id="scene-{name}" aria-labelledby="title-{name}">'
        f'<h2 id="title-{name}"><span>{card.number}</span> {name}</h2>'
        f'<div class="look">{picture}{_asked(scene, links)}{heard}{leads}</div>'
        f"{_lines(scene, board.languages)}{_notes(card.notes, links, tr('To mend'))}</section>"
    )


def _image(board: Board, name: str | None, shows: Text, links: Links, kind: str) -> str:
    """Return a picture with what it shows as its text, or nothing where there is none."""
    if name is None or board.picture(name) is None:
        return ""
    told = in_language(shows, words.language())
    caption = f"<figcaption>{escape(told)}</figcaption>" if told else ""
    source = escape(links.picture(board, name))
    # Without words of the author's, a reader is told at least which picture it is.
    image = f'<img class="{kind}" src="{source}" alt="{escape(told or name)}">'
    return f"<figure>{image}{caption}</figure>"


def _asked(scene: Scene, links: Links) -> str:
    """Return the faces that a scene asks for, in their order."""
    if scene.ways:
        shown = "".join(_way(way, links) for way in scene.ways)
        return f'<p class="label">{escape(tr("Doors"))}</p><ul class="faces doors">{shown}</ul>'
    sizes = {Strength.A_LITTLE: tr("a little"), Strength.BIG: tr("big")}
    size = sizes[scene.strength] if scene.strength is not None else ""
    parts = [_faces(tr("Asked"), scene.ask, links, size)]
    if scene.then is not None:
        parts.append(_faces(tr("Then"), frozenset({scene.then}), links))
    if scene.partner:
        parts.append(_faces(tr("Partner"), scene.partner, links))
    if scene.hold is not None:
        held = tr("Held for {seconds} s", seconds=f"{scene.hold:g}")
        parts.append(f'<p class="label">{escape(held)}</p>')
    return "".join(parts)


def _faces(label: str, asked: frozenset[Expression], links: Links, size: str = "") -> str:
    shown = "".join(f"<li>{_face(each, links)}</li>" for each in EXPRESSIONS if each in asked)
    words_of = f"{label} ({size})" if size else label
    return f'<p class="label">{escape(words_of)}</p><ul class="faces">{shown}</ul>'


def _face(expression: Expression, links: Links) -> str:
    return (
        f'<img class="face" src="{escape(links.face(expression))}" alt="">'
        f"<span>{escape(expression_name(expression))}</span>"
    )


def _way(way: Way, links: Links) -> str:
    to = tr("The end") if way.to == END else way.to
    target = escape(to) if way.to == END else f'<a href="#scene-{escape(to)}">{escape(to)}</a>'
    return f'<li>{_face(way.show, links)}<span class="to">→ {target}</span></li>'


def _leads_to(card: Card, play: Scenario) -> str:
    following = play.following(card.number - 1)
    to = escape(tr("The end"))
    if following is not None:
        name = escape(play.scenes[following].name)
        to = f'<a href="#scene-{name}">{name}</a>'
    return f'<p class="label">{escape(tr("Next"))}</p><p class="to">→ {to}</p>'


def _lines(scene: Scene, languages: tuple[str, ...]) -> str:
    """Return all words of a scene, the languages side by side."""
    rows: list[tuple[str, Text]] = [
        (tr("Line"), scene.line),
        (tr("Hint"), scene.hint),
        (tr("Praise"), scene.praise),
        (tr("After help"), scene.helped),
        (tr("Passed on"), scene.passed_on),
    ]
    for number, way in enumerate(scene.ways, start=1):
        rows.append((tr("Sign {number}", number=number), way.sign))
        rows.append((tr("Praise {number}", number=number), way.praise))
    head = "".join(
        f'<th scope="col"{_lang(code)}>{escape(own_name(code))}</th>' for code in languages
    )
    body = "".join(_row(label, text, languages) for label, text in rows if text)
    corner = f'<th scope="col"><span class="hidden">{escape(tr("What is told"))}</span></th>'
    head = f"<thead><tr>{corner}{head}</tr></thead>" if languages != ("",) else ""
    return f'<div class="lines"><table>{head}<tbody>{body}</tbody></table></div>'


def _row(label: str, text: Text, languages: tuple[str, ...]) -> str:
    known = dict(text)
    cells = "".join(f"<td{_lang(code)}>{escape(known.get(code, ''))}</td>" for code in languages)
    return f'<tr><th scope="row">{escape(label)}</th>{cells}</tr>'


def _problems(board: Board, links: Links) -> str:
    """Return what keeps the play from the stage, and what is said of it as a whole."""
    held = tr("This keeps the play from the stage. Below is the last version that could be played.")
    if board.play is None:
        held = tr("This keeps the play from the stage.")
    faults = _notes(board.faults, links, held, "fault")
    return faults + _notes(board.notes, links, tr("To mend"))


def _notes(notes: tuple[Noted, ...], links: Links, title: str, kind: str = "advice") -> str:
    if not notes:
        return ""
    items = "".join(_note(note, links) for note in notes)
    role = ' role="alert"' if kind == "fault" else ""
    return f'<div class="notes {kind}"{role}><p>{escape(title)}</p><ul>{items}</ul></div>'


def _note(note: Noted, links: Links) -> str:
    problem, line = note.problem, note.line
    code = escape(problem.code)
    if links.explain is not None:
        code = f'<a href="{escape(links.explain(problem.code))}">{code}</a>'
    place = escape(f"{Path(problem.file).name}:{problem.line}:{problem.column}")
    start = len(line) - len(line.lstrip())
    column = max(0, problem.column - 1 - start)
    caret = f"{escape(line.strip())}\n{' ' * column}^"
    source = f"<pre>{caret}</pre>" if line.strip() else ""
    told = f"<span>{escape(problem_phrase(problem.sentence))}</span>"
    return f'<li><span class="place">{place}</span> {code} {told}{source}</li>'


def _lang(code: str) -> str:
    return f' lang="{escape(code)}"' if code else ""
