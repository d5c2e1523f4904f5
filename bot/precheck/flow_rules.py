"""What must be true of a flow apart from its verdicts: names, clauses, both languages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from bot.precheck.flow import NOT_SURE, Effect, Flow, Option, Question
from bot.vocabulary import Bilingual, Clause
from bot.vocabulary.sentence import N_, Sentence


@dataclass(frozen=True, slots=True)
class ClauseGap:
    """A condition that the flow neither asks about nor declares unused, or both at once."""

    clause: str
    message: str


def is_condition(clause: str, sections: Iterable[str]) -> bool:
    """Whether a clause is one of these sections or stands in one of them."""
    return any(clause == section or clause.startswith(f"{section}.") for section in sections)


def cited_by(flow: Flow) -> frozenset[str]:
    """Every clause that a question or an option of the flow cites."""
    lists = [question.clauses for question in flow.questions]
    lists += [option.clauses for question in flow.questions for option in question.options]
    return frozenset(chain.from_iterable(lists))


def clause_gaps(
    clauses: Iterable[str],
    conditions: Collection[str],
    cited: Collection[str],
    unused: Collection[str],
) -> tuple[ClauseGap, ...]:
    """The gaps among these clauses; those that are not among the conditions may be left out."""
    gaps = []
    for clause in clauses:
        if clause in cited and clause in unused:
            gaps.append(ClauseGap(clause, Sentence(N_("a question cites it, so it is not unused"))))
        elif clause in conditions and clause not in cited and clause not in unused:
            message = Sentence(
                N_("no question cites it: ask about it, or say why not under unused_clauses")
            )
            gaps.append(ClauseGap(clause, message))
    return tuple(gaps)


PLACEHOLDER = re.compile(r"\{(\w+)\}")


def flaws(flow: Flow) -> Iterator[str]:
    """Names that stand twice or lead nowhere, options without a reason, missing translations."""
    for key, number in Counter(question.key for question in flow.questions).items():
        if number > 1:
            yield Sentence(N_("{key}: {number} questions have this key"), key=key, number=number)
    for question in flow.questions:
        yield from option_flaws(question)
        yield from reference_flaws(question)
        for name, text in texts_of(question):
            yield from text_flaws(f"{question.key}: {name}", text)


def option_flaws(question: Question) -> Iterator[str]:
    """Options that stand twice, "not sure" that is not last or not for review, silent effects."""
    for value, number in Counter(option.value for option in question.options).items():
        if number > 1:
            yield Sentence(
                N_("{key}: {number} options have the value {value}"),
                key=question.key,
                number=number,
                value=value,
            )
    if not question.options or question.options[-1].value != NOT_SURE:
        yield Sentence(
            N_("{key}: the last option has to be {value}"), key=question.key, value=NOT_SURE
        )
    elif question.options[-1].effect is not Effect.REVIEW:
        yield Sentence(
            N_("{key}={value}: the effect has to be {effect}"),
            key=question.key,
            value=NOT_SURE,
            effect=Effect.REVIEW,
        )
    for option in question.options:
        yield from explanation_flaws(question, option)


def explanation_flaws(question: Question, option: Option) -> Iterator[str]:
    """Effects that nobody is told the clause, the reason or the way out of."""
    name = f"{question.key}={option.value}"
    if not (option.clauses or question.clauses):
        yield Sentence(N_("{name}: no clause gives this effect"), name=name)
    is_explained = option.value == NOT_SURE or option.reason is not None
    if option.effect is not Effect.NONE and not is_explained:
        yield Sentence(
            N_("{name}: the effect is {effect}, but there is no reason"),
            name=name,
            effect=option.effect,
        )
    if option.effect is Effect.EXCLUDED and option.instead is None:
        yield Sentence(N_("{name}: excludes without saying what is possible instead"), name=name)


def reference_flaws(question: Question) -> Iterator[str]:
    """Values that the question names and does not have."""
    topic = question.topic
    named = {"yes": question.yes, "no": question.no}
    if topic is not None:
        named |= {"topic.there": topic.there, "topic.missing": topic.missing}
    for option in question.options:
        named[f"{option.value}.denied"] = option.denied
        named[f"{option.value}.offer"] = option.offer.value if option.offer else None
    for name, value in named.items():
        if value is not None and question.option(value) is None:
            yield Sentence(
                N_("{key}: {name} names {value}, which is no option"),
                key=question.key,
                name=name,
                value=value,
            )


def texts_of(question: Question) -> Iterator[tuple[str, Bilingual]]:
    """Every text of a question that a person can see, with its name."""
    yield from (("title", question.title), ("ask", question.ask))
    yield from (("why", question.why), ("find_out", question.find_out))
    for option in question.options:
        yield f"{option.value}.label", option.label
        if option.reason is not None:
            yield f"{option.value}.reason", option.reason
        if option.instead is not None:
            yield f"{option.value}.instead", option.instead
        if option.offer is not None:
            yield f"{option.value}.offer", option.offer.label


def text_flaws(name: str, text: Bilingual) -> Iterator[str]:
    """A language without text, or facts that only one language states."""
    for language, words in (("ja", text.ja), ("en", text.en)):
        if not words.strip():
            yield Sentence(N_("{name}: no text in {language}"), name=name, language=language)
    ja, en = set(PLACEHOLDER.findall(text.ja)), set(PLACEHOLDER.findall(text.en))
    if ja != en:
        yield Sentence(
            N_("{name}: only one language has {what}"), name=name, what=", ".join(sorted(ja ^ en))
        )


def gaps(
    flow: Flow, clauses: Mapping[str, Clause], unused: Mapping[str, Bilingual]
) -> Iterator[str]:
    """Conditions neither asked nor declared unused, and clauses unheard of."""
    cited = set(cited_by(flow))
    conditions = {clause.id for clause in clauses.values() if clause.is_condition}
    for gap in clause_gaps(clauses, conditions, cited, unused):
        yield Sentence(N_("clause {clause}: {message}"), clause=gap.clause, message=gap.message)
    for clause in sorted((cited | set(unused)) - set(clauses)):
        yield Sentence(N_("clause {clause}: not in the registry of clauses"), clause=clause)
    for clause, reason in unused.items():
        yield from text_flaws(f"unused clause {clause}", reason)
