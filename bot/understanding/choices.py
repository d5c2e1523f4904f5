"""Which of the choices of the last reply a typed text picks: by number, by label, by name."""

from __future__ import annotations

import re
from collections.abc import Mapping

from rapidfuzz import fuzz, process

from bot.handoff.form.definition import FormDefinition
from bot.precheck.flow import Flow
from bot.understanding.state import DialogueState, Place
from bot.vocabulary import Bilingual, Choice
from bot.vocabulary.choice_ids import Verb, verb_of
from bot.vocabulary.text import plain

SAME_LABEL = 92
"""rapidfuzz ratio (0-100) from which a typed text is one of the labels that were offered."""

CHANGE = re.compile(
    r"(?:の(?:回答|答え|入力))?[をはが]?(?:変更|訂正|修正|変え|直|なお)"
    r"(?:し|す|る|たい|て|ます|です|したい|ください|下さい|お願いします|ほしい|さ|せ)*$"
    r"|^(?:please )?(?:change|edit|correct|fix)\s+(?:the |my |our )?|\s+(?:is|was) wrong$",
    re.IGNORECASE,
)
"""What a wish to change something says besides the name of the thing."""


def offered_choice(state: DialogueState, text: str) -> str | None:
    """The id of the choice whose number or label this is, among those of the last reply."""
    for choice in state.offered:
        if text == str(choice.number) or text.casefold() == plain(choice.label).casefold():
            return choice.id
    return nearly_labelled(state, text) or named_choice(state, text)


def nearly_labelled(state: DialogueState, text: str) -> str | None:
    """The one choice whose label was mistyped."""
    labels = {choice.id: plain(choice.label).casefold() for choice in state.offered}
    found = process.extract(
        text.casefold(), labels, scorer=fuzz.ratio, score_cutoff=SAME_LABEL, limit=2
    )
    return found[0][2] if len(found) == 1 else None


def named_choice(state: DialogueState, text: str) -> str | None:
    """The one choice to change something whose label holds the name that was typed."""
    name = CHANGE.sub("", text.casefold()).strip(" 「」“”\"'")
    if len(name) < 2:
        return None
    held = [c.id for c in state.offered if is_change(c) and name in plain(c.label).casefold()]
    return held[0] if len(held) == 1 else None


def only_change(state: DialogueState) -> str | None:
    """The one change of an answer that the last reply offered, if it offered just one."""
    offered = [c.id for c in state.offered if verb_of(c.id) is Verb.APPLY]
    return offered[0] if len(offered) == 1 else None


def is_change(choice: Choice) -> bool:
    """Whether a choice asks a question or a field again."""
    return verb_of(choice.id) in {Verb.EDIT, Verb.REFILL}


def named_change(flow: Flow, form: FormDefinition, state: DialogueState, text: str) -> str | None:
    """The id of the choice that changes what a text names as to be changed, offered or not."""
    if CHANGE.search(text) is None:
        return None
    name = CHANGE.sub("", text.casefold()).strip(" 「」“”\"'")
    if state.place in {Place.FIELD, Place.REVIEW}:
        return change_of("refill", {f.name: f.title for f in form.fields}, name)
    asked = {q.key: q.title for q in flow.questions if q.key in state.answers}
    return change_of("edit", asked, name)


def change_of(verb: str, titles: Mapping[str, Bilingual], name: str) -> str | None:
    """The choice that asks the one thing with this title again."""
    named = [
        key for key, title in titles.items() if any(is_named(t, name) for t in (title.ja, title.en))
    ]
    return f"{verb}:{named[0]}" if len(named) == 1 else None


def is_named(title: str, name: str) -> bool:
    """Whether a name is a title, or a good part of it."""
    folded = plain(title).casefold()
    return name == folded or (len(name) >= 2 and name in folded)
