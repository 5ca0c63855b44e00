"""How the stage looks at one moment, and where its buttons are; it decides nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pygame import Rect, Surface

from game.acting.coaching import lead_expression
from game.acting.stars import MOST_PER_TAKE, STARS
from game.acting.state import Performance
from game.acting.take import Phase
from game.art import picture_file_or
from game.drawing import pen, theme
from game.drawing.arrows import draw_arrows
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
from game.phrases import obstacle_help, task_phrase, tasks_phrase
from game.screens.furniture import draw_badge, in_steps
from game.screens.obstacles import HELP_PICTURES
from game.screens.places import column, middle, row
from game.screens.stage_places import (
    BELOW_FROM,
    Areas,
    areas,
    beside_actor,
    door_places,
    duet_places,
    duet_words,
    line_inside,
    praise_places,
)
from game.screens.tableau import Tableau
from game.words import tr

if TYPE_CHECKING:
    pass

# Seconds that the understudy takes to go from a calm face to the one it shows, and that it stays.
SHOW_GROWS: Final = 0.9
SHOW_STAYS: Final = 2.4

# How the understudy looks on at the mirror: friendly, and no model to copy.
LISTENING: Final = FacePose(
    brow_inner=0.15, brow_outer=0.3, eyes_open=0.58, mouth_corners=0.5, mouth_width=0.2, gaze_x=0.35
)
BLINKS_EVERY: Final = 4.1
BLINK_LASTS: Final = 0.14

# How a bubble with an icon is parted.
BESIDE_ICON: Final = (0.26, 0.74)

# Seconds an obstacle lasts before it is shown: a hand that passes by is none.
NOTICE_AFTER: Final = 0.6


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
    """Draw the play's title before the curtain, fading with it."""
    area = surface.get_rect()
    paper = middle(area, theme.px(surface, 760), theme.px(surface, 220))
    paper.centery -= round(tableau.openness * area.height)
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
    place = places.scene
    if scene.picture is None:
        side = min(place.size) * 2 // 3
        draw_spotlight(surface, place.center, side, 1.0)
        asked = lead_expression(scene.ask)
        draw_expression_icon(surface, middle(place, side, side), asked)
        return
    path = Path(performance.scenario.pictures) / scene.picture
    frame = theme.px(surface, 14)
    mask = f"masks/{lead_expression(scene.ask)}"
    image = picture_file_or(path, place.inflate(-2 * frame, -2 * frame).size, mask)
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
        draw_door(surface, spot, door, tableau.beat)


def _draw_line(surface: Surface, tableau: Tableau, place: Rect) -> None:
    draw_paper(surface, place)
    inside = line_inside(surface, place)
    draw_text(surface, tableau.line, inside, 32, highlight=tableau.word_in(tableau.line))


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
    if performance.take.phase is Phase.TELLING:
        return
    tasks, is_watched = performance.tasks, performance.standards.is_watched
    if performance.is_duet and is_watched:
        _draw_duet(surface, performance, place, tableau.beat)
        return
    asked = lead_expression(tasks[0].ask)
    has_meter = is_watched and not performance.scene.ways
    task = place.task if has_meter else place.task.union(place.meter)
    draw_paper(surface, task, "gold")
    inside = task.inflate(-theme.px(surface, 28), -theme.px(surface, 14))
    side = min(inside.height, theme.px(surface, 80))
    left = inside.left
    if not performance.scene.ways:
        mask = Rect(inside.left, inside.centery - side // 2, side, side)
        draw_expression_icon(surface, mask, asked)
        left += side + theme.px(surface, 14)
    text = Rect(left, inside.top, inside.right - left, inside.height)
    says = tasks_phrase(tasks, performance.is_pair)
    draw_text(surface, says, text, 34, bold=True, highlight=tableau.word_in(says))
    if has_meter:
        is_holding = any(meter.is_holding for meter in performance.take.meters)
        fill = 1.0 if performance.take.phase is Phase.PRAISING else performance.fill
        draw_meter(surface, place.meter, fill, asked, is_holding, tableau.beat)


def _draw_duet(surface: Surface, performance: Performance, place: Areas, t: float) -> None:
    """Draw for each actor, left and right as in the mirror, what is asked and how much is held."""
    is_over = performance.take.phase is Phase.PRAISING
    strip = place.task.union(place.meter)
    for number, (words, tube) in enumerate(duet_places(surface, strip)):
        task, meter = performance.tasks[number], performance.take.meters[number]
        draw_paper(surface, words, "gold")
        draw_text(surface, task_phrase(task), duet_words(surface, words), 28, bold=True)
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
    scene = place.scene
    tip = theme.px(surface, 34)
    # Where the picture is small, as beside large letters, the bubble reaches to the actor.
    wide = max(scene.width, place.actor.left - tip - scene.left)
    high = _bubble_height(surface, text, wide, icon is not None)
    bubble = Rect(scene.left, scene.bottom - high, wide, high)
    draw_paper(surface, bubble)
    root = bubble.right - theme.px(surface, 5)
    end = (root + tip, bubble.top + tip // 2)
    points = [(root, bubble.top + tip), end, (root, bubble.top + tip * 2)]
    pen.polygon(surface, theme.CREAM, points)
    says = bubble.inflate(-theme.px(surface, 32), -theme.px(surface, 20))
    if icon:
        image, says = row(says, 2, theme.px(surface, 14), BESIDE_ICON)
        draw_icon(surface, image, icon)
    draw_text(surface, text, says, 30, bold=True, highlight=tableau.word_in(text))


def _bubble_height(surface: Surface, text: str, wide: int, has_icon: bool) -> int:
    """Return how high a bubble of this width has to be: a short hint leaves the picture in view."""
    most = max(
        theme.px(surface, 150 if has_icon else 116), (3 + 2 * has_icon) * theme.TEXT_MIN + 40
    )
    edge, share = theme.px(surface, 20), BESIDE_ICON[1] if has_icon else 1.0
    across = round((wide - theme.px(surface, 46 if has_icon else 32)) * share)
    size = theme.text_px(surface, 30)
    layout = layout_text(text, (across, most - edge), size, True)
    if not layout.is_complete:
        layout = layout_text(text, (across, surface.get_height()), theme.TEXT_MIN, True)
    needed = layout.height + edge
    return max(most, needed) if has_icon else max(3 * theme.px(surface, 34), needed)


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
    outcome = performance.take.outcome
    if outcome is None or not tableau.praise:
        return
    paper, stars, words = praise_places(surface, place, tableau.praise)
    draw_paper(surface, paper)
    since = 60.0 if tableau.is_still else performance.take.in_phase
    draw_stars(surface, stars, STARS[outcome], MOST_PER_TAKE, since)
    word = tableau.word_in(tableau.praise)
    draw_text(surface, tableau.praise, words, 36, bold=True, highlight=word)
