"""What somebody writes after sending to have the enquiry put right: 「電話番号を間違えました」."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.faq.question_detection import looks_like_question
from bot.understanding.form.clauses import WRONG, without_verb
from bot.understanding.form.field_value import NAMES, SHAPES, likeness, value_in
from bot.understanding.form.name_likeness import Likeness
from bot.understanding.form.told.gathered import TIMES
from bot.understanding.form.told.remark import PROSE
from bot.understanding.form.told.to_staff import added
from bot.understanding.form.value_reader import ValueReader
from bot.understanding.meaning import Add, CorrectEnquiry, FieldValue
from bot.understanding.message import Heard
from bot.understanding.state import DialogueState
from bot.vocabulary.text import plain

ENQUIRY = re.compile(
    r"問い?合(?:わ)?せ|送った(?:もの|内容|フォーム)|フォーム|連絡先|入力(?:内容)?"
    r"|\b(?:enquir(?:y|ies)|inquir(?:y|ies)|contact (?:form|details|data|info\w*)|the form"
    r"|what i sent|i sent)\b",
    re.IGNORECASE,
)
"""How the enquiry as a whole is called."""

RATHER = re.compile(
    r"(?:では|じゃ)な(?:く|い)|の?間違い(?:で|でし)|正しくは|→"
    r"|\bnot\b|\binstead of\b|\brather than\b|\bshould (?:be|say|have been|read)\b",
    re.IGNORECASE,
)
SENT = re.compile(
    r"訂正|修正|(?:さっき|先ほど|先程|今|いま)(?:の件|送った|お?送りした|書いた|の問い合わせ|の質問|の内容)|送った(?:件|内容|質問)"
    r"|\b(?:correction|what i (?:sent|wrote)|my (?:enquiry|inquiry|question|message)"
    r"|i (?:sent|wrote)|(?:the|that) (?:enquiry|message|thing) (?:i|from)|just now|earlier)\b",
    re.IGNORECASE,
)
"""How somebody puts right what staff have: something else in place of what was sent."""

CLAUSES = re.compile(r"[,、。;\n]\s*|(?<=[a-z])\.\s+")

REQUEST = re.compile(
    r"\b(?:can|could|may|would) (?:i|we|you)\b"
    r"|(?:直し|変え|書き換え|(?:修正|訂正|変更)し)たい"
    r"|(?:でき|もらえ|いただけ|頂け)(?:ます|る|ません|ない)(?:でしょう)?か?",
    re.IGNORECASE,
)
"""How somebody asks for it to be done."""

PERSONAL = frozenset({*NAMES, *SHAPES, TIMES, PROSE, "language"})
"""The fields that are of the person and never of the pre-check."""


CHOSEN = frozenset({"stages", "menu"})
"""Fields of choices, of which only their own title speaks: a stage may be one of anything."""


@dataclass(frozen=True)
class EnquiryReader:
    """Reads what is to be changed in an enquiry that was sent."""

    values: ValueReader

    def read(self, heard: Heard, state: DialogueState) -> CorrectEnquiry | None:
        """What is to be changed; None where the message asks for no change of the enquiry."""
        is_wrong = WRONG.search(heard.text) is not None
        named = self.values.named(heard.written)
        told = self._told(heard, named, is_wrong=is_wrong)
        if told:
            return CorrectEnquiry(heard.text, told)
        is_asked = looks_like_question(heard.text, state.language)
        if not is_wrong or (is_asked and REQUEST.search(heard.text) is None):
            return None
        if named in NAMES and (name := self._renamed(heard, named)):
            return CorrectEnquiry(heard.text, (FieldValue(named, name),))
        if named in PERSONAL:
            return CorrectEnquiry(heard.text, field=named)
        return CorrectEnquiry(heard.text) if ENQUIRY.search(heard.text) else None

    def addition(self, heard: Heard) -> Add | None:
        """What is to be added to the enquiry, where a message says that it is and tells it, or what
        was sent with it is put right."""
        is_put_right = RATHER.search(heard.text) is not None and SENT.search(heard.text) is not None
        is_added = added(heard.text) or (is_put_right and "?" not in plain(heard.text))
        return Add(heard.text) if is_added else None

    def names(self, heard: Heard) -> bool:
        """Whether a message names a field of the person by what it calls it."""
        named = self.values.named(heard.written)
        return named in PERSONAL or (named in CHOSEN and self._is_titled(named, heard.written))

    def _is_titled(self, field: str, written: str) -> bool:
        """Whether a message calls a field by its own title."""
        asked = self.values.form.field(field)
        said = plain(written).casefold()
        return asked is not None and any(
            title.casefold() in said for title in (asked.title.ja, asked.title.en)
        )

    def _renamed(self, heard: Heard, field: str) -> str:
        """The right name, in a clause behind the one that says that it is wrong; else empty."""
        _, *behind = CLAUSES.split(heard.written)
        names = (value_in(field, without_verb(part)) for part in behind)
        likely = (name for name in names if likeness(field, name) is Likeness.VALUE)
        written = (name for name in likely if name != name.lower() or not name.isascii())
        return next((name for name in written if not WRONG.search(name)), "")

    def _told(self, heard: Heard, named: str | None, *, is_wrong: bool) -> tuple[FieldValue, ...]:
        """The values that a message tells: a number or an address in any case, names only where
        something is said to be wrong. More words to staff are no part of the form."""
        read = self.values.read(heard.written, (named or "company") if is_wrong else None)
        given = read.values if read is not None and not read.asked else ()
        sure = SHAPES.keys() | {field for field in CHOSEN if self._is_titled(field, heard.written)}
        return tuple(
            value
            for value in given
            if value.text and (value.field in sure or (is_wrong and value.field != PROSE))
        )
