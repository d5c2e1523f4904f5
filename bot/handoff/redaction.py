"""Contact details in free text are hidden before anything is kept without consent (III.4)."""

from __future__ import annotations

import re

from phonenumbers import PhoneNumberMatcher

from bot.vocabulary.text import without_unseen

HIDDEN = "[***]"
"""Stands where a contact detail was. Holds nothing that could be taken for one."""

LETTERS = "A-Za-z0-9Ａ-Ｚａ-ｚ０-９\u00c0-\u024f\u1e00-\u1eff"
LATIN = rf"(?:[{LETTERS}._%+'\-．＿％＋－]|(?<=[{LETTERS}])[ー‐‑‒–—―−。｡](?=[{LETTERS}])){{1,254}}"
EMAILS = (
    re.compile(rf"{LATIN}[@＠]{LATIN}"),
    re.compile(rf"{LATIN} [@＠] ?{LATIN}[.．]{LATIN}|{LATIN}[@＠] {LATIN}[.．]{LATIN}"),
    re.compile(r"[\w.\-]{1,64}[@＠][\w.\-]{1,254}"),
)
"""Latin addresses come first, so that Japanese text right beside one is left standing. What an
input method puts inside one, or around its @, belongs to it."""

LETTER = re.compile("[A-Za-zＡ-Ｚａ-ｚ]")


def hide_contact_details(text: str) -> str:
    """The text with a neutral mark for every e-mail address and every phone number in it.

    Addresses may be of full width, numbers are read as in Japan. Characters that nobody sees hide
    nothing from this. Hiding twice hides no more.
    """
    seen = without_unseen(text)
    before, hidden = seen, hide_once(seen)
    while hidden != before:  # what stands beside a mark may only now look like a number
        before, hidden = hidden, hide_once(hidden)
    return text if hidden == seen else hidden


def hide_once(text: str) -> str:
    """The text with a mark for every address and number that can be seen in it now."""
    for email in EMAILS:
        text = email.sub(HIDDEN, text)
    return hide_phones(text)


def hide_phones(text: str) -> str:
    """The text with a mark for every phone number, also right beside letters (`tel03-…`)."""
    parts, end = [], 0
    for match in PhoneNumberMatcher(LETTER.sub("。", text), "JP"):
        parts += [text[end : match.start], HIDDEN]
        end = match.end
    return "".join([*parts, text[end:]])
