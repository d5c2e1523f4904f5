"""Whether every sentence is translated: `python -m tests.content.translations`.

Sentences are written in English, which needs no catalogue.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from bot.wording.catalogue import DOMAIN, TRANSLATED, po_file
from bot.wording.facts import PLACEHOLDER

ROOT = Path(__file__).parents[2]


def main() -> int:
    """Print every problem; the exit code is 1 if there are any."""
    problems = list(problems_in(ROOT / "bot", ROOT / "locales"))
    for problem in problems:
        print(problem, file=sys.stderr)
    if not problems:
        print(f"Translations: {len(sentences_in(ROOT / 'bot'))} sentences in every language.")
    return 1 if problems else 0


def problems_in(code: Path, locales: Path) -> Iterator[str]:
    """Everything that is wrong with the catalogues of this code, each naming its sentence."""
    said = sentences_in(code)
    yield from problems_of_template(said, read(locales / f"{DOMAIN}.pot"))
    for language in TRANSLATED:
        path = po_file(locales, language)
        for problem in problems_of_catalogue(said, read(path)):
            yield f"{path.relative_to(locales.parent)}: {problem}"


def sentences_in(code: Path) -> Catalog:
    """Every sentence that the code marks for translation."""
    catalogue = Catalog(domain=DOMAIN)
    for _, _, sentence, _, _ in extract_from_dir(code):
        catalogue.add(sentence)
    return catalogue


def read(path: Path) -> Catalog:
    """A catalogue as it stands in its file."""
    with path.open("rb") as file:
        return read_po(file, abort_invalid=True)


def problems_of_template(said: Catalog, template: Catalog) -> Iterator[str]:
    """Sentences in which the template differs from the code."""
    for sentence in ids(said) ^ ids(template):
        yield f"bot.pot: out of date, run make messages: {sentence!r}"


def problems_of_catalogue(said: Catalog, catalogue: Catalog) -> Iterator[str]:
    """What is wrong with one language."""
    for sentence in sorted(ids(said) - ids(catalogue)):
        yield f"missing: {sentence!r}"
    for sentence in sorted(ids(catalogue) - ids(said)):
        yield f"not in the code: {sentence!r}"
    for message in catalogue.obsolete.values():
        yield f"obsolete: {first(message.id)!r}"
    for message in catalogue:
        if message.id:
            yield from problems_of_message(message)


def problems_of_message(message: Message) -> Iterator[str]:
    """What is wrong with one translation."""
    sentence = first(message.id)
    if message.fuzzy:
        yield f"fuzzy: {sentence!r}"
    forms = [message.string] if isinstance(message.string, str) else list(message.string or [""])
    if not all(forms):
        yield f"not translated: {sentence!r}"
    elif any(placeholders(form) != placeholders(sentence) for form in forms):
        yield f"other placeholders: {sentence!r}"


def ids(catalogue: Catalog) -> set[str]:
    """The sentences of a catalogue, a plural one by its singular."""
    return {first(message.id) for message in catalogue if message.id}


def first(sentence: str | Sequence[str]) -> str:
    """A sentence, or the singular of one that has a plural."""
    return sentence if isinstance(sentence, str) else sentence[0]


def placeholders(text: str) -> set[str]:
    """The names in braces."""
    return set(PLACEHOLDER.findall(text))


if __name__ == "__main__":
    sys.exit(main())
