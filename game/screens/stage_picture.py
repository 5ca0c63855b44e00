"""How the stage looks at one moment, and where its buttons are; it decides nothing."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from pygame import Rect, Surface

from game.acting.coaching import lead_expression
from game.acting.expressions import Expression
from game.acting.stars import MOST_PER_TAKE, STARS
from game.acting.state import Performance
from game.acting.take import Phase
from game.art import changed_at, picture_file_or
from game.drawing import theme
from game.drawing.arrows import draw_arrows
from game.drawing.backcloth import again
from game.drawing.backdrop import draw_paper, draw_spotlight, draw_stage
from game.drawing.curtain import draw_curtain
from game.drawing.door import Door, draw_door
from game.drawing.face_pose import RESTING, FacePose, blend, pose_for
from game.drawing.meter import draw_meter
from game.drawing.mirror import draw_mirror
from game.drawing.portrait import draw_portrait
from game.drawing.stars import draw_stars
from game.drawing.text import draw_text, layout_text
from game.drawing.tokens import draw_expression_icon, draw_icon
from game.phrases import face_phrase, obstacle_help, task_phrase, tasks_phrase
from game.screens.bubble import draw_saying
from game.screens.furniture import draw_badge, in_steps
from game.screens.obstacles import HELP_PICTURES, NOTICE_AFTER
from game.screens.places import column, middle
from game.screens.stage_places import (
    BELOW_FROM,
    Areas,
    areas,
    beside_actor,
    door_places,
    duet_places,
    duet_words,
    line_inside,
    order_places,
    praise_places,
    title_place,
)
from game.screens.tableau import Tableau
from game.words import tr

# Seconds that the understudy takes to go from a calm face to the one it shows, and that it stays.
SHOW_GROWS: Final = 0.9
SHOW_STAYS: Final = 2.4

# How the understudy looks on at the mirror: friendly, and no model to copy.
LISTENING: Final = FacePose(
    brow_inner=0.15, brow_outer=0.3, eyes_open=0.58, mouth_corners=0.5, mouth_width=0.2, gaze_x=0.35
)
BLINKS_EVERY: Final = 4.1
BLINK_LASTS: Final = 0.14

# How often a scene's picture is looked for.
LOOKS_A_SECOND: Final = 4


def draw_tableau(surface: Surface, tableau: Tableau) -> None:
    """Draw the whole stage but its buttons."""
    t = tableau.beat
    draw_stage(surface, t)
    draw_curtain(surface, tableau.openness, t)
    # A scene begins with its line: until then the audience sees the curtain open.
    if tableau.line and tableau.performance is not None:
        place = areas(surface, tableau.line)
        if tableau.shown:
            draw_spotlight(surface, place.actor.center, place.actor.width * 2 // 3, 1.0)
        _draw_scene(surface, tableau, tableau.performance, place)
        _draw_line(surface, tableau, place.line)
        if tableau.performance.standards.is_watched:
            _draw_mirror(surface, tableau, place.mirror)
        else:
            _draw_friend(surface, beside_actor(place)[1])
        _draw_task(surface, tableau, tableau.performance, place)
        _draw_help(surface, tableau, place)
        _draw_praise(surface, tableau, tableau.performance, place)
    if tableau.openness < 1.0:
        _draw_title(surface, tableau)
    if not tableau.has_cover:
        draw_badge(surface, tableau.is_camera_on)


def _draw_title(surface: Surface, tableau: Tableau) -> None:
    """Draw the play's title on the curtain, leaving with its left half."""
    paper = title_place(surface, tableau.openness)
    draw_paper(surface, paper)
    inside = paper.inflate(-theme.px(surface, 60), -theme.px(surface, 40))
    word = tableau.word_in(tableau.title)
    draw_text(surface, tableau.title, inside, 60, bold=True, highlight=word)


def _draw_scene(
    surface: Surface, tableau: Tableau, performance: Performance, places: Areas
) -> None:
    """Draw the scene's picture, or the mask of what is asked in a spotlight."""
    scene, phase = performance.scene, performance.take.phase
    if scene.ways and phase is not Phase.TELLING:
        _draw_doors(surface, tableau, performance, beside_actor(places)[0])
        return
    asked, folder = lead_expression(scene.ask), performance.scenario.pictures
    file = scene.picture and f"{folder}/{scene.picture}"
    # An author's picture may change while it is seen.
    stamp = changed_at(file, int(tableau.clock * LOOKS_A_SECOND)) if file else 0
    draw = partial(draw_picture, place=places.scene, file=file, asked=asked)
    again(surface, ("scene", file, asked, tuple(places.scene), stamp), draw)


def draw_picture(surface: Surface, place: Rect, file: str | None, asked: Expression) -> None:
    """Draw the picture in `file`, or the mask of `asked`, on its paper or in its light."""
    if file is None:
        side = min(place.size) * 2 // 3
        draw_spotlight(surface, place.center, side, 1.0)
        draw_expression_icon(surface, middle(place, side, side), asked)
        return
    frame = theme.px(surface, 14)
    mask = f"masks/{asked}"
    image = picture_file_or(Path(file), place.inflate(-2 * frame, -2 * frame).size, mask)
    spot = image.get_rect(center=place.center)
    draw_paper(surface, spot.inflate(2 * frame, 2 * frame))
    surface.blit(image, spot)


def _draw_doors(surface: Surface, tableau: Tableau, performance: Performance, place: Rect) -> None:
    """Draw the ways on as doors, each with its sign, its mask and its meter."""
    take, ways = performance.take, performance.scene.ways
    for number, spot in enumerate(door_places(place, len(ways))):
        door = Door(
            expression=ways[number].show,
            sign=tableau.signs[number] if tableau.signs else "",
            fill=performance.fills[number],
            is_holding=take.meters[number].is_holding,
            is_open=take.way == ways[number],
        )
        draw = partial(draw_door, place=spot, door=door, t=tableau.beat)
        if door.fill > 0 or door.is_holding or door.is_open:
            draw(surface)
        else:
            again(surface, ("door", door, tuple(spot)), draw)


def _draw_line(surface: Surface, tableau: Tableau, place: Rect) -> None:
    line, word = tableau.line, tableau.word_in(tableau.line)
    draw = partial(draw_line, line=line, word=word, place=place)
    again(surface, ("line", line, word, tuple(place)), draw)


def draw_line(surface: Surface, line: str, word: tuple[int, int] | None, place: Rect) -> None:
    """Draw the scene's line on its paper; `word` is being spoken."""
    draw_paper(surface, place)
    draw_text(surface, line, line_inside(surface, place), 32, highlight=word)


def _draw_mirror(surface: Surface, tableau: Tableau, place: Rect) -> None:
    seen, masks = tableau.seen, tableau.masks
    is_waking = seen is None and not masks and not tableau.trouble
    waiting = tr("The camera is waking up …") if is_waking else None
    draw_mirror(surface, place, seen, tableau.face, waiting, tableau.partner, masks)


def _draw_friend(surface: Surface, place: Rect) -> None:
    """Draw, where the mirror would be, what the friend is to do."""
    draw_paper(surface, place)
    inside = place.inflate(-theme.px(surface, 40), -theme.px(surface, 30))
    text = inside
    # Beside large letters there is no room for a picture.
    if theme.TEXT_SCALE < BELOW_FROM:
        image, text = column(inside, 2, theme.px(surface, 12), (0.5, 0.5))
        draw_icon(surface, image, "two")
    draw_text(surface, tr("Friend, do you see it? Then press “I saw it!”"), text, 32, bold=True)


def _draw_task(surface: Surface, tableau: Tableau, performance: Performance, place: Areas) -> None:
    """Draw what is asked, as mask and words, and how much of it is held."""
    # The paper of the praise lies over all of this.
    if performance.take.phase is Phase.TELLING or tableau.outcome:
        return
    tasks, is_watched = performance.tasks, performance.standards.is_watched
    if performance.is_duet and is_watched:
        _draw_duet(surface, performance, place, tableau.beat)
        return
    asked = lead_expression(tasks[0].ask)
    has_meter = is_watched and not performance.scene.ways
    task = place.task if has_meter else place.task.union(place.meter)
    says = tasks_phrase(tasks, performance.is_pair)
    word, mask = tableau.word_in(says), None if performance.scene.ways else asked
    draw = partial(draw_words, task=task, says=says, word=word, mask=mask)
    again(surface, ("task", says, word, mask, tuple(task)), draw)
    if has_meter:
        is_holding = any(meter.is_holding for meter in performance.take.meters)
        fill = 1.0 if performance.take.phase is Phase.PRAISING else performance.fill
        _draw_meter(surface, place.meter, fill, asked, is_holding, tableau.beat)


def draw_words(
    surface: Surface, task: Rect, says: str, word: tuple[int, int] | None, mask: Expression | None
) -> None:
    """Draw what is asked on its paper, with the mask of the expression or without."""
    draw_paper(surface, task, "gold")
    place, text = order_places(surface, task, mask is not None)
    if mask is not None:
        draw_expression_icon(surface, place, mask)
    draw_text(surface, says, text, 34, bold=True, highlight=word)


def _draw_meter(
    surface: Surface, place: Rect, fill: float, asked: Expression, is_holding: bool, t: float
) -> None:
    """Draw the meter; an empty one that nobody fills stands still."""
    if fill > 0 or is_holding:
        draw_meter(surface, place, fill, asked, is_holding, t)
        return
    looks = ("meter", asked, tuple(place))
    again(surface, looks, lambda cloth: draw_meter(cloth, place, 0.0, asked, False, 0.0))


def _draw_duet(surface: Surface, performance: Performance, place: Areas, t: float) -> None:
    """Draw for each actor, left and right as in the mirror, what is asked and how much is held."""
    is_over = performance.take.phase is Phase.PRAISING
    strip = place.task.union(place.meter)
    for number, (words, tube) in enumerate(duet_places(surface, strip)):
        task, meter = performance.tasks[number], performance.take.meters[number]
        draw_paper(surface, words, "gold")
        inside = duet_words(surface, words)
        # In a narrow window there is room for the face alone.
        size, says = theme.text_px(surface, 28), task_phrase(task)
        if not layout_text(says, inside.size, size, True).is_complete:
            says = face_phrase(lead_expression(task.ask))
        draw_text(surface, says, inside, 28, bold=True)
        fill = 1.0 if is_over else performance.fills[number]
        asked = lead_expression(task.ask)
        draw_meter(surface, tube, fill, asked, meter.is_holding, t)


def _draw_help(surface: Surface, tableau: Tableau, place: Areas) -> None:
    """Draw the understudy, and whichever help it gives: about camera, being seen, or the face."""
    pose = pose_now(tableau)
    draw_portrait(surface, place.actor, pose)
    if tableau.pointed and not tableau.trouble and not tableau.obstacle:
        t = 0.0 if tableau.is_still else tableau.clock
        draw_arrows(surface, place.actor, pose, tableau.pointed, t)
    take = tableau.performance.take if tableau.performance else None
    if tableau.trouble:
        _draw_bubble(surface, tableau, place, tableau.trouble, "no_camera")
    elif tableau.obstacle and take and take.obstacle_for >= NOTICE_AFTER:
        icon = HELP_PICTURES[tableau.obstacle]
        _draw_bubble(surface, tableau, place, obstacle_help(tableau.obstacle), icon)
    elif tableau.bubble:
        _draw_bubble(surface, tableau, place, tableau.bubble)


def _draw_bubble(
    surface: Surface, tableau: Tableau, place: Areas, text: str, icon: str | None = None
) -> None:
    """Draw what the understudy says, with an icon or without, below the scene's picture."""
    word = tableau.word_in(text)
    looks = ("bubble", text, icon, word, tuple(place.scene), tuple(place.actor))
    draw = partial(draw_saying, place=place, text=text, icon=icon, word=word)
    again(surface, looks, draw)


def pose_now(tableau: Tableau) -> FacePose:
    """Return the understudy's face: friendly, or going again and again to the one it shows."""
    if tableau.shown is None or tableau.trouble:
        is_blinking = not tableau.is_still and tableau.clock % BLINKS_EVERY < BLINK_LASTS
        return replace(LISTENING, blink=1.0) if is_blinking else LISTENING
    full = pose_for(tableau.shown, 1.0)
    if tableau.is_still:
        return full
    within = (tableau.clock - tableau.shown_at) % (SHOW_GROWS + SHOW_STAYS)
    return blend(RESTING, full, in_steps(min(1.0, within / SHOW_GROWS)))


def _draw_praise(
    surface: Surface, tableau: Tableau, performance: Performance, place: Areas
) -> None:
    """Draw the praise below the scene's picture, with the stars of the take flying in."""
    outcome = tableau.outcome
    if outcome is None:
        return
    paper, stars, words = praise_places(surface, place, tableau.praise)
    draw_paper(surface, paper)
    since = 60.0 if tableau.is_still else performance.take.in_phase
    draw_stars(surface, stars, STARS[outcome], MOST_PER_TAKE, since)
    # While the stars fly there is much else to draw.
    word = tableau.word_in(tableau.praise)
    said = partial(draw_text, text=tableau.praise, rect=words, size=36, bold=True, highlight=word)
    again(surface, ("praise", tableau.praise, tuple(words), word), said)
