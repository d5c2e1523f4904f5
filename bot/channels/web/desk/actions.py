"""What somebody does at the desk: a form becomes an act, and what comes of it is shown."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, assert_never
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, RedirectResponse, Response

from bot.assistant.desk.actions import (
    DeskAction,
    Done,
    Download,
    InputErrors,
    OpenDialog,
    ReplaceDialog,
    ShowMessage,
    WordedReply,
)
from bot.assistant.desk.bulk_handlers import MOST as MOST_PICKED
from bot.assistant.team.roles import EVERYBODY, WITH_LEADS, Role
from bot.channels.web.desk.composer import is_in_composer, keep_typed, sent
from bot.channels.web.desk.pages import PageRenderer, new_nonce, unpacked
from bot.channels.web.desk.request import PREFIX, DeskRequest, back_from
from bot.vocabulary.ui import Dialog
from bot.wording.appointments import MEDIA_TYPE as CALENDAR_TYPE
from bot.wording.desk.exports.files import MEDIA_TYPES

NONCE = re.compile(r"[A-Za-z0-9_-]{8,64}")

FOR_EVERYBODY = frozenset({"unanswered", "answer", "answer.send", "numbers"})
"""What curators do as well; everything else is about leads."""

ASKED_FIRST = {"bulk.spam": "close_spam_sure"}
"""Acts on several enquiries that are asked about first, and the label of the question."""

MOST_REFERENCE = 40

FILE_TYPES = {**{str(kind): type_ for kind, type_ in MEDIA_TYPES.items()}, "ics": CALENDAR_TYPE}
"""What files are, by how their names end."""

ENDS = frozenset({"answer.send"})
"""What is told after these is that it is done; after others it may be that it is not."""


def who_may(action: str) -> frozenset[Role]:
    """Which roles may do something."""
    return EVERYBODY if action in FOR_EVERYBODY else WITH_LEADS


def act_of(request: DeskRequest) -> DeskAction:
    """What the form says. The same form sent again is the same event."""
    action, value, nonce = (request.given(name) for name in ("action", "value", "event"))
    if not NONCE.fullmatch(nonce):
        nonce = new_nonce()
    about = hashlib.sha256(f"{action}\n{value}".encode(errors="replace")).hexdigest()[:16]
    return DeskAction(
        event=f"web:{nonce}:{about}",
        staff=request.staff.id,
        action=action,
        value=value,
        values=request.filled(PREFIX),
        language=request.language,
    )


async def act(request: DeskRequest, renderer: PageRenderer) -> Response:
    """Do what was asked for and show what comes of it; what asks once more is asked first."""
    question = question_before(request)
    if question and not request.given("sure"):
        return ActionResponder(request, renderer).confirm(question)
    answer = ActionResponder(request, renderer)
    too_long = answer.too_long()
    if too_long:
        return answer.to(InputErrors(too_long))
    if is_in_composer(request):
        await keep_typed(request)
    reply = await run_in_threadpool(request.service.act, act_of(request), request.staff)
    return await run_in_threadpool(answer.to, reply)


def question_before(request: DeskRequest) -> str:
    """What is asked before something is done; empty where nothing is."""
    label = ASKED_FIRST.get(request.given("action"))
    if label and not request.given(f"{PREFIX}lead"):
        return ""  # nothing is picked, which is told at once
    return request.labels[label] if label else request.given("confirm")[:500]


class ActionResponder:
    """Answers whoever sent a form: the page's program in pieces, everybody else with pages."""

    def __init__(self, request: DeskRequest, renderer: PageRenderer) -> None:
        self._visit, self._drawing = request, renderer
        self._back = back_from(request)

    def to(self, reply: WordedReply) -> Response:
        """What comes of an act."""
        match reply:
            case ShowMessage(text):
                return self._tell(text)
            case OpenDialog(dialog) | ReplaceDialog(dialog):
                return self._open(dialog)
            case InputErrors(errors):
                return self._complain(errors)
            case Download():
                return handed_over(reply)
            case Done():
                return self._done()
        assert_never(reply)

    def confirm(self, question: str) -> Response:
        """Ask once more; what was picked comes along, and is named."""
        request = self._visit
        asked = {name: request.given(name)[:500] for name in ("action", "value", "event", "label")}
        picked = request.filled(PREFIX)
        references = picked.get("lead", "").split(",") if asked["action"] in ASKED_FIRST else []
        values: Mapping[str, Any] = {
            "asked": {**asked, "confirm": question},
            "picked": picked.items() if references else (),
            "references": [each[:MOST_REFERENCE] for each in references[:MOST_PICKED]],
        }
        if request.is_fetched:
            html = self._drawing.piece(request, "confirm_piece.html", back=self._back, **values)
            return JSONResponse({"do": "open", "html": html})
        return self._drawing.page(request, "confirm.html", 200, back=self._back, **values)

    def too_long(self) -> Mapping[str, str]:
        """Inputs into which more was typed than they take: nothing is ever cut off silently."""
        dialog = self._dialog()
        told = self._visit.labels["too_long"]
        inputs = dialog.inputs if dialog else ()
        return {each.name: told for each in inputs if len(each.value) > each.most}

    def _done(self) -> Response:
        if is_in_composer(self._visit) and self._visit.given("action") == "reply.send":
            return sent(self._visit, self._back)
        if self._visit.is_fetched:
            return JSONResponse({"do": "done"})
        return RedirectResponse(self._back, status_code=303)

    def _tell(self, text: str) -> Response:
        """Say something. What was typed into a dialog is not taken away by it."""
        dialog = self._dialog()
        if dialog is not None and dialog.inputs and self._visit.given("action") not in ENDS:
            return self._draw(dialog, {}, text, 409)
        if self._visit.is_fetched:
            return JSONResponse({"do": "tell", "text": text})
        title = self._visit.labels["please_note"]
        return self._drawing.note(self._visit, title, text, back=self._back)

    def _open(self, dialog: Dialog) -> Response:
        return self._draw(dialog, {}, "", 200)

    def _complain(self, errors: Mapping[str, str]) -> Response:
        """The same dialog, what was filled in, and what is wrong beside it."""
        dialog = self._dialog()
        if dialog is None and is_in_composer(self._visit) and self._visit.is_fetched:
            told = "\n".join(errors.values())
            html = self._drawing.piece(self._visit, "preview_piece.html", dialog=None, remark=told)
            return JSONResponse({"do": "preview", "html": html})
        if dialog is None:
            return self._tell("\n".join(errors.values()))
        names = {each.name for each in dialog.inputs}
        beside = {name: text for name, text in errors.items() if name in names}
        rest = "\n".join(text for name, text in errors.items() if name not in names)
        return self._draw(dialog, beside, rest, 422)

    def _draw(
        self, dialog: Dialog, errors: Mapping[str, str], remark: str, status: int
    ) -> Response:
        values = {"dialog": dialog, "errors": errors, "remark": remark, "back": self._back}
        if self._visit.is_fetched:
            if is_in_composer(self._visit):
                html = self._drawing.piece(self._visit, "preview_piece.html", **values)
                return JSONResponse({"do": "preview", "html": html})
            html = self._drawing.piece(self._visit, "dialog_piece.html", **values)
            return JSONResponse({"do": "open", "html": html})
        return self._drawing.page(self._visit, "dialog.html", status, **values)

    def _dialog(self) -> Dialog | None:
        """The dialog that was handed in, with what was filled in."""
        dialog = unpacked(self._visit.given("dialog"))
        if dialog is None:
            return None
        filled = self._visit.filled(PREFIX)
        inputs = tuple(replace(each, value=filled.get(each.name, "")) for each in dialog.inputs)
        return replace(dialog, inputs=inputs)


def handed_over(file: Download[str]) -> Response:
    """A file to keep."""
    return Response(
        file.content,
        media_type=FILE_TYPES[file.name.rpartition(".")[2]],
        headers={"content-disposition": f"attachment; filename*=utf-8''{quote(file.name)}"},
    )
