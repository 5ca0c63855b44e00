"""Who takes part in a comparison, in the order of the table; a new peer is one entry here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

OURS: Final = "curtain-up"


@dataclass(frozen=True, slots=True)
class Entry:
    """One contestant: `module` of training/peers makes it by `make(way)`.

    `distributions` are the packages whose versions the table tells; `told` says in a few words
    what finds faces and what reads them.
    """

    key: str
    title: str
    told: str
    module: str
    way: str = ""
    distributions: tuple[str, ...] = ()

    @property
    def is_visiting(self) -> bool:
        """Whether it comes from the extra `peers`, and so from its Python."""
        return self.module != "ours"


PROGRAMME: Final = (
    Entry(OURS, "Curtain Up", "BlazeFace; this network as it ships", "ours"),
    Entry(
        "curtain-up-plain",
        "Curtain Up, nothing set on photos",
        "the same without mixture and bias",
        "ours",
        "plain",
    ),
    Entry(
        "haar",
        "Haar, then Curtain Up",
        "OpenCV's Haar cascade; this network as it ships",
        "haar",
        "",
        ("opencv-contrib-python",),
    ),
    Entry("fer", "fer", "Haar; LiteRT, as it comes", "fer_package", "", ("fer",)),
    Entry("fer-keras", "fer, Keras", "Haar; Keras", "fer_package", "keras", ("fer",)),
    Entry("fer-mtcnn", "fer, MTCNN", "MTCNN; LiteRT", "fer_package", "mtcnn", ("fer",)),
    Entry("facex", "facex", "Haar; LiteRT", "facex_package", "", ("facex",)),
    Entry("pyemotion", "PyEmotion", "MTCNN; PyTorch", "py_emotion", "", ("PyEmotion",)),
)
