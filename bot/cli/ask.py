"""`madoguchi ask`: one question to the knowledge base, without a conversation."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from bot import bootstrap
from bot.assistant.acts import Decline, DialogueAct, GiveAnswer, OfferSuggestions
from bot.channels.terminal.jsonl import (
    InputLine,
    LanguageName,
    Payload,
    Put,
    SafeText,
    answer_lines,
    safe,
)
from bot.cli.options import fail, language_here, language_option, read_lines, write
from bot.cli.progress import told_if_slow
from bot.content import Content
from bot.faq.article import Article
from bot.faq.decision import Decision, DecisionKind
from bot.faq.text.language import language_of
from bot.handoff.business_hours import day_of
from bot.vocabulary import Language
from bot.vocabulary.choice_ids import Verb, verb_of
from bot.wording.applicants.faq import no_answer
from bot.wording.applicants.renderer import Renderer
from bot.wording.facts import fill
from bot.wording.translator import paragraphs

if TYPE_CHECKING:
    from bot.faq.explanations import MatchReason
    from bot.faq.matcher import Matcher


LEARNING = (
    "知識ベースを読み込んでいます（初回のみ）… / Learning the knowledge base, only this once…"
)


class QuestionLine(InputLine):
    """One question. Its language is recognised where none is given."""

    text: SafeText
    language: LanguageName | None = None


@dataclass(frozen=True)
class Reference:
    """What is needed to answer questions: no storage, no conversation."""

    content: Content
    matcher: Callable[[Language], Matcher]
    wording: Renderer

    def article(self, article_id: str) -> Article:
        """The article with this id, as it reads today."""
        return self.content.knowledge.articles[article_id].on(day_of(bootstrap.now()))

    def fill(self, text: str, language: Language) -> str:
        """Text of an article with the edition's facts in it."""
        return fill(text, self.content.edition, language)


@click.command()
@click.argument("text", required=False)
@click.option("--jsonl", is_flag=True, help="JSON lines in and out, for programs.")
@click.option("--explain", is_flag=True, help="Also tell which phrasing and words decided.")
@language_option
def ask(text: str | None, language: Language | None, *, jsonl: bool, explain: bool) -> None:
    """Ask one question about the programme. Nothing is kept.

    With --jsonl, one object per line: {"text": ..., "language": "ja" or "en" (optional)}.
    """
    if jsonl == (text is not None):
        raise click.UsageError("Give either a question or --jsonl.")
    if jsonl and explain:
        raise click.UsageError("--explain goes with a question, not with --jsonl.")
    reference = Reference(bootstrap.content(), bootstrap.matcher_of(), bootstrap.renderer())
    if text is not None:
        answer_person(reference, text, language, explain=explain)
        return

    def answer(line: QuestionLine, put: Put) -> None:
        spoken = line.language or language_of(line.text) or language or Language.JA
        put(to_payload(reference, line.text, spoken))

    source, target = sys.stdin.buffer, sys.stdout.buffer
    answer_lines(source, target, QuestionLine, answer)


def answer_person(
    reference: Reference, text: str, asked_in: Language | None, *, explain: bool
) -> None:
    """Write what the counter would say."""
    try:
        safe(text)
    except ValueError as error:
        fail(f"TEXT: {error}", exit_code=2)
    language = asked_in or language_of(text) or language_here(None, bootstrap.settings())
    with told_if_slow(LEARNING):
        decisions = made_of(reference, text, language)
    told = (
        for_people(reference, decision, language, is_beside=number > 0)
        for number, decision in enumerate(decisions)
    )
    write("\n\n".join(told))
    if explain:
        write("\n" + explained(reference, decisions[0], text, language))


def made_of(reference: Reference, text: str, language: Language) -> tuple[Decision, ...]:
    """What the counter makes of a message; several decisions for several questions."""
    from bot.faq.multi_question import understand  # loading numpy takes its time

    return understand(reference.matcher, reference.content.knowledge, text, language)


def explained(reference: Reference, decision: Decision, text: str, language: Language) -> str:
    """Why it is so: what was decided, and what speaks for each of the articles that came first."""
    from bot.faq.explanations import explain

    matcher = reference.matcher(language)
    head = (
        f"{decision.kind}: {decision.score:.2f} sure; an answer needs more than "
        f"{matcher.costs.to_answer:.2f}"
    )
    reasons = explain(matcher, reference.content.knowledge, text)
    return "\n".join([head, *read_lines(matcher, text), *map(reason_lines, reasons)])


def reason_lines(reason: MatchReason) -> str:
    """What speaks for one article."""
    words = ", ".join(
        f"{said.word} {said.weight:+.2f}" + ("" if said.is_known else " (unknown)")
        for said in reason.words
    )
    return (
        f"  {reason.article}: margin {reason.margin:+.2f}\n"
        f"    nearest phrasing ({reason.likeness:.2f}): {reason.phrasing}\n"
        f"    words: {words}"
    )


def for_people(
    reference: Reference, decision: Decision, language: Language, *, is_beside: bool
) -> str:
    """What the counter would say, and what else could be asked. `is_beside`: behind an answer."""
    act = to_act(reference, decision, is_beside=is_beside)
    if isinstance(act, Decline):
        return no_answer(act.outside, reference.wording.voice(language))
    message = reference.wording(act, language)
    offered = [
        f"- {choice.label}" for choice in message.choices if verb_of(choice.id) is Verb.ARTICLE
    ]
    return paragraphs(message.text, "\n".join(offered))


def to_payload(reference: Reference, text: str, language: Language) -> Payload:
    """The decision, as the machine interface has it.

    Several questions in one message get several answers: `article` is the first of `articles`.
    """
    reference.matcher(language)  # fitted once; that is not this question's time
    begun = time.perf_counter()
    decisions = made_of(reference, text, language)
    given = [article for decision in decisions if (article := chosen(reference, decision))]
    first, *more = decisions  # what is unclear beside an answer is for people, who can pick
    certain = (first, *(each for each in more if each.kind is DecisionKind.ANSWER))
    said = [plain_text(reference, decision, language) for decision in certain]
    spent = time.perf_counter() - begun
    return {
        "decision": decisions[0].kind.value,
        "language": language.value,
        "article": given[0].id if given else None,
        "articles": [article.id for article in given],
        "clauses": list(dict.fromkeys(c for article in given for c in article.clauses)),
        "text": "\n\n".join(said),
        "score": round(float(decisions[0].score), 4),
        "suggestions": suggestions(reference, decisions[0], language),
        "ms": round(spent * 1000, 3),
    }


def chosen(reference: Reference, decision: Decision) -> Article | None:
    """The article that is the answer; None where there is no answer."""
    if decision.kind is not DecisionKind.ANSWER:
        return None
    return reference.article(decision.candidates[0].article)


def plain_text(reference: Reference, decision: Decision, language: Language) -> str:
    """The article's answer and detail; otherwise what the counter says instead."""
    given = chosen(reference, decision)
    if given is not None:
        text = given.text(language)
        return paragraphs(*(reference.fill(part, language) for part in (text.answer, text.detail)))
    act = to_act(reference, decision)
    if isinstance(act, Decline):  # here nothing is kept, so nothing is said of that
        return no_answer(act.outside, reference.wording.voice(language))
    return reference.wording(act, language).text


def suggestions(reference: Reference, decision: Decision, language: Language) -> list[Payload]:
    """The articles that may be meant."""
    if decision.kind is not DecisionKind.SUGGEST:
        return []
    found = [reference.article(candidate.article) for candidate in decision.candidates]
    return [
        {
            "article": article.id,
            "question": reference.fill(article.text(language).question, language),
            "clauses": list(article.clauses),
        }
        for article in found
    ]


def to_act(reference: Reference, decision: Decision, *, is_beside: bool = False) -> DialogueAct:
    """The dialogue act of a decision outside of any conversation."""
    articles = tuple(reference.article(candidate.article) for candidate in decision.candidates)
    if decision.kind is DecisionKind.SUGGEST:
        return OfferSuggestions(articles, is_beside=is_beside)
    if decision.kind is DecisionKind.DECLINE:
        outside = reference.content.knowledge.outside
        return Decline(next((o for o in outside if o.id == decision.outside), None))
    related = tuple(reference.article(other) for other in articles[0].related)
    return GiveAnswer(articles[0], related, invites_precheck=False)
