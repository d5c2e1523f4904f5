"""What staff do at a desk and what they get to see, with the real wording in both languages."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import cycle, islice

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from bot.assistant.curation.unanswered import unanswered_of
from bot.assistant.desk.actions import (
    Done,
    Download,
    InputErrors,
    OpenDialog,
    ReplaceDialog,
    ShowMessage,
    WordedReply,
)
from bot.assistant.desk.dispatcher import HANDLERS
from bot.assistant.ports import Author, DeliveryStatus, Outgoing, TranscriptEntry
from bot.handoff.lead import LeadStatus
from bot.vocabulary import Language, MessageKind
from bot.vocabulary.ui import Dialog, InputKind, Paragraph
from tests.assistant.desk_driver import (
    GUEST,
    HANA,
    KEN,
    DeskStage,
    actions_of,
    buttons_of,
    keep_question,
    new_desk,
    texts_of,
)
from tests.driver import PERSON
from tests.sweeps import every

FILLED = {
    "text": "Hello",
    "reason": "answered",
    "words": "all said",
    "to": KEN,
    "preset": "week",
    "canned": "how_to_apply",
    "answer": "It is free.",
}
PERSONAL = ("例", "山田", "hanako", "よろしくお願いします", "Hello", "called twice")


def claimed(stage: DeskStage) -> None:
    assert stage.act("claim") == Done()


def contacted(stage: DeskStage) -> None:
    claimed(stage)
    assert stage.act("contacted") == Done()


def applied(stage: DeskStage) -> None:
    contacted(stage)
    assert stage.act("applied") == Done()


def closed(stage: DeskStage) -> None:
    claimed(stage)
    assert stage.act("close.send", values={"reason": "answered"}) == Done()


def erased(stage: DeskStage) -> None:
    claimed(stage)
    stage.erase()


STANDINGS: dict[str, Callable[[DeskStage], None]] = {
    "new": lambda _: None,
    "claimed": claimed,
    "contacted": contacted,
    "applied": applied,
    "closed": closed,
    "erased": erased,
}


def dialog_of(reply: WordedReply) -> Dialog:
    assert isinstance(reply, OpenDialog | ReplaceDialog), reply
    return reply.dialog


def sent(stage: DeskStage) -> list[Outgoing]:
    with stage.desk.storage() as work:
        return [o for o in work.outbox.of(PERSON) if o.message.kind is MessageKind.STAFF]


def previewed(stage: DeskStage, text: str, by: str = HANA) -> Dialog:
    return dialog_of(stage.act("reply.preview", values={"text": text}, by=by))


def hand_in(
    stage: DeskStage, dialog: Dialog, text: str | None = None, event: str = ""
) -> WordedReply:
    shown = dialog.inputs[0]
    values = {shown.name: shown.value if text is None else text}
    return stage.act(dialog.action, dialog.value, values, event=event)


@every(standing=list(STANDINGS), by=[HANA, KEN, GUEST])
def test_every_action_of_everybody_in_every_status_gives_a_reply(standing: str, by: str) -> None:
    in_turn = islice(cycle(Language), list(STANDINGS).index(standing), None)  # each in both
    for action, language in zip(HANDLERS, in_turn, strict=False):
        stage = new_desk()
        STANDINGS[standing](stage)
        for values in ({}, FILLED):
            reply = stage.act(action, values=values, by=by, language=language)
            assert isinstance(
                reply, Done | ShowMessage | OpenDialog | ReplaceDialog | InputErrors | Download
            )
            if isinstance(reply, ShowMessage):
                assert reply.text.strip()
                assert not set("{}") & set(reply.text)
            if by == GUEST:
                assert isinstance(reply, ShowMessage)


def test_whoever_is_not_staff_is_refused_politely_and_on_record_and_changes_nothing(
    stage: DeskStage,
) -> None:
    before = stage.lead
    for action in HANDLERS:
        reply = stage.act(action, values=FILLED, by=GUEST, language=Language.JA)
        assert reply == ShowMessage("この操作は事業の担当者だけが行えます。")
    assert stage.lead == before
    with stage.desk.storage() as work:
        refused = work.refusals.all(1000)
    assert {r.action for r in refused} == set(HANDLERS)
    assert {(r.actor, r.reference) for r in refused} == {(GUEST, before.reference)}


def test_a_refusal_is_recorded_once_and_holds_nothing_that_was_typed(stage: DeskStage) -> None:
    for _ in range(2):
        stage.act("my name is Hanako", "secret text", by=GUEST, event="same")
    with stage.desk.storage() as work:
        [refused] = work.refusals.all()
    assert (refused.action, refused.reference) == ("unknown", "")


def test_the_second_claimer_is_told_who_won_by_name(stage: DeskStage) -> None:
    assert stage.act("claim") == Done()
    told = stage.act("claim", by=KEN)
    assert told == ShowMessage("Hana has taken this lead on.")
    assert stage.lead.owner == HANA


@pytest.mark.parametrize(
    ("action", "values"), [("claim", {}), ("note.send", {"text": "called twice"})]
)
def test_the_same_event_has_one_effect(
    stage: DeskStage, action: str, values: dict[str, str]
) -> None:
    first = stage.act(action, values=values, event="e1")
    again = stage.act(action, values=values, event="e1")
    assert first == again == Done()
    assert len(stage.history()) == 2


def test_an_unknown_lead_or_action_is_told_in_words(stage: DeskStage) -> None:
    assert stage.act("claim", "M-1") == ShowMessage("There is no lead with this reference number.")
    assert isinstance(stage.act("fly"), ShowMessage)
    assert isinstance(stage.act("settle.again", "M-1 x"), ShowMessage)
    assert isinstance(stage.act("transcript", ""), ShowMessage)


def test_a_change_brings_the_card_up_to_date(stage: DeskStage) -> None:
    stage.posts()
    stage.act("claim")
    [post] = stage.posts()
    assert post.subject == f"lead:{stage.lead.reference}"
    assert "Hana" in texts_of(stage.shown(post.subject))


def test_what_is_missing_in_a_dialog_is_told_at_its_input(stage: DeskStage) -> None:
    claimed(stage)
    for action, name in (
        ("close.send", "reason"),
        ("hand_over.send", "to"),
        ("note.send", "text"),
        ("snooze.send", "until"),
        ("reply.preview", "text"),
        ("reply.send", "text"),
        ("canned.pick", "canned"),
        ("answer.send", "answer"),
    ):
        reply = stage.act(action, values={"text": " \u200b\n"})
        assert isinstance(reply, InputErrors), action
        assert list(reply.errors) == [name]
    assert stage.lead.status is LeadStatus.CLAIMED


def test_the_reason_of_closing_is_kept_by_key_and_read_in_both_languages(stage: DeskStage) -> None:
    claimed(stage)
    stage.act("close.send", values={"reason": "no_answer", "words": "called twice"})
    assert stage.history()[-1].detail["text"] == "no_answer: called twice"
    record = dialog_of(stage.act("record", language=Language.JA))
    assert "相談者から返答なし：called twice" in texts_of(record)


def test_a_lead_is_handed_over_only_to_staff(stage: DeskStage) -> None:
    claimed(stage)
    assert [i.kind for i in dialog_of(stage.act("hand_over")).inputs] == [InputKind.PERSON]
    wrong = stage.act("hand_over.send", values={"to": GUEST})
    assert isinstance(wrong, InputErrors)
    assert stage.act("hand_over.send", values={"to": KEN}) == Done()
    assert stage.lead.owner == KEN


def test_whoever_is_given_a_lead_is_called_and_told_by_whom(stage: DeskStage) -> None:
    stage.act("claim")
    stage.posts()
    stage.act("hand_over.send", values={"to": KEN})
    told = next(post for post in stage.posts() if post.subject.startswith("told:"))
    assert told.detail["calls"] == KEN
    shown = stage.shown(told.subject, **told.detail)
    assert "Hanaさんが、この案件をKenさんに引き継ぎました。" in texts_of(shown)
    assert not any(post.subject.startswith("told:") for post in stage.posts())


def test_taking_on_or_opening_again_calls_nobody(stage: DeskStage) -> None:
    stage.act("claim")
    stage.act("close.send", values={"reason": "answered"})
    stage.act("reopen", by=KEN)
    assert not [post for post in stage.posts() if "calls" in post.detail]


def test_a_lead_rests_until_the_desk_opens_on_the_day_that_was_picked(stage: DeskStage) -> None:
    assert stage.act("snooze.send", values={"preset": "tomorrow"}) == Done()
    until = stage.lead.snoozed_until
    assert until is not None
    assert until.isoformat() == "2024-10-02T00:00:00+00:00"
    assert "wake" in actions_of(stage.shown(f"lead:{stage.lead.reference}"))
    assert stage.act("wake") == Done()
    assert stage.lead.snoozed_until is None


def test_a_day_of_ones_own_counts_more_and_a_holiday_leads_to_the_day_after(
    stage: DeskStage,
) -> None:
    stage.act("snooze.send", values={"preset": "week", "until": "2024-10-14"})
    until = stage.lead.snoozed_until
    assert until is not None
    assert until.date().isoformat() == "2024-10-15"


@pytest.mark.parametrize("day", ["2024-09-30", "1999-01-01", "9999-12-31", "soon", "2024-02-30"])
def test_a_day_that_is_over_far_away_or_none_is_refused(stage: DeskStage, day: str) -> None:
    assert isinstance(stage.act("snooze.send", values={"until": day}), InputErrors)
    assert stage.lead.snoozed_until is None


@pytest.mark.parametrize(
    "text", ["Hello", "  one \n\n- two\u2028three \n", "{name} <!channel>", "あ" * 3000]
)
def test_what_the_preview_shows_is_what_is_sent(stage: DeskStage, text: str) -> None:
    claimed(stage)
    dialog = previewed(stage, text)
    shown = [part.text for part in dialog.parts if isinstance(part, Paragraph)]
    assert sent(stage) == []
    assert hand_in(stage, dialog) == Done()
    [outgoing] = sent(stage)
    assert [outgoing.message.text] == shown
    for choice in outgoing.message.choices:
        assert choice.label in texts_of(dialog)


def test_a_text_that_is_changed_in_the_preview_is_shown_again_before_it_is_sent(
    stage: DeskStage,
) -> None:
    claimed(stage)
    first = previewed(stage, "Hello")
    second = dialog_of(hand_in(stage, first, "Good morning"))
    assert sent(stage) == []
    assert "Good morning" in texts_of(second)
    assert hand_in(stage, second) == Done()
    assert "Good morning" in sent(stage)[0].message.text


def test_sending_the_same_event_again_sends_nothing_more(stage: DeskStage) -> None:
    claimed(stage)
    dialog = previewed(stage, "Hello")
    hand_in(stage, dialog, event="send-1")
    again = hand_in(stage, dialog, event="send-1")
    assert not isinstance(again, OpenDialog | InputErrors)
    assert len(sent(stage)) == 1


def test_only_who_took_a_lead_on_writes_to_the_applicant(stage: DeskStage) -> None:
    claimed(stage)
    assert isinstance(stage.act("reply", by=KEN), ShowMessage)
    dialog = previewed(stage, "Hello")
    stage.act("hand_over.send", values={"to": KEN})
    assert isinstance(hand_in(stage, dialog), ShowMessage)
    assert sent(stage) == []


def test_a_text_that_is_brought_along_stands_in_the_dialog(stage: DeskStage) -> None:
    claimed(stage)
    dialog = dialog_of(stage.act("reply", values={"text": "From the thread"}))
    assert dialog.inputs[-1].value == "From the thread"


def test_a_prepared_reply_comes_filled_in_and_in_the_applicants_language(stage: DeskStage) -> None:
    claimed(stage)
    for reply in stage.desk.replies:
        values = {"canned": reply.id}
        picked = dialog_of(stage.act("canned.pick", values=values, language=Language.EN))
        text = picked.inputs[0].value
        assert text.startswith("山田 花子様")
        assert not set("{}") & set(text)
        with_words = dialog_of(stage.act("reply.preview", values={**values, "text": "追伸"}))
        assert with_words.inputs[0].value == f"{text}\n\n追伸"


def test_a_message_that_was_sent_stands_in_the_thread_with_its_delivery(stage: DeskStage) -> None:
    claimed(stage)
    hand_in(stage, previewed(stage, "Hello"))
    [outgoing] = sent(stage)
    subject = f"reply:{outgoing.id}"
    assert subject in [post.subject for post in stage.posts()]
    for status in DeliveryStatus:
        with stage.desk.storage() as work:
            work.outbox.settle([outgoing.id], status, stage.now)
            work.commit()
        shown = stage.shown(subject)
        assert "Hello" in texts_of(shown)
        assert "Hana" in texts_of(shown)
        uncertain = ["settle.arrived", "settle.again"]
        assert actions_of(shown) == (uncertain if status is DeliveryStatus.UNCERTAIN else [])


@pytest.mark.parametrize(
    ("action", "status"),
    [("settle.arrived", DeliveryStatus.SENT), ("settle.again", DeliveryStatus.QUEUED)],
)
def test_an_uncertain_message_is_settled_with_one_click_and_once(
    stage: DeskStage, action: str, status: DeliveryStatus
) -> None:
    claimed(stage)
    hand_in(stage, previewed(stage, "Hello"))
    [outgoing] = sent(stage)
    with stage.desk.storage() as work:
        work.outbox.settle([outgoing.id], DeliveryStatus.UNCERTAIN, stage.now)
        work.commit()
    value = f"{stage.lead.reference} {outgoing.id}"
    assert stage.act(action, value) == Done()
    assert sent(stage)[0].status is status
    assert isinstance(stage.act(action, value), ShowMessage)


def test_what_the_applicant_writes_to_staff_stands_in_the_thread(stage: DeskStage) -> None:
    claimed(stage)
    hand_in(stage, previewed(stage, "Hello"))
    stage.posts()
    stage.applicant.say("ありがとうございます。明日お願いします。")
    said = [post for post in stage.posts() if post.subject.startswith("said:")]
    assert len(said) == 1
    shown = stage.shown(said[0].subject, **said[0].detail)
    assert "明日お願いします" in texts_of(shown)
    assert actions_of(shown) == ["reply"]


def test_every_page_of_a_transcript_holds_whole_lines_and_all_of_them(stage: DeskStage) -> None:
    said = [
        TranscriptEntry(stage.now, Author.PERSON, "text", f"number {n} " + "word " * 100)
        for n in range(60)
    ]
    conversation = stage.lead.conversation
    with stage.desk.storage() as work:
        work.transcripts.add(conversation, said)
        work.commit()
    reply = stage.act("transcript")
    assert isinstance(reply, OpenDialog)
    pages = [reply.dialog]
    while not (earlier := buttons_of(pages[-1])[0].value).endswith(" 2") or len(pages) == 1:
        reply = stage.act("transcript", earlier)
        assert isinstance(reply, ReplaceDialog)
        pages.append(reply.dialog)
    read = "\n".join(texts_of(page) for page in pages)
    assert len(pages) > 2
    assert all(entry.text in read for entry in said)


def test_all_leads_come_as_a_file_that_is_safe_to_open(stage: DeskStage) -> None:
    file = stage.act("export")
    assert isinstance(file, Download)
    assert file.name == "leads-2024-10-01.csv"
    [row] = csv.DictReader(io.StringIO(file.content.decode("utf-8-sig")))
    assert row["Number"] == stage.lead.reference
    assert row["Came in"] == "2024-10-01 10:00"


def test_what_is_shown_comes_as_a_workbook_in_which_nothing_is_a_formula(
    stage: DeskStage,
) -> None:
    stage.act("claim")
    stage.act("note.send", values={"text": "=1+1 called\x0b back"})
    shown = {"shelf": "mine", "sought": "例", "format": "xlsx"}
    file = stage.act("export", "", shown, language=Language.JA)
    assert isinstance(file, Download)
    assert file.name == "leads-2024-10-01.xlsx"
    sheet = load_workbook(io.BytesIO(file.content)).active
    assert isinstance(sheet, Worksheet)
    titles, row = sheet.iter_rows()
    cells = {title.value: cell for title, cell in zip(titles, row, strict=True)}
    assert cells["受付番号"].value == stage.lead.reference
    assert cells["受付日時"].value == datetime(2024, 10, 1, 10, 0)  # noqa: DTZ001  as Excel has it
    assert "=1+1 called back" in str(cells["メモ"].value)
    assert {cell.data_type for cell in row} <= {"s", "d", "n", "inlineStr"}


def test_only_what_is_shown_is_taken_along(stage: DeskStage) -> None:
    file = stage.act("export", "", {"shelf": "closed"})
    assert isinstance(file, Download)
    assert len(file.content.splitlines()) == 1


def test_an_answer_to_an_open_question_goes_to_the_curators(stage: DeskStage) -> None:
    for _ in range(2):
        keep_question(stage.applicant, "明日の天気はどうですか？", "decline")
    listed = stage.act("unanswered")
    assert "天気" in texts_of(dialog_of(listed))
    with stage.desk.storage() as work:
        [question] = [q for q in unanswered_of(work) if "天気" in q.text]
    asked = stage.act("answer", question.key)
    assert isinstance(asked, ReplaceDialog)
    told = stage.act("answer.send", question.key, {"answer": "お答えできません。"})
    assert isinstance(told, ShowMessage)
    with stage.desk.storage() as work:
        [draft] = work.drafts.all()
    assert (draft.question, draft.answer, draft.staff) == (
        question.text,
        "お答えできません。",
        HANA,
    )
    assert "天気" not in texts_of(dialog_of(stage.act("unanswered")))
    assert isinstance(stage.act("answer.send", question.key, {"answer": "twice"}), ShowMessage)


def test_numbers_have_a_funnel_and_ways_to_other_periods(stage: DeskStage) -> None:
    shown = stage.act("numbers", "", language=Language.EN)
    assert isinstance(shown, OpenDialog)
    assert "How far people come" in texts_of(shown.dialog)
    assert "Sent an enquiry 1" in texts_of(shown.dialog)
    assert isinstance(stage.act("numbers", "7"), ReplaceDialog)


def test_the_overview_counts_what_is_new_waiting_and_overdue(stage: DeskStage) -> None:
    def told() -> str:
        return texts_of(dialog_of(stage.act("digest", "", language=Language.EN)))

    assert "New\n1" in told()
    stage.act("claim")
    assert "Waiting for a first reply\n1" in told()
    stage.applicant.wait(timedelta(days=10))
    assert "Overdue\n1" in told()
    stage.act("snooze.send", values={"preset": "week"})
    assert "Snoozed\n1" in told()


@pytest.mark.parametrize("language", list(Language))
def test_nothing_personal_of_an_erased_lead_is_shown_anywhere(language: Language) -> None:
    stage = new_desk()
    claimed(stage)
    stage.act("note.send", values={"text": "called twice, 山田様"})
    hand_in(stage, previewed(stage, "Hello"))
    [outgoing] = sent(stage)
    stage.applicant.say("よろしくお願いします。もう一度")
    posts = stage.posts()
    stage.erase()
    again = stage.posts()
    assert {post.subject for post in posts} <= {post.subject for post in again}
    for post in [*posts, *again]:
        shown = texts_of(stage.shown(post.subject, post.line, **post.detail))
        assert not [word for word in PERSONAL if word in shown], post.subject
        assert actions_of(stage.shown(post.subject, post.line, **post.detail)) == []
    assert texts_of(stage.shown(f"reply:{outgoing.id}"))
    for action in HANDLERS:
        reply = stage.act(action, values=FILLED, language=language)
        if isinstance(reply, OpenDialog | ReplaceDialog):
            told = texts_of(reply.dialog)
            assert not [word for word in PERSONAL if word in told], action


def test_a_reminder_is_shown_only_while_the_reply_is_awaited(stage: DeskStage) -> None:
    subject = f"remind:{stage.lead.reference}"
    assert actions_of(stage.shown(subject)) == ["reply", "claim", "snooze"]
    claimed(stage)
    assert actions_of(stage.shown(subject)) == ["reply", "snooze"]
    stage.act("contacted")
    assert stage.shown(subject) is None


@pytest.mark.parametrize(
    "subject", ["", "lead:", "lead:M-9", "said:x", "reply:x", "reply:99:1", "fly:1"]
)
def test_a_post_about_nothing_that_is_known_shows_nothing(stage: DeskStage, subject: str) -> None:
    assert stage.shown(subject, line="M-9") is None


def test_a_digest_and_an_alert_can_be_shown_in_the_language_of_the_desk(stage: DeskStage) -> None:
    assert "本日の窓口" in texts_of(stage.shown("digest:2024-10-01"))
    assert "アーカイブ" in texts_of(stage.shown("alert:is_archived", channel="C1"))
