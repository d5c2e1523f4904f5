"""Acts that show something, and answers that staff write for the curators."""

from __future__ import annotations

from datetime import timedelta

from bot.assistant.context import Denial, calendar_in
from bot.assistant.curation.drafts import write_answer
from bot.assistant.curation.unanswered import Unanswered, unanswered_of
from bot.assistant.desk import leads as actions
from bot.assistant.desk.actions import (
    PERIODS,
    DeskMessage,
    DeskReply,
    InputErrors,
    LeadExport,
    OpenDialog,
    ReplaceDialog,
    ShowMessage,
)
from bot.assistant.desk.inbox import MOST_SOUGHT, InboxQuery
from bot.assistant.desk.numbers.daily import numbers
from bot.assistant.desk.numbers.statistics import UsageStatistics
from bot.assistant.desk.post_views import MOST_QUESTIONS, overview_of, page_of
from bot.assistant.desk.request import Request
from bot.assistant.desk.search.shown_leads import MOST_EXPORTED, shown_leads
from bot.assistant.desk.search.taken_leads import taken_along
from bot.assistant.desk.views import (
    AskAnswer,
    ShowOverview,
    ShowRecord,
    ShowStatistics,
    ShowTranscript,
    ShowUnanswered,
)
from bot.assistant.ports import InboxTab, LeadOrder, UnitOfWork
from bot.handoff.business_hours import day_of
from bot.handoff.lead import Lead


def transcript(request: Request) -> DeskReply:
    """Show a page of the conversation; the last one first."""
    case = request.shown_case()
    if isinstance(case, Denial):
        return ShowMessage(case)
    shown = ShowTranscript(case.lead, page_of(case.transcript, request.more))
    return ReplaceDialog(shown) if request.more else OpenDialog(shown)


def record(request: Request) -> DeskReply:
    """Show the decision record and whether it is sound."""
    case = request.shown_case()
    if isinstance(case, Denial):
        return ShowMessage(case)
    check = actions.verify(case.lead, request.desk.flow_of(case.lead))
    return OpenDialog(ShowRecord(case.lead, check, case.history))


def export(request: Request) -> DeskReply:
    """Hand over the leads of a list as it is shown, as a file."""
    tab, order = request.filled("shelf"), request.filled("order")
    wanted = InboxQuery(
        InboxTab(tab) if tab in set(InboxTab) else InboxTab.ALL,
        request.filled("sought")[:MOST_SOUGHT],
        order=LeadOrder(order) if order in set(LeadOrder) else LeadOrder.NEWEST,
        owners=request.desk.owners,
    )
    staff, now = request.act.staff, request.now

    def shown(work: UnitOfWork) -> list[Lead]:
        return shown_leads(work, staff, wanted, now)

    known = taken_along(request.desk.storage, shown, staff, now, MOST_EXPORTED)
    if known is None:
        return ShowMessage(DeskMessage.TOO_MANY_TO_EXPORT)
    kind = "xlsx" if request.filled("format") == "xlsx" else "csv"
    return LeadExport(f"leads-{day_of(request.now):%Y-%m-%d}.{kind}", kind, known)


def count(request: Request) -> DeskReply:
    """Show how the counter was used lately."""
    is_known = request.act.value.isdecimal() and int(request.act.value) in PERIODS
    days = int(request.act.value) if is_known else PERIODS[1]
    desk, today = request.desk, day_of(request.now)

    def counted(work: UnitOfWork) -> UsageStatistics:
        calendar = calendar_in(work, desk.hours)
        return numbers(work, today - timedelta(days=days - 1), today, desk.flow, calendar)

    shown = ShowStatistics(desk.storage.read_late(counted), days)
    return ReplaceDialog(shown) if is_known else OpenDialog(shown)


def look_around(request: Request) -> DeskReply:
    """Show where the desk stands."""
    with request.desk.storage.read_only() as work:
        overview = overview_of(work, request.now)
    return OpenDialog(ShowOverview(overview))


def open_questions(request: Request) -> DeskReply:
    """Show the questions that were not answered."""
    with request.desk.storage.read_only() as work:
        found = unanswered_of(work)
    return OpenDialog(ShowUnanswered(found[:MOST_QUESTIONS]))


def question_of(request: Request) -> Unanswered | None:
    """The question that the act is about; None where it was answered or erased meanwhile."""
    with request.desk.storage.read_only() as work:
        return next((q for q in unanswered_of(work) if q.key == request.act.value), None)


def ask_answer(request: Request) -> DeskReply:
    """Ask for the answer to a question."""
    question = question_of(request)
    if question is None:
        return ShowMessage(DeskMessage.QUESTION_GONE)
    return ReplaceDialog(AskAnswer(question))


def keep_answer(request: Request) -> DeskReply:
    """Keep an answer for the curators."""
    answer = request.filled("answer")
    if not answer:
        return InputErrors({"answer": DeskMessage.TEXT_MISSING})
    question = question_of(request)
    if question is None:
        return ShowMessage(DeskMessage.QUESTION_GONE)
    write_answer(
        request.desk,
        request.act.staff,
        question.text,
        question.language,
        answer,
        request.now,
    )
    return ShowMessage(DeskMessage.ANSWER_KEPT)
