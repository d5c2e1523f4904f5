"""What the counter can do in a reply: dialogue acts, not yet in any language.

A use case decides on acts; wording makes one `ParsedMessage` of each, in the person's language.
`has_ended` on an act means that the edition is over today and that this is the place to say so
(II.6, II.6.n1): when somebody comes, with a result, before contact; not each time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.assistant.conversation import Conversation, Form
from bot.assistant.notices import Say
from bot.assistant.ports import AskedQuestion
from bot.faq.article import Article, OutOfScope
from bot.faq.text.other_languages import Tongue
from bot.handoff.form import Field
from bot.handoff.lead import Lead
from bot.handoff.validation import FormError
from bot.precheck.flow import Option, Question
from bot.precheck.nlu.interpreter import Reading
from bot.precheck.verdict import Outcome, Reason, Verdict


@dataclass(frozen=True, slots=True)
class Greet:
    """Welcome a person who is here for the first time (`is_new`) or says hello."""

    has_ended: bool
    is_new: bool = True


@dataclass(frozen=True, slots=True)
class SpokenHere:
    """Say in a person's own language which ones are spoken here."""

    tongue: Tongue


@dataclass(frozen=True, slots=True)
class WelcomeBack:
    """Someone returns: how far they came, and which questions are asked again."""

    answered: int
    total: int
    verdict: Verdict
    lead: str | None
    changed: tuple[Question, ...]
    has_ended: bool


@dataclass(frozen=True, slots=True)
class ShowHelp:
    """What can be done here, and with which words."""


@dataclass(frozen=True, slots=True)
class AskQuestion:
    """Ask a question of the pre-check, the `number`th of `total`.

    `current` is the answer that stands while it is edited. `is_again`: it was asked just before,
    so it can be said more shortly, unless asking shortly did not help (`in_full`).
    """

    question: Question
    number: int
    total: int
    current: Option | None = None
    is_again: bool = False
    in_full: bool = False


@dataclass(frozen=True, slots=True)
class EchoReadings:
    """Say what was understood from free text and kept; `can_undo` offers to take it back."""

    readings: tuple[Reading, ...]
    can_undo: bool


@dataclass(frozen=True, slots=True)
class OfferFacts:
    """Ask whether what was probably meant is right; nothing of it was kept."""

    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class ClarifyAnswer:
    """The text was not certainly an answer. `candidates` may be what was meant (possibly none),
    and so may `commands`. `times`: so often before, one after the other, nothing was understood.
    """

    question: Question
    candidates: tuple[Option, ...]
    commands: tuple[str, ...] = ()
    times: int = 0


@dataclass(frozen=True, slots=True)
class PreviewEdit:
    """Show what changing an earlier answer would do, before it is done.

    `added` and `removed` are the reasons that would come and go. `is_old_choice`: the person picked
    a choice of a question that was answered before. `lead`: staff already have the earlier answers.
    """

    question: Question
    old: Option
    new: Option
    before: Verdict
    after: Verdict
    added: tuple[Reason, ...]
    removed: tuple[Reason, ...]
    is_old_choice: bool
    lead: str | None


@dataclass(frozen=True, slots=True)
class EditApplied:
    """An earlier answer was changed."""

    question: Question
    old: Option | None
    new: Option
    lead: str | None


@dataclass(frozen=True, slots=True)
class TookBack:
    """The last answer was taken back; its question is open again."""

    question: Question
    option: Option


@dataclass(frozen=True, slots=True)
class UndoneAnswer:
    """An answer before and after; None where there was none, or is none any more."""

    question: Question
    old: Option | None
    new: Option | None


@dataclass(frozen=True, slots=True)
class Undone:
    """The last change was undone: what each answer was just now, and is again."""

    changes: tuple[UndoneAnswer, ...]


@dataclass(frozen=True, slots=True)
class ShowVerdict:
    """The outcome. `is_stop`: an answer excludes the case before every question was answered.

    `decides_alone`: one single answer stands in the way and no other. `answers` are all that were
    given; they decide which form and which seal the next steps speak of.
    """

    outcome: Outcome
    answers: Mapping[str, str]
    is_stop: bool
    has_ended: bool

    @property
    def decides_alone(self) -> bool:
        """Whether exactly one answer stands in the way."""
        return sum(reason.effect == "excluded" for reason in self.outcome.reasons) == 1


@dataclass(frozen=True, slots=True)
class ShowAnswers:
    """Everything answered so far, each with a way to change it."""

    given: tuple[tuple[Question, Option], ...]
    total: int


@dataclass(frozen=True, slots=True)
class ExplainQuestion:
    """Why the open question is asked, how to find the answer out, and which clauses it rests on."""

    question: Question


@dataclass(frozen=True, slots=True)
class GiveAnswer:
    """An article, as it reads today, that answers the question.

    `invites_precheck`: the pre-check is not under way.
    """

    article: Article
    related: tuple[Article, ...]
    invites_precheck: bool


@dataclass(frozen=True, slots=True)
class OfferSuggestions:
    """Up to three articles that may be meant, and commands. `times` as in `ClarifyAnswer`."""

    articles: tuple[Article, ...]
    commands: tuple[str, ...] = ()
    times: int = 0


@dataclass(frozen=True, slots=True)
class OfferRelated:
    """What goes on from the article that was given last."""

    article: Article
    related: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Decline:
    """The knowledge base does not answer this; `outside` is the subject it seems to belong to.

    `commands` may be meant. `times` as in `ClarifyAnswer`."""

    outside: OutOfScope | None
    commands: tuple[str, ...] = ()
    times: int = 0


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
class DoubtValue:
    """Is this really the value of the field? It reads like a sentence."""

    field: Field
    text: str
    times: int = 0


@dataclass(frozen=True, slots=True)
class OfferAddition:
    """Offer to add what was said to the enquiry that staff have."""

    lead: str
    text: str


@dataclass(frozen=True, slots=True)
class AskConsent:
    """Purpose of use and privacy policy, before the first personal detail.

    `is_again`: the notice was shown just before, so only the question is repeated.
    """

    has_ended: bool
    is_again: bool = False


@dataclass(frozen=True, slots=True)
class AskField:
    """Ask for one field of the form; `mistake` says what was wrong with what was typed."""

    field: Field
    current: str | None
    mistake: FormError | None
    answered: int
    total: int


@dataclass(frozen=True, slots=True)
class ReviewForm:
    """Everything that would be sent, for correction."""

    form: Form


@dataclass(frozen=True, slots=True)
class Receipt:
    """The lead was sent. `is_update`: the person had sent one shortly before, now renewed.

    `is_late`: the reply that was promised is overdue. `is_mailed`: they are told of replies by
    mail; `is_away`: otherwise they see one only when they come back.
    """

    lead: Lead
    is_update: bool
    is_desk_open: bool
    is_late: bool = False
    is_mailed: bool = False
    is_away: bool = False


@dataclass(frozen=True, slots=True)
class ShowData:
    """Everything that is stored about the person."""

    conversation: Conversation
    leads: tuple[Lead, ...]
    questions: tuple[AskedQuestion, ...]
    entries: int


@dataclass(frozen=True, slots=True)
class ConfirmErasure:
    """Ask once more before everything is deleted."""

    leads: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ConfirmErased:
    """Everything was deleted: the receipt. `is_elsewhere`: a platform still shows what was said."""

    receipt: str
    at: datetime
    leads: tuple[str, ...]
    is_elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class StaffWrites:
    """A member of staff writes to the person."""

    text: str


@dataclass(frozen=True, slots=True)
class TellAnswer:
    """There is an answer now to a question that was declined before, as the person wished."""

    question: str
    article: Article


@dataclass(frozen=True, slots=True)
class CorrectField:
    """What is wrong with one value of a form that is filled in as a whole."""

    mistake: FormError


DialogueAct = (
    Say
    | Greet
    | SpokenHere
    | WelcomeBack
    | ShowHelp
    | AskQuestion
    | EchoReadings
    | ClarifyAnswer
    | OfferFacts
    | PreviewEdit
    | EditApplied
    | TookBack
    | Undone
    | ShowVerdict
    | ShowAnswers
    | ExplainQuestion
    | GiveAnswer
    | OfferRelated
    | OfferSuggestions
    | Decline
    | Puzzle
    | HearWish
    | DoubtValue
    | OfferAddition
    | AskConsent
    | AskField
    | ReviewForm
    | Receipt
    | ShowData
    | ConfirmErasure
    | ConfirmErased
    | StaffWrites
    | TellAnswer
    | CorrectField
)
