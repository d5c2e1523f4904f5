"""A small counter, and one act of every kind (and of every case that is worded differently)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

from bot.assistant import acts
from bot.assistant.conversation import Conversation, Form
from bot.assistant.notices import Notice, Say
from bot.assistant.ports import AskedQuestion
from bot.faq.article import Article, ArticleText, OutOfScope
from bot.faq.text.other_languages import Tongue
from bot.handoff.appointments.appointment import Appointment, AppointmentPlan
from bot.handoff.form.definition import Field, FieldOption, FormDefinition
from bot.handoff.form.errors import FormError, FormErrorCode
from bot.handoff.lead import Contact, Lead, LeadEvent, LeadStatus, Wish
from bot.precheck.flow import Effect, Flow, Offer, Option, Question
from bot.precheck.next_steps import NextStep, StepCase, StepChoice
from bot.precheck.nlu.common_words import CommonWords
from bot.precheck.nlu.readings import Reading
from bot.precheck.profile import ProfileEntry, ToldTrait, Trait
from bot.precheck.record import record_of
from bot.precheck.verdict import Reason, Verdict, judge
from bot.vocabulary import (
    NO_WORDS,
    Bilingual,
    Clause,
    Edition,
    Fact,
    FactType,
    Language,
    Statement,
)
from bot.wording.applicants.renderer import Renderer
from bot.wording.catalogue import read_catalogues
from tests.content.translations import ROOT

NOW = datetime(2026, 11, 20, 7, 59, tzinfo=UTC)
REPLY_BY = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)

CALL = Appointment(
    "b6a1",
    "M-20261120-7KR4-M2XE",
    AppointmentPlan(datetime(2026, 11, 24, 1, 30, tzinfo=UTC), 30, "03-1234-5678", "15:00?"),
    "sato",
    NOW,
)


def both(ja: str, en: str) -> Bilingual:
    return Bilingual(ja, en)


FACTS: dict[str, tuple[FactType, date | int | str | Bilingual | tuple[tuple[time, time], ...]]] = {
    "edition_name": (FactType.TEXT, both("2024年度", "FY2024")),
    "programme_name": (FactType.TEXT, both("支援パッケージ", "Support Package")),
    "organisation": (FactType.TEXT, both("ジェトロ", "JETRO")),
    "published": (FactType.MONTH, date(2024, 3, 1)),
    "support_end": (FactType.DATE, date(2025, 3, 31)),
    "company_limit": (FactType.NUMBER, 1300),
    "form_timeout_hours": (FactType.NUMBER, 2),
    "first_screening_weeks_from": (FactType.NUMBER, 1),
    "first_screening_weeks_to": (FactType.NUMBER, 2),
    "first_screening_months_busy": (FactType.NUMBER, 1),
    "desk_email": (FactType.EMAIL, "desk@example.jp"),
    "desk_phone": (FactType.PHONE, "03-3582-4941"),
    "desk_hours": (FactType.HOURS, ((time(9), time(12)), (time(13), time(17)))),
    "programme_url": (FactType.URL, "https://example.jp/programme/"),
    "new_form_url": (FactType.URL, "https://example.jp/new"),
    "continuing_form_url": (FactType.URL, "https://example.jp/continuing"),
    "privacy_url": (FactType.URL, "https://example.jp/privacy/"),
}
CLAUSES = (
    "II.3",
    "II.6",
    "II.6.n1",
    "III.1",
    "III.2",
    "III.4",
    "IV.1.1",
    "IV.1.2",
    "IV.2.1",
    "IV.2.1.1",
    "IV.2.2",
    "IV.2.2.n1",
    "V.1.1.n2",
    "V.1.2.1",
    "V.1.2.2",
    "V.n3",
    "VI",
)
EDITION = Edition(
    id="FY2024",
    facts={name: Fact(name, kind, "VI", value) for name, (kind, value) in FACTS.items()},
    clauses={c: Clause(c, both(f"第{c}条", f"§{c}"), both("要点", "Gist")) for c in CLAUSES},
    statements={
        Statement.DESK: ("VI",),
        Statement.NO_PROMISE: ("III.2", "V.1.1.n2"),
        Statement.SUPPORT_END: ("II.6", "II.6.n1"),
        Statement.FORMS_END: ("IV.2.1.1",),
    },
)

UNSURE = Option("not_sure", both("わからない", "I'm not sure"), Effect.REVIEW)


def question(key: str, title: Bilingual, *options: Option, first_number: int = 1) -> Question:
    return Question(
        key=key,
        clauses=("III.1",),
        title=title,
        ask=both("どれですか？", "Which is it?"),
        why=both("{company_limit}社が対象だからです。", "Because of {company_limit} companies."),
        find_out=both("登記をご覧ください。", "Please look at the registration."),
        options=(*options, UNSURE),
        first_number=first_number,
    )


REQUEST = question(
    "request",
    both("ご希望の支援", "Support"),
    Option("hands_on", both("伴走支援", "Hands-on support")),
    Option(
        "fair_only",
        both("説明会だけ", "Job fair only"),
        Effect.EXCLUDED,
        ("V.n3", "II.3"),
        reason=both("説明会だけは利用できません。", "Only the fair is not possible."),
        instead=both("伴走支援の中で参加できます。", "It can be part of hands-on support."),
        offer=Offer("hands_on", both("伴走支援も希望する", "We would like hands-on support")),
    ),
)
LEGAL_FORM = question(
    "legal_form",
    both("会社の形", "Legal form"),
    Option("kabushiki_kaisha", both("株式会社", "Kabushiki kaisha")),
    Option(
        "other",
        both("その他", "Other"),
        Effect.REVIEW,
        reason=both("例外にあたるかを確認します。", "An exception may apply."),
    ),
)
YEARS = question(
    "years_supported",
    both("支援の年数", "Years of support"),
    Option("0", both("なし", "None")),
    Option("1", both("1年", "One"), Effect.NOTE, reason=both("継続です。", "Continuing.")),
    first_number=0,
)
BOTH_FORMS = "{new_form_url} / {continuing_form_url}"
NEW, CONTINUING = (
    NextStep(both(f"{url}で登録", f"Register at {url}"), ("IV.1.1",))
    for url in ("{new_form_url}", "{continuing_form_url}")
)
EITHER = NextStep(both(BOTH_FORMS, BOTH_FORMS), ("IV.1.1",))
NEXT_STEPS = (
    StepChoice(EITHER, "years_supported", (StepCase({"0"}, NEW), StepCase({"1"}, CONTINUING))),
    StepChoice(NextStep(both("{programme_url}の同意書", "Form at {programme_url}"), ("IV.1.2",))),
)
HEADCOUNT = ProfileEntry(
    Trait.HEADCOUNT,
    both("会社の人数", "Headcount"),
    both("規模の制限はありません。", "Any size is fine."),
    ("III.2",),
)
FLOW = Flow("FY2024", (REQUEST, LEGAL_FORM, YEARS), NEXT_STEPS, (HEADCOUNT,))
FINE = {"request": "hands_on", "legal_form": "kabushiki_kaisha", "years_supported": "0"}
TO_REVIEW = {"request": "hands_on", "legal_form": "other", "years_supported": "not_sure"}
NOT_COVERED = {"request": "fair_only", "legal_form": "other", "years_supported": "1"}


def field(
    name: str,
    title: Bilingual,
    *options: FieldOption,
    is_required: bool = True,
    is_several: bool = False,
    takes_words: bool = False,
) -> Field:
    ask, hint = both("教えてください。", "Please tell us."), both("正式な名称で。", "In full.")
    return Field(
        name,
        title,
        ask,
        hint,
        options,
        is_required=is_required,
        is_several=is_several,
        takes_words=takes_words,
    )


def choice(value: str, ja: str, en: str) -> FieldOption:
    return FieldOption(value, both(ja, en), ("II.3",))


COMPANY = field("company", both("会社名", "Company"))
PHONE = field("phone", both("電話番号", "Phone"), is_required=False)
SPOKEN = field(
    "language",
    both("言語", "Language"),
    choice("ja", "日本語", "Japanese"),
    choice("en", "英語", "English"),
)
TIMES = field(
    "times",
    both("時間帯", "Times"),
    choice("morning", "午前", "Mornings"),
    choice("any", "いつでも", "Any time"),
    takes_words=True,
)
STAGES = field(
    "stages",
    both("段階", "Stages"),
    choice("strategy", "戦略", "Strategy"),
    choice("hiring", "採用", "Hiring"),
    is_required=False,
    is_several=True,
)
REMARKS = field("remarks", both("備考", "Remarks"), is_required=False)
NAME = field("name", both("お名前", "Name"))
EMAIL = field("email", both("メール", "E-mail"))
FORM = FormDefinition(
    notice=both(
        "目的です（{privacy_url}）。{retention_days}日。",
        "Purpose ({privacy_url}), {retention_days} days.",
    ),
    clauses=("III.4",),
    reply_within_working_days=2,
    fields=(COMPANY, NAME, EMAIL, PHONE, SPOKEN, TIMES, STAGES, REMARKS),
)
VALUES = {
    "company": "Example",
    "name": "Hanako",
    "email": "h@example.jp",
    "phone": "",
    "language": "ja",
    "times": "morning",
    "stages": "strategy,hiring",
    "remarks": "Yoroshiku",
}
WORDS = CommonWords(
    yes=NO_WORDS,
    no=NO_WORDS,
    not_sure=NO_WORDS,
    commands={
        "back": {Language.JA: ("戻る",), Language.EN: ("back",)},
        "staff": {Language.JA: ("担当者",), Language.EN: ("staff",)},
    },
)
COST = Article(
    id="cost-free",
    clauses=("II.3",),
    related=(),
    ja=ArticleText("費用はいくらですか？", "無料です。", "", ()),
    en=ArticleText("What does it cost?", "Nothing.", "", ()),
)
SPEAKER = Renderer(
    edition=EDITION,
    flow=FLOW,
    form=FORM,
    words=WORDS,
    catalogues=read_catalogues(ROOT / "locales"),
    retention_days=365,
    articles={COST.id: COST},
)


def article(name: str, *, is_partial: bool = False) -> Article:
    return Article(
        id=name,
        clauses=("III.1", "VI"),
        related=(),
        ja=ArticleText(
            f"締切{name}は？", "{company_limit}社で終わります。", "{support_end}まで。", ()
        ),
        en=ArticleText(
            f"When is {name} over? " * 5, "It ends at {company_limit}.", "Until {support_end}.", ()
        ),
        is_partial=is_partial,
    )


CONTACT = Contact("Example", "Hanako", "h@example.jp", Language.JA, times="morning")
LEAD = Lead(
    reference="M-20261120-7KR4-M2XE",
    conversation="c1",
    person="test:p",
    company_key="name:example",
    status=LeadStatus.CLAIMED,
    verdict="needs_review",
    edition="FY2024",
    flow_version=FLOW.version,
    language=Language.JA,
    record=record_of(FLOW, TO_REVIEW),
    contact=CONTACT,
    wish=Wish(stages=("strategy",), remarks="Yoroshiku"),
    created_at=NOW,
    updated_at=NOW,
    reply_by=REPLY_BY,
    owner="sato",
)
ASKED = AskedQuestion(NOW, "c1", Language.JA, "Cost?", "answer", "cost-free", 0.9)
HISTORY = (
    LeadEvent(NOW, "applicant", "sent"),
    LeadEvent(NOW, "sato", "claimed", {"from": "new", "to": "claimed", "owner": "sato"}),
    LeadEvent(NOW, "applicant", "sent_again", {"verdict": "not_covered", "conversation": "c1"}),
    LeadEvent(NOW, "sato", "handed_over", {"previous_owner": "sato", "owner": "suzuki"}),
    LeadEvent(NOW, "suzuki", "moved", {"from": "claimed", "to": "contacted"}),
    LeadEvent(NOW, "sato", "noted", {"text": "Called"}),
    LeadEvent(NOW, "sato", "something_new"),
)
CONVERSATION = Conversation(
    id="c1",
    person="test:p",
    language=Language.JA,
    edition="FY2024",
    started_at=NOW,
    updated_at=NOW,
    answers=TO_REVIEW,
    form=Form(NOW, {"company": "Example"}),
)


def shown(
    answers: dict[str, str], *, is_stop: bool = False, has_ended: bool = False
) -> acts.DialogueAct:
    return acts.ShowVerdict(judge(FLOW, answers), answers, is_stop, has_ended)


def preview(*, is_old_choice: bool, lead: str | None, after: Verdict) -> acts.PreviewEdit:
    excluding = judge(FLOW, NOT_COVERED).reasons[:1]
    reviewed = judge(FLOW, TO_REVIEW).reasons[:1]
    old, new = REQUEST.options[0], REQUEST.options[1]
    return acts.PreviewEdit(
        (acts.AnswerChange(REQUEST, old, new),),
        Verdict.UNDECIDED,
        after,
        excluding,
        reviewed,
        is_old_choice,
        lead,
    )


def ask_field(
    of: Field, current: str | None = None, wrong: FormError | None = None
) -> acts.AskField:
    return acts.AskField(of, current, wrong, number=3, total=8)


ACTS: tuple[acts.DialogueAct, ...] = (
    *(Say(notice) for notice in Notice),
    acts.Greet(has_ended=False),
    acts.Greet(has_ended=True, is_new=False),
    acts.WelcomeBack(2, 3, Verdict.UNDECIDED, None, (), has_ended=False),
    acts.WelcomeBack(0, 3, Verdict.UNDECIDED, LEAD.reference, (YEARS,), has_ended=True),
    acts.EditionOpened("E2", both("2026年度", "FY2026")),
    acts.ShowHelp(),
    acts.AskQuestion(LEGAL_FORM, 1, 3),
    acts.AskQuestion(YEARS, 3, 3, YEARS.options[1]),
    acts.OfferFacts((Reading(YEARS, YEARS.options[0]),)),
    acts.OfferFacts(
        (Reading(YEARS, YEARS.options[0]), Reading(REQUEST, REQUEST.options[1])),
    ),
    acts.EchoReadings((Reading(YEARS, YEARS.options[0]),), can_undo=False),
    acts.EchoReadings(
        (Reading(YEARS, YEARS.options[0]), Reading(REQUEST, REQUEST.options[1])), can_undo=True
    ),
    acts.EchoReadings(
        (Reading(YEARS, YEARS.options[0]),),
        can_undo=False,
        profile=(ToldTrait(HEADCOUNT, "12"),),
        new=frozenset({"headcount"}),
    ),
    acts.EchoReadings((), can_undo=False, profile=(ToldTrait(HEADCOUNT, "12"),)),
    acts.RecallAnswer(YEARS, YEARS.options[0]),
    acts.ClarifyAnswer(LEGAL_FORM, ()),
    acts.ClarifyAnswer(LEGAL_FORM, LEGAL_FORM.options[:2]),
    preview(is_old_choice=False, lead=None, after=Verdict.UNDECIDED),
    preview(is_old_choice=True, lead=LEAD.reference, after=Verdict.NOT_COVERED),
    replace(preview(is_old_choice=False, lead=None, after=Verdict.NOT_COVERED), is_again=True),
    replace(
        preview(is_old_choice=False, lead=None, after=Verdict.UNDECIDED),
        changes=(
            acts.AnswerChange(REQUEST, REQUEST.options[0], REQUEST.options[1]),
            acts.AnswerChange(YEARS, YEARS.options[0], YEARS.options[1]),
        ),
    ),
    acts.EditApplied((acts.AnswerChange(YEARS, None, YEARS.options[1]),), None),
    acts.EditApplied(
        (acts.AnswerChange(YEARS, YEARS.options[0], YEARS.options[1]),), LEAD.reference
    ),
    acts.TookBack(YEARS, YEARS.options[1]),
    acts.Undone(
        (
            acts.AnswerChange(YEARS, YEARS.options[1], None),
            acts.AnswerChange(YEARS, YEARS.options[1], YEARS.options[0]),
        )
    ),
    shown(NOT_COVERED, is_stop=True),
    shown(NOT_COVERED, is_stop=True, has_ended=True),
    shown(NOT_COVERED),
    shown(NOT_COVERED, has_ended=True),
    shown(FINE),
    shown(FINE, has_ended=True),
    shown(TO_REVIEW),
    shown({"request": "hands_on", "legal_form": "not_sure"}),
    acts.ShowAnswers(((YEARS, YEARS.options[0]), (REQUEST, REQUEST.options[1])), 3),
    acts.ShowAnswers(((YEARS, YEARS.options[0]),), 3, (REQUEST, LEGAL_FORM)),
    acts.ExplainQuestion(LEGAL_FORM),
    *(acts.WeighAnswer(Reason(q, o)) for q in (LEGAL_FORM, REQUEST) for o in q.options),
    *(acts.SpokenHere(tongue) for tongue in Tongue),
    acts.GiveAnswer(article("a"), (article("b"),), invites_precheck=True),
    acts.GiveAnswer(article("a", is_partial=True), (), invites_precheck=False),
    acts.OfferSuggestions((article("a"), article("b"))),
    acts.OfferSuggestions((article("a"), article("b")), is_beside=True),
    acts.GiveAnswer(article("a"), (article("b"),), invites_precheck=False, is_again=True),
    acts.GiveAnswer(
        article("a"), (article("b"),), invites_precheck=False, is_again=True, in_full=True
    ),
    acts.GiveAnswer(article("a"), (), False, is_desk_open=True, opens_at=NOW),
    acts.GiveAnswer(article("a"), (), False, is_desk_open=False, opens_at=NOW),
    acts.OfferRelated(article("a"), (article("b"),)),
    acts.OfferRelated(article("a"), (article("b"),), is_enough=True),
    acts.Decline(None),
    acts.Decline(
        OutOfScope("visa", {Language.JA: "{desk_email}へ。", Language.EN: "To {desk_email}."}, {})
    ),
    *(
        acts.Puzzle(times, commands, is_desk_open=is_open)
        for times in (1, 2, 3, 4)
        for commands in ((), ("staff", "my_data"))
        for is_open in (True, False)
    ),
    *(
        acts.HearWish(is_angry=is_angry, is_desk_open=is_open)
        for is_angry in (True, False)
        for is_open in (True, False)
    ),
    *(acts.DoubtValue(FORM.fields[0], "12345?", times) for times in (0, 1, 2)),
    acts.OfferAddition("M-241121-7", "12345?"),
    acts.EchoFields({"company": "12345?", "remarks": ""}),
    acts.EchoFields({"company": "12345?"}, is_review=True),
    acts.AskConsent(has_ended=False),
    acts.AskConsent(has_ended=True),
    *(ask_field(COMPANY, None, FormError(code, "company", "12")) for code in FormErrorCode),
    *(ask_field(of) for of in FORM.fields),
    *(ask_field(of, VALUES[of.name]) for of in FORM.fields),
    acts.ReviewForm(Form(NOW, VALUES)),
    acts.Receipt(LEAD, is_update=False, is_desk_open=True),
    acts.Receipt(LEAD, is_update=True, is_desk_open=False),
    acts.Receipt(LEAD, is_update=True, is_desk_open=True, is_late=True),
    acts.ReviewForm(Form(NOW, VALUES, corrects=LEAD.reference)),
    acts.ShowEnquiry(LEAD, ("12345?",), is_desk_open=True, is_late=False),
    acts.NoEnquiryYet(LEAD.reply_by, is_being_written=False),
    acts.NoEnquiryYet(LEAD.reply_by, is_being_written=True),
    acts.NoEnquiryYet(LEAD.reply_by, is_being_written=True, missing=(FORM.fields[0],)),
    *(acts.NotSent(FORM.fields[:count]) for count in (0, 1, 2)),
    *(
        acts.ShowEnquiry(replace(LEAD, status=status), (), is_desk_open=False, is_late=True)
        for status in LeadStatus
    ),
    acts.ShowData(CONVERSATION, (LEAD,), (ASKED,), 4),
    acts.ShowData(CONVERSATION, (LEAD,), (ASKED,), 4, ("12345?",)),
    acts.ConfirmErasure(()),
    acts.ConfirmErasure((LEAD.reference, "M-2")),
    acts.ConfirmErased("D-20261120-7KR4-M2XE", NOW, (LEAD.reference,)),
    acts.ConfirmErased("D-20261120-7KR4-M2XE", NOW, ()),
    acts.ConfirmErased("D-20261120-7KR4-M2XE", NOW, (), is_elsewhere=True),
    acts.StaffWrites("03-1234"),
    acts.TellAppointment(CALL),
    acts.TellAppointment(replace(CALL, sequence=1), CALL),
    acts.TellAppointment(replace(CALL, is_cancelled=True), CALL),
    acts.TellRules("2026"),
    acts.TellAnswer("2024?", article("a")),
    acts.CorrectField(FormError(FormErrorCode.NO_LETTER, "company")),
)
