"""The scene shop: builds ahead, in the background, what is about to be shown; it draws nothing.

Only what is all its own may be built there. A surface that others have is locked while a thread
scales it, and whoever blits it meanwhile fails; fonts are no safer. So a drawing that is tried
ahead is tried on the loop's thread. What it lacks is built in the background, and the drawing is
broken off there and tried again later, until nothing is lacking and all of it is kept.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from contextvars import ContextVar
from typing import Any, Final, TypeVar

from game.late import Late

T = TypeVar("T")

# So many things may wait to be fetched; the oldest has most likely been forgotten by then.
MOST_WAITING: Final = 32

_waiting: OrderedDict[Hashable, Late[Any]] = OrderedDict()

# Each thread has its own: what is tried ahead on one, another may need at once.
_is_ahead: ContextVar[bool] = ContextVar("_is_ahead", default=False)


class NotBuilt(Exception):
    """Something is still being built; try again later."""


def is_set_out(draw: Callable[[], object]) -> bool:
    """Try `draw` ahead; tell whether it lacked nothing. Call it on the loop's thread."""
    before = _is_ahead.set(True)
    try:
        draw()
    except NotBuilt:
        return False
    finally:
        _is_ahead.reset(before)
    return True


def built(name: Hashable, build: Callable[[], T]) -> T:
    """Return what `build` makes, a value that nobody else has; `name` is all that it depends on.

    Raises NotBuilt where it is tried ahead and is not there yet, and whatever `build` raises.
    """
    late: Late[T] | None = _waiting.get(name)
    is_ahead = _is_ahead.get()
    if not is_ahead and late is None:
        return build()
    if late is None:
        late = _waiting[name] = Late(build)
        late.start()
        if len(_waiting) > MOST_WAITING:
            _waiting.popitem(last=False)
    if is_ahead and not late.is_done():
        raise NotBuilt
    _waiting.pop(name, None)
    return late.value()


def forget_waiting() -> None:
    """Let go of what was built ahead and never fetched: another screen is shown, or other sizes.

    By and by thirty-two of them would lie there, some as large as the stage.
    """
    _waiting.clear()
