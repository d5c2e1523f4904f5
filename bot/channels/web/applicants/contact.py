"""The contact form as a page of its own, with what is wrong beside each field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from uuid import uuid4

from bot.channels.web.applicants.service import ApplicantService
from bot.channels.web.applicants.turns import event_key
from bot.channels.web.applicants.visitor import Visitor
from bot.channels.web.http.csrf import csrf_token
from bot.channels.web.http.templates import Pages
from bot.vocabulary.ui import Dialog

PURPOSES = {
    "company": ("organization", "text"),
    "name": ("name", "text"),
    "email": ("email", "email"),
    "phone": ("tel", "tel"),
    "corporate_number": ("off", "numeric"),
}
"""What browsers may fill in by themselves, and which keys telephones show, by field."""

NOTHING: Mapping[str, str] = {}


class ContactPage:
    """Draws the form and takes it. Call it in a thread."""

    def __init__(self, service: ApplicantService, pages: Pages) -> None:
        self._service = service
        self._pages = pages

    def empty(self, visitor: Visitor) -> str | None:
        """The form with what was given so far; None while it is not open."""
        dialog = self._service.form(visitor.person, visitor.language)
        return None if dialog is None else self._draw(visitor, dialog, NOTHING)

    def fill(self, visitor: Visitor, fields: Mapping[str, str]) -> str | None:
        """Take the form. What was typed stands in it again where something is wrong."""
        dialog = self._service.form(visitor.person, visitor.language)
        if dialog is None:
            return None
        values = {each.name: fields.get(each.name, "") for each in dialog.inputs}
        mistakes = self._service.fill(visitor.person, event_key(fields), values)
        if not mistakes:
            return None
        inputs = tuple(replace(each, value=values[each.name]) for each in dialog.inputs)
        return self._draw(visitor, replace(dialog, inputs=inputs), mistakes)

    def _draw(self, visitor: Visitor, dialog: Dialog, mistakes: Mapping[str, str]) -> str:
        look = self._service.look(visitor.person, visitor.language)
        language = look.language or visitor.language
        return self._pages.piece(
            "contact.html",
            w=self._service.words(language),
            language=language.value,
            dialog=dialog,
            mistakes=mistakes,
            csrf=csrf_token(visitor.token),
            page=uuid4().hex,
            purposes=PURPOSES,
        )
