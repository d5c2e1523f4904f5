"""What staff read of a lead, in their own language: enough to act on without asking again."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.assistant.ports import AskedQuestion, Entry, Speaker
from bot.faq.article import Article
from bot.handoff.form import FormDefinition
from bot.handoff.lead import Lead, LeadEvent, Wish
from bot.precheck.flow import Answers, Flow
from bot.precheck.record import answers_in
from bot.precheck.verdict import Reason
from bot.wording.applicants.faq import question_of
from bot.wording.labels import closing_label, form_entries, status_label, values_of, verdict_label
from bot.wording.reasons import grouped
from bot.wording.translator import N_, Voice, bullets, lines, one_line, paragraphs, quoted, section

DECISIONS: Mapping[str, str] = {
    "answer": N_("answered"),
    "suggest": N_("not answered; close questions were offered"),
    "decline": N_("not answered"),
}

ACTIONS: Mapping[str, str] = {
    "sent": N_("sent"),
    "sent_again": N_("sent again with new contents"),
    "claimed": N_("taken on"),
    "released": N_("given back"),
    "moved": N_("status changed"),
    "closed": N_("closed"),
    "reopened": N_("opened again"),
    "handed_over": N_("handed over"),
    "noted": N_("note"),
    "replied": N_("message to the applicant"),
    "settled": N_("delivery of a message settled"),
    "snoozed": N_("snoozed"),
    "woken": N_("snooze ended"),
    "joined": N_("put together with another enquiry"),
    "parted": N_("taken apart again"),
    "erased": N_("contents deleted"),
}

ACTORS: Mapping[str, str] = {"applicant": N_("the applicant"), "system": N_("the counter")}

SPEAKERS: Mapping[Speaker, str] = {
    Speaker.PERSON: N_("Applicant"),
    Speaker.COUNTER: N_("Counter"),
    Speaker.STAFF: N_("Staff"),
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
    voice: Voice,
) -> str:
    """Everything about a lead, the most important first."""
    return paragraphs(
        headline(lead, voice),
        *check_list(lead, flow, voice),
        *wishes(lead, form, voice),
        section(voice.gettext("Questions asked:"), [asked(q, articles, voice) for q in questions]),
        section(voice.gettext("Answers to the pre-check:"), answer_entries(lead, flow, voice)),
        section(voice.gettext("History:"), [happened(event, voice) for event in history]),
        origin(lead, flow, voice),
    )


def headline(lead: Lead, voice: Voice) -> str:
    """The lead at a glance: who, how it looks, who has it, by when to reply."""
    company = one_line(lead.contact.company) if lead.contact else voice.gettext("(deleted)")
    owner = one_line(lead.owner) or voice.gettext("(nobody yet)")
    due = voice.gettext("{moment} (Japan time)", moment=voice.moment(lead.reply_by))
    return lines(
        voice.entry(lead.reference, company),
        bullets(
            [
                voice.entry(voice.gettext("Pre-check"), verdict_label(lead.verdict, voice)),
                voice.entry(voice.gettext("Status"), status_label(lead.status, voice)),
                voice.entry(voice.gettext("Taken on by"), owner),
                voice.entry(voice.gettext("Reply by"), due),
            ]
        ),
    )


def check_list(lead: Lead, flow: Flow, voice: Voice) -> list[str]:
    """What staff have to look at, each point with its clauses."""
    recorded = read_record(lead.record, flow)
    changed = voice.gettext("Points that today's pre-check no longer knows:")
    return [*grouped(recorded.reasons, voice), section(changed, recorded.lost)]


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


def wishes(lead: Lead, form: FormDefinition, voice: Voice) -> list[str]:
    """Whom to reach and what they hope for; remarks stand apart, as they were written."""
    if lead.contact is None or lead.wish is None:
        return [voice.gettext("The contents of this enquiry have been deleted.")]
    values = {k: v for k, v in values_of(lead.contact, lead.wish).items() if k != "remarks"}
    return [
        section(voice.gettext("Contact and wishes:"), form_entries(form, values, voice)),
        remarks(lead.wish, form, voice),
    ]


def remarks(wish: Wish, form: FormDefinition, voice: Voice) -> str:
    """Free remarks under the title of their field, every line marked as the applicant's."""
    field = form.field("remarks")
    if field is None or not wish.remarks.strip():
        return ""
    return lines(voice.speak(field.title), quoted(wish.remarks))


def asked(question: AskedQuestion, articles: Mapping[str, Article], voice: Voice) -> str:
    """One question with how it was answered."""
    note = answered_with(question, articles, voice)
    return voice.gettext("{text} ({note})", text=one_line(question.text), note=note)


def answered_with(question: AskedQuestion, articles: Mapping[str, Article], voice: Voice) -> str:
    """How a question was answered: with which article, by the question that it answers."""
    given = articles.get(question.article or "")
    if question.decision != "answer" or given is None:
        return voice.gettext(DECISIONS[question.decision])
    title = question_of(given, voice)
    if question.helpful is False:
        return voice.gettext("answered with “{title}”, which did not help", title=title)
    return voice.gettext("answered with “{title}”", title=title)


def answer_entries(lead: Lead, flow: Flow, voice: Voice) -> list[str]:
    """The answers in the record, in the order of the questions."""
    answers = read_record(lead.record, flow).answers
    return [
        voice.entry(voice.speak(question.title), voice.speak(option.label))
        for question in flow.questions
        if (option := question.option(answers.get(question.key, ""))) is not None
    ]


def happened(event: LeadEvent, voice: Voice, names: Callable[[str], str] = str) -> str:
    """One entry of the history. `names` says what staff are called, by id."""
    is_known = event.actor in ACTORS
    actor = voice.gettext(ACTORS[event.actor]) if is_known else one_line(names(event.actor))
    action = voice.gettext(ACTIONS[event.action]) if event.action in ACTIONS else event.action
    what = voice.gettext("{action} by {actor}", action=action, actor=actor)
    told = detail_of(event, voice, names)
    whole = voice.gettext("{text} ({note})", text=what, note=told) if told else what
    return voice.entry(voice.moment(event.at), whole)


def detail_of(event: LeadEvent, voice: Voice, names: Callable[[str], str]) -> str:
    """What an entry of the history tells besides who did what."""
    detail = event.detail
    match event.action:
        case "moved":
            return status_label(detail["to"], voice)
        case "handed_over":
            return one_line(names(detail["owner"]))
        case "joined":
            return one_line(detail["lead"])
        case "closed":
            return closing_label(detail.get("text", ""), voice)
        case "snoozed":
            return voice.moment(datetime.fromisoformat(detail["until"]))
        case "sent_again":
            return verdict_label(detail["verdict"], voice)
        case _:
            return one_line(detail.get("text", ""))


def origin(lead: Lead, flow: Flow, voice: Voice) -> str:
    """Which edition and flow the verdict comes from."""
    made = voice.gettext(
        "Edition {edition}, pre-check {version}", edition=lead.edition, version=lead.flow_version
    )
    other = voice.gettext("The pre-check has changed since then.")
    return lines(made, "" if lead.flow_version == flow.version else other)


def transcript_text(entries: Sequence[Entry], voice: Voice) -> str:
    """A conversation word for word. What was said stands quoted below who said it and when."""
    return paragraphs(*(transcript_entry(entry, voice) for entry in entries))


def transcript_entry(entry: Entry, voice: Voice) -> str:
    """One line of a transcript."""
    speaker = voice.gettext(SPEAKERS[entry.speaker])
    said = entry.text or voice.gettext("(contact form: see the contact details)")
    return lines(voice.entry(voice.moment(entry.at), speaker), quoted(said))
