"""What the applicant's page in a browser says around the counter's messages, in one language."""

from __future__ import annotations

from dataclasses import dataclass

from bot.vocabulary.language import Language
from bot.vocabulary.screens import Button, Part


@dataclass(frozen=True, slots=True)
class PageWords:
    """Short words of the page. All of them are plain text."""

    title: str
    programme: str
    counter: str
    you: str
    staff: str
    skip: str
    conversation: str
    say_label: str
    say_hint: str
    say_keys: str
    send: str
    sending: str
    working: str
    offline: str
    not_now: str
    too_often: str
    too_long: str
    lost: str
    cookies: str
    elsewhere: str
    """The request came from another site."""
    nothing_here: str
    languages: str
    language_names: tuple[tuple[Language, str], ...]
    your_answer: str
    change: str
    change_one: str
    """Says what is changed: holds `{title}`."""
    fill_in: str
    typed_into_form: str
    optional: str
    none_chosen: str
    check_fields: str
    back: str
    result: str
    result_none: str
    end_here: str
    end_here_lead: str
    ended: str
    see_result: str
    answers: str
    print: str
    new_message: str
    embed_open: str
    embed_close: str


@dataclass(frozen=True, slots=True)
class Given:
    """An answered question: its key, its short name, and the answer."""

    question: str
    title: str
    answer: str


@dataclass(frozen=True, slots=True)
class Panel:
    """Where a person stands. The values of buttons are ids of choices.

    `progress` says in words how many of `total` questions are `answered`. `verdict` is the value of
    what the answers mean so far; empty while there are none.
    """

    language: Language
    heading: str
    progress: str
    answered: int
    total: int
    verdict: str
    where: tuple[Part, ...]
    actions: tuple[Button, ...]
    given: tuple[Given, ...]
    staff: tuple[Part, ...]
    data_heading: str
    data: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class ResultPage:
    """The result of the pre-check as a page of its own: `text` is worded as in the conversation."""

    text: str
    verdict: str
    label: str
    moment: str
    given: tuple[Given, ...]
