"""A company for which somebody else speaks: a client, a member, the firm that wants a student.

The check is then about that company. Who speaks of their own beside it, or does not say that it
wishes to hire anybody, speaks for none.
"""

from __future__ import annotations

import re

PERSON = (
    r"(?:先輩|後輩|友人|友達|知人|知り合い|夫|妻|主人|彼|彼女|父|母|兄|弟|姉|妹|親戚|顧客"
    r"|お客(?:様|さん))"
)
CLIENT_JA = re.compile(
    r"(?:そ|こ|あ)の(?:会社|企業|法人)(?:のほう|の方)?(?=は|が|も|で|、|に)"
    r"|(?:顧問先|支援先|担当先|クライアント|依頼者|会員|組合員|内定先|就職先)(?:の)?(?:会社|企業|法人|さん|様)?"
    r"(?:のほう|の方)?(?=は|が|も|で(?!は)|、)"
)
FIRM_OF = re.compile(rf"{PERSON}の(?:会社|企業|法人|お店|店)(?=は|が|も|で(?!は)|、)")
"""A firm of somebody one knows: what it wishes is told as hearsay."""

CLIENT_EN = re.compile(
    r"\b(?:my|our|this|one of (?:my|our)) (?:\w+ )?"
    r"(?:clients?|customers?|member (?:firms?|compan(?:y|ies)))"
    r"(?= (?:is|has|wants?|would|needs?|plans?|runs?)\b|,)"
    r"|\b(?:my|a|our) (?:friend|cousin|brother|sister|senior|classmate|husband|wife|neighbou?r)'s"
    r" (?:\w+ )?(?:company|firm|business|shop)(?= (?:is|has|wants?|would|needs?|plans?|runs?)\b|,)"
)
WISH_JA = re.compile(
    r"(?:採用|雇用|雇い|採り|とり|迎え|募集)(?:し|入れ)?(?:たい|予定|を?(?:検討|希望|考え|計画)|中)"
    r"|(?:採用|雇用|募集|探)(?:し|する|して(?:い|お)(?:る|ます|り))?(?:とのこと|という|そう)"
    r"|(?:私|わたし|僕|自分)を[^。、]{0,16}(?:採用|雇)"
    r"|募集して|探して|(?:ほし|欲し)い(?:そう|と|んだ|って)|正社員で(?:$|、|という|との|と(?:聞|言))"
)
WISH_EN = re.compile(
    r"\b(?:wants?|wishes|would like|plans?|hopes?|needs?|is looking|intends?|is going)\b"
    r"(?! (?:your|the support|this support|to know|to use|to apply|help|advice))"
)
OWN_JA = re.compile(
    r"(?<!の)うち(?!の(?:会員|組合員|顧問先|クライアント|お客))|弊社|当社|自社|わが社|我が社"
)
OWN_EN = re.compile(r"\b(?:we|we're|we've|i hire|my own|our own|our (?:company|firm|business))\b")

HEARSAY = re.compile(
    r"そう(?:です|で|な|だ)|とのこと|という(?:話|こと)|と(?:言|聞|い(?:って|われ))|って(?:言|話)|らしい|たいと(?:$|。)"
)
"""How somebody tells what others wish; else the wish has to stand in the sentence on them."""

SENTENCES = re.compile(r"(?<=[。\n])")

SUBSIDIARY = re.compile(
    r"(?:子会社|グループ会社|関連会社|姉妹会社)(?:の(?:ほう|方))?(?=は|が|も|で(?!は)|、|に)"
)
FOR_SUBSIDIARY = re.compile(
    r"(?:子会社|グループ会社|関連会社|姉妹会社)(?:の(?:ほう|方)|名義)?(?:は|で|から|なら|として)"
    r"(?:どう|いかが|申し?込|応募|だめ|ダメ|可能|でき|使え|大丈夫|お願い|いけ|検討)"
)
"""How somebody asks for another firm of theirs instead of their own."""

EXAMPLE = re.compile(
    r"(?:^|[.:!?,]\s*)(?:(?:an?|one|this|that|the) )[^.!?]{0,60}?"
    r"\b(?:company|firm|client|maker|manufacturer|\w*works|start-?up|factory|brewery|employer"
    r"|kabushiki|kk|gk|ltd)\b[^.!?]{0,80}?"
)
"""How somebody who is no company tells of one."""


NOTED_CLIENT = re.compile(
    r"^\s*(?:client|customer)(?: is|:| -)(?= (?:an? |registered|kk|gk|yk|k\.k)[^,]{0,40},[^,]+,)",
    re.IGNORECASE,
)
"""How notes on a client begin, of which several follow."""


def of_client(text: str) -> str:
    """A text with the company for which it speaks as the company it is about."""
    text = NOTED_CLIENT.sub("the company is", text)
    if OWN_JA.search(text) is None:
        is_told = HEARSAY.search(text) is not None and WISH_JA.search(text) is not None
        text = FIRM_OF.sub("会社", text) if is_told else text
        parts = [text] if is_told else SENTENCES.split(text)
        text = "".join(CLIENT_JA.sub("会社", p) if WISH_JA.search(p) else p for p in parts)
    if FOR_SUBSIDIARY.search(text):
        text = SUBSIDIARY.sub("会社", text)
    said = text.lower()
    if OWN_EN.search(said) is None and WISH_EN.search(said):
        text = re.sub(CLIENT_EN.pattern, "the company", text, flags=re.IGNORECASE)
    return text


def speaks_for(text: str) -> bool:
    """Whether a folded text speaks for a company that wishes to hire somebody."""
    if of_client(text) != text:
        return True
    return re.search(EXAMPLE.pattern + WISH_EN.pattern, text) is not None
