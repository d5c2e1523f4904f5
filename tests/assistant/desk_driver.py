"""A desk with the real content and wording, and an applicant who sent a lead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache

from bot import bootstrap
from bot.assistant.desk.actions import DeskAction, StaffDesk, WordedReply
from bot.assistant.desk.dispatcher import handle_desk_action
from bot.assistant.desk.post_views import view_of
from bot.assistant.ports import AskedQuestion, DeliveryStatus, DeskPost, Storage
from bot.assistant.privacy import erase_on_request
from bot.handoff.lead import Lead, LeadEvent
from bot.storage import SqlStorage
from bot.vocabulary import Language
from bot.vocabulary.ui import (
    Bars,
    Button,
    Buttons,
    Dialog,
    Facts,
    Heading,
    Paragraph,
    Part,
    Quotation,
    Screen,
    Small,
)
from bot.wording.desk.renderer import DeskRenderer
from tests.driver import PERSON, Stage, new_stage
from tests.memory import MemoryStorage

DESK = "slack:T1:C9"
HANA, KEN, GUEST = "slack:T1:U1", "slack:T1:U2", "slack:T1:U9"
SENT, SENDING = DeliveryStatus.SENT, DeliveryStatus.SENDING
NAMES = {HANA: "Hana", KEN: "Ken"}
FORM = ("株式会社 例", "skip:corporate_number", "山田 花子", "hanako@example.com", "skip:phone")


@dataclass
class DeskStage:
    """Staff at their desk, and one applicant."""

    desk: StaffDesk
    renderer: DeskRenderer
    applicant: Stage
    acts: int = 0

    @property
    def now(self) -> datetime:
        return self.applicant.now

    @property
    def lead(self) -> Lead:
        with self.desk.storage() as work:
            return work.leads.all()[-1]

    def act(
        self,
        action: str,
        value: str | None = None,
        values: Mapping[str, str] | None = None,
        *,
        by: str = HANA,
        language: Language = Language.EN,
        event: str = "",
    ) -> WordedReply:
        """A member of staff does something, about the lead unless another value is given."""
        self.acts += 1
        self.applicant.wait(timedelta(seconds=1))
        what = DeskAction(
            event=event or f"act-{self.acts}",
            staff=by,
            action=action,
            value=self.lead.reference if value is None else value,
            values=values or {},
            language=language,
        )
        return self.renderer.reply(handle_desk_action(self.desk, what, self.now), language)

    def history(self) -> list[LeadEvent]:
        reference = self.lead.reference
        with self.desk.storage() as work:
            return work.leads.history(reference)

    def posts(self) -> list[DeskPost]:
        """Everything that is to be shown now; it counts as shown afterwards."""
        with self.desk.storage() as work:
            found: list[DeskPost] = []
            while isinstance(post := work.outbox.claim(DESK, self.now), DeskPost):
                found.append(post)
                work.outbox.settle([post.id], SENT, self.now)
            work.commit()
        return found

    def shown(self, subject: str, line: str = "", **detail: str) -> Screen | None:
        """What a post with this subject shows now."""
        post = DeskPost(
            *(1, DESK, line or self.lead.reference, subject, detail, SENDING, 1, self.now)
        )
        view = view_of(self.desk.storage, post, self.now)
        return self.renderer.screen(view, Language.JA) if view else None

    def erase(self) -> None:
        """Everything about the applicant is erased."""
        with self.desk.storage() as work:
            erase_on_request(work, PERSON, "operator", self.now)
            work.commit()


def new_desk(language: Language = Language.JA, storage: Storage | None = None) -> DeskStage:
    """A desk on which one new lead is shown; on a storage with nothing in it, or in memory."""
    content = bootstrap.content()
    renderer = DeskRenderer(bootstrap.renderer(), lambda actor: NAMES.get(actor, actor))
    told = after_sending(language)
    before = told.assistant.storage
    assert isinstance(before, MemoryStorage)
    if storage is None:
        storage = before.copy()
    else:
        assert isinstance(storage, SqlStorage)
        before.copy_into(storage)
    stage = replace(told, assistant=replace(told.assistant, storage=storage))
    desk = StaffDesk(
        storage=storage,
        is_staff=NAMES.__contains__,
        desks=(DESK,),
        speak=stage.assistant.wording,
        fill_in=renderer.fill_in,
        flow=content.flow,
        hours=content.edition.desk_hours,
        replies=content.replies,
    )
    return DeskStage(desk, renderer, stage)


@cache
def after_sending(language: Language) -> Stage:
    """It was played once; to be copied."""
    return sent_on(MemoryStorage(), language)


def sent_on(storage: Storage, language: Language) -> Stage:
    """The applicant went through the pre-check, asked a question, and filled the form in."""
    stage = new_stage(language=language)
    stage.assistant = replace(stage.assistant, storage=storage, desks=(DESK,))
    stage.arrive()
    stage.pick("do:start")
    stage.answer_rest({"legal_form": "other_in_japan"})
    stage.pick("do:staff")
    stage.pick("consent:yes")
    for text in FORM:
        stage.pick(text) if text.startswith("skip:") else stage.say(text)
    stage.pick(f"field:language:{language.value}")
    stage.pick("field:times:any")
    for name in ("stages", "menu"):
        stage.pick(f"skip:{name}")
    stage.say("よろしくお願いします。")
    stage.pick("send")
    keep_question(stage, "費用はかかりますか？", "answer")
    return stage


def keep_question(stage: Stage, text: str, decision: str) -> None:
    """The applicant asked the knowledge base; fitting a matcher for it would take long."""
    assert stage.conversation is not None
    asked = AskedQuestion(stage.now, stage.conversation.id, Language.JA, text, decision, None, 0.5)
    with stage.assistant.storage() as work:
        work.questions.add(asked)
        work.commit()


def texts_of(shown: Screen | Dialog | None) -> str:
    """Everything that can be read on a screen or in a dialog."""
    if shown is None:
        return ""
    texts = [shown.title, *(text for part in shown.parts for text in part_texts(part))]
    if isinstance(shown, Dialog):
        texts += [shown.submit, shown.close]
        for each in shown.inputs:
            texts += [each.label, each.hint, each.value, *(o.label for o in each.options)]
    return "\n".join(texts)


def part_texts(part: Part) -> list[str]:
    """Everything that can be read in one part."""
    match part:
        case Heading(text) | Paragraph(text) | Small(text) | Quotation(text):
            return [text]
        case Facts(entries):
            return [text for entry in entries for text in entry]
        case Bars(heading, bars):
            return [heading, *(f"{bar.label} {bar.count} {bar.note}" for bar in bars)]
        case Buttons(buttons):
            return [text for b in buttons for text in (b.label, b.confirm)]
        case _:
            return []


def buttons_of(shown: Screen | Dialog | None) -> list[Button]:
    """All buttons, in order."""
    parts = shown.parts if shown else ()
    return [button for part in parts if isinstance(part, Buttons) for button in part.buttons]


def actions_of(shown: Screen | Dialog | None) -> list[str]:
    """The actions of all buttons."""
    return [button.action for button in buttons_of(shown)]
