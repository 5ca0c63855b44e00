"""The commands of `curtain-up new`: they ask, or take flags, and write what passes `check`."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from game import folders
from game.trouble import Trouble

if TYPE_CHECKING:
    from game.scenario.cards import Pack

app = typer.Typer(help="Begin a play, a pack or a scene; what is written passes `check` at once.")

Answer = TypeVar("Answer")

Titles = Annotated[
    list[str] | None,
    typer.Option("--title", metavar="TEXT", help="Its name; once for each language, in turn."),
]
Languages = Annotated[
    str | None, typer.Option(metavar="en,sv", help="The languages of its texts, by their codes.")
]
Author = Annotated[str | None, typer.Option(metavar="NAME", help="Who writes it.")]
Yes = Annotated[bool, typer.Option("--yes", help="Ask nothing; take what is usual.")]


@app.command()
def scenario(
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="Where to; else in your own plays.")
    ] = None,
    title: Titles = None,
    languages: Languages = None,
    ask: Annotated[
        str | None, typer.Option(metavar="sad,happy", help="The face of each scene, in turn.")
    ] = None,
    ages: Annotated[str | None, typer.Option(metavar="5-9", help="For whom it is.")] = None,
    difficulty: Annotated[
        str | None, typer.Option(metavar="1…5", help="The hardest face decides, if left out.")
    ] = None,
    author: Author = None,
    goal: Annotated[
        list[str] | None,
        typer.Option("--goal", metavar="TEXT", help="What is practised; for each language."),
    ] = None,
    yes: Yes = False,
) -> None:
    """Begin a play."""
    from game.workshop import answers
    from game.workshop.beginnings import NewPlay, begin_play

    ask_on = _asks(yes)
    target = answers.new_file(file) if file else None
    pack = _pack_at(target.parent) if target else None
    codes = _codes(languages, pack, ask_on)
    titles = _titles(title, codes, ask_on, _words_of(target), "the play")
    asked = ask_on(
        "--ask", "Which faces, one for each scene?", ask, "surprise, happy", answers.faces
    )
    play = NewPlay(
        titles,
        asked,
        ask_on("--ages", "For which ages?", ages, "5-9", answers.ages),
        answers.difficulty(difficulty) if difficulty else None,
        _author(author, pack, ask_on),
        _each(goal, codes),
    )
    target = target or _free(folders.user_plays(), titles, ".yaml")
    listed = begin_play(target, play, pack)
    print(f"Your play is in {target}. Write in it what you like, then:")
    print(f"    curtain-up check {_typed(target)}")
    print(f"    curtain-up play --scenario {_typed(target)}")
    _tell_listed(listed)


@app.command()
def pack(
    folder: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help="Where to; else among your own plays.")
    ] = None,
    title: Titles = None,
    languages: Languages = None,
    licence: Annotated[
        str | None, typer.Option(metavar="NAME", help="How it may be passed on, as CC BY 4.0.")
    ] = None,
    author: Author = None,
    description: Annotated[
        list[str] | None,
        typer.Option("--description", metavar="TEXT", help="In a sentence; for each language."),
    ] = None,
    yes: Yes = False,
) -> None:
    """Begin a pack with a first play in it."""
    from game.workshop import answers
    from game.workshop.beginnings import NewPack, begin_pack

    ask_on = _asks(yes)
    codes = _codes(languages, None, ask_on)
    titles = _titles(title, codes, ask_on, _words_of(folder), "the pack")
    question = "Under which licence may it be passed on?"
    terms = ask_on("--licence", question, licence, "CC BY 4.0", answers.text, must=True)
    who = ask_on("--author", "Who made it?", author, _login(), answers.text, must=True)
    new = NewPack(titles, terms, who, _each(description, codes))
    target = folder or _free(folders.user_plays(), titles, "")
    play = begin_pack(target, new)
    print(f"Your pack is in {target}, with a first play. Write in it what you like, then:")
    print(f"    curtain-up check {_typed(target)}")
    print(f"    curtain-up play --scenario {_typed(play)}")
    print(f"    curtain-up pack build {_typed(target)}")


@app.command()
def scene(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The play.")],
    name: Annotated[str | None, typer.Option(metavar="WORD", help="One word, as garden.")] = None,
    ask: Annotated[
        str | None, typer.Option(metavar="happy", help="The face; of several, any will do.")
    ] = None,
    line: Annotated[
        list[str] | None,
        typer.Option("--line", metavar="TEXT", help="What is told; for each language."),
    ] = None,
    after: Annotated[
        str | None, typer.Option(metavar="NAME", help="After which scene; else after the last.")
    ] = None,
    yes: Yes = False,
) -> None:
    """Add a scene to a play; comments and everything else in it stay."""
    from game.workshop import answers
    from game.workshop.author_files import languages_of, read_text, write_text
    from game.workshop.beginnings import scene_fields, text_of, with_scene
    from game.workshop.own_words import with_own_words

    text, ask_on = read_text(file), _asks(yes)
    codes = languages_of(text, file)
    called = ask_on("--name", "What is the scene called?", name, None, answers.scene_name)
    asked = ask_on("--ask", "Which face does it ask for?", ask, "happy", answers.family)
    fields = scene_fields(called, asked, codes)
    if told := _each(line, codes or ("",)):
        fields["line"] = text_of(told)
    pack = _pack_at(file.parent)
    text, listed = with_own_words(with_scene(text, fields, after), file, pack)
    write_text(file, text)
    print(f"The scene “{called}” is in {file}. Write in it what you like, then:")
    print(f"    curtain-up check {_typed(file)}")
    _tell_listed(listed)


def _tell_listed(words: Sequence[str]) -> None:
    if words:
        told = ", ".join(words)
        print(f"No dictionary knows {told}: listed under “words” as right. Delete it if it is not.")


class _Asking:
    """Asks in a terminal; elsewhere a flag has to say what has no usual answer."""

    def __init__(self, is_on: bool, takes_usual: bool) -> None:
        self.is_on = is_on
        self.takes_usual = takes_usual

    def __call__(
        self,
        flag: str,
        question: str,
        given: str | None,
        usual: str | None,
        understood: Callable[[str], Answer],
        must: bool = False,
    ) -> Answer:
        """Return the answer that was `given`, or is typed, or is `usual`, as it is understood.

        Where nobody can be asked, `must` takes no usual answer. Raises Trouble that names `flag`.
        """
        if given is not None:
            return understood(given)
        if self.is_on:
            return self._typed(question, usual, understood)
        if usual is None or (must and not self.takes_usual):
            raise Trouble(f"{question} There is nobody to ask here, so write {flag} “…”.")
        return understood(usual)

    def _typed(
        self, question: str, usual: str | None, understood: Callable[[str], Answer]
    ) -> Answer:
        while True:
            try:
                return understood(typer.prompt(question, default=usual, prompt_suffix=" "))
            except Trouble as trouble:
                print(trouble)


def _asks(yes: bool) -> _Asking:
    return _Asking(sys.stdin.isatty() and not yes, takes_usual=yes)


def _codes(given: str | None, pack: Pack | None, ask_on: _Asking) -> tuple[str, ...]:
    """Return the languages of a play: its pack's, or those that are told."""
    from game.settings import system_language
    from game.workshop import answers

    if pack is None:
        question = "In which languages? (en sv …)"
        return ask_on("--languages", question, given, system_language(), answers.languages)
    if given is not None and set(answers.languages(given)) != set(pack.languages):
        raise Trouble(
            f"The plays of this pack are in {', '.join(pack.languages)}. Leave --languages out."
        )
    return pack.languages


def _titles(
    given: Sequence[str] | None,
    codes: Sequence[str],
    ask_on: _Asking,
    usual: str | None,
    what: str,
) -> Mapping[str, str]:
    """Return a title in each language; what is told once counts for all."""
    from game.workshop import answers

    told = _each(given, codes)
    if told or not (ask_on.is_on and len(codes) > 1):
        first = next(iter(told.values()), None) if told else None
        title = ask_on("--title", f"What is {what} called?", first, usual, answers.text)
        return told or dict.fromkeys(codes, title)
    return {
        code: ask_on("--title", f"What is {what} called? ({code})", None, usual, answers.text)
        for code in codes
    }


def _each(given: Sequence[str] | None, codes: Sequence[str]) -> dict[str, str] | None:
    """Return texts by language, in turn; the first stands in for those that were not told."""
    from game.workshop import answers

    if not given:
        return None
    if len(given) > len(codes):
        raise Trouble(f"There are {len(given)} texts for {len(codes)} languages.")
    texts = [answers.text(words) for words in given]
    return {code: texts[n] if n < len(texts) else texts[0] for n, code in enumerate(codes)}


def _author(given: str | None, pack: Pack | None, ask_on: _Asking) -> str | None:
    from game.workshop import answers

    if given is None and not ask_on.is_on:
        return pack.author if pack else None
    return ask_on(
        "--author", "Who writes it?", given, pack.author if pack else _login(), answers.text
    )


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"


def _pack_at(folder: Path) -> Pack | None:
    from game.scenario.cards import Pack, is_pack, read_pack

    if not is_pack(folder):
        return None
    found = read_pack(folder)
    if not isinstance(found, Pack):
        raise Trouble(f"{found[0].file}:{found[0].line}: {found[0].sentence} Mend the card first.")
    return found


def _words_of(path: Path | None) -> str | None:
    """Return the name of a file as words: lost-mitten.yaml is the lost mitten."""
    name = path.name.removesuffix(".yaml").removesuffix(".yml") if path else ""
    words = " ".join(name.replace("-", " ").replace("_", " ").split())
    return words[:1].upper() + words[1:] or None


def _free(folder: Path, titles: Mapping[str, str], ending: str) -> Path:
    """Return the first name for `titles` in `folder` that nothing has yet."""
    from game.workshop.pack_names import slug

    name = next(filter(None, map(slug, titles.values())), "play")
    tries = [name, *(f"{name}-{number}" for number in range(2, 1000))]
    return next(folder / f"{n}{ending}" for n in tries if not (folder / f"{n}{ending}").exists())


def _typed(path: Path) -> str:
    """Return a path as it is typed in a terminal."""
    return f'"{path}"' if " " in str(path) else str(path)
