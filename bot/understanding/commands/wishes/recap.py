"""Who wishes for a summary of what was said, for whom and in which language."""

from __future__ import annotations

import re

from bot.precheck.nlu.normalize import folded
from bot.vocabulary import Language

SUMMARY = re.compile(
    r"\b(?:summar(?:y|i[sz]e)|re-?cap|gist|bullet points?"
    r"|sum (?:it|this|that|things|everything|all (?:of )?(?:this|that)|up)\b(?:[^.?]{0,20}\bup)?"
    r"|wrap (?:it|this|that) up in|(?:key|main) points?(?= (?:as|in|so far)|\W*$)"
    r"|overview (?=of (?:my|our)\b|so far))"
    r"|まとめ(?:て(?!の)|を|お?願|くだ|$)|要約|要点|概要|サマリ|リキャップ|箇条書き"
    r"|(?:ここまで|これまで|今まで)の?[^。、]{0,8}(?:整理|ポイント|一覧)"
)
"""What sums up."""

TEXT = re.compile(
    r"\b(?:messages?|notes?|text|version|write-?up|everything|list)\b.*\b(?:so far|forward"
    r"|(?:i|we)(?:'ve| have)? (?:told|said|wrote|discussed|answered)|my answers"
    r"|for (?:my|our|the) (?:boss|owner|manager|hr|ceo|president|team|director|head|colleagues?"
    r"|client|husband|wife)|(?:my|our) (?:boss|owner|manager|hr|ceo|president|director)\b)"
    r"|(?:転送|社内|上司|社長|本社|本国)[^。]{0,16}(?:文|メモ|一覧)"
)
"""What could be one, in the other language."""

OF_WORLD = re.compile(
    r"\b(?:summary|overview|gist|points|recap) (?:of|for|on|about) (?:the|your|our|this|an?|each) "
    r"(?:\w+ )?(?:programm?e?|support|business|screening|visits?|rules?|guidelines?|conditions?"
    r"|requirements?|plans?|service|scheme|application|company|jobs?|roles?|article|package)\b"
    r"|\b(?:whether|if) (?:we|i|our|my)\b|結果|判定|かどうか"
    r"|\b(?:business|company|project|executive|meeting) summary\b"
    r"|(?:会社|企業|支援|事業|審査|選考|申込書?|申請書?|制度|要件|条件|プログラム|要領|サービス|メニュー|職務|業務|求人)"
    r"(?:内容)?の?(?:主な)?(?:概要|要点|要約|サマリ|まとめ)|(?:議事録|報告書?|計画書?|資料|書類)(?:は|を|も)?[^。、]{0,6}まとめ"
    r"|まとめて(?:の)?(?:申|採|応募|払|送|提出|雇|受|買|依頼|[二三四\d])"
    r"|(?:[二三四\d]+人|[二三四\d]+社|組合で?|グループで?|複数社?|全社|全部)(?:を|が|で)?まとめ"
)
"""What is summed up that was not said here."""

WISHED = re.compile(
    r"\b(?:please|pls|plz|kindly|(?:can|could|would|will) (?:you|u|i|we)\b"
    r"|(?:i|we)(?:'d| would)? (?:need|want|like|love|appreciate)"
    r"|(?:would|will) (?:help|do|be (?:\w+ )?(?:great|nice|good|helpful|handy|useful))"
    r"|(?:give|show|send|write|make|get) (?:me|us|it|a|up)\b"
    r"|for (?:my|our))|^\W*(?:(?:ok|okay|now|then|so|and)\W+)*(?:summari|re-?cap\b|sum |wrap )"
    r"|くだ|下さ|ほし|欲し|もらえ|もらいた|いただけ|いただきた|頂|お?願い|ちょうだい|くれ(?!た|て)|よろしく|(?:見|読み)たい"
    r"|教え|[てで](?:[。、]|[。!ー〜\s]*$)"
)
"""How somebody asks for it."""

ASKS_ELSE = re.compile(r"^\W*(?:do|does|did|is|are|was|must|should|when|who|why|what)\b")
"""How a question begins that is about something else."""

SHORT = 5
"""Words of who only names what they want: "key points so far"."""

NEEDS_ANSWERS = re.compile(r"概要|\boverview\b|ポイント")
"""What is of the programme where nothing was answered."""

NAMES = {
    "english": Language.EN,
    "英語": Language.EN,
    "japanese": Language.JA,
    "日本語": Language.JA,
}
IN_LANGUAGE = re.compile(
    r"\b(?:in|into) (english|japanese)\b|\b(english|japanese) (?:summary|re-?cap|version|overview"
    r"|messages?|notes?|text|gist|list)(?![a-z])|(英語|日本語)(?:で|の|版|に)|\b(english|japanese)(?:で|の|版)"
    r"|^\W*(english|japanese) (?:まとめ|要約|サマリ)|\b(?:summary|re-?cap),? (english|japanese)\b"
)
"""How the language of it is named."""

UNREAD = re.compile(
    r"\b(?:doesn't|does not|don't|do not|can't|cannot|can not) (?:\w+ )?(?:read|speak|understand)"
    r" (?:\w+ )?(english|japanese)\b"
    r"|(英語|日本語)(?:が|を|は|も)?(?:読め|[分わ]から|でき|話せ)(?:な|ま)"
)
"""How it is said which language somebody does not read."""


def is_recap_wished(text: str, *, has_answers: bool) -> bool:
    """Whether a text wishes that what was said here is summed up."""
    said = folded(text)
    if OF_WORLD.search(said) or ASKS_ELSE.search(said):
        return False
    summary = SUMMARY.search(said)
    if summary is None and not (TEXT.search(said) and language_of(text) is not None):
        return False
    if not has_answers and NEEDS_ANSWERS.search(said):
        return False
    is_named = said.isascii() and len(said.split()) <= SHORT
    return is_named or WISHED.search(said) is not None


def language_of(text: str) -> Language | None:
    """The language in which somebody wishes for a summary, where they say so."""
    said = folded(text)
    named = IN_LANGUAGE.search(said)
    if named is not None:
        return NAMES[next(name for name in named.groups() if name)]
    unread = UNREAD.search(said)
    return NAMES[next(name for name in unread.groups() if name)].other if unread else None
