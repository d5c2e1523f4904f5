"""Articles that are still to be written, as YAML for a curator to fill in."""

from __future__ import annotations

from collections.abc import Sequence

import yaml

from bot.vocabulary import Language

TO_DO = "TODO"


def stub_of(asked: Sequence[str], language: Language, nearest: str | None = None) -> str:
    """An article for what was asked in a language, and its phrasings, which stand in another file.

    `nearest` is an article that the questions might belong to.
    """
    known = {"question": asked[0], "answer": TO_DO, "detail": TO_DO}
    blank = dict.fromkeys(known, TO_DO)
    ja, en = (known, blank) if language is Language.JA else (blank, known)
    stub = {"id": TO_DO, "clauses": [TO_DO], "reviewed": TO_DO, "ja": ja, "en": en}
    hint = f"# Or add the phrasings to {nearest}.\n" if nearest else ""
    return (
        f"{hint}# knowledge/articles/\n{as_yaml([stub])}"
        f"---\n# knowledge/phrasings/{language}/\n{as_yaml({TO_DO: [*asked]})}"
    )


def as_yaml(data: object) -> str:
    """The data as a curator would write it."""
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=100)
