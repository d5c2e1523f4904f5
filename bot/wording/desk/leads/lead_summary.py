"""What staff read of a lead, in their own language: enough to act on without asking again."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.assistant.ports import AskedQuestion, Author, TranscriptEntry
from bot.faq.article import Article
from bot.handoff.appointments.appointment import AppointmentPlan
from bot.handoff.form.definition import FormDefinition, values_of
from bot.handoff.lead import Lead, LeadEvent, Wish
from bot.handoff.lead_workflow import RULES_TOLD
from bot.precheck.flow import Answers, Flow
from bot.precheck.record import answers_in
from bot.precheck.verdict import Reason
from bot.wording.applicants.faq import question_of
from bot.wording.appointments import when_text
from bot.wording.labels import closing_label, form_entries, status_label, verdict_label
from bot.wording.profile import profile_entries
from bot.wording.reasons import grouped
from bot.wording.translator import (
    N_,
    Translator,
    bullets,
    lines,
    one_line,
    paragraphs,
    quoted,
    section,
)

DECISIONS: Mapping[str, str] = {
    "answer": N_("answered"),
    "suggest": N_("not answered; close questions were offered"),
    "decline": N_("not answered"),
}

ACTIONS: Mapping[str, str] = {
    "sent": N_("sent"),
    "sent_again": N_("sent again with new contents"),
    "corrected": N_("put right by the applicant"),
    "claimed": N_("taken on"),
    "released": N_("given back"),
    "moved": N_("status changed"),
    "closed": N_("closed"),
    "reopened": N_("opened again"),
    "handed_over": N_("handed over"),
    "taken_over": N_("taken over"),
    "noted": N_("note"),
    "replied": N_("message to the applicant"),
    RULES_TOLD: N_("told of new rules"),
    "call_arranged": N_("call arranged"),
    "call_changed": N_("call changed"),
    "call_cancelled": N_("call cancelled"),
    "reached": N_("the message reached the applicant"),
    "missed": N_("the message did not reach the applicant"),
    "asked": N_("wrote to staff"),
    "settled": N_("delivery of a message settled"),
    "snoozed": N_("snoozed"),
    "woken": N_("snooze ended"),
    "joined": N_("put together with another enquiry"),
    "parted": N_("taken apart again"),
    "erased": N_("contents deleted"),
}

ACTORS: Mapping[str, str] = {"applicant": N_("the applicant"), "system": N_("the counter")}

SPEAKERS: Mapping[Author, str] = {
    Author.PERSON: N_("Applicant"),
    Author.COUNTER: N_("Counter"),
    Author.STAFF: N_("Staff"),
}


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a decision record says, in terms of a flow that may have changed since.

    `reasons` are those that the flow still knows; `lost` are the others, as `key = value`.
    """

    answers: Answers
    reasons: tuple[Reason, ...]
    lost: tuple[str, ...]


def summarise(
    lead: Lead,
    flow: Flow,
    form: FormDefinition,
    articles: Mapping[str, Article],
    questions: Sequence[AskedQuestion],
    history: Sequence[LeadEvent],
    translator: Translator,
) -> str:
    """Everything about a lead, the most important first."""
    return paragraphs(
        headline(lead, translator),
        *check_list(lead, flow, translator),
        *wishes(lead, form, translator),
        section(
            translator.gettext("Told of the company in the chat:"),
            profile_entries(flow.told(lead.wish.profile if lead.wish else {}), translator),
        ),
        section(
            translator.gettext("Questions asked:"),
            [asked(q, articles, translator) for q in questions],
        ),
        section(
            translator.gettext("Answers to the pre-check:"), answer_entries(lead, flow, translator)
        ),
        section(translator.gettext("History:"), [happened(event, translator) for event in history]),
        origin(lead, flow, translator),
    )


def headline(lead: Lead, translator: Translator) -> str:
    """The lead at a glance: who, how it looks, who has it, by when to reply."""
    company = one_line(lead.contact.company) if lead.contact else translator.gettext("(deleted)")
    owner = one_line(lead.owner) or translator.gettext("(nobody yet)")
    due = translator.gettext("{moment} ({zone})", moment=translator.moment(lead.reply_by))
    return lines(
        translator.entry(lead.reference, company),
        bullets(
            [
                translator.entry(
                    translator.gettext("Pre-check"), verdict_label(lead.verdict, translator)
                ),
                translator.entry(
                    translator.gettext("Status"), status_label(lead.status, translator)
                ),
                translator.entry(translator.gettext("Taken on by"), owner),
                translator.entry(translator.gettext("Reply by"), due),
            ]
        ),
    )


def check_list(lead: Lead, flow: Flow, translator: Translator) -> list[str]:
    """What staff have to look at, each point with its clauses."""
    recorded = read_record(lead.record, flow)
    changed = translator.gettext("Points that today's pre-check no longer knows:")
    return [*grouped(recorded.reasons, translator), section(changed, recorded.lost)]


def read_record(record: str, flow: Flow) -> Recorded:
    """The answers and reasons in a decision record; all empty where it was deleted."""
    answers = answers_in(record) or {}
    if not answers:
        return Recorded({}, (), ())
    reasons, lost = [], []
    for entry in json.loads(record)["reasons"]:
        question = flow.question(entry["question"])
        option = question.option(entry["value"]) if question else None
        if question and option:
            reasons.append(Reason(question, option))
        else:
            lost.append(f"{entry['question']} = {entry['value']}")
    return Recorded(answers, tuple(reasons), tuple(lost))


def wishes(lead: Lead, form: FormDefinition, translator: Translator) -> list[str]:
    """Whom to reach and what they hope for; remarks stand apart, as they were written."""
    if lead.contact is None or lead.wish is None:
        return [translator.gettext("The contents of this enquiry have been deleted.")]
    values = {k: v for k, v in values_of(lead.contact, lead.wish).items() if k != "remarks"}
    return [
        section(translator.gettext("Contact and wishes:"), form_entries(form, values, translator)),
        remarks(lead.wish, form, translator),
    ]


def remarks(wish: Wish, form: FormDefinition, translator: Translator) -> str:
    """Free remarks under the title of their field, every line marked as the applicant's."""
    field = form.field("remarks")
    if field is None or not wish.remarks.strip():
        return ""
    return lines(translator.speak(field.title), quoted(wish.remarks))


def asked(question: AskedQuestion, articles: Mapping[str, Article], translator: Translator) -> str:
    """One question with how it was answered."""
    note = answered_with(question, articles, translator)
    return translator.gettext("{text} ({note})", text=one_line(question.text), note=note)


def answered_with(
    question: AskedQuestion, articles: Mapping[str, Article], translator: Translator
) -> str:
    """How a question was answered: with which article, by the question that it answers."""
    given = articles.get(question.article or "")
    if question.decision != "answer" or given is None:
        return translator.gettext(DECISIONS[question.decision])
    title = question_of(given, translator)
    if question.helpful is False:
        return translator.gettext("answered with “{title}”, which did not help", title=title)
    return translator.gettext("answered with “{title}”", title=title)


def answer_entries(lead: Lead, flow: Flow, translator: Translator) -> list[str]:
    """The answers in the record, in the order of the questions."""
    answers = read_record(lead.record, flow).answers
    return [
        translator.entry(translator.speak(question.title), translator.speak(option.label))
        for question in flow.questions
        if (option := question.option(answers.get(question.key, ""))) is not None
    ]


def happened(event: LeadEvent, translator: Translator, names: Callable[[str], str] = str) -> str:
    """One entry of the history. `names` says what staff are called, by id."""
    is_known = event.actor in ACTORS
    actor = translator.gettext(ACTORS[event.actor]) if is_known else one_line(names(event.actor))
    action = translator.gettext(ACTIONS[event.action]) if event.action in ACTIONS else event.action
    what = translator.gettext("{action} by {actor}", action=action, actor=actor)
    told = detail_of(event, translator, names)
    whole = translator.gettext("{text} ({note})", text=what, note=told) if told else what
    return translator.entry(translator.moment(event.at), whole)


def detail_of(event: LeadEvent, translator: Translator, names: Callable[[str], str]) -> str:
    """What an entry of the history tells besides who did what."""
    detail = event.detail
    match event.action:
        case "moved":
            return status_label(detail["to"], translator)
        case "handed_over":
            return one_line(names(detail["owner"]))
        case "joined":
            return one_line(detail["lead"])
        case "call_arranged" | "call_changed" | "call_cancelled":
            begins = datetime.fromisoformat(detail["begins"])
            return when_text(AppointmentPlan(begins, int(detail["minutes"]), ""), translator)
        case "closed":
            return closing_label(detail.get("text", ""), translator)
        case "snoozed":
            return translator.moment(datetime.fromisoformat(detail["until"]))
        case "sent_again":
            return verdict_label(detail["verdict"], translator)
        case _:
            return one_line(detail.get("text", ""))


def origin(lead: Lead, flow: Flow, translator: Translator) -> str:
    """Which edition and flow the verdict comes from."""
    made = translator.gettext(
        "Edition {edition}, pre-check {version}", edition=lead.edition, version=lead.flow_version
    )
    other = translator.gettext("The pre-check has changed since then.")
    return lines(made, "" if lead.flow_version == flow.version else other)


def transcript_text(entries: Sequence[TranscriptEntry], translator: Translator) -> str:
    """A conversation word for word. What was said stands quoted below who said it and when."""
    return paragraphs(*(transcript_entry(entry, translator) for entry in entries))


def transcript_entry(entry: TranscriptEntry, translator: Translator) -> str:
    """One line of a transcript."""
    speaker = translator.gettext(SPEAKERS[entry.speaker])
    said = entry.text or translator.gettext("(contact form: see the contact details)")
    return lines(translator.entry(translator.moment(entry.at), speaker), quoted(said))
