"""What a message can mean: acts of the person, which the counter then carries out."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.faq.decision import Decision
from bot.precheck.flow import Option, Question
from bot.precheck.nlu.readings import Reading
from bot.precheck.profile import Profile
from bot.vocabulary import Language


@dataclass(frozen=True, slots=True)
class CommandWish:
    """A command that may be meant, and how probable that is (0..1)."""

    command: str
    sure: float


@dataclass(frozen=True, slots=True)
class Pick:
    """What a choice does, by its id: its number or its label was written, or what it changes."""

    choice: str


@dataclass(frozen=True, slots=True)
class Begin:
    """A yes to the pre-check that the last reply offered, by the id of that choice; where something
    was asked before that, it is the answer to that."""

    choice: str


@dataclass(frozen=True, slots=True)
class Agree:
    """A yes or no to what waits for one."""

    is_yes: bool


@dataclass(frozen=True, slots=True)
class Do:
    """A command. `is_free`: it was said in words of one's own. `is_angry`: and in anger."""

    command: str
    is_free: bool = False
    is_angry: bool = False


@dataclass(frozen=True, slots=True)
class Tell:
    """Facts for the pre-check, certain ones."""

    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class OfferReadings:
    """Facts that are only likely: a yes is waited for before any is kept."""

    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Acknowledge:
    """A statement that neither answers nor asks anything: who somebody is, how things stand.
    `is_wish`: it is rather a question, a wish or a complaint, and was not understood."""

    is_wish: bool = False


@dataclass(frozen=True, slots=True)
class Hum:
    """A sound or a word that says nothing yet: whoever writes it thinks."""


@dataclass(frozen=True, slots=True)
class Nod:
    """A word on what was heard, which tells and asks nothing: "I see, not on the list"."""


@dataclass(frozen=True, slots=True)
class Chat:
    """A greeting or a word on the weather while the form is open."""


@dataclass(frozen=True, slots=True)
class PointBack:
    """Somebody says that they told before what is asked, and nothing that shows it."""


@dataclass(frozen=True, slots=True)
class WithoutCompany:
    """Somebody who is asked for their company's name says that they have none."""


@dataclass(frozen=True, slots=True)
class Complain:
    """Said in anger, and of nothing that can be done here: regret is due, and a person."""


@dataclass(frozen=True, slots=True)
class Explain:
    """Somebody wishes to know what a question means that they call by its name."""

    question: Question


@dataclass(frozen=True, slots=True)
class Recap:
    """What was answered is to be shown as a summary, in this language if one was named."""

    language: Language | None = None


@dataclass(frozen=True, slots=True)
class Retract:
    """The answer to a question is taken back: it is as if nothing had been told."""

    question: Question


@dataclass(frozen=True, slots=True)
class Clear:
    """All answers go, and nothing is asked until the person begins again."""


@dataclass(frozen=True, slots=True)
class Hint:
    """Something about the open question that decides nothing; `options` may be what is meant."""

    question: Question
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Weigh:
    """An answer, given or put to the person, of which they ask whether it stands in the way."""

    reading: Reading


@dataclass(frozen=True, slots=True)
class Fill:
    """A value for the field that is asked."""

    text: str


@dataclass(frozen=True, slots=True)
class FieldValue:
    """A value for one field of the form, as it was written; empty where the field is left out."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class FillSeveral:
    """Values for the fields that a message names, whichever is asked."""

    values: tuple[FieldValue, ...]

    @property
    def text(self) -> str:
        """The values with the names of their fields, on one line."""
        return ", ".join(f"{each.field}={each.text}" for each in self.values)


@dataclass(frozen=True, slots=True)
class Doubt:
    """What may be a value for the field that is asked, or a sentence to the counter."""

    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """A remark that is no value of the field that is asked: staff are told it in the form."""

    text: str


@dataclass(frozen=True, slots=True)
class Ask:
    """A question to the knowledge base, with what it makes of it. `is_listed`: it lists several,
    each to be answered shortly; `unanswered`: those of which nothing is known."""

    text: str
    decisions: tuple[Decision, ...]
    is_listed: bool = False
    unanswered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Leave:
    """Contact details, which are taken only after consent."""


@dataclass(frozen=True, slots=True)
class Write:
    """Words to staff, who listen. `is_known`: they ask what the counter knows as well."""

    is_known: bool = False


@dataclass(frozen=True, slots=True)
class Add:
    """Something that staff should know, now that they have an enquiry."""

    text: str


@dataclass(frozen=True, slots=True)
class CorrectEnquiry:
    """What is to be changed in the enquiry that was sent: `values` of fields, or one `field` that
    is to be asked anew; neither where all of it is to be shown."""

    text: str
    values: tuple[FieldValue, ...] = ()
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Nothing:
    """Not understood. `is_empty`: there was nothing to understand."""

    is_empty: bool = False


Act = (
    Pick
    | Begin
    | Agree
    | Do
    | Tell
    | OfferReadings
    | Acknowledge
    | Hum
    | Nod
    | Chat
    | PointBack
    | WithoutCompany
    | Complain
    | Explain
    | Recap
    | Retract
    | Clear
    | Weigh
    | Hint
    | Fill
    | FillSeveral
    | Doubt
    | Note
    | Ask
    | Leave
    | Write
    | Add
    | CorrectEnquiry
    | Nothing
)


@dataclass(frozen=True, slots=True)
class Sense:
    """What a message means: its acts in the order in which they are to be done, the commands that
    may be meant (likeliest first), and in a word what decided. `inferred`: facts that only follow
    from what was told, about which nobody is asked before their question comes. `profile`: what the
    company told of itself besides."""

    acts: tuple[Act, ...]
    wishes: tuple[CommandWish, ...] = ()
    by: str = ""
    inferred: tuple[Reading, ...] = ()
    profile: Profile = field(default_factory=dict)
