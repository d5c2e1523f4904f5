"""A fitted matcher as plain arrays and back, so that it can be kept without pickling."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.faq.costs import USUAL, Costs
from bot.faq.matcher import Matcher
from bot.faq.model.calibration import Gate, PairGate
from bot.faq.model.confidence import Judge
from bot.faq.model.nearest import Texts, texts_in
from bot.faq.model.postings import Postings, postings_in
from bot.faq.model.sparse import SparseRows
from bot.faq.model.spellings import Spellings
from bot.faq.model.terms import in_order
from bot.faq.model.vectors import Integers, Space, numbering
from bot.faq.semantic.embeddings import Embeddings
from bot.faq.semantic.encoder import SentenceEncoder
from bot.faq.semantic.reranker import Reranker
from bot.faq.text.frames import Frames
from bot.faq.text.letters import Letters, Sequences
from bot.faq.text.slips import Lexicon
from bot.faq.text.synonyms import Synonyms, WordFinder
from bot.vocabulary import Language

Arrays = Mapping[str, NDArray[Any]]

NAMES = "names"
"""The array that holds all texts as JSON in UTF-8."""

GATES = ("is_ours", "is_right")
LETTERS = ("pairs", "triples")


def to_arrays(matcher: Matcher) -> dict[str, NDArray[Any]]:
    """Everything that a matcher consists of."""
    return {
        NAMES: np.frombuffer(
            json.dumps(names_of(matcher), ensure_ascii=False).encode(), dtype=np.uint8
        ),
        "bias": matcher.bias,
        "known": matcher.known,
        "kinship": matcher.kinship,
        **space_parts(matcher.space),
        "doubt": np.array(matcher.judge.doubt),
        **{name: getattr(matcher.judge, name).weights for name in GATES},
        **sheet_parts(matcher.borders),
        **text_parts(matcher.texts),
        "exact hashes": steps(matcher.exact.hashes),
        "exact owners": matcher.exact.owners,
        **letter_parts(matcher.letters),
        **(reranker_parts(matcher.reranker) if matcher.reranker else {}),
    }


def reranker_parts(reranker: Reranker) -> dict[str, NDArray[Any]]:
    """What a reranker has learnt; not its encoder, which is installed or not."""
    return {
        "meaning firsts": reranker.embeddings.firsts,
        "meaning axes": reranker.embeddings.axes,
        "meaning values": reranker.embeddings.values,
        "meaning doubt": np.array(reranker.judge.doubt),
        **{f"meaning {name}": getattr(reranker.judge, name).weights for name in GATES},
    }


def reranker_in(arrays: Arrays, encoder: SentenceEncoder | None) -> Reranker | None:
    """The reranker that these parts were of; none without an encoder, or where none was learnt."""
    if encoder is None or "meaning values" not in arrays:
        return None
    names = ("firsts", "axes", "values")
    return Reranker(
        encoder=encoder,
        embeddings=Embeddings(*(arrays[f"meaning {name}"] for name in names)),
        judge=judge_in(arrays, "meaning "),
    )


def judge_in(arrays: Arrays, prefix: str = "") -> Judge:
    """The judge that these parts were of."""
    is_ours, is_right = (arrays[prefix + name] for name in GATES)
    return Judge(PairGate(is_ours), Gate(is_right), float(arrays[f"{prefix}doubt"]))


def space_parts(space: Space) -> dict[str, NDArray[Any]]:
    """The arrays in a space."""
    return {
        "idf": space.idf,
        "terms firsts": space.terms.firsts,
        "terms hashes": space.terms.hashes,
    }


def space_in(arrays: Arrays, weights: Mapping[str, float], size: int) -> Space:
    """The space that these arrays were in."""
    terms = in_order(tuple(weights), arrays["terms firsts"], arrays["terms hashes"])
    return Space(weights, terms, arrays["idf"], size)


def sheet_parts(borders: SparseRows) -> dict[str, NDArray[Any]]:
    """The parts of a sheet."""
    return {
        "borders starts": borders.starts,
        "borders classes": steps(borders.classes),
        "borders values": borders.values,
    }


def steps(ascending: NDArray[Any]) -> NDArray[Any]:
    """From each number to the next, modulo its width; numbers that mostly ascend are packed better
    so."""
    return np.diff(ascending, prepend=ascending.dtype.type(0))


def numbers(stepped: NDArray[Any]) -> NDArray[Any]:
    """The numbers that have these steps between them."""
    return np.cumsum(stepped, dtype=stepped.dtype)


def text_parts(texts: Texts | Postings) -> dict[str, NDArray[Any]]:
    """Which terms all texts have, term by term, which takes the least room; what they count follows
    from that."""
    terms, owners, size = texts.terms, texts.owners, int(texts.firsts[-1])
    order = np.argsort(terms, kind="stable")
    return {
        "texts times": np.bincount(terms).astype(np.int32),
        "texts owners": steps(owners[order].astype(numbering(size))),
        "texts firsts": texts.firsts,
    }


def terms_kept(arrays: Arrays) -> tuple[Integers, NDArray[Any]]:
    """The terms that were kept in order, and the text of each."""
    times = arrays["texts times"]
    owners = numbers(arrays["texts owners"]).astype(np.int64)  # what is counted with is larger
    return np.repeat(np.arange(len(times)), times), owners


def letter_parts(letters: Letters) -> dict[str, NDArray[Any]]:
    """The parts of how signs follow one another."""
    found = {name: getattr(letters, name) for name in LETTERS}
    keys = {f"{name} keys": steps(each.keys) for name, each in found.items()}
    return keys | {f"{name} times": each.times for name, each in found.items()}


def sequences_in(arrays: Arrays, name: str) -> Sequences:
    """The sequences of signs that were kept under this name."""
    return Sequences(numbers(arrays[f"{name} keys"]), arrays[f"{name} times"])


def spellings_in(arrays: Arrays, groups: Iterable[Iterable[str]]) -> Spellings:
    """The spellings that these parts were of; all of an article share its name."""
    return Spellings(
        hashes=numbers(arrays["exact hashes"]),
        owners=arrays["exact owners"],
        groups=tuple(map(tuple, groups)),
    )


def names_of(matcher: Matcher) -> dict[str, Any]:
    """The texts in a matcher."""
    return {
        "language": matcher.language,
        "articles": matcher.articles,
        "outside": matcher.outside,
        "exact": matcher.exact.groups,
        "weights": dict(matcher.space.weights),
        "size": matcher.space.size,
        "readings": dict(matcher.readings),
        "frames": matcher.frames.pattern.pattern,
        "frame words": sorted(matcher.frames.words),
        "known": list(matcher.lexicon.known),
        "usual": matcher.lexicon.usual,
        "synonyms": matcher.synonyms.finder.pattern.pattern,
        "read as": dict(matcher.synonyms.read_as),
    }


def from_arrays(
    arrays: Arrays, costs: Costs = USUAL, encoder: SentenceEncoder | None = None
) -> Matcher:
    """The matcher that these arrays were made of. Raises KeyError or ValueError for others.
    `encoder`: what it takes a second look with, if it has learnt to."""
    names = json.loads(arrays[NAMES].tobytes())
    language = Language(names["language"])
    space = space_in(arrays, names["weights"], names["size"])
    return Matcher(
        language=language,
        articles=tuple(names["articles"]),
        outside=tuple(names["outside"]),
        exact=spellings_in(arrays, names["exact"]),
        letters=Letters(*(sequences_in(arrays, name) for name in LETTERS)),
        space=space,
        borders=sheet_of(arrays),
        bias=arrays["bias"],
        texts=texts_kept(arrays, space),
        known=arrays["known"],
        readings=names["readings"],
        frames=Frames(
            language,
            re.compile(names["frames"], re.IGNORECASE),
            frozenset(names["frame words"]),
        ),
        lexicon=Lexicon(language, names["known"], tuple(names["usual"])),
        synonyms=Synonyms(
            WordFinder(language, re.compile(names["synonyms"])),
            names["read as"],
        ),
        kinship=arrays["kinship"],
        judge=judge_in(arrays),
        costs=costs,
        reranker=reranker_in(arrays, encoder),
    )


def sheet_of(arrays: Arrays) -> SparseRows:
    """The sheet that these parts were of."""
    starts, values = arrays["borders starts"], arrays["borders values"]
    return SparseRows(starts, numbers(arrays["borders classes"]), values, len(arrays["bias"]))


def texts_kept(arrays: Arrays, space: Space) -> Texts:
    """The texts that these parts were of, text by text."""
    terms, owners = terms_kept(arrays)
    order = np.argsort(owners, kind="stable")
    return texts_in(space, arrays["texts firsts"], terms[order], owners[order])


def postings_kept(arrays: Arrays, space: Space) -> Postings:
    """The same term by term."""
    return postings_in(space, arrays["texts firsts"], *terms_kept(arrays))
