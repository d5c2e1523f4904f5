"""A stage: the real counter with real content, on which a test plays a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache

from bot.assistant.acts import AskField
from bot.assistant.context import Assistant, Desk, TurnContext
from bot.assistant.conversation import Conversation
from bot.assistant.desk.leads import change
from bot.assistant.desk.replies import ReplyQueued, send_reply
from bot.assistant.dialogue.next_question import ask_form, open_question
from bot.assistant.ports import DeliveryResult, DeliveryStatus, Outgoing
from bot.assistant.turns import handle_turn
from bot.bootstrap import assistant_on
from bot.handoff import lead_workflow
from bot.precheck.flow import Effect
from bot.vocabulary import Language, Message, Turn
from tests.delivery import deliver
from tests.memory import MemoryStorage

PERSON = "test:someone"
STAFF = "test:staff"
ENQUIRY = ("Yamada Works", "Hanako Yamada", "hanako@example.co.jp", "skip:remarks")
"""What the person types, or picks, in the contact form."""
IN_EDITION = datetime(2024, 10, 1, 1, 0, tzinfo=UTC)
"""A Tuesday at 10:00 in Japan, within the FY2024 edition."""


@dataclass
class Stage:
    """One person talking to the counter."""

    assistant: Assistant
    now: datetime = IN_EDITION
    person: str = PERSON
    language: Language | None = None
    events: int = 0
    said: list[Message] = field(default_factory=list)
    last: Turn | None = None

    def say(self, text: str) -> list[Message]:
        """The person types something."""
        return self.play(Turn(self._event(), self.person, text=text, language=self.language))

    def pick(self, choice: str) -> list[Message]:
        """The person picks a choice."""
        return self.play(Turn(self._event(), self.person, choose=choice, language=self.language))

    def arrive(self) -> list[Message]:
        """The person opens the chat, as a channel tells it."""
        if self.conversation is not None:
            return self.pick("do:resume")
        return self.play(Turn(self._event(), self.person, language=self.language))

    def repeat(self) -> list[Message]:
        """The last event is delivered once more."""
        assert self.last is not None
        return self.play(self.last)

    def play(self, turn: Turn) -> list[Message]:
        """One turn, handled and delivered."""
        self.last = turn
        self.now += timedelta(seconds=1)
        handle_turn(self.assistant, turn, self.now)
        return self.receive()

    def receive(self) -> list[Message]:
        """What waits for the person arrives."""
        arrived: list[Message] = []

        def send(outgoing: Outgoing) -> DeliveryResult:
            arrived.append(outgoing.message)
            return DeliveryResult(DeliveryStatus.SENT)

        deliver(self.assistant.storage, send, lambda: self.now, self.person)
        self.said = arrived
        return arrived

    def wait(self, time: timedelta) -> None:
        """Time passes."""
        self.now += time

    @property
    def conversation(self) -> Conversation | None:
        """What is kept of the conversation now."""
        with self.assistant.storage() as work:
            return work.conversations.of(self.person)

    @property
    def answers(self) -> Mapping[str, str]:
        """The answers that are held now."""
        conversation = self.conversation
        return conversation.answers if conversation else {}

    @property
    def open(self) -> str | None:
        """What is asked now: a question's key, `consent`, `field:NAME`, `review_form`, or None."""
        conversation = self.conversation
        if conversation is None:
            return None
        with self.assistant.storage() as work:
            scene = TurnContext(self.assistant, work, self.now)
            if conversation.is_consent_asked:
                return "consent"
            if conversation.form is not None:
                asked = ask_form(scene, conversation)
                return f"field:{asked.field.name}" if isinstance(asked, AskField) else "review_form"
            question = open_question(scene, conversation)
        return question.key if question else None

    def answer_rest(self, values: Mapping[str, str]) -> None:
        """Answer every question that is still asked by picking; harmless answers unless given."""
        if self.open is None and not self.answers:
            self.pick("do:start")
        while (key := self.open) is not None:
            question = self.assistant.flow.question(key)
            assert question is not None, f"{key} is not a question of the pre-check"
            harmless = next(o.value for o in question.options if o.effect is Effect.NONE)
            self.pick(f"answer:{key}:{values.get(key, harmless)}")

    def enquire(self) -> None:
        """The person sends the contact form."""
        for choice in ("do:staff", "consent:yes"):
            self.pick(choice)
        for value in ENQUIRY:
            self.pick(value) if ":" in value else self.say(value)
        self.pick("send")

    def hear_from_staff(self, text: str) -> None:
        """A member of staff takes the newest lead on and writes to the person."""
        seated = self.assistant
        desk = Desk(seated.storage, lambda _: True, speak=seated.wording, mailed=seated.mailed)
        with self.assistant.storage() as work:
            reference = work.leads.all()[0].reference
        change(desk, reference, STAFF, lead_workflow.claim, now=self.now)
        assert isinstance(
            send_reply(desk, reference, STAFF, text, self._event(), self.now), ReplyQueued
        )
        self.receive()

    def _event(self) -> str:
        self.events += 1
        return f"event-{self.events}"


@cache
def real_assistant() -> Assistant:
    """The counter of this repository on storage in memory; built once per process."""
    return assistant_on(MemoryStorage())


def new_stage(**settings: object) -> Stage:
    """A stage with storage of its own."""
    from dataclasses import replace

    return Stage(replace(real_assistant(), storage=MemoryStorage()), **settings)  # type: ignore[arg-type]
