"""The shape of `flows/replies.yaml`: prepared replies of staff."""

from __future__ import annotations

from pydantic import Field, TypeAdapter

from bot.content.schemas.base import ContentEntry, LabelEntry, Text, TextEntry, Value
from bot.handoff.canned_replies import CannedReply


class ReplyEntry(ContentEntry):
    """One prepared reply."""

    id: Value
    clauses: list[Text] = Field(default_factory=list)
    title: LabelEntry
    text: TextEntry

    def reply(self) -> CannedReply:
        """The reply as the program sees it."""
        return CannedReply(
            id=self.id,
            title=self.title.bilingual(),
            text=self.text.bilingual(),
            clauses=tuple(self.clauses),
        )


REPLIES_FILE = TypeAdapter(list[ReplyEntry])


def to_replies(entries: list[ReplyEntry]) -> tuple[CannedReply, ...]:
    """The prepared replies as the program sees them."""
    return tuple(entry.reply() for entry in entries)
