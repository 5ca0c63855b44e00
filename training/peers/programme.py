"""Who takes part in a comparison, in the order of the table; a new peer is one entry here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

OURS: Final = "curtain-up"
HAAR: Final = "haar"


@dataclass(frozen=True, slots=True)
class Entry:
    """One contestant: `module` of training/peers makes it by `make(way)`.

    `distributions` are the packages whose versions the table tells; `told` says in a few words
    what finds faces and what reads them. Without a network of its own it shares another entry's.
    """

    key: str
    title: str
    told: str
    module: str
    way: str = ""
    distributions: tuple[str, ...] = ()
    has_own_network: bool = True

    @property
    def is_visiting(self) -> bool:
        """Whether it comes from the extra `peers`, and so from its Python."""
        return self.module != "ours"


def _ours(key: str, title: str, told: str, module: str, way: str = "", *needs: str) -> Entry:
    return Entry(key, title, told, module, way, needs, has_own_network=key == OURS)


def _fer(key: str, title: str, told: str, way: str = "") -> Entry:
    own = way != "mtcnn"
    return Entry(key, title, told, "fer_package", way, ("fer",), has_own_network=own)


PROGRAMME: Final = (
    _ours(OURS, "Curtain Up", "BlazeFace; this network as it ships", "ours"),
    _ours(
        "curtain-up-plain",
        "Curtain Up, nothing set on photos",
        "the same without mixture and bias",
        "ours",
        "plain",
    ),
    _ours(
        HAAR,
        "Haar before Curtain Up",
        "Haar; this network as it ships",
        "haar",
        "",
        "opencv-contrib-python",
    ),
    _fer("fer", "fer", "Haar; LiteRT, as it comes"),
    _fer("fer-keras", "fer, Keras", "Haar; Keras", "keras"),
    _fer("fer-mtcnn", "fer, MTCNN", "MTCNN; LiteRT", "mtcnn"),
    Entry("facex", "facex", "Haar; LiteRT", "facex_package", "", ("facex",)),
    Entry("pyemotion", "PyEmotion", "MTCNN; PyTorch", "py_emotion", "", ("PyEmotion",)),
)
