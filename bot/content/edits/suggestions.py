"""Ways to ask for something, made of a word or two that name it, for a curator to go through."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot.vocabulary import Language

FRAMES: Mapping[Language, tuple[str, ...]] = {
    Language.JA: (
        "{}",
        "{}はありますか",
        "{}について知りたい",
        "{}はどうなりますか",
        "{}のことを教えてください",
        "{}はどうすればいいですか",
        "{}って何ですか",
        "{}に関する決まり",
        "{}が気になります",
        "{}の扱いは",
    ),
    Language.EN: (
        "{}",
        "is there {}",
        "what about {}",
        "tell me about {}",
        "how does {} work",
        "do I need {}",
        "rules on {}",
        "question about {}",
        "anything on {}",
        "can I get {}",
    ),
}

ENOUGH = 8
"""With fewer an article is hardly ever found (see `FEWEST_PHRASINGS`)."""

MOST_ID = 40


def with_suggestions(asked: Sequence[str], subject: str, language: Language) -> list[str]:
    """What people asked, made up to as many as an article needs with what they may ask as well."""
    made = [frame.format(subject.strip()) for frame in FRAMES[language]] if subject.strip() else []
    found = list(dict.fromkeys([*asked, *made]))
    return found[: max(ENOUGH, len(asked))]


def id_from(question: str) -> str:
    """A name in kebab-case made of a question in English."""
    words = re.findall(r"[a-z0-9]+", question.lower())
    small = {"a", "an", "the", "is", "are", "do", "does", "i", "we", "to", "of", "there", "what"}
    kept = [word for word in words if word not in small] or words
    return "-".join(kept)[:MOST_ID].strip("-")
