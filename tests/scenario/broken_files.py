"""Broken files as slips, other programs and strangers make them: the same number, the same file."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
PLAYS = sorted(ROOT.glob("scenarios/*/*.yaml"))
BAD = sorted((ROOT / "tests" / "scenario" / "bad").rglob("*.yaml"))
REAL = [path.read_bytes() for path in (*PLAYS, *BAD)]

PIECES = (
    *(
        '"',
        "'",
        "{",
        "}",
        "[",
        "]",
        ": ",
        "- ",
        "\n",
        "\t",
        "  ",
        "#",
        "&a ",
        "*a",
        "!x ",
        "|",
        ">",
    ),
    *("%", "@", "`", "? ", "---\n", "...\n", "<<: ", "\\", "\u2028", "\x85", "\0", "\ufeff", "\r"),
    *("no", "~", "1e9", "0x1F", "ask: ", "scenes:\n", "å", "\U0001f600", "null", "5-9", "- - - "),
    *("format: ", "picture: ", "shows: ", "words: ", "sound: ", "1_000", "12:30", "!!python/name:"),
)
FIELDS = (
    *("format", "title", "goal", "ages", "difficulty", "author", "credits", "words", "poster"),
    *("scenes", "name", "line", "ask", "then", "partner", "strength", "ways", "next", "hold"),
    *("picture", "sound", "hint", "praise", "helped", "passed_on", "show", "to", "sign", "file"),
    *(
        "shows",
        "en",
        "sv",
        "languages",
        "licence",
        "minimum_version",
        "end",
        "happy",
        "fear",
        "praize",
    ),
)


def mutated(luck: random.Random) -> bytes:
    """Return a real file with some slips of the keyboard, or of the disk."""
    raw = bytearray(luck.choice(REAL))
    for _ in range(luck.choice((1, 1, 2, 3, 8, 40))):
        start = luck.randrange(len(raw) + 1)
        end = min(len(raw), start + luck.choice((0, 0, 1, 1, 3, 20, 300)))
        piece = luck.choice(
            (
                luck.choice(PIECES).encode("utf-8"),
                bytes(raw[start:end]) * luck.choice((0, 2, 5)),
                luck.randbytes(luck.choice((1, 4))),
                luck.choice(FIELDS).encode("ascii") + b": ",
            )
        )
        raw[start:end] = piece
    return bytes(raw)


def crossed(luck: random.Random) -> bytes:
    """Return lines of two real files, shuffled together."""
    lines = luck.choice(REAL).split(b"\n") + luck.choice(REAL).split(b"\n")
    kept = luck.sample(lines, luck.randint(1, len(lines)))
    return b"\n".join(kept if luck.random() < 0.3 else [one for one in lines if one in set(kept)])


def noise(luck: random.Random) -> bytes:
    """Return bytes of no kind, or the letters of some old one."""
    return luck.randbytes(luck.choice((0, 1, 2, 3, 10, 100, 5000, 300_000)))


def signs(luck: random.Random) -> bytes:
    """Return a heap of signs that mean something in YAML."""
    return "".join(luck.choices((*PIECES, *FIELDS), k=luck.choice((3, 30, 300, 5000)))).encode()


def deep(luck: random.Random) -> bytes:
    """Return brackets, braces, lists or steps to the right, far deeper than any play."""
    depth = luck.choice((7, 8, 9, 10, 100, 2_000, 100_000))
    shape = luck.randrange(5)
    if shape == 0:
        return b"[" * depth + luck.choice((b"", b"]" * depth))
    if shape == 1:
        return b"{a: " * depth + luck.choice((b"", b"}" * depth))
    if shape == 2:
        return b"- " * depth + b"x"
    if shape == 3:
        return b"? " * depth + b"x"
    return b"\n".join(b" " * level + b"a:" for level in range(min(depth, 600)))


def bomb(luck: random.Random) -> bytes:
    """Return names that unfold to more than any memory holds."""
    width, rows = luck.randint(2, 12), luck.randint(2, 40)
    lines = ["a0: &a0 [" + ", ".join(["boom"] * width) + "]"]
    lines += [f"a{n}: &a{n} [" + ", ".join([f"*a{n - 1}"] * width) + "]" for n in range(1, rows)]
    merge = luck.choice(("", f"title: *a{rows - 1}", f"<<: *a{rows - 1}", "&r [*r, *r]"))
    return "\n".join([*lines, merge]).encode()


def huge(luck: random.Random) -> bytes:
    """Return a play in which one thing is far too large."""
    size = luck.choice((1_000, 60_000, 200_000, 250_000, 262_200))
    what = luck.choice(("x", "0", "a ", "å", "\U0001f600", "e\u0301", "!", "9", "a-", "é\n", "'"))
    text = (what * size)[: size // max(1, len(what.encode()))]
    place = luck.choice(
        (
            "title: {0}",
            'title: "{0}"',
            "title: |\n  {0}",
            "hold: {0}",
            "ages: {0}",
            "difficulty: {0}",
            "{0}: 1",
            "scenes:\n- name: {0}\n  line: x\n  ask: happy",
            "scenes:\n- name: a\n  line: x\n  ask: {0}",
            "format: {0}",
            "words: {{en: ['{0}']}}",
            "poster: {{file: {0}.svg}}",
            "scenes:\n- name: a\n  line: {{en: '{0}', sv: '{0}'}}\n  ask: happy",
            "# {0}",
        )
    )
    return ("ages: 5-9\n" + place.format(text)).encode("utf-8", "surrogatepass")


def many(luck: random.Random) -> bytes:
    """Return a play with far too many of something."""
    count = luck.choice((50, 500, 1500, 3900, 9000))
    word = luck.choice(("praize", "hapy", "Zork", "x", "överaskning"))
    row = luck.choice(
        (
            "{w}{n}: 1",
            "- {w}{n}",
            "title: {w}",
            "- {{name: {w}, line: {w}{n}, ask: {w}{n}}}",
            "- {{name: s{n}, line: {w} {w}{n}, ask: happy, next: s{m}}}",
            "- {{name: s{n}, line: {w}, {w}: {{{w}{n}: 1}}, ask: [{w}, {w}]}}",
        )
    )
    rows = [row.format(w=word, n=n, m=luck.randrange(count)) for n in range(count)]
    head = "title: a\nages: 5-9\nscenes:\n" if row.startswith("-") else ""
    return (head + "\n".join(rows)).encode()[:262_144]


def encoded(luck: random.Random) -> bytes:
    """Return a real file as some other program would have saved it."""
    text = luck.choice(REAL).decode("utf-8", "replace")
    name = luck.choice(
        (
            "utf-16",
            "utf-16-le",
            "utf-16-be",
            "utf-32",
            "latin-1",
            "cp437",
            "cp1252",
            "utf-7",
            "shift_jis",
        )
    )
    raw = text.encode(name, "replace")
    mark = luck.choice((b"", b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\x00"))
    return mark + raw[: luck.choice((len(raw), len(raw) // 2, 7))]


def random_words(luck: random.Random) -> bytes:
    """Return a play whose texts are letters of no language, so that nothing is spelt right."""
    letters = "aeioulmnrståäö"

    def text() -> str:
        return " ".join(
            "".join(luck.choices(letters, k=luck.randint(2, 24)))
            for _ in range(luck.randint(1, 12))
        )

    scenes = "".join(
        f'- {{name: s{n}, line: {{en: "{text()}", sv: "{text()}"}}, ask: happy}}\n'
        for n in range(luck.choice((1, 3, 30)))
    )
    return f"title: {{en: Hello, sv: Hej}}\nages: 5-9\nscenes:\n{scenes}".encode()


# Most are what happens to real files.
KINDS: tuple[tuple[Callable[[random.Random], bytes], float], ...] = (
    (mutated, 44),
    (crossed, 12),
    (noise, 8),
    (signs, 10),
    (deep, 6),
    (bomb, 4),
    (huge, 5),
    (many, 0.8),
    (encoded, 8),
    (random_words, 0.4),
)


def broken_file(number: int, seed: int = 0) -> tuple[str, bytes]:
    """Return the kind and the content of broken file `number`, always the same."""
    luck = random.Random(f"{seed}/{number}")
    (kind,) = luck.choices([kind for kind, _ in KINDS], [weight for _, weight in KINDS])
    return kind.__name__, kind(luck)
