"""Corrections of earlier answers, and changes of what was sent, in words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.handoff.redaction import hide_contact_details
from bot.precheck.nlu.readings import Reading
from bot.precheck.nlu.sentences import sentences, statements
from bot.understanding.commands.reader import CommandReader
from bot.understanding.context import as_change, behind_slip
from bot.understanding.facts.reader import Reader
from bot.understanding.facts.replies.pieces import in_order
from bot.understanding.meaning import Act, Do, Pick, Tell
from bot.understanding.seen_message import SeenMessage
from bot.understanding.state import Place

REPLACING = re.compile(
    r"\W*(?:(?:oh|ah|no|hm+|ok|wait|hang on),?\s+)*"
    r"(?:sorry|actually|no wait|wait no|i meant|make (?:it|that))\b[\s,:.!-]*(?P<value>\S.*)",
    re.IGNORECASE,
)
"""How somebody puts a value in place of one that they gave, and calls it no mistake."""

VALUE_ENDS = re.compile(r"\s*(?:[,.;、。]|\bactuall?y\b|\bi (?:just|looked|checked)\b|\binstead\b)")
"""What may follow on such a value."""

LONGEST_SLIP = 60
"""Characters of who only puts a value right."""

PREVIEWING = frozenset({"change", "undo", "verdict"})
"""Commands beside which a likely change is shown first: who asks what comes out for somebody with
less schooling is not told the verdict of what was answered before."""


@dataclass(frozen=True)
class ChangeReader:
    """Reads what is to be changed where no form is open."""

    reader: Reader
    commands: CommandReader

    def corrected(self, seen: SeenMessage) -> Tell | None:
        """The corrections of earlier answers to values that are told; they are shown before they
        are made, with whatever else was told."""
        readings, state = seen.found.readings, seen.state
        is_reply = any(r.question is seen.question for r in readings)
        said = self._besides_reply(seen) if is_reply else seen.text
        said = as_change(said) or (statements(said) if seen.asked else said)
        fixed = self.reader.corrections(said, state.language, state.answers) if said else ()
        made = tuple(
            Reading(each.question, each.option)
            for each in fixed
            if each.option is not None and each.question is not seen.question
        )
        if not made and (slipped := self._slipped(seen)) is not None:
            return slipped
        command = self.commands.likely(seen.wishes)
        is_guessed = any(each.is_guessed for each in fixed)
        if not made or (is_guessed and command not in {None, *PREVIEWING}):
            return None
        corrected = {reading.question.key for reading in made}
        others = (r for r in readings if r.question.key not in corrected)
        return Tell(in_order(self.reader.flow, (*others, *made)))

    def _slipped(self, seen: SeenMessage) -> Tell | None:
        """A bare value that somebody puts in place of the answer they gave last: "sorry, 3". The
        open question may take it as well; then that is meant."""
        told = behind_slip(seen.text) or replacing(seen.text)
        last = self.reader.flow.question(next(reversed(tuple(seen.state.answers)), ""))
        is_told = bool(seen.found.readings) and not seen.found.is_likeness
        if not told or len(told) > LONGEST_SLIP or last is None or last is seen.question or is_told:
            return None
        said, language = VALUE_ENDS.split(told)[0], seen.state.language
        is_amount = last.first_number == 0 and said.strip().isdigit()
        taken = seen.question and self.reader.reply(seen.question, said, language).readings
        if taken and not is_amount:
            return None
        reply = self.reader.reply(last, said, language)
        is_new = all(r.option.value != seen.state.answers[last.key] for r in reply.readings)
        return Tell(reply.readings) if reply.readings and is_new else None

    def _besides_reply(self, seen: SeenMessage) -> str:
        """The sentences of a message that say nothing of the open question."""
        question, language = seen.question, seen.state.language
        said = sentences(seen.text)
        if question is None or said == (seen.text,):
            return ""  # it is the reply
        others = (
            sentence
            for sentence in said
            if not self.reader.reply(question, sentence, language).readings
        )
        return "\n".join(others)

    def named(self, command: str | None, seen: SeenMessage) -> Act | None:
        """The change of one answer that is named, or of what was sent in the form."""
        if seen.found.readings or command not in {None, "back", "undo", "change"}:
            return None
        named = self.commands.named_change(seen.wishes, seen.text, seen.state)
        if named is not None:
            return Pick(named)
        return Do("reply", is_free=True) if self._is_about_sent(seen) else None

    def _is_about_sent(self, seen: SeenMessage) -> bool:
        """Whether somebody says that what staff have of their contact details is to be changed."""
        is_wish = not seen.asked or as_change(seen.text) is not None
        if seen.state.place is not Place.SENT or not is_wish:
            return False
        is_told = hide_contact_details(seen.text) != seen.text
        return not is_told and self.commands.is_about_contact(seen.text, seen.state)


def replacing(text: str) -> str:
    """What somebody says in place of what they said before; "" where they do not."""
    found = REPLACING.fullmatch(text)
    return found["value"] if found is not None else ""
