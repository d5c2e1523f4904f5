"""Articles that are still to be written, as YAML for a curator to fill in."""

from __future__ import annotations

from collections.abc import Sequence

import yaml

from bot.vocabulary import Language

TO_DO = "TODO"


def stub_of(asked: Sequence[str], language: Language, nearest: str | None = None) -> str:
    """An article for what was asked in a language; `nearest` is one that it might belong to."""
    known = {"question": asked[0], "answer": TO_DO, "detail": TO_DO, "phrasings": [*asked]}
    blank = {"question": TO_DO, "answer": TO_DO, "detail": TO_DO, "phrasings": [TO_DO]}
    ja, en = (known, blank) if language is Language.JA else (blank, known)
    stub = {"id": TO_DO, "clauses": [TO_DO], "reviewed": TO_DO, "ja": ja, "en": en}
    hint = f"# Or add the phrasings to {nearest}.\n" if nearest else ""
    return hint + yaml.safe_dump([stub], allow_unicode=True, sort_keys=False, width=100)
