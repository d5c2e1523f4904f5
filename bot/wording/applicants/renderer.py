"""The counter's voice as a whole: every act becomes a message, in either language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import assert_never

from bot.assistant.acts import (
    AskConsent,
    AskField,
    AskQuestion,
    ClarifyAnswer,
    ConfirmErased,
    ConfirmErasure,
    CorrectField,
    Decline,
    DialogueAct,
    DoubtValue,
    EchoFields,
    EchoReadings,
    EditApplied,
    EditionOpened,
    ExplainQuestion,
    GiveAnswer,
    Greet,
    HearWish,
    NoEnquiryYet,
    NotSent,
    OfferAddition,
    OfferFacts,
    OfferRelated,
    OfferSuggestions,
    PreviewEdit,
    Puzzle,
    RecallAnswer,
    Receipt,
    ReviewForm,
    ShowAnswers,
    ShowData,
    ShowEnquiry,
    ShowHelp,
    ShowVerdict,
    SpokenHere,
    StaffWrites,
    TellAnswer,
    TellAppointment,
    TellRules,
    TookBack,
    Undone,
    WeighAnswer,
    WelcomeBack,
)
from bot.assistant.notices import Say
from bot.assistant.ports import AskedQuestion, TranscriptEntry
from bot.faq.article import Article
from bot.handoff.form.definition import FormDefinition
from bot.handoff.lead import Lead, LeadEvent
from bot.precheck.flow import Flow
from bot.precheck.nlu.common_words import CommonWords
from bot.precheck.verdict import Reason
from bot.vocabulary import Edition, Language, Message
from bot.wording import labels, reasons
from bot.wording.applicants import answer_changes as changing
from bot.wording.applicants import answer_weight, greeting, notices, precheck, verdict
from bot.wording.applicants import faq as knowledge
from bot.wording.applicants import my_data as data
from bot.wording.applicants import not_understood as puzzle
from bot.wording.applicants import other_languages as tongues
from bot.wording.applicants import staff_chat as staff
from bot.wording.applicants.contact import contact_form as contact
from bot.wording.applicants.contact import enquiry
from bot.wording.catalogue import Catalogues
from bot.wording.desk.leads import lead_summary as summary
from bot.wording.translator import Translator


@dataclass(frozen=True)
class Renderer:
    """Words acts for applicants, and leads for staff. It is the `Wording` of a counter.

    `retention_days` is how long untouched data is kept, which the purpose notice says (III.4).
    `articles` are those of today, by id: staff read the question of one that was given.
    """

    edition: Edition
    flow: Flow
    form: FormDefinition
    words: CommonWords
    catalogues: Catalogues
    retention_days: int
    articles: Mapping[str, Article]

    def under(self, edition: str) -> Renderer:  # noqa: ARG002  there is only this one
        """The voice of an edition, for what was said in its time; this one where it is gone."""
        return self

    def __call__(self, act: DialogueAct, language: Language) -> Message:
        """The message that this act is."""
        return self.word(act, self.voice(language))

    def voice(self, language: Language) -> Translator:
        """How one language is spoken."""
        return Translator(language, self.edition, self.catalogues)

    def word(self, act: DialogueAct, voice: Translator) -> Message:  # noqa: C901  one line for each act
        """The message of an act; mypy proves that none is forgotten."""
        match act:
            case Say():
                return notices.say(act, voice)
            case SpokenHere():
                return tongues.say_what_is_spoken(act, voice)
            case Greet():
                return greeting.greet(act, voice, len(self.flow.questions))
            case EditionOpened():
                return greeting.edition_opened(act, voice)
            case WelcomeBack():
                return greeting.welcome_back(act, voice)
            case ShowHelp():
                return greeting.show_help(act, voice, self.words)
            case AskQuestion():
                return precheck.ask_question(act, voice)
            case ExplainQuestion():
                return precheck.explain_question(act, voice)
            case WeighAnswer():
                return answer_weight.weigh_answer(act, voice)
            case ClarifyAnswer():
                return precheck.clarify_answer(act, voice)
            case EchoReadings():
                return precheck.echo_readings(act, voice)
            case OfferFacts():
                return precheck.offer_facts(act, voice)
            case RecallAnswer():
                return precheck.recall_answer(act, voice)
            case PreviewEdit():
                return changing.preview_edit(act, voice)
            case EditApplied():
                return changing.edit_applied(act, voice)
            case TookBack():
                return changing.took_back(act, voice)
            case Undone():
                return changing.undone(act, voice)
            case ShowAnswers():
                return changing.show_answers(act, voice)
            case ShowVerdict():
                return verdict.show_verdict(act, voice, self.flow)
            case GiveAnswer():
                return knowledge.give_answer(act, voice)
            case OfferRelated():
                return knowledge.offer_related(act, voice)
            case OfferSuggestions():
                return knowledge.offer_suggestions(act, voice)
            case Decline():
                return knowledge.decline(act, voice)
            case Puzzle():
                return puzzle.puzzle(act, voice)
            case HearWish():
                return puzzle.hear_wish(act, voice)
            case DoubtValue():
                return puzzle.doubt_value(act, voice)
            case OfferAddition():
                return puzzle.offer_addition(act, voice)
            case AskConsent():
                return contact.ask_consent(act, voice, self.form, self.retention_days)
            case AskField():
                return contact.ask_field(act, voice, self.form)
            case EchoFields():
                return contact.echo_fields(act, voice, self.form)
            case ReviewForm():
                return contact.review_form(act, voice, self.form)
            case Receipt():
                return enquiry.receipt(act, voice)
            case ShowEnquiry():
                return enquiry.show_enquiry(act, voice, self.form)
            case NoEnquiryYet():
                return enquiry.no_enquiry_yet(act, voice, self.form)
            case NotSent():
                return enquiry.not_sent(act, voice, self.form)
            case ShowData():
                return data.show_data(act, voice, self.flow, self.form, self.retention_days)
            case ConfirmErasure():
                return data.confirm_erasure(act, voice)
            case ConfirmErased():
                return data.confirm_erased(act, voice)
            case StaffWrites():
                return staff.staff_writes(act, voice)
            case TellRules():
                return staff.tell_rules(act, voice)
            case TellAppointment():
                return staff.tell_appointment(act, voice)
            case TellAnswer():
                return knowledge.tell_answer(act, voice)
            case CorrectField():
                return contact.correct_field(act, voice, self.form)
        assert_never(act)

    def reason(self, reason: Reason, language: Language) -> str:
        """What an answer means for the case, in words."""
        return reasons.reason_text(reason, self.voice(language))

    def verdict(self, value: str, language: Language) -> str:
        """A verdict in a few words."""
        return labels.verdict_label(value, self.voice(language))

    def status(self, value: str, language: Language) -> str:
        """Where staff stand with a lead, in a word."""
        return labels.status_label(value, self.voice(language))

    def summarise(
        self,
        lead: Lead,
        questions: Sequence[AskedQuestion],
        history: Sequence[LeadEvent],
        language: Language,
    ) -> str:
        """Everything about a lead, in a staff member's language."""
        return summary.summarise(
            lead, self.flow, self.form, self.articles, questions, history, self.voice(language)
        )

    def transcript(self, entries: Sequence[TranscriptEntry], language: Language) -> str:
        """A conversation word for word, for staff."""
        return summary.transcript_text(entries, self.voice(language))
