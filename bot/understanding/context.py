"""What stands around what is really said: an opening before it, a polite wish to change."""

from __future__ import annotations

import re

from bot.vocabulary import Language

OPENING = re.compile(
    r"^\s*(?:(?:(?:hi|hello|hey|g'?day|good (?:day|morning|afternoon|evening)"
    r"|dear (?:sirs?|madam|sir or madam|all|team))"
    r"(?: (?:there|all|everyone|sirs?|madam|ma'am|team|guys|folks|mate))?"
    r"|(?:oh )?wait|oh|ah|h?m+|um+|hold on|well"
    r"|こんにちは|こんばんは|おはようございます|はじめまして|初めまして"
    r"|お世話になって(?:い|お)ります|まいど|毎度|恐れ入ります(?:が)?|恐縮です(?:が)?"
    r"|(?:わか|分か)りました|了解(?:です|しました|いたしました)|承知(?:しました|いたしました)|なるほど(?:です(?:ね)?)?"
    r"|al ?right|got it|i see|understood|fair enough"
    r"|失礼(?:いた)?します|お忙しい(?:ところ|中)(?:すみません|恐れ入ります|恐縮です)(?:が)?)"
    r"\s*[,!.、。！]+\s*)+",
    re.IGNORECASE,
)
"""Greetings and interjections before what is really said."""

GREETED = re.compile(
    r"^\W*(?:hi|hello|hey|greetings|g'?day|good (?:day|morning|afternoon|evening)"
    r"|こんにち[はわ]|こんばん[はわ]|おはよう|はじめまして|初めまして|はいさい|お疲れ|ごきげんよう)",
    re.IGNORECASE,
)
CHAT = re.compile(
    r"\b(?:weather|spring|summer|autumn|winter|snow\w*|rain\w*|sun(?:ny|shine)?|cherry blossoms?"
    r"|weekend|monday|friday|cold|hot|warm|humid|freezing|windy|typhoon|(?:lovely|beautiful|nice|fine)"
    r" (?:day|morning|evening|here|outside))\b"
    r"|天気|暑|寒|涼し|蒸し|冷え|雪|雨|晴れ|台風|桜|紅葉|春|夏|秋|冬|いい日|連休|週末|週明け|月曜|金曜"
)
OF_BUSINESS = re.compile(
    r"\b(?:we|our|us|my|hir\w*|need\w*|want\w*|staff|company|support|apply|from|until|by|for)\b"
    r"|うち|当社|弊社|会社|採用|募集|支援|申|まで|から|に|入社|卒業"
)
"""How somebody greets, chats a little, and speaks of what they came for."""


def is_chat(text: str) -> bool:
    """Whether a text is a greeting with a word on the season, and nothing else."""
    is_greeted = GREETED.search(text) is not None and CHAT.search(text.casefold()) is not None
    return is_greeted and OF_BUSINESS.search(text.casefold()) is None


SHORTEST_REST, SHORTEST_JAPANESE_REST = 12, 6
"""Characters behind an opening that are looked at without it."""


def without_opening(text: str) -> str:
    """The text without the greeting or interjection that it begins with, if much more follows."""
    rest = OPENING.sub("", text)
    shortest = SHORTEST_JAPANESE_REST if JAPANESE_WORD.search(rest) else SHORTEST_REST
    return rest if len(rest) >= shortest else text


SLIPPED = re.compile(
    r"^\W*(?:(?:すみません|すいません|ごめんなさい|ごめん|あ)[、。,\s]*)?"
    r"(?:(?:書き|言い|打ち|入力)?(?:間違え|間違い|まちがえ|まちがい)(?:ました|でした|です|た|て)?|訂正(?:します|です)?)"
    r"[、。,!\s]+(?P<jarest>\S.+)$"
    r"|^\W*(?:(?:oh|oops|sorry|ah|no|well)[,.!\s]+)*(?:my (?:mistake|bad)|wrong|correction|oops"
    r"|i (?:made a mistake|was wrong|got (?:it|that) wrong|mistyped|misspoke))"
    r"(?:\s*[,.:;!]+\s*|\s+-+\s+)(?P<rest>\S.+)$",
    re.IGNORECASE,
)


def behind_slip(text: str) -> str:
    """What somebody tells who first says that they made a mistake; "" where they only say so."""
    found = SLIPPED.search(text)
    return (found["jarest"] or found["rest"]) if found is not None else ""


ECHOED = re.compile(
    r"^(\W*[^\s?？、。,.]{2,12})[?？]\s*(?=(?:ない|なし|無し|ある|あり|はい|いいえ|いや|うん|もちろん)[^?？]{0,14}$)"
)


ECHOED_EN = re.compile(
    r"(?:^|(?<=[.!] ))(?!(?:what|how|do|does|did|is|are|can|could|which|who|where|when|why|if"
    r"|should|will|would|may|have|has)\b)(?:(?:a|an|the|our|your) )?(?P<thing>[^?.!,;]{3,40})\?+\s*"
    r"(?:(?P<no>no|nope|yes|yeah)[,. ]+)?(?P<has>(?:we|i) (?:(?:don't|do not) have|have|haven't))"
    r"(?: (?:it|that|one|any|got))*(?=\s*(?:[.,!;]|$))",
    re.IGNORECASE,
)


def as_reply(text: str) -> str:
    """A text that takes up what was asked before it answers (免許？ないです, "a licence? we don't
    have"), as a plain reply."""
    return ECHOED_EN.sub(r"\g<has> \g<thing>", ECHOED.sub(r"\1、", text))


WORDS_OF_ENGLISH = re.compile(r"(?:\b[a-z']+\b[\s,]+){3,}", re.IGNORECASE)
JAPANESE_WORD = re.compile(r"[ぁ-んァ-ヺ一-龠]{2,}")


def is_mixed(text: str, language: Language) -> bool:
    """Whether a text that is taken for Japanese says most of it in English."""
    if language is not Language.JA or WORDS_OF_ENGLISH.search(text) is None:
        return False
    return JAPANESE_WORD.search(text) is not None


WISH_TO_CHANGE = re.compile(
    r"\b(?:can|could|may|shall) (?:i|we|you)(?: please| still| just)? "
    r"(?=(?:change|switch|correct|edit|fix|make|set|update)\b)",
    re.IGNORECASE,
)


def as_change(text: str) -> str | None:
    """A text that asks to have something changed ("Can I change that to …?"), as a plain wish."""
    wish, number = WISH_TO_CHANGE.subn("", text)
    return wish.replace("?", ".") if number else None
