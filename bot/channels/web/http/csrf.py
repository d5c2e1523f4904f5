"""Whether a request that changes something was meant by whoever sits in front of the browser.

Two proofs, and both are needed: a word that only our own pages know, and what the browser itself
says of where the request comes from.
"""

from __future__ import annotations

import hashlib
import hmac

from starlette.requests import Request

from bot.channels.web.http.site import Site

FIELD = "csrf"
"""The field of forms, and of JSON, that holds the word."""
HEADER = "x-csrf-token"

OURS = frozenset({"same-origin", "none"})


def csrf_token(token: str) -> str:
    """The word that belongs to a session's token; it tells nothing of the token."""
    return hmac.new(token.encode(), b"csrf", hashlib.sha256).hexdigest()


def knows_word(token: str, word: object) -> bool:
    """Whether a request knows the word of the session in whose name it comes."""
    if not token or not isinstance(word, str):
        return False
    return hmac.compare_digest(csrf_token(token).encode(), word.encode("utf-8", "replace"))


def is_from_us(request: Request, site: Site) -> bool:
    """Whether the browser says that a page of ours sent this.

    A program that is no browser says nothing of it; the word has to do there.
    """
    fetched = request.headers.get("sec-fetch-site")
    if fetched is not None and fetched not in OURS:
        return False
    origin = request.headers.get("origin")
    return origin is None or site.has_origin(origin, request.headers.get("host", ""))
