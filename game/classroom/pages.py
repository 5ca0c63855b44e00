"""A page to print for each child of a class: its own stars, plays and most, and nobody else's.

One HTML file that needs nothing beside it. Names come from people: every text is escaped, and the
policy allows neither scripts nor anything from elsewhere.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from html import escape
from typing import Final

from game.classroom.records import Account, Group
from game.words import language, mark, tr, tr_count

# A page has room for so many; a child with more plays is told how many more there are.
MOST_STICKERS: Final = 8

# Up to so many there is room for larger pictures.
_FEW: Final = 4

# Chosen by the child's number and not by its stars: no headline is better than another.
HEADLINES: Final = (
    mark("Bravo, {name}!"),
    mark("Applause for {name}!"),
    mark("Take a bow, {name}!"),
)
# For who has not played yet.
INVITATION: Final = mark("Curtain up for {name}!")

# Letters of a nickname up to which the headline is written large.
_SHORT: Final = 12

STAR: Final = "star"
STICKER: Final = "sticker"


@dataclass(frozen=True, slots=True)
class Props:
    """What pages are made of besides words.

    `style` is CSS. `pictures` are data: URIs by name: `STAR`, `STICKER` for a play without a
    picture, avatars as avatars/NAME, posters by PACK/NAME. `titles` are those of plays.
    """

    style: str
    pictures: Mapping[str, str]
    titles: Mapping[str, str] = field(default_factory=dict)


def class_pages(group: Group, accounts: Sequence[Account], props: Props, day: date) -> str:
    """Return the document with one A4 page for each child, made on `day`."""
    digest = base64.b64encode(hashlib.sha256(props.style.encode()).digest()).decode()
    policy = f"default-src 'none'; img-src data:; font-src data:; style-src 'sha256-{digest}'"
    used = _used(accounts, props)
    pages = "".join(_page(group, account, props, used, day) for account in accounts)
    return (
        f'<!DOCTYPE html>\n<html lang="{language()}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(group.name)} · Curtain Up</title><style>{props.style}</style></head>"
        f'<body><svg class="props" aria-hidden="true"><defs>{_pictures(used, props)}</defs></svg>'
        f"<main>{pages}</main></body></html>\n"
    )


def _used(accounts: Sequence[Account], props: Props) -> dict[str, int]:
    """Return the pictures that are needed, each once, by the number that it has in the document."""
    wanted = [STAR, STICKER, "avatars/fox"]
    for account in accounts:
        wanted += [f"avatars/{account.pupil.avatar}", *list(account.plays)[:MOST_STICKERS]]
    known = (name for name in dict.fromkeys(wanted) if name in props.pictures)
    return {name: number for number, name in enumerate(known)}


def _pictures(used: Mapping[str, int], props: Props) -> str:
    return "".join(
        f'<image id="p{number}" {_frame(name)} href="{escape(props.pictures[name])}"/>'
        for name, number in used.items()
    )


def _frame(name: str) -> str:
    """Return the place of a picture in a square of 100: posters are wide, and fill their circle."""
    is_poster = name not in (STAR, STICKER) and not name.startswith("avatars/")
    if is_poster:
        return 'x="-25" width="150" height="100" preserveAspectRatio="xMidYMid slice"'
    return 'width="100" height="100"'


def _picture(number: int, kind: str = "") -> str:
    named = f' class="{kind}"' if kind else ""
    return f'<svg{named} viewBox="0 0 100 100" aria-hidden="true"><use href="#p{number}"/></svg>'


def _page(group: Group, account: Account, props: Props, used: Mapping[str, int], day: date) -> str:
    pupil = account.pupil
    avatar = used.get(f"avatars/{pupil.avatar}", used["avatars/fox"])
    headline = tr(HEADLINES[pupil.id % len(HEADLINES)] if account.stars else INVITATION)
    name = f"<bdi>{escape(pupil.nickname)}</bdi>"
    length = ' class="long"' if len(pupil.nickname) > _SHORT else ""
    kind = "page few" if len(account.plays) <= _FEW else "page"
    return (
        f'<section class="{kind}">{_VALANCE}{_picture(avatar, "avatar")}'
        f"<h1{length}>{escape(headline, quote=False).format(name=name)}</h1>"
        f"{_progress(account, props, used)}"
        f'<div class="own"><p>{escape(tr("What I liked most:"))}</p><div></div><div></div></div>'
        f"<footer><strong>{escape(tr('Practice, not an assessment.'))}</strong>"
        f"<span>Curtain Up · <bdi>{escape(group.name)}</bdi> · {day.isoformat()}</span>"
        "</footer></section>"
    )


def _progress(account: Account, props: Props, used: Mapping[str, int]) -> str:
    """Return stars, the most of them, and stickers; for who has none a word that invites."""
    if not account.stars:
        return f'<div class="stars"><p>{escape(tr("Your stage is waiting for you."))}</p></div>'
    number = tr_count("{count} star", "{count} stars", account.stars)
    return (
        f'<div class="stars">{_picture(used[STAR])}<p><span class="number">{escape(number)}</span>'
        f"{_best(account, props)}</p></div>{_stickers(account, props, used)}"
    )


def _best(account: Account, props: Props) -> str:
    play, (_, stars) = max(account.plays.items(), key=lambda item: item[1][1], default=("", (0, 0)))
    if not stars:
        return ""
    told = tr("Your most in one play: {stars}, in “{play}”", stars=stars, play=_title(play, props))
    return f'<br><span class="best">{escape(told)}</span>'


def _stickers(account: Account, props: Props, used: Mapping[str, int]) -> str:
    plays = list(account.plays.items())
    shown = "".join(
        _sticker(play, stars, props, used) for play, (_, stars) in plays[:MOST_STICKERS]
    )
    more = len(plays) - MOST_STICKERS
    told = tr_count("and {count} more play", "and {count} more plays", more) if more > 0 else ""
    heading = f"<h2>{escape(tr('Your plays'))}</h2>" if shown else ""
    return f'{heading}<ul class="stickers">{shown}</ul>' + (
        f"<p>{escape(told)}</p>" if told else ""
    )


def _sticker(play: str, stars: int, props: Props, used: Mapping[str, int]) -> str:
    most = tr_count("{count} star", "{count} stars", stars) if stars else ""
    return (
        f"<li>{_picture(used.get(play, used[STICKER]))}"
        f'<span class="title">{escape(_title(play, props))}</span>'
        f'<span class="most">{escape(most)}</span></li>'
    )


def _title(play: str, props: Props) -> str:
    """Return a play's title, or what its file is called where the play is gone."""
    return props.titles.get(play) or play.rpartition("/")[2].replace("-", " ").capitalize()


def _scallops() -> str:
    """Return the lower edge of the curtain, ten bows from right to left."""
    return "".join(f"Q{189 - 21 * n + 10.5:g} 31 {189 - 21 * n} 18" for n in range(10))


_VALANCE: Final = (
    '<svg class="valance" viewBox="0 0 210 27" preserveAspectRatio="none" aria-hidden="true">'
    f'<path d="M0 0H210V18{_scallops()}Z" fill="#9b1c31" stroke="#f2b63c" stroke-width="1.4"/>'
    '<rect width="210" height="7" fill="#520d20"/>'
    '<rect y="7" width="210" height="1.2" fill="#f2b63c"/></svg>'
)
