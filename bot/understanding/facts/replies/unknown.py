"""Who does not know what is asked, and says whom they would have to ask: that answers "not sure".
Who goes to ask at once ("let me ask my boss") leaves instead."""

from __future__ import annotations

import re

from bot.precheck.flow import NOT_SURE, Question
from bot.precheck.nlu.normalize import folded
from bot.precheck.nlu.readings import PossibleReading, Reading, Understanding
from bot.precheck.nlu.sentences import statements

LEAD_EN = r"(?:(?:well|so|sorry|hm+|honestly|frankly|to be honest|oh|ah|ok(?:ay)?|no)[\s,.…-]+)*"
UNSURE_EN = (
    r"(?:(?:i|we)(?:'m| am|'re| are)? |im |still )?"
    r"(?:(?:really|quite|honestly|actually|just|totally|entirely|completely|too) )*"
    r"(?:not (?:(?:really|quite|too|so|entirely|totally|completely) )*(?:sure|certain)|unsure"
    r"|(?:have |got )?no (?:idea|clue)"
    r"|(?:don'?t|do not|wouldn'?t|cannot|can'?t) (?:(?:really|even|honestly) )*(?:know|say|tell))"
)
AROUND_EN = (
    r"(?: (?:about|on|of|there|here|yet|either|tbh|honestly|sorry|right now|at the moment|myself"
    r"|really|for (?:sure|certain)|offhand|off the top of my head"
    r"|(?:that|this|it|the)(?: (?:one|point|part|item|question|bit|thing))?))*"
)
NO_DESK = r"(?!you\b|staff\b|jetro\b|the desk\b|something\b|a question|questions\b|about\b)"
NEED_EN = (
    r"(?:(?:i|we)(?:'d| would|'ll| will|'ve)? |would )?(?:first )?(?:have|having|need"
    r"|got) to (?:first )?"
    r"(?:(?:ask|check|confirm|clarify|discuss|verify)(?: (?:this|that|it))?"
    rf"(?: with)? {NO_DESK}[a-z][\w' -]{{0,48}}?|look (?:it|that|this) up|find out|check)"
)
KNOWS_EN = (
    r"(?:only |ask )?(?:my|our|the) [\w' -]{2,24}? "
    r"(?:(?:would|will|might|should) know|knows?|handles?|deals? with)(?: (?:that|it|this|these))?"
)
BACK_EN = r"(?!.*\b(?:(?:come|get|be|write) back|later|tomorrow|tonight|then)\b)"
UNTIL_ASKED_EN = re.compile(
    rf"\W*{BACK_EN}{LEAD_EN}(?P<unsure>{UNSURE_EN}{AROUND_EN}[\s,.;:…–—-]+)?"
    rf"(?:(?:so|and|but|as|because|since|sorry),? )*"
    rf"(?:{NEED_EN}(?: first)?|(?(unsure){KNOWS_EN}|(?!)))[\s.!…]*"
)
"""How somebody says so in English, with `unsure` where they say that they do not know."""

OF_IT_JA = (
    r"(?:(?:それ|これ|そこ|ここ|その(?:点|件|辺)|この(?:点|件|質問)|こればかり|正直|私)に?は?、?)?"
)
ASKED_JA = (
    r"(?:(?:聞|訊|伺)(?:か|いて?み)|(?:確認|相談|照会|検討)(?:して?み?|を(?:し|取ら|とら))"
    r"|(?:尋ね|たずね|確かめ|調べ|問い?合わせ)(?:てみ)?)(?:ない(?:と|ことには)|なければ|なきゃ"
    r"|んと|ねば)"
)
ONLY_JA = r"(?:しか|(?:で|じゃ)ないと|でなければ|が(?:い|居)ないと)"
UNSURE_JA = (
    r"(?:(?:[わ分判]から|[わ分]かりかね|[わ分]かり|答えられ|お答えでき|判断が?(?:でき|つか|つき)"
    r"|はっきりし|知ら|知り"
    r"|[何な]んとも(?:言え|いえ|申し上げられ)|何とも(?:言え|申し上げられ)|言い?切?え|言え)"
    r"(?:ない|ません|なく|ん)|不明|[何な]んとも|何とも)"
)
END_JA = r"(?:です|の|ん|で|が|けれ?ど|も|から|ね|よ|なあ?|わ|すみません|。|、|…|!|\.|\s)*"
YET_JA = (
    r"(?:ちょっと|正確には?|すぐには?|今は|今のところ|まだ|私に?は|確かなことは|詳しくは|、|…|。)*"
)
UNTIL_ASKED_JA = re.compile(
    rf"\W*(?:(?P<first>{UNSURE_JA}){END_JA})?{OF_IT_JA}(?!{UNSURE_JA})[^。?!、はけ]{{0,18}}?"
    rf"(?:{ASKED_JA}{YET_JA}(?P<then>{UNSURE_JA})?|{ONLY_JA}{YET_JA}(?P<only>{UNSURE_JA})){END_JA}"
)
"""The same in Japanese: 「担当に聞かないと分からない」, 「社長しか分からない」."""


def until_asked(question: Question, text: str) -> Understanding | None:
    """That "not sure" is the answer of a text that states nothing but that it is not known and has
    to be asked; a doubt where it only says that it has to be."""
    unsure = question.option(NOT_SURE)
    said = folded(statements(text))
    found = UNTIL_ASKED_EN.fullmatch(said) or UNTIL_ASKED_JA.fullmatch(said)
    if unsure is None or found is None:
        return None
    if any(found.groups()):
        return Understanding((Reading(question, unsure),))
    return Understanding(doubts=(PossibleReading(question, (unsure,)),))
