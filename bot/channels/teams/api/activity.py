"""What Teams sends: an activity, with as much of it as is read here. Anything else in it is let be.

An activity of another shape is refused where it is read, so that nothing breaks further in.
"""

from __future__ import annotations

import html
import re
from datetime import UTC, datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic.alias_generators import to_camel

from bot.channels.teams.api.address import IN_THREAD, TeamsAddress
from bot.vocabulary import Language

CHANNEL_ID = "msteams"
MENTION = re.compile(r"<at(?:\s[^<>]*)?>.*?</at>", re.DOTALL)
TAG = re.compile(r"<(?:br|/p|/div)\s*/?>", re.IGNORECASE)
ANY_TAG = re.compile(r"</?[A-Za-z][^<>]*>")


class TeamsModel(BaseModel):
    """A part of an activity, written in camel case there."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, frozen=True)


class TeamsAccount(TeamsModel):
    """A person or a bot. `aad_object_id` is missing of bots and of people outside of any tenant."""

    id: str = Field(min_length=1, max_length=300)
    name: str | None = None
    aad_object_id: str | None = Field(default=None, max_length=100)


class TeamsConversation(TeamsModel):
    """Where it was said."""

    id: str = Field(min_length=1, max_length=500)
    conversation_type: str | None = None
    tenant_id: str | None = None


class TeamsTenant(TeamsModel):
    """Whose directory people are in."""

    id: str | None = None


class ChannelData(TeamsModel):
    """What only Teams says."""

    tenant: TeamsTenant | None = None
    event_type: str | None = None


class TeamsEntity(TeamsModel):
    """Something that is mentioned."""

    type: str | None = None
    mentioned: TeamsAccount | None = None
    text: str | None = None


class TeamsActivity(TeamsModel):
    """One thing that happened in Teams."""

    type: str = Field(min_length=1, max_length=100)
    id: str = Field(default="", max_length=300)
    channel_id: str = Field(min_length=1, max_length=100)
    service_url: str = Field(min_length=1, max_length=500)
    from_: TeamsAccount | None = Field(default=None, alias="from")
    recipient: TeamsAccount | None = None
    conversation: TeamsConversation
    channel_data: ChannelData = ChannelData()
    text: str = Field(default="", max_length=100_000)
    text_format: str | None = None
    timestamp: datetime | None = None
    locale: str | None = None
    name: str | None = None
    value: Any = None
    action: str | None = None
    reply_to_id: str | None = None
    entities: tuple[TeamsEntity, ...] = ()
    members_added: tuple[TeamsAccount, ...] = ()

    @property
    def tenant(self) -> str:
        """The tenant that it comes from; empty where it says none."""
        told = self.channel_data.tenant.id if self.channel_data.tenant else None
        return (told or self.conversation.tenant_id or "").lower()

    @property
    def is_personal(self) -> bool:
        """Whether nobody else reads there."""
        return (self.conversation.conversation_type or "personal") == "personal"

    @property
    def user(self) -> str:
        """Who did it, by the id that they have wherever they write."""
        who = self.from_
        return (who.aad_object_id or who.id).lower() if who else ""

    @property
    def address(self) -> TeamsAddress:
        """Who did it, and where, if others read there."""
        public = "" if self.is_personal else self.conversation.id
        return TeamsAddress(self.tenant, self.user, public)

    @property
    def channel(self) -> str:
        """The conversation without the thread."""
        return self.conversation.id.partition(IN_THREAD)[0]

    @property
    def thread(self) -> str:
        """The message below which it was said; empty where below none."""
        return self.conversation.id.partition(IN_THREAD)[2]

    @property
    def at(self) -> float | None:
        """When it was done, in seconds; None where Teams does not say."""
        told = self.timestamp
        return (told if told.tzinfo else told.replace(tzinfo=UTC)).timestamp() if told else None

    @property
    def language(self) -> Language | None:
        """The language of the person's client; None where it does not say."""
        if not self.locale:
            return None
        return Language.JA if self.locale.lower().startswith("ja") else Language.EN

    @property
    def mentions_us(self) -> bool:
        """Whether whoever this came to was addressed by name."""
        us = self.recipient.id if self.recipient else ""
        return any(each.mentioned is not None and each.mentioned.id == us for each in self.entities)

    @property
    def said(self) -> str:
        """What was written, as plain text, without the words that call us."""
        text = self.text
        for each in self.entities:
            if each.type == "mention" and each.text and self.mentions_us:
                text = text.replace(each.text, " ")
        text = MENTION.sub(lambda found: ANY_TAG.sub("", found[0]), text)
        if self.text_format == "xml" or "&nbsp;" in text:
            text = html.unescape(ANY_TAG.sub("", TAG.sub("\n", text)))
        return text.replace("\xa0", " ").strip()

    @property
    def data(self) -> dict[str, Any]:
        """What an invoke brings; nothing where it is of another shape."""
        return self.value if isinstance(self.value, dict) else {}


def read_activity(body: object) -> TeamsActivity | None:
    """The activity; None for what is none."""
    try:
        return TeamsActivity.model_validate(body)
    except (ValidationError, RecursionError):
        return None
