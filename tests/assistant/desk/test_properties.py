"""What always holds while staff and an applicant write to each other, in any order."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Callable
from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from bot.assistant.desk import leads as actions
from bot.assistant.desk.replies import ReplyQueued, send_reply
from bot.assistant.ports import Author, DeskPost, Outgoing, TranscriptEntry
from bot.assistant.turns import keep_edit
from bot.handoff import lead_workflow
from bot.vocabulary import MessageKind
from tests.assistant.desk_driver import HANA, KEN, DeskStage, new_desk
from tests.driver import PERSON
from tests.sweeps import examples


@dataclass
class Play:
    """What happened so far, as those who did it know it."""

    stage: DeskStage = field(default_factory=new_desk)
    said: list[str] = field(default_factory=list)
    replies: list[int] = field(default_factory=list)
    posts: list[DeskPost] = field(default_factory=list)
    acts: int = 0

    def next_event(self) -> str:
        self.acts += 1
        return f"law-{self.acts}"

    def say(self) -> None:
        text = f"伝えたいこと{self.acts}"
        self.stage.applicant.say(text)
        self.acts += 1
        self.said.append(text)

    def repeat(self) -> None:
        self.stage.applicant.repeat()

    def back(self) -> None:
        self.stage.applicant.pick("do:counter")

    def turn_to_staff(self) -> None:
        self.stage.applicant.pick("do:reply")

    def edit(self) -> None:
        assistant, event = self.stage.applicant.assistant, self.next_event()
        keep_edit(assistant, PERSON, event, "別の言い方", self.stage.now)

    def reply(self, staff: str = HANA) -> None:
        event, reference = self.next_event(), self.stage.lead.reference
        for _ in range(2):  # every click comes twice
            done = send_reply(self.stage.desk, reference, staff, "返信", event, self.stage.now)
            if isinstance(done, ReplyQueued):
                self.replies.append(done.outgoing_id)

    def reply_as_ken(self) -> None:
        self.reply(KEN)

    def claim(self) -> None:
        actions.change(
            self.stage.desk,
            self.stage.lead.reference,
            HANA,
            lead_workflow.claim,
            now=self.stage.now,
        )

    def claim_as_ken(self) -> None:
        actions.change(
            self.stage.desk, self.stage.lead.reference, KEN, lead_workflow.claim, now=self.stage.now
        )

    def release(self) -> None:
        actions.change(
            self.stage.desk,
            self.stage.lead.reference,
            HANA,
            lead_workflow.release,
            now=self.stage.now,
        )

    def look(self) -> None:
        self.posts += self.stage.posts()

    def entries(self) -> list[TranscriptEntry]:
        conversation = self.stage.lead.conversation
        with self.stage.desk.storage() as work:
            return work.transcripts.of(conversation)

    def outgoing(self) -> list[Outgoing]:
        with self.stage.desk.storage() as work:
            return work.outbox.of(PERSON)


ACTS: list[Callable[[Play], None]] = [
    Play.say,
    Play.say,
    Play.repeat,
    Play.back,
    Play.turn_to_staff,
    Play.edit,
    Play.reply,
    Play.reply_as_ken,
    Play.claim,
    Play.claim_as_ken,
    Play.release,
    Play.look,
]


@examples(25)
@given(st.lists(st.sampled_from(ACTS), min_size=4, max_size=14))
def test_nothing_is_lost_doubled_or_shown_out_of_order(acts: list[Callable[[Play], None]]) -> None:
    play = Play()
    play.claim()
    play.reply()
    for act in acts:
        act(play)
    play.look()
    entries = play.entries()

    texts = [entry.text for entry in entries if entry.text in set(play.said)]
    assert texts == play.said, "each message is in the transcript once, in order"

    passed_on = [entry.key for entry in entries if entry.kind == "text" and entry.key]
    shown = [post.detail["entry"] for post in play.posts if post.subject.startswith("said:")]
    assert shown == passed_on, "staff see each message that went to them once, in order"

    written = [o.id for o in play.outgoing() if o.message.kind is MessageKind.STAFF]
    assert written == play.replies, "each reply is queued once, in order"
    kept = [entry.key for entry in entries if entry.speaker is Author.STAFF]
    assert kept == [f"reply-{id_}" for id_ in play.replies]
    subjects = Tally(post.subject for post in play.posts)
    assert {f"reply:{id_}" for id_ in play.replies} <= set(subjects)

    history = play.stage.history()
    assert [e.detail["outgoing"] for e in history if e.action == "replied"] == [
        str(id_) for id_ in play.replies
    ]
