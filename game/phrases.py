"""What the game says about the core's values, in child words; it decides nothing.

The core has no words of its own: it hands out values, and these tables say them (R2: a face or a
performance is spoken of, never what somebody feels).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from game.acting.coaching import Movement, lead_expression
from game.acting.expressions import EXPRESSIONS, Expression
from game.acting.readings import Obstacle
from game.acting.scenario import Strength
from game.acting.stars import Outcome
from game.acting.tasks import Task
from game.scenario.told import said
from game.words import mark, tr

_NAMES: Final = {
    Expression.ANGRY: mark("angry"),
    Expression.DISGUST: mark("disgusted"),
    Expression.FEAR: mark("scared"),
    Expression.HAPPY: mark("happy"),
    Expression.NEUTRAL: mark("calm"),
    Expression.SAD: mark("sad"),
    Expression.SURPRISE: mark("surprised"),
}

_FACES: Final = {
    Expression.ANGRY: mark("an angry face"),
    Expression.DISGUST: mark("a disgusted face"),
    Expression.FEAR: mark("a scared face"),
    Expression.HAPPY: mark("a happy face"),
    Expression.NEUTRAL: mark("a calm face"),
    Expression.SAD: mark("a sad face"),
    Expression.SURPRISE: mark("a surprised face"),
}

_MOVEMENTS: Final = {
    Movement.CORNERS_UP: mark("Pull the corners of your mouth up!"),
    Movement.SHOW_TEETH: mark("Show your teeth!"),
    Movement.CORNERS_DOWN: mark("Pull the corners of your mouth down!"),
    Movement.INNER_BROWS_UP: mark("Lift the middle of your eyebrows!"),
    Movement.BROWS_TOGETHER: mark("Pull your eyebrows down and together!"),
    Movement.PRESS_LIPS: mark("Press your lips together!"),
    Movement.BROWS_HIGH: mark("Lift your eyebrows high!"),
    Movement.EYES_WIDE: mark("Open your eyes wide!"),
    Movement.DROP_JAW: mark("Drop your jaw!"),
    Movement.STRETCH_MOUTH: mark("Stretch your mouth sideways!"),
    Movement.WRINKLE_NOSE: mark("Wrinkle your nose!"),
    Movement.LIFT_TOP_LIP: mark("Lift your top lip!"),
    Movement.CALM_FACE: mark("Make a calm face, still as a statue!"),
    Movement.SMALLER: mark("Now smaller: just a little bit of that face!"),
    Movement.BIGGER: mark("Good! And now much bigger!"),
}

_OBSTACLES: Final = {
    Obstacle.NO_PICTURE: mark("Wait a moment: no picture is coming from the camera."),
    Obstacle.NO_FACE: mark("I can't see your face. Come in front of the camera."),
    Obstacle.PARTNER_MISSING: mark("I can see one face only. Sit close together, please!"),
    Obstacle.CROWDED: mark("I can see several faces. One actor at a time, please!"),
    Obstacle.TOO_DARK: mark("It is a bit dark here. Turn on a lamp in front of you."),
    Obstacle.BLACK: mark("All is black. Take away what covers the camera's lens."),
    Obstacle.TOO_FAR: mark("Come a little closer."),
    Obstacle.TURNED_AWAY: mark("Look at the camera."),
}

_CHEERS: Final = {
    Outcome.PERFORMED: (
        mark("Bravo!"),
        mark("Well acted!"),
        mark("The audience loves it!"),
        mark("What a performance!"),
    ),
    Outcome.HELPED: (mark("You did it!"), mark("You kept on trying. Bravo!")),
    Outcome.SEEN: (mark("Your friend saw it. Bravo!"), mark("Well acted!")),
    Outcome.PASSED_ON: (mark("Let's go on!"), mark("On to what happens next!")),
}


def expression_name(expression: Expression) -> str:
    """Return the child's word for `expression`, such as "scared"."""
    return tr(_NAMES[expression])


def face_phrase(expression: Expression) -> str:
    """Return what shows `expression`, such as "a scared face"."""
    return tr(_FACES[expression])


def ask_phrase(asked: Collection[Expression]) -> str:
    """Return what a scene asks for: "Show a sad face!", or "Look scared or surprised!"."""
    if len(asked) == 1:
        # Translators: {face} is such as "a sad face".
        return tr("Show {face}!", face=face_phrase(next(iter(asked))))
    # Translators: {looks} is such as "scared or surprised".
    return tr("Look {looks}!", looks=_looks(asked))


def _looks(asked: Collection[Expression]) -> str:
    """Return the words for several expressions, such as "scared or surprised"."""
    looks = [expression_name(expression) for expression in EXPRESSIONS if expression in asked]
    # Translators: put between two looks of which either will do.
    return tr(" or ").join(looks)


def task_phrase(task: Task) -> str:
    """Return what one actor is to show, with its size: "Just a little of a happy face!"."""
    if task.strength is None:
        return ask_phrase(task.ask)
    face = face_phrase(lead_expression(task.ask))
    if task.strength is Strength.BIG:
        # Translators: {face} is such as "a sad face".
        return tr("Show {face}, and make it big!", face=face)
    # Translators: {face} is such as "a sad face".
    return tr("Show just a little of {face}!", face=face)


def tasks_phrase(tasks: Sequence[Task], is_pair: bool) -> str:
    """Return what is to be shown now, whoever is to show it; `is_pair` where two actors play."""
    if len(tasks) == 1:
        return task_phrase(tasks[0])
    faces = [face_phrase(lead_expression(task.ask)) for task in tasks]
    if tasks[-1].actor == 0:
        # Translators: put between two faces of which either will do.
        looks = tr(" or ").join(faces)
        if is_pair:
            return tr("Choose together: {faces}!", faces=looks)
        return tr("Choose: {faces}!", faces=looks)
    if tasks[0].ask == tasks[1].ask:
        if tasks[0].strength is None and len(tasks[0].ask) > 1:
            # Translators: {looks} are words for one, such as "scared or surprised".
            return tr("Both of you! Look {looks}!", looks=_looks(tasks[0].ask))
        # Translators: {order} is such as "Show a sad face!", asked of two children at once.
        return tr("Both of you! {order}", order=task_phrase(tasks[0]))
    # Translators: {left} and {right} are such as "a sad face", asked of two children.
    return tr("On the left {left}, on the right {right}!", left=faces[0], right=faces[1])


def movement(suggested: Movement) -> str:
    """Return the sentence that suggests one movement of the face (R13)."""
    return tr(_MOVEMENTS[suggested])


def obstacle_help(obstacle: Obstacle) -> str:
    """Return what to do about that which keeps the face from being seen (R12)."""
    return tr(_OBSTACLES[obstacle])


def cheer(outcome: Outcome, turn: int) -> str:
    """Return praise for a take; `turn`, any whole number such as the scene's, varies it."""
    choices = _CHEERS[outcome]
    return tr(choices[turn % len(choices)])


def problem_phrase(sentence: str) -> str:
    """Return a sentence that `check` tells of an author's file, in the language in use."""
    return said(sentence, tr)
