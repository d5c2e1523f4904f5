"""What is said to a question: an answer, suggestions, or that there is none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.faq.article import Article, OutOfScope


@dataclass(frozen=True, slots=True)
class GiveAnswer:
    """An article, as it reads today, that answers the question.

    `invites_precheck`: the pre-check is not under way. `is_again`: the reply before gave it too;
    then it is given shortly, unless the question asks on into the rest of it (`in_full`).
    `instead`: who asks is no company; the article that tells what there is for them.
    `is_desk_open`: whether the desk answers now, where the article tells its hours and that is
    known; `opens_at`: when it does next. `is_short`: it is one of several to one message.
    """

    article: Article
    related: tuple[Article, ...]
    invites_precheck: bool
    is_again: bool = False
    in_full: bool = False
    instead: Article | None = None
    is_short: bool = False
    is_desk_open: bool | None = None
    opens_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class OfferSuggestions:
    """Up to three articles that may be meant, and commands. `times` as in `ClarifyAnswer`.
    `is_beside`: another question of the same message was answered before."""

    articles: tuple[Article, ...]
    commands: tuple[str, ...] = ()
    times: int = 0
    is_beside: bool = False


@dataclass(frozen=True, slots=True)
class OfferRelated:
    """What goes on from the article that was given last. `is_enough`: it was given twice, so a
    person can help better."""

    article: Article
    related: tuple[Article, ...]
    is_enough: bool = False


@dataclass(frozen=True, slots=True)
class Decline:
    """The knowledge base does not answer this; `outside` is the subject it seems to belong to.

    `commands` may be meant. `times` as in `ClarifyAnswer`. `items`: what of a list of questions is
    not answered, where others are."""

    outside: OutOfScope | None
    commands: tuple[str, ...] = ()
    times: int = 0
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Puzzle:
    """Once more nothing was understood: in other words, with the choices; then with a person.

    `times` as in `ClarifyAnswer`, from 1 on. `commands` may be meant.
    """

    times: int
    commands: tuple[str, ...]
    is_desk_open: bool


@dataclass(frozen=True, slots=True)
class HearWish:
    """Somebody asks for a person, perhaps in anger: that is heard, and here is the telephone."""

    is_angry: bool
    is_desk_open: bool


@dataclass(frozen=True, slots=True)
class TellAnswer:
    """There is an answer now to a question that was declined before, as the person wished."""

    question: str
    article: Article
