"""What somebody says last counts: "never mind, too slow. How long does it take, really?"."""

from __future__ import annotations

import re

from bot.precheck.nlu.normalize import folded
from bot.precheck.nlu.sentences import is_asking, sentences
from bot.understanding.beside.hire_wish import is_hire_wish
from bot.understanding.beside.statement import is_slip
from bot.understanding.commands.groups import LOSING
from bot.understanding.commands.refused_words import NOT_WISHED

ENDING = frozenset({"pause", "cancel", "goodbye", "skip"})
"""Commands that a question behind them takes back."""

ON_COMING_BACK = re.compile(
    r"\b(?:back|later|again|continue|tomorrow|resume|saved?|stored?|keep|kept|delete\w*|lost)\b"
    r"|また|後で|あとで|続き|再開|明日|来週|残|保存|消|戻"
)
"""What who stops for now may ask as well."""

BLAMED = LOSING | {"change", "cancel", "why", "clause", "staff", "thanks"}
"""Commands that somebody sounds like who only puts their own typing right."""

WHAT_IS_DONE = re.compile(
    r"\b(?:what|how) (?:can|could|do|would|will) (?:you|u|jetro) (?:do|help|offer|support|assist)\b"
    r"|何(?:を|が)?(?:して|でき|やって)|どんなこと|どう(?:手伝|助け)|どうにか"
)
"""How somebody asks what is done for them."""

WANTED = re.compile(
    r"\b(?:need|want|looking for|search(?:ing)? for|short of|lack|hir(?:e|ing)|recruit(?:ing)?)\b"
    r" (?!help|to know|information|info|advice|you|an? (?:answer|hand)|more info)[\w-]+"
    r"|(?:人|者|員|師|士|工|手|スタッフ|エンジニア|材)(?:が|を)?[^。、]{0,6}"
    r"(?:足り|不足|ほし|欲し|必要|探し|募集|求め)"
)
"""How somebody says whom they lack."""


def asks_after_all(command: str, text: str) -> bool:
    """Whether a message that sounds like an end goes on with a question."""
    *before, last = sentences(text) or ("",)
    is_asked = bool(before) and is_asking(last)
    return command in ENDING and is_asked and ON_COMING_BACK.search(folded(last)) is None


def asks_for_hands(text: str) -> bool:
    """Whether somebody short of people asks what is done for them: it is no help with typing."""
    said = folded(text)
    asked = WHAT_IS_DONE.search(said)
    if asked is None:
        return False
    rest = f"{said[: asked.start()]}."
    return (
        NOT_WISHED["staff"].search(rest) is not None
        or is_hire_wish(rest)
        or bool(WANTED.search(rest))
    )


def is_otherwise_meant(command: str, text: str) -> bool:
    """Whether a message only sounds like a command: a slip is put right, or hands are sought."""
    return (command in BLAMED and is_slip(text)) or (command == "help" and asks_for_hands(text))
