"""Values as JSON documents. Documents of older versions still load: what they lack has defaults."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Generic, TypeVar

from pydantic import TypeAdapter
from pydantic_core import PydanticSerializationError

from bot.assistant.conversation import Conversation
from bot.handoff.lead import Contact, Wish
from bot.storage.schema.types import storable
from bot.vocabulary import Message
from bot.vocabulary.content_edit import ContentEdit

T = TypeVar("T")


class Document(Generic[T]):
    """Writes and reads one type. Keys keep their order; unknown ones are ignored in reading."""

    def __init__(self, adapter: TypeAdapter[T]) -> None:
        self._adapter = adapter
        self._to_json = adapter.serializer.to_json
        self._of_json = adapter.validator.validate_json

    def dump(self, value: T) -> str:
        """The value as JSON."""
        try:
            return self._to_json(value).decode()
        except PydanticSerializationError:  # text with a lone surrogate has no UTF-8
            plain = self._adapter.dump_python(value, mode="json")
            return storable(json.dumps(plain, ensure_ascii=False))

    def load(self, document: str) -> T:
        """The value that was written."""
        loaded: T = self._of_json(document)
        return loaded


CONVERSATION = Document(TypeAdapter(Conversation))
MESSAGE = Document(TypeAdapter(Message))
CONTACT = Document(TypeAdapter(Contact | None))
WISH = Document(TypeAdapter(Wish | None))
COUNTS = Document(TypeAdapter(Mapping[str, int]))
DETAIL = Document(TypeAdapter(Mapping[str, str]))
EDITS = Document(TypeAdapter(tuple[ContentEdit, ...]))
