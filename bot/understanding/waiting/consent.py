"""A yes to what contact details are used for, with whatever is said beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from bot.faq.decision import DecisionKind
from bot.faq.question_detection import looks_like_question
from bot.handoff.form.definition import FormDefinition
from bot.precheck.nlu.common_words import CommonWords, is_denied
from bot.precheck.nlu.echoes import Echoed
from bot.precheck.nlu.normalize import folded
from bot.precheck.nlu.sentences import asks, sentences
from bot.precheck.nlu.short_answers import BUT, leading
from bot.understanding.commands.reader import CommandReader
from bot.understanding.form.reader import FormReader
from bot.understanding.form.refusal import is_left_out
from bot.understanding.form.told.remark import PROSE, SHORTEST_REMARK
from bot.understanding.form.told.to_staff import for_staff, is_mailing_declined
from bot.understanding.knowledge_lookup import KnowledgeLookup
from bot.understanding.meaning import Act, Agree, Ask, FieldValue, Fill, FillSeveral, Sense, Tell
from bot.understanding.message import Heard
from bot.understanding.state import DialogueState, Place
from bot.understanding.waiting.agreement import (
    CONTACT,
    behind_agreement,
    is_declined_now,
    parted_yes,
)
from bot.understanding.waiting.offer import GOING_ON
from bot.understanding.waiting.yes_no import TURNING, whole_yes_no

AGREED = 0.4
"""How probable it must be that what stands behind a yes says once more that it is agreed."""

BEHIND_CONSENT = GOING_ON | {"consent_yes", "staff", "send"}
"""What somebody wishes who agrees: that somebody calls, that it is sent, or that it goes on."""

FACT_TOLD = 2
"""Pieces of a message that says yes and tells a fact, and nothing else."""

PIECE = re.compile(r"(?:[^、,。.!！\n\s]|[,.!](?=\S)|[^\S\n](?=\S))+")
"""What stands between signs; one inside an address or a name parts nothing."""

LED = re.compile(
    r"(?:(?:はい|ええ|うん|では)[、\s]*)?(?:同意|承諾|了承)(?:(?:し|いたし|致し)(?:ます|ました|ません|ない)"
    r"|する|しない|でき(?:ない|ません)|です)?(?:ので|から|よ)?(?=\s+\S)"
    r"|(?:同意|承諾|了承)(?:し|いたし|致し)ます(?=[一-龠ァ-ヶA-Za-z(（㈱])"
    r"|(?:(?:yes|yeah|ok|okay)\s+)?(?:i|we)(?: do)?(?: not| don't)? (?:agree|consent)"
    r"(?=\s+(?!(?:to|that|with|on|but|if|as|in|only|because|once|when|for|too|please|unless|about"
    r"|and)\b)\S)"
    r"|(?:yes\s+)?agreed(?=\s+(?!(?:to|that|with|on|but|if|as|in|only|for)\b)\S)",
    re.IGNORECASE,
)
"""An explicit yes or no that only a space parts from what follows."""

EXPLICIT = re.compile(r"同意|承諾|\b(?:agree|agreed|consent)\b")
"""Words by which somebody agrees to this and to nothing else."""

SUPPOSED = re.compile(
    r"\b(?:if|once|when|before|after|unless|until|whether|have to|need to|must|should)\b"
    r"|たら|なら|れば|ないと|場合|とき|時|前に|あとで|後で"
)
"""How somebody speaks of agreeing without doing so."""

NO_NAME = re.compile(
    r"\b(?:we are|we're|i am|i'm|it is|it's) an? "
    r"|(?:^|の|は)(?:株式|有限|合同|合資|合名)会社(?:です|になります|でございます)?[。.! ]*$"
)
"""How somebody says what their company is, and not how it is called."""


QUOTED = re.compile(r"同意[ぁ-ん]{0,4}[、」]?\s?(?:と|って)(?:言|い|し|なっ)(?:った|う|た|たら)")
"""How somebody speaks of agreeing as of what they might say."""

INSISTED = re.compile(
    r"同意(?:する|します|だ)?(?:ってば|(?:って|と)(?:ずっと|何度も)?言って(?:い?る|い?ます|ん))"
)
"""How somebody agrees once more who was asked again: 「同意するって言ってるだろ」."""

ALLOWED_IF = re.compile(
    r"\b(?:ok|okay|fine|possible|all right|alright|enough|matter) (?:if|when)\b"
)
"""How somebody asks whether something may be, which supposes no consent."""

OF_HAVING = re.compile(
    r"(?:(?:yes|yeah|yep|はい|ええ|うん)[\s,、]*)?(?:we have|we've got|they do|it does"
    r"|持って(?:い)?ます|(?:もちろん)?あります|ある(?:よ|で)?|満たして(?:い)?ます)[.!。]*"
)
"""A yes to what is asked of a company, by which nobody agrees to the use of their details."""


@dataclass(frozen=True)
class ConsentReader:
    """Reads what is written while consent is asked. `interpreted` tells what something means."""

    words: CommonWords
    form: FormDefinition
    commands: CommandReader
    fields: FormReader
    lookup: KnowledgeLookup
    interpreted: Callable[[Heard, DialogueState], Sense]

    def read(self, heard: Heard, state: DialogueState) -> Sense | None:
        """The consent that a message gives, in whichever piece, and the details or the question
        beside it; None where it gives none, or takes it back."""
        if OF_HAVING.fullmatch(folded(heard.text)) is not None:
            return None
        if (declined := self._declined(heard.written, state)) is not None:
            return declined
        heard = replace(heard, written=parted_yes(heard.written))
        said = list(_pieces(heard.written))
        pieces = [heard.written[start:end] for start, end in said]
        agreeing = [self._agrees(piece, state) for piece in pieces]
        if len(pieces) > 1 and not any(agreeing):
            return self._refused(pieces, state)
        is_explicit = self._is_explicit(pieces, agreeing)
        if QUOTED.search(heard.written) is not None or not any(agreeing):
            return None
        if any(self._refuses(piece, state, is_explicit=is_explicit) for piece in pieces):
            return None
        others = [span for span, is_yes in zip(said, agreeing, strict=True) if not is_yes]
        is_turn = self._only_turns(pieces)
        beside = self._beside(heard.written, others, state, is_turn=is_turn) if others else ()
        if beside is None and is_explicit:
            beside = self._asked_of_form(heard.written, others, state)
        if beside and self._is_yes_to_fact(pieces, beside):
            return Sense(beside, by="a fact beside consent")
        return None if beside is None else Sense((Agree(is_yes=True), *beside), by="consent")

    def _refused(self, pieces: list[str], state: DialogueState) -> Sense | None:
        """A no in so many words, and what else is asked; None where nothing else is."""
        is_no = [bool(EXPLICIT.search(p)) and self._refuses(p, state) for p in pieces]
        rest = " ".join(p for p, is_refused in zip(pieces, is_no, strict=True) if not is_refused)
        asked = self._asked(rest, state) if any(is_no) and rest else ()
        return Sense((Agree(is_yes=False), *asked), by="no, and asked") if asked else None

    def _agrees(self, piece: str, state: DialogueState) -> bool:
        """Whether a piece of a message agrees."""
        if (rest := behind_agreement(folded(piece))) and self._goes_on(rest, state):
            return True
        lead = leading(self.words, piece)
        is_led = lead is not None and lead[0] is Echoed.YES and lead[1].strip() != ""
        if whole_yes_no(self.words, lead[1] if lead and is_led else piece) is True:
            return True
        wishes = self.commands.wishes(piece, state)
        said = folded(piece)
        is_meant = self.commands.likely(wishes) == "consent_yes"
        is_asked = asks(piece) != "" and INSISTED.search(said) is None
        return is_meant and not (is_denied(said) or SUPPOSED.search(said) or is_asked)

    def _goes_on(self, rest: str, state: DialogueState) -> bool:
        """Whether what is said in one breath with a yes only wishes what it is given for."""
        if BUT.match(rest) or is_denied(rest) or SUPPOSED.search(rest) or asks(rest):
            return False
        return CONTACT.fullmatch(rest) is not None or self._is_wish(rest, state)

    def _declined(self, written: str, state: DialogueState) -> Sense | None:
        """A no for now, and what is asked beside it; None where nothing is."""
        first, *others = sentences(written)
        wished = self.commands.likely(self.commands.wishes(first, state))
        is_no = is_declined_now(folded(first)) or wished == "consent_no"
        rest = "\n".join(others)
        asked = asks(rest) if is_no and rest else ""
        if not asked or EXPLICIT.search(folded(rest)):
            return None
        beside = Ask(asked, self.lookup.answered(rest, asked, state))
        return Sense((Agree(is_yes=False), beside), by="no consent, and a question")

    def _refuses(self, piece: str, state: DialogueState, *, is_explicit: bool = False) -> bool:
        """Whether a piece of a message refuses it, or agrees with a reserve; who agrees in so many
        words and asks something then has none."""
        is_refused = self.commands.likely(self.commands.wishes(piece, state)) == "consent_no"
        if is_left_out(piece) and self.fields.values.named(piece) is not None:
            return False  # a field is left out, and not the way to staff
        is_asked = is_explicit and asks(piece) != ""
        is_asked = is_asked or (is_explicit and is_mailing_declined(piece))
        return is_refused or (BUT.match(folded(piece)) is not None and not is_asked)

    def _is_wish(self, piece: str, state: DialogueState) -> bool:
        """Whether a piece only wishes what consent is given for."""
        wishes = self.commands.wishes(piece, state)
        is_again = bool(wishes) and wishes[0].command == "consent_yes" and wishes[0].sure >= AGREED
        return is_again or self.commands.likely(wishes) in BEHIND_CONSENT

    def _only_turns(self, pieces: list[str]) -> bool:
        """Whether all that agrees is an "ok" with which somebody turns to something else."""
        agreed = [piece for piece in pieces if whole_yes_no(self.words, piece) is True]
        return (
            bool(agreed) and len(pieces) > 1 and all(TURNING.fullmatch(folded(p)) for p in agreed)
        )

    def _is_yes_to_fact(self, pieces: list[str], beside: tuple[Act, ...]) -> bool:
        """Whether a bare yes stands before a fact, which may be all that it affirms."""
        is_told = all(isinstance(act, Tell) for act in beside)
        return is_told and whole_yes_no(self.words, pieces[0]) is True and len(pieces) == FACT_TOLD

    def _beside(
        self, written: str, others: list[tuple[int, int]], state: DialogueState, *, is_turn: bool
    ) -> tuple[Act, ...] | None:
        """What is to be done besides agreeing; None where the rest leaves open whether somebody
        agrees: it asks or denies something, or only an "ok" stands before it."""
        filled = self.fields.details(written[others[0][0] : others[-1][1]], state)
        told = for_staff(written[others[0][0] : others[-1][1]])
        if filled is not None:
            return with_remark(self._for_staff(filled.acts), told)
        if told and not is_turn:
            return (FillSeveral((FieldValue(PROSE, told),)),)
        left = [(s, e) for s, e in others if not self._is_wish(written[s:e], state)]
        if not left:
            return ()
        rest = written[left[0][0] : left[-1][1]]
        if is_turn:
            return None
        acts = self._at_first_field(rest, state) or self._told(rest, state)
        acts = acts or self._asked(rest, state)
        return None if not acts and (asks(rest) or is_denied(folded(rest))) else acts

    def _for_staff(self, acts: tuple[Act, ...]) -> tuple[Act, ...]:
        """Details with the question that came with them, which staff are to answer; what is known
        of it is told as well."""
        match acts:
            case (FillSeveral(values), Ask(text, decisions)) if (
                all(each.field != PROSE for each in values)
                and len(text) >= SHORTEST_REMARK
                and self.fields.values.named(text) in {None, PROSE}
            ):
                known = decisions[0].kind is DecisionKind.ANSWER
                noted = FillSeveral((*values, FieldValue(PROSE, text)))
                return (noted, acts[1]) if known else (noted,)
        return acts

    def _is_explicit(self, pieces: list[str], agreeing: list[bool]) -> bool:
        """Whether a piece agrees in words that mean nothing else."""
        agreed = (piece for piece, is_yes in zip(pieces, agreeing, strict=True) if is_yes)
        return any(EXPLICIT.search(folded(piece)) for piece in agreed)

    def _asked_of_form(
        self, written: str, others: list[tuple[int, int]], state: DialogueState
    ) -> tuple[Act, ...] | None:
        """What somebody asks who has agreed in so many words: of a field, which tells itself what
        it takes, or of something else; None where the rest is no question."""
        rest = written[others[0][0] : others[-1][1]]
        supposed = SUPPOSED.search(ALLOWED_IF.sub("", folded(rest)))
        if not looks_like_question(rest, state.language) or supposed:
            return None
        if self.fields.values.named(rest) is not None:
            return ()
        return (Ask(rest, self.lookup.answered(rest, asks(rest) or rest, state)),)

    def _told(self, rest: str, state: DialogueState) -> tuple[Act, ...]:
        """The facts that the rest tells, where it tells nothing else."""
        acts = self.interpreted(Heard(rest, rest), replace(state, waits=None, offered=())).acts
        return acts if all(isinstance(act, Tell) for act in acts) else ()

    def _at_first_field(self, rest: str, state: DialogueState) -> tuple[Act, ...]:
        """What the rest gives to the field that is asked first."""
        if NO_NAME.search(folded(rest)):
            return ()
        first = self.form.asked[0].name
        there = replace(state, place=Place.FIELD, open=first, waits=None, offered=())
        acts = self.interpreted(Heard(rest, rest), there).acts
        match acts:
            case (Fill(text),):
                return (FillSeveral((FieldValue(first, text),)),)
            case (FillSeveral(), *_):
                return acts
        return ()

    def _asked(self, rest: str, state: DialogueState) -> tuple[Act, ...]:
        """What the rest asks, where it is known."""
        return self.lookup.known(rest, asks(rest), state)


def _pieces(written: str) -> Iterator[tuple[int, int]]:
    """Where the pieces of a message stand, the yes or no that leads one parted from it."""
    for piece in PIECE.finditer(written):
        start, end = piece.span()
        led = LED.match(written, start, end)
        if led is None:
            yield start, end
            continue
        rest = written[led.end() : end].lstrip(" \u3000-–—:")
        yield start, led.end()
        yield end - len(rest), end


def with_remark(acts: tuple[Act, ...], told: str) -> tuple[Act, ...]:
    """The values that a message gives, with what it says besides for staff."""
    match acts:
        case (FillSeveral(values), *others) if told and all(v.field != PROSE for v in values):
            return (FillSeveral((*values, FieldValue(PROSE, told))), *others)
    return acts
