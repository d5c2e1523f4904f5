"""Who says whom they want to hire, and not what help: probably they want help with just that."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.precheck.flow import Flow, Question
from bot.precheck.nlu.normalize import folded
from bot.precheck.nlu.readings import PossibleReading, Understanding
from bot.precheck.nlu.sentences import asks

JAPANESE = re.compile(
    r"(?:採用|雇用|雇|採|迎え)[^、。]{0,8}(?:たい|たく|ようと|ように|予定|検討|考え|つもり|計画|する方針)"
    r"|(?:人|方|子|人材|者|職|家|師|士|エンジニア|スタッフ|デザイナー|マネージャー)(?:が|を)?[^、。が]{0,6}"
    r"(?:ほし[いくかけ]|欲し[いくかけ]|探して|募集して|求めて|必要)"
)
"""How people say in Japanese that they want to hire somebody."""

PEOPLE = (
    r"(?:engineers?|developers?|programmers?|designers?|researchers?|managers?|specialists?"
    r"|accountants?|analysts?|scientists?|technicians?|consultants?)"
)
ENGLISH = re.compile(
    r"\b(?:want|wanna|like|love|plan(?:ning|s)?|hop(?:e|ing)|look(?:ing)?|need|intend|going|thinking"
    r"|consider(?:ing)?|aim(?:ing)?|trying|wish)\b(?: \w+){0,3} (?:hir(?:e|ing)|recruit(?:ing)?"
    r"|employ(?:ing)?|bring(?:ing)? in|tak(?:e|ing) on)\b"
    r"|\b(?:looking|searching) for (?:[\w-]+ ){0,4}"
    rf"(?:{PEOPLE}|people|person|someone|somebody|candidates?|talents?)\b"
    rf"|\b(?:want|need) (?:[\w-]+ ){{0,4}}{PEOPLE}\b"
)

OTHERWISE = re.compile(
    r"説明会|フェア|紹介|特定技能|実習|育成就労|現地法人|現地採用|海外子会社|派遣|バイト|パート"
    r"|だけ|取引先|顧客|お客|顧問先|クライアント|知人|友人|なく|ない|ません|辞め|以前|去年|昨年"
    r"|\b(?:fairs?|introduc\w+|match\w*|specified skilled|ssw|trainees?|interns?"
    r"|subsidiar\w+|abroad only|part[- ]tim\w+|not|n't|never|no longer|last year|before|already"
    r"|used to|clients?|customers?)\b|n't\b"
)
"""What may be another wish, or none."""


def with_hire_wish(found: Understanding, flow: Flow, text: str) -> Understanding:
    """What was understood, with the help that is probably wanted by who only wants to hire."""
    question = next((q for q in flow.questions if q.of_hire_wish is not None), None)
    if question is None or _is_told(found, question) or not is_hire_wish(text):
        return found
    option = question.option(question.of_hire_wish or "")
    assert option is not None  # noqa: S101  the content check proves it
    others = tuple(d for d in found.doubts if d.question is not question)
    return replace(found, doubts=(PossibleReading(question, (option,)), *others))


def is_hire_wish(text: str) -> bool:
    """Whether a text says that somebody is to be hired, asks nothing and wishes nothing else."""
    said = folded(text)
    is_wished = JAPANESE.search(said) is not None or ENGLISH.search(said) is not None
    return is_wished and not asks(text) and not OTHERWISE.search(said)


def _is_told(found: Understanding, question: Question) -> bool:
    return any(reading.question is question for reading in found.readings)
