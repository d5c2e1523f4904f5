"""What somebody says beside the wish that all be sent: a sending behind it must lose none of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.precheck.nlu.sentences import asks
from bot.understanding.commands.reader import CommandReader
from bot.understanding.form.told.remark import says_nothing
from bot.understanding.form.told.to_staff import for_staff
from bot.understanding.form.value_reader import ValueReader
from bot.understanding.meaning import Act, Note, Pick
from bot.understanding.state import DialogueState
from bot.vocabulary.choice_ids import ChoiceId

PIECE = re.compile(r"(?<=[.!?。！？,、])\s*(?=\S)|\n+")
SENTENCE = re.compile(r"(?<=[.!?。！？])\s*(?=\S)|\n+")

HOLDS = re.compile(
    r"\b(?:wait|hold on|hang on|not (?:yet|before|until)|before (?:you|that)|first|don't|do not"
    r"|but|except|without|show|see (?:it|that|what|again))\b"
    r"|見せ|見たい|見直|表示し|もう(?:一|1)(?:度|回)"
    r"|待って|待った|送る前|無理|(?:じゃ|では)なく|抜いて|除いて|まだ(?:送|だめ|ダメ)|(?:けど|けれど|やけど)[。…\s]*$",
    re.IGNORECASE,
)
"""What holds back who also says that all is to be sent: once it is sent, it is with staff."""

AS_IT_IS = re.compile(
    r"\b(?:is|are|looks?|seems?|all)(?: \w+)? (?:right|correct|fine|ok(?:ay)?|good|complete"
    r"|in order)\b"
    r"|\b(?:no (?:more )?(?:change|correction)s?|not needed|checked|stays?|keep)\b"
    r"|合って|正し|大丈夫|問題な|問題あり|間違いな|間違いあり|いいです|よいです|そのまま|確認しま",
    re.IGNORECASE,
)
"""How somebody says of a field that it may stand as it does."""


@dataclass(frozen=True)
class SendingReader:
    """Reads what stands beside a wish to send."""

    commands: CommandReader
    values: ValueReader

    def unsaid(self, written: str, state: DialogueState) -> Act | None:
        """What a message that ends in sending says besides and gives no value for: words to staff,
        or a field that is to be changed, which is asked then."""
        if told := for_staff(written):
            return Note(told)
        named = (self.values.named(each) for each in self._others(written, state))
        field = next((name for name in named if name is not None), None)
        return Pick(str(ChoiceId.refill(field))) if field is not None else None

    def before_it(self, written: str, state: DialogueState) -> str:
        """What a message tells before its last sentence, which only wishes that it be sent; empty
        where it ends otherwise."""
        *before, last = SENTENCE.split(written.strip()) or [""]
        told = " ".join(before).strip()
        is_sent = self.commands.likely(self.commands.wishes(last, state)) in {"send", "done"}
        return told if is_sent and told and not says_nothing(told) else ""

    def _others(self, written: str, state: DialogueState) -> list[str]:
        """The pieces that neither send nor ask, nor say that something is right as it is."""
        said = [each for each in PIECE.split(written) if not asks(each)]
        return [
            each
            for each in said
            if not AS_IT_IS.search(each)
            and self.commands.likely(self.commands.wishes(each, state)) != "send"
        ]
