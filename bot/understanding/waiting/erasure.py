"""A yes to the question whether all that is stored is to be deleted, in whatever words."""

from __future__ import annotations

import re

from bot.precheck.nlu.common_words import CommonWords, is_denied
from bot.precheck.nlu.echoes import Echoed
from bot.precheck.nlu.normalize import folded
from bot.precheck.nlu.sentences import asks
from bot.precheck.nlu.short_answers import BUT, leading
from bot.understanding.commands.refused_words import is_forbidden
from bot.understanding.commands.removal import REMOVING, is_part
from bot.understanding.waiting.yes_no import PIECES, TAKEN_BACK, whole_yes_no

ALL_OF_IT = re.compile(
    r"(?:(?:it |them )?all|everything|all of (?:it|that|them)|the lot|the whole thing)(?: please)?"
    r"|(?:全部|すべて|全て|ぜんぶ|まるごと|丸ごと)"
    r"(?:です|で|を|いい|良い|ok|お願い(?:いた)?(?:し)?(?:ます)?|ください)*"
)
DO_IT = re.compile(
    r"(?:just |please |now |go ahead(?: and)? )*(?:do (?:it|that)|go ahead)"
    r"(?: please| now| already)*"
    r"|(?:やって|進めて|実行して|お願い)(?:ください|下さい|いい(?:です|よ)?|(?:いた)?します)*"
)
"""How somebody agrees to what was asked without a yes."""

HELD_BACK = re.compile(
    r"前に|まえに|後で|あとで|待|残[しさ]|見せ|まず|ただ"
    r"|\b(?:before|after|first|later|wait|keep|show|unless|until|if)\b"
)
"""Words by which somebody does not wish it, or not yet."""


def is_erasure_wished(words: CommonWords, text: str) -> bool:
    """Whether all that a message says is that everything is to be deleted: each piece of it is a
    yes, says "all of it" or "do it", or speaks of deleting; none asks, forbids, or holds a part
    back."""
    if DO_IT.fullmatch(folded(text).strip(" .!。")):
        return True
    if asks(text) or TAKEN_BACK.match(text) or is_forbidden(text) or is_part(text):
        return False
    if HELD_BACK.search(folded(text)) or BUT.search(folded(text)):
        return False
    pieces = [piece.strip() for piece in PIECES.split(folded(text)) if piece.strip()]
    return bool(pieces) and all(_wishes_it(words, piece) for piece in pieces)


def _wishes_it(words: CommonWords, piece: str) -> bool:
    if whole_yes_no(words, piece) is True:
        return True
    lead = leading(words, piece)
    rest = lead[1].strip() if lead is not None and lead[0] is Echoed.YES and lead[1] else piece
    if ALL_OF_IT.fullmatch(rest) or DO_IT.fullmatch(rest):
        return True
    return REMOVING.search(rest) is not None and not is_denied(rest)
