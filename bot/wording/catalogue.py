"""The bot's own sentences: gettext catalogues, read as translators write them (.po).

A msgid is the plain English sentence, so English needs no catalogue. There are no compiled files
that could be out of date.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from bot.vocabulary import Language

DOMAIN = "bot"

Catalogues = Mapping[Language, NullTranslations]
"""The sentences of every language."""

TRANSLATED = tuple(language for language in Language if language is not Language.EN)
"""The languages that have a catalogue."""


def read_catalogues(locales: Path) -> Catalogues:
    """Read the catalogues of every language. Raises OSError or Babel's PoFileError."""
    said: dict[Language, NullTranslations] = {Language.EN: NullTranslations()}
    for language in TRANSLATED:
        said[language] = read_catalogue(po_file(locales, language))
    return said


def po_file(locales: Path, language: Language) -> Path:
    """Where the sentences of a language stand."""
    return locales / language.value / "LC_MESSAGES" / f"{DOMAIN}.po"


def read_catalogue(path: Path) -> GNUTranslations:
    """Read one catalogue; sentences marked fuzzy are left out."""
    with path.open("rb") as file:
        catalogue = read_po(file, abort_invalid=True)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)
