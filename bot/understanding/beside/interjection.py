"""What is only hummed while somebody thinks, and what only presses to go on."""

from __future__ import annotations

import re

from bot.precheck.nlu.normalize import folded

HUMMED = re.compile(
    r"(?:(?:h+m+|u+h+m*|e+r+m*|u+m+|a+h+|o+h+|well|let me (?:see|think)"
    r"|ふ[ーう〜～]*ん|へ[ーえぇ〜～]+|う[ーう〜～]+ん|ん[ーんっ〜～]+|む[ーう〜～]+ん?|ほ[ーおう〜～]+|あー+|え[ーえっ〜～]*と|そっかー*"
    r"|なるほど(?:ね[ーえ]*|です(?:ね)?)?|そうなんですね|i see)"
    r"[\s.…、。,!~〜～ー]*)+(?:ok(?:ay)?)?"
)
"""A text of sounds, or of a word or two by which nothing is said yet."""

PRESSED = re.compile(
    r"(?:(?:で|それで|んで|ほんで|そんで)(?:[、,…]?(?:どう(?:なの|なん)?|結局))?"
    r"|so(?: what)?|and(?: then| so)?|so,? and)[\s.…、。]*\?+"
    r"|(?:それで|ほんで|そんで)[\s.…。]*"
)
"""A word by which somebody asks to hear more."""


def is_hummed(text: str) -> bool:
    """Whether a text only hums: whoever writes it thinks, or has heard."""
    return HUMMED.fullmatch(folded(text).strip(" .…、。")) is not None


def presses(text: str) -> bool:
    """Whether a text only presses to go on: "so?"."""
    return PRESSED.fullmatch(folded(text).strip(" …")) is not None
