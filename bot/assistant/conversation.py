"""What is kept of a conversation between turns: the answers; where it stands follows from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.handoff.lead import Lead
from bot.precheck.profile import Profile
from bot.vocabulary import Choice, Language


@dataclass(frozen=True, slots=True)
class Form:
    """The contact form while it is being filled in, after consent was given.

    `values` holds what was given so far by field name, language-neutral; `reopened` is the field
    that is being corrected, `doubted` what was typed for the field that is asked and may not be its
    value. What to ask next is derived, as in the pre-check. `notice` names the wording of the
    purpose notice that was agreed to (see `bot.assistant.consent_notice`). `corrects` is the
    reference of the enquiry that was sent already and is put right by this form.
    """

    consented_at: datetime
    values: Mapping[str, str] = field(default_factory=dict)
    reopened: str | None = None
    notice: str = ""
    doubted: str | None = None
    corrects: str | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of an earlier answer that waits for a yes. `value` None: not yet picked. `others`:
    further answers that change with the same yes, each a question and its value. `is_again`: it was
    put twice."""

    question: str
    value: str | None = None
    others: tuple[tuple[str, str], ...] = ()
    is_again: bool = False


@dataclass(frozen=True, slots=True)
class LikelyAnswer:
    """What a person probably said of a question without being certain: `value`. `asked`: how often
    they were asked whether it is so; `is_denied`: they said that it is not."""

    value: str
    asked: int = 0
    is_denied: bool = False


@dataclass(frozen=True, slots=True)
class Conversation:
    """One person's conversation with the counter.

    `answers` keeps the order in which they were given (for "back"), which never matters for the
    verdict; `fingerprints` says which meaning of each question was answered. `is_asking`: the
    pre-check is under way, so its open question is repeated after a digression. `sees_all`: the
    person goes on although an answer already decides. `before` are the answers before the last
    change, for "undo". `volunteered` are questions that were answered before they were asked,
    `likely` what was probably said of questions that have no answer, by their keys; `profile` is
    what the company told of itself besides. `asker` is the article that tells what there is for a
    person who is no company. `offered` is what the last reply offered, so that a
    typed label or number can be understood. `topic` is the article that was spoken of last, `lead`
    the reference of the last lead that was sent, `with_staff` of the one whose staff the person is
    talking with: what they write then goes to staff. `notice_shown` names the purpose notice that
    was shown whole and not agreed to yet. `missed` is how often, one after the other, nothing was
    understood; `addition` is what was offered to be added to the lead, `told_of` the id of the
    newer edition that the person was told of. Moments are in UTC.
    """

    id: str
    person: str
    language: Language
    edition: str
    started_at: datetime
    updated_at: datetime
    answers: Mapping[str, str] = field(default_factory=dict)
    fingerprints: Mapping[str, str] = field(default_factory=dict)
    before: Mapping[str, str] | None = None
    volunteered: frozenset[str] = frozenset()
    likely: Mapping[str, LikelyAnswer] = field(default_factory=dict)
    profile: Profile = field(default_factory=dict)
    is_asking: bool = False
    sees_all: bool = False
    is_paused: bool = False
    edit: Edit | None = None
    form: Form | None = None
    is_consent_asked: bool = False
    notice_shown: str = ""
    is_erasure_asked: bool = False
    offered: tuple[Choice, ...] = ()
    topic: str | None = None
    asker: str | None = None
    lead: str | None = None
    with_staff: str | None = None
    missed: int = 0
    addition: str | None = None
    told_of: str = ""


def is_bound(conversation: Conversation) -> bool:
    """Whether something was said under its edition that has to be understood by it."""
    return bool(conversation.answers) or conversation.form is not None


def begun_anew(lead: Lead, now: datetime) -> Conversation:
    """A conversation about a lead, for an applicant whose earlier one was deleted in its time."""
    return Conversation(
        id=lead.conversation,
        person=lead.person,
        language=lead.language,
        edition=lead.edition,
        started_at=now,
        updated_at=now,
        lead=lead.reference,
    )
