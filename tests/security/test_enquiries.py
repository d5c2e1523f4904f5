"""An enquiry belongs to the person who sent it, whatever anybody else types."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.assistant.context import Denial, Desk
from bot.assistant.desk import joins
from bot.assistant.desk import leads as actions
from bot.assistant.desk.actions import Done, InputErrors, OpenDialog, ShowMessage
from bot.assistant.desk.replies import ReplyQueued, send_reply
from bot.assistant.desk.views import LeadCard
from bot.assistant.privacy import everything_about
from bot.assistant.turns import fill_all
from bot.handoff.lead import Lead, LeadEvent
from bot.vocabulary import Language
from tests.assistant.desk_driver import GUEST, HANA, DeskStage, new_desk, texts_of
from tests.driver import PERSON, Stage

STRANGER = "test:stranger"
OWN = {
    "company": "株式会社山田製作所",
    "corporate_number": "7000012050002",
    "name": "山田花子",
    "email": "hanako@example.co.jp",
    "phone": "03-1234-5678",
    "language": "ja",
    "times": "any",
    "remarks": "秘密の計画",
}
"""What the owner of the enquiry sent."""

SAME_AS_OWNER: Mapping[str, Mapping[str, str]] = {
    "everything": {},
    "the corporate number": {"company": "別会社", "email": "x@example.com"},
    "the name and an address of its domain": {"corporate_number": "", "email": "x@example.co.jp"},
    "the name and the very address": {"corporate_number": ""},
    "the name alone": {"corporate_number": "", "email": "x@example.com"},
}
"""What a stranger may type so as to be taken for the company."""


@pytest.fixture
def stage() -> DeskStage:
    """A desk, and an owner whose enquiry has just come in."""
    stage = new_desk()
    stage.applicant.language = Language.JA
    stage.posts()
    send(stage.applicant, PERSON, OWN)
    return stage


def send(applicant: Stage, person: str, values: Mapping[str, str]) -> str:
    """Somebody sends the form; all that they are told."""
    applicant.person = person
    applicant.pick("do:new_enquiry")
    applicant.pick("consent:yes")
    event = f"form-{applicant.now.timestamp()}"
    fill_all(applicant.assistant, person, event, values, applicant.now, is_sent=True)
    return "\n".join(message.text for message in applicant.receive())


def own(stage: DeskStage) -> Lead:
    """The owner's enquiry."""
    return of(stage, PERSON)[-1]


def of(stage: DeskStage, person: str) -> list[Lead]:
    with stage.desk.storage() as work:
        return work.leads.of(person)


def history(stage: DeskStage, reference: str) -> list[LeadEvent]:
    with stage.desk.storage() as work:
        return work.leads.history(reference)


def intrude(stage: DeskStage, **typed: str) -> str:
    """A stranger types what the owner typed, but for some of it; all that they are told."""
    stage.applicant.wait(timedelta(hours=30))
    return send(stage.applicant, STRANGER, {**OWN, "remarks": "", **typed})


@pytest.mark.parametrize("typed", SAME_AS_OWNER.values(), ids=SAME_AS_OWNER.keys())
def test_nobody_changes_anothers_enquiry_by_what_they_type(
    stage: DeskStage, typed: Mapping[str, str]
) -> None:
    before, told = own(stage), history(stage, own(stage).reference)
    intrude(stage, **typed)
    assert own(stage) == before
    assert history(stage, before.reference) == told
    assert len(of(stage, STRANGER)) == 1


@pytest.mark.parametrize("typed", SAME_AS_OWNER.values(), ids=SAME_AS_OWNER.keys())
def test_nobody_learns_of_anothers_enquiry_by_what_they_type(
    stage: DeskStage, typed: Mapping[str, str]
) -> None:
    alone = new_desk()
    alone.applicant.language = Language.JA
    alone.applicant.now = stage.applicant.now
    theirs = intrude(stage, **typed)
    nobodys = intrude(alone, **typed)
    [mine], [lonely] = of(stage, STRANGER), of(alone, STRANGER)
    assert theirs.replace(mine.reference, "REF") == nobodys.replace(lonely.reference, "REF")
    assert mine.reply_by == lonely.reply_by, "nor by when a reply is promised"
    assert own(stage).reference not in theirs


def test_nobody_is_shown_anothers_enquiry_among_what_is_stored_about_them(
    stage: DeskStage,
) -> None:
    intrude(stage)
    shown = "\n".join(m.text for m in stage.applicant.pick("do:my_data"))
    assert own(stage).reference not in shown
    assert "秘密の計画" not in shown
    with stage.desk.storage() as work:
        kept = everything_about(work, STRANGER)
    assert [each.lead.person for each in kept.leads] == [STRANGER]


def test_nobody_erases_anothers_enquiry(stage: DeskStage) -> None:
    before = own(stage)
    intrude(stage)
    stage.applicant.pick("do:delete_data")
    stage.applicant.pick("erase:yes")
    assert own(stage) == before
    assert of(stage, STRANGER) == []


def test_nobody_receives_what_staff_write_to_another_applicant(stage: DeskStage) -> None:
    intrude(stage)
    stage.act("claim", own(stage).reference)
    done = send_reply(stage.desk, own(stage).reference, HANA, "お返事です", "reply-1", stage.now)
    assert isinstance(done, ReplyQueued)
    with stage.desk.storage() as work:
        queued = {who: [o.message.text for o in work.outbox.of(who)] for who in (PERSON, STRANGER)}
    assert "お返事です" in queued[PERSON]
    assert "お返事です" not in queued[STRANGER]


def test_nobody_writes_into_the_thread_of_anothers_enquiry(stage: DeskStage) -> None:
    intrude(stage)
    conversation = stage.applicant.conversation
    assert conversation is not None
    forged = replace(conversation, lead=own(stage).reference, with_staff=own(stage).reference)
    with stage.desk.storage() as work:
        work.conversations.save(forged)
        work.commit()
    stage.posts()
    stage.applicant.say("なりすましの一言")
    stage.applicant.pick("do:reply")
    assert not any(post.subject.startswith("said:") for post in stage.posts())


def test_sending_again_renews_ones_own_enquiry_and_not_the_promise(stage: DeskStage) -> None:
    before = own(stage)
    for days in (1, 2, 3):
        stage.applicant.wait(timedelta(days=days))
        told = send(stage.applicant, PERSON, {**OWN, "name": f"山田花子{days}"})
        assert before.reference in told
    after = own(stage)
    assert (after.reference, after.reply_by) == (before.reference, before.reply_by)
    assert after.contact is not None
    assert after.contact.name == "山田花子3"
    assert "お約束" in told, "the promise is broken by now, and nobody says otherwise"


def test_once_staff_replied_sending_again_is_promised_another_reply(stage: DeskStage) -> None:
    before = own(stage)
    stage.act("claim", before.reference)
    stage.act("contacted", before.reference)
    stage.applicant.wait(timedelta(days=7))
    send(stage.applicant, PERSON, OWN)
    assert own(stage).reply_by > before.reply_by


# What staff do


@pytest.fixture
def two(stage: DeskStage) -> tuple[DeskStage, Lead, Lead]:
    """The owner's enquiry, and a stranger's that names the same company."""
    intrude(stage)
    return stage, own(stage), of(stage, STRANGER)[0]


@pytest.mark.parametrize(
    ("language", "said"), [(Language.JA, "同じ会社"), (Language.EN, "Same company")]
)
def test_staff_see_that_two_enquiries_name_the_same_company(
    two: tuple[DeskStage, Lead, Lead], language: Language, said: str
) -> None:
    stage, first, second = two
    for lead, other in ((first, second), (second, first)):
        case = actions.look_up(stage.desk, lead.reference, HANA)
        assert not isinstance(case, Denial)
        shown = texts_of(stage.renderer.screen(LeadCard(case, stage.now), language))
        assert other.reference in shown
        assert said in shown


def test_staff_put_two_enquiries_together_and_take_them_apart_again(
    two: tuple[DeskStage, Lead, Lead],
) -> None:
    stage, first, second = two
    asked = stage.act("join", first.reference)
    assert isinstance(asked, OpenDialog)
    assert second.reference in [o.value for i in asked.dialog.inputs for o in i.options]
    assert stage.act("join.send", first.reference, {"other": second.reference}) == Done()
    assert joined(stage, first) == [second.reference]
    assert joined(stage, second) == [first.reference]
    for lead, other in ((first, second), (second, first)):
        last = history(stage, lead.reference)[-1]
        assert (last.actor, last.action, last.detail["lead"]) == (HANA, "joined", other.reference)
    assert stage.act("part", first.reference) == Done()
    assert joined(stage, first) == joined(stage, second) == []
    assert history(stage, first.reference)[-1].action == "parted"


def joined(stage: DeskStage, lead: Lead) -> list[str]:
    case = actions.look_up(stage.desk, lead.reference, HANA)
    assert not isinstance(case, Denial)
    return [other.reference for other in case.joined]


def test_enquiries_that_are_put_together_keep_their_applicants_apart(
    two: tuple[DeskStage, Lead, Lead],
) -> None:
    stage, first, second = two
    stage.act("join.send", first.reference, {"other": second.reference})
    after, other = own(stage), of(stage, STRANGER)[0]
    assert after == replace(
        first, joined=after.joined, version=after.version, updated_at=after.updated_at
    )
    assert (other.contact, other.status, other.reply_by) == (
        second.contact,
        second.status,
        second.reply_by,
    )
    shown = "\n".join(m.text for m in stage.applicant.pick("do:my_data"))
    assert first.reference not in shown
    stage.applicant.pick("do:delete_data")
    stage.applicant.pick("erase:yes")
    assert own(stage).contact == first.contact


def test_a_group_of_enquiries_stays_whole_when_another_joins_it(
    two: tuple[DeskStage, Lead, Lead],
) -> None:
    stage, first, second = two
    send(stage.applicant, "test:third", OWN)
    [third] = of(stage, "test:third")
    joins.join(stage.desk, first.reference, second.reference, HANA, stage.now)
    joins.join(stage.desk, third.reference, first.reference, HANA, stage.now)
    assert sorted(joined(stage, third)) == sorted([first.reference, second.reference])
    joins.part(stage.desk, first.reference, HANA, stage.now)
    assert joined(stage, second) == [third.reference]


def test_nobody_but_staff_puts_enquiries_together_or_apart(
    two: tuple[DeskStage, Lead, Lead],
) -> None:
    stage, first, second = two
    values = {"other": second.reference}
    for action in ("join", "join.send", "part"):
        assert isinstance(stage.act(action, first.reference, values, by=GUEST), ShowMessage)
    outsider = Desk(stage.desk.storage, is_staff=lambda _: False)
    args = (outsider, first.reference)
    assert joins.join(*args, second.reference, GUEST, stage.now) is Denial.NOT_STAFF
    assert joins.part(*args, GUEST, stage.now) is Denial.NOT_STAFF
    assert joined(stage, first) == []
    with stage.desk.storage() as work:
        refused = [(each.actor, each.action) for each in work.refusals.all()]
    assert (GUEST, "join.send") in refused


def test_an_enquiry_is_not_put_together_with_itself_nothing_or_what_was_erased(
    two: tuple[DeskStage, Lead, Lead],
) -> None:
    stage, first, second = two
    stage.applicant.pick("do:delete_data")
    stage.applicant.pick("erase:yes")
    for other in (first.reference, "M-20240101-0000-0000", second.reference):
        assert isinstance(stage.act("join.send", first.reference, {"other": other}), ShowMessage)
    assert isinstance(stage.act("join.send", first.reference), InputErrors)
    assert own(stage) == first


def test_the_same_click_puts_enquiries_together_once(two: tuple[DeskStage, Lead, Lead]) -> None:
    stage, first, second = two
    for _ in range(2):
        stage.act("join.send", first.reference, {"other": second.reference}, event="click-1")
    actions_done = [event.action for event in history(stage, first.reference)]
    assert actions_done.count("joined") == 1
