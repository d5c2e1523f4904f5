"""Which languages a browser asks for."""

from __future__ import annotations

MOST = 20
"""Languages of one header that are looked at."""


def wished_languages(header: str) -> list[str]:
    """The languages of an Accept-Language header, by their first two letters, most wished first."""
    return [tag[:2] for tag in wished_tags(header)]


def wished_tags(header: str) -> list[str]:
    """The languages of an Accept-Language header as they stand there, most wished first."""
    wished = sorted(
        (-quality(rest), place, name.strip().lower())
        for place, part in enumerate(header.split(",")[:MOST])
        for name, _, rest in [part.partition(";")]
    )
    return [name for _, _, name in wished if name]


def quality(text: str) -> float:
    """How much a language is wished (`q=0.8`)."""
    _, _, value = text.partition("=")
    try:
        return float(value) if value.strip() else 1.0
    except ValueError:
        return 0.0
