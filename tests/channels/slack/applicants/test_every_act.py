"""Whatever the counter can say to applicants is taken by Slack, however long and strange it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from datetime import UTC, datetime
from functools import cache
from itertools import product
from typing import get_args

import pytest

from bot.assistant import acts
from bot.assistant.conversation import Form
from bot.assistant.person_status import PersonStatus
from bot.bootstrap import content, renderer
from bot.channels.slack.api.client import content as said_in
from bot.channels.slack.api.modals import home_of, view_of
from bot.channels.slack.applicants.ids import PREFIX
from bot.channels.slack.applicants.messages import draw, draw_closed
from bot.channels.slack.applicants.modals import ask_dialog
from bot.faq.article import Article, OutOfScope
from bot.handoff.form.errors import FormError, FormErrorCode
from bot.precheck.nlu.readings import Reading
from bot.precheck.verdict import Verdict, judge
from bot.vocabulary import Language, Message
from bot.wording.applicants.channels.home import home
from bot.wording.applicants.contact.contact_dialog import contact_dialog
from bot.wording.applicants.renderer import Renderer
from tests.channels.slack.api.hostile_values import STRANGE, WRITTEN, estranged
from tests.channels.slack.api.payload_rules import accept_blocks, accept_view
from tests.channels.slack.applicants.app import phrases_in
from tests.sweeps import every, part
from tests.wording.samples import ACTS, CONVERSATION, LEAD, SPEAKER

NOW = datetime(2026, 11, 25, tzinfo=UTC)
NOBODYS_WORDS = {
    (acts.OfferAddition, "lead"),
    (acts.WelcomeBack, "lead"),
    (acts.PreviewEdit, "lead"),
    (acts.EditApplied, "lead"),
    (acts.ConfirmErased, "receipt"),
    (acts.EditionOpened, "edition"),
}
"""Texts in acts that nobody wrote: references, which are made here."""
LONGEST_UPDATE = 4_000
"""Characters of the text beside the blocks, where a message is updated."""

phrases = cache(phrases_in)
shipped = cache(renderer)
every_language = pytest.mark.parametrize("language", Language)


def accept_message(message: Message, language: Language) -> None:
    """Fail unless Slack takes it as it is sent, and as it stands once it was answered."""
    labels = [choice.label for choice in message.choices]
    drawn = draw(message, 10**17, phrases(language))
    drawn += draw_closed(message, 10**17, max(labels, key=len, default=""), phrases(language))
    for each in drawn:
        assert each.blocks
        accept_blocks(each.blocks)
        assert 0 < len(said_in(each.text, each.blocks)["text"]) <= LONGEST_UPDATE


def accept_acts(said: Sequence[acts.DialogueAct], say: Renderer, language: Language) -> None:
    for act in said:
        accept_message(say(act, language), language)


def test_nobody_writes_anything_into_an_act_that_is_not_exchanged_here() -> None:
    written = {(kind, name) for kind, names in WRITTEN.items() for name in names}
    texts = {
        (kind, field.name)
        for kind in get_args(acts.DialogueAct)
        for field in fields(kind)
        if field.type in ("str", "str | None")
    }
    assert texts == {(k, n) for k, n in written if k in get_args(acts.DialogueAct)} | NOBODYS_WORDS


@every_language
def test_the_samples_hold_every_act_in_the_words_of_the_curators_too(language: Language) -> None:
    assert {type(act) for act in ACTS} == set(get_args(acts.DialogueAct))
    assert {type(act) for act in shipped_acts()} == set(get_args(acts.DialogueAct))


@every(words=STRANGE, language=Language)
def test_every_act_is_taken_whatever_people_write(words: str, language: Language) -> None:
    written = tuple(new for act in ACTS if (new := estranged(act, words)) != act)
    assert written
    accept_acts(part(written, STRANGE.index(words)), SPEAKER, language)


@every_language
def test_every_act_is_taken_in_the_words_of_the_curators(language: Language) -> None:
    accept_acts(tuple(shipped_acts()), shipped(), language)


def shipped_acts() -> Iterator[acts.DialogueAct]:
    """Every act about what curators wrote: each question, option, field and article; all at once.

    Acts that hold nothing of theirs are those of the samples.
    """
    said = [*about_questions(), *about_verdicts(), *about_knowledge(), *about_the_form()]
    yield from said
    kinds = {type(act) for act in said}
    yield from (act for act in ACTS if type(act) not in kinds)


def about_questions() -> Iterator[acts.DialogueAct]:
    flow = content().flow
    total = len(flow.questions)
    given = tuple((q, max(q.options, key=lambda o: len(o.label.en))) for q in flow.questions)
    readings = tuple(Reading(question, option) for question, option in given)
    yield acts.EchoReadings(readings, can_undo=True)
    yield acts.OfferFacts(readings)
    yield acts.ShowAnswers(given, total)
    yield acts.WelcomeBack(total, total, Verdict.UNDECIDED, LEAD.reference, flow.questions, True)
    for number, (question, option) in enumerate(given, start=1):
        yield acts.AskQuestion(question, number, total)
        yield acts.AskQuestion(question, number, total, option, is_again=True)
        yield acts.ExplainQuestion(question)
        yield acts.ClarifyAnswer(question, question.options)
        yield acts.RecallAnswer(question, option)
        yield acts.EditApplied(
            (acts.AnswerChange(question, question.options[0], option),), LEAD.reference
        )
        yield acts.TookBack(question, option)
        yield acts.Undone((acts.AnswerChange(question, option, None),))


def about_verdicts() -> Iterator[acts.DialogueAct]:
    """Each option among harmless ones, and for every place in the options all questions at once."""
    flow = content().flow
    harmless = {q.key: q.options[0].value for q in flow.questions}
    most = max(len(question.options) for question in flow.questions)
    outcomes = [{**harmless, q.key: o.value} for q in flow.questions for o in q.options]
    outcomes += [
        {q.key: q.options[min(place, len(q.options) - 1)].value for q in flow.questions}
        for place in range(most)
    ]
    for answers, is_stop in product(outcomes, (False, True)):
        yield acts.ShowVerdict(judge(flow, answers), answers, is_stop, has_ended=not is_stop)
    everything = judge(flow, outcomes[-1]).reasons
    for question in flow.questions:
        old, new = question.options[0], question.options[-1]
        ways = (Verdict.UNDECIDED, Verdict.NOT_COVERED, everything, everything)
        yield acts.PreviewEdit(
            (acts.AnswerChange(question, old, new),), *ways, True, LEAD.reference
        )


def about_knowledge() -> Iterator[acts.DialogueAct]:
    known = content().knowledge
    articles = list(known.articles.values())
    longest = tuple(sorted(articles, key=lambda a: -len(a.en.question))[:3])
    yield acts.OfferSuggestions(longest)
    for article in articles:
        related: tuple[Article, ...] = tuple(known.articles[name] for name in article.related)
        yield acts.GiveAnswer(article, related, invites_precheck=True)
        yield acts.OfferRelated(article, related or longest)
        yield acts.TellAnswer(article.en.question, article)
    outside: tuple[OutOfScope | None, ...] = (None, *known.outside)
    yield from (acts.Decline(each) for each in outside)


def about_the_form() -> Iterator[acts.DialogueAct]:
    form = content().form
    values = {field.name: everything_in(field.name) for field in form.fields}
    yield acts.ReviewForm(Form(NOW, values))
    yield from (acts.AskConsent(ended, again) for ended, again in product((False, True), repeat=2))
    for number, field in enumerate(form.fields):
        yield acts.AskField(field, values[field.name], None, number, len(form.fields))
        for code in FormErrorCode:
            mistake = FormError(code, field.name, "12")
            yield acts.AskField(field, None, mistake, number, len(form.fields))
            yield acts.CorrectField(mistake)
    yield acts.ShowData(replace(CONVERSATION, form=Form(NOW, values)), (LEAD,) * 5, (), 10_000)


def everything_in(name: str) -> str:
    """All options of a field at once; of one without, as much as it takes."""
    field = content().form.field(name)
    assert field is not None
    return ",".join(option.value for option in field.options) or "窓" * 2_000


# What is not said but shown.


@every(words=STRANGE, language=Language)
def test_every_home_is_taken(words: str, language: Language) -> None:
    forms = (None, Form(NOW, {"company": words}))
    for form, lead, verdict, flag in product(
        forms, (None, LEAD.reference), (None, *Verdict), (False, True)
    ):
        due = NOW if lead else None
        standing = PersonStatus(
            language, 16 * flag, 16, verdict, form, lead, due, flag, flag, NOW, flag
        )
        accept_view(home_of(home(standing, shipped().voice(language)), PREFIX))


@every(words=STRANGE, language=Language)
def test_every_window_of_applicants_is_taken(words: str, language: Language) -> None:
    accept_view(view_of(ask_dialog(phrases(language)), PREFIX))
    form, voice = content().form, shipped().voice(language)
    options = {f.name: f.options[-1].value for f in form.fields if f.options}
    for values in (dict.fromkeys(f.name for f in form.fields), options):
        given = {name: value or words for name, value in values.items()}
        accept_view(view_of(contact_dialog(form, given, voice), PREFIX))
