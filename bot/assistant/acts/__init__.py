"""What the counter can do in a reply: dialogue acts, not yet in any language.

A use case decides on acts; wording makes one `Message` of each, in the person's language.
`has_ended` on an act means that the edition is over today and that this is the place to say so
(II.6, II.6.n1): when somebody comes, with a result, before contact; not each time.
"""

from __future__ import annotations

from bot.assistant.acts.appointments import TellAppointment
from bot.assistant.acts.contact_form import (
    AskConsent,
    AskField,
    CorrectField,
    DoubtValue,
    EchoFields,
    NoEnquiryYet,
    NotSent,
    OfferAddition,
    Receipt,
    ReviewForm,
    ShowEnquiry,
    StaffWrites,
    TellRules,
)
from bot.assistant.acts.faq import (
    Decline,
    GiveAnswer,
    HearWish,
    OfferRelated,
    OfferSuggestions,
    Puzzle,
    TellAnswer,
)
from bot.assistant.acts.greeting import EditionOpened, Greet, ShowHelp, SpokenHere, WelcomeBack
from bot.assistant.acts.my_data import ConfirmErased, ConfirmErasure, ShowData
from bot.assistant.acts.precheck import (
    AnswerChange,
    AskQuestion,
    ClarifyAnswer,
    EchoReadings,
    EditApplied,
    ExplainQuestion,
    OfferFacts,
    PreviewEdit,
    RecallAnswer,
    ShowAnswers,
    ShowVerdict,
    TookBack,
    Undone,
    WeighAnswer,
)
from bot.assistant.notices import Say

DialogueAct = (
    Say
    | Greet
    | SpokenHere
    | WelcomeBack
    | EditionOpened
    | ShowHelp
    | AskQuestion
    | EchoReadings
    | ClarifyAnswer
    | OfferFacts
    | RecallAnswer
    | PreviewEdit
    | EditApplied
    | TookBack
    | Undone
    | ShowVerdict
    | ShowAnswers
    | ExplainQuestion
    | WeighAnswer
    | GiveAnswer
    | OfferRelated
    | OfferSuggestions
    | Decline
    | Puzzle
    | HearWish
    | DoubtValue
    | EchoFields
    | OfferAddition
    | AskConsent
    | AskField
    | ReviewForm
    | Receipt
    | ShowEnquiry
    | NoEnquiryYet
    | NotSent
    | ShowData
    | ConfirmErasure
    | ConfirmErased
    | StaffWrites
    | TellAppointment
    | TellAnswer
    | TellRules
    | CorrectField
)

__all__ = [
    "AnswerChange",
    "AskConsent",
    "AskField",
    "AskQuestion",
    "ClarifyAnswer",
    "ConfirmErased",
    "ConfirmErasure",
    "CorrectField",
    "Decline",
    "DialogueAct",
    "DoubtValue",
    "EchoFields",
    "EchoReadings",
    "EditApplied",
    "EditionOpened",
    "ExplainQuestion",
    "GiveAnswer",
    "Greet",
    "HearWish",
    "NoEnquiryYet",
    "NotSent",
    "OfferAddition",
    "OfferFacts",
    "OfferRelated",
    "OfferSuggestions",
    "PreviewEdit",
    "Puzzle",
    "RecallAnswer",
    "Receipt",
    "ReviewForm",
    "Say",
    "ShowAnswers",
    "ShowData",
    "ShowEnquiry",
    "ShowHelp",
    "ShowVerdict",
    "SpokenHere",
    "StaffWrites",
    "TellAnswer",
    "TellAppointment",
    "TellRules",
    "TookBack",
    "Undone",
    "WeighAnswer",
    "WelcomeBack",
]
