"""Replies that hold in part: all points but one, or a will that is still to be decided on."""

from __future__ import annotations

import re

from bot.precheck.flow import NOT_SURE, Effect, Option, Question
from bot.precheck.nlu.readings import PossibleReading, Reading, Understanding
from bot.understanding.facts.extraction import ParsedMessage
from bot.understanding.facts.stances import Stance

LISTS_POINTS = "\n- "
"""In what a question asks that declares several things at once."""

AGREEING = (
    r"^(?:(?:and|so|well|yes|yeah|yep|ok|okay|sure|fine|we|we're|we'd|i|can|could|will|would|are|is"
    r"|be|able|should|to|agree|agreed|cooperate|accept|do|all|everything|every|each|any|of|them"
    r"|these|those|the|six|three|points?|items?|conditions?|ones?|on|in|with|at|good|happy|possible"
    r"|hold|holds|true|met|that's|works?)[\s,]+)"
)
ALL_BUT = re.compile(
    rf"{AGREEING}+(?:except|apart from|other than|save for|excluding|aside from|but not)[\s,]+\S"
    rf"|{AGREEING}*(?:all|everything|any(?:thing)?)(?: of (?:them|these|it))? but "
    r"(?!(?:we|i|it|they|he|she|there|that|this|please)\b)"
    r"(?![^,.;]*\b(?:is|are|isn't|aren't|was|has|have|had|can|can't|cannot|will|won't|would|do|does"
    r"|don't|doesn't|needs?|wants?)\b)"
    r"|(?:以外|を除[いけきく])\S{0,4}?(?:は|なら|ば)?[、\s]*(?:全部|すべて|全て|ぜんぶ|みんな)?"
    r"(?:に|は|で|を)?(?:ok|大丈夫|協力|でき|出来|問題(?:は|も)?な|可能|満たし|いい)"
)
"""How somebody says that all points hold but what they name."""

WELL = r"(?:yes|ok|okay|fine|good|no problem|possible|agreed|all right|alright)\b"
REST = re.compile(
    r"\b(?:rest|others|other (?:ones|points|things|items|two|five)|everything else"
    r"|remaining (?:ones|points|two|five)|all else)\b(?: of (?:them|it))?"
    rf"(?:[\s,:=-]|\b(?:is|are|all|would be)\b)*{WELL}"
    r"|(?:ほか|他|それ以外|残り)(?:の(?:点|もの|項目|\d?つ))?(?:は|なら|については)?(?:全部|すべて|全て)?"
    r"(?:に|は)?(?:ok|大丈夫|はい|協力|でき|出来|問題(?:は|も)?な|可能|いい|満たし)"
)
"""How somebody says that the points of which they have not spoken hold."""

TO_ASK = re.compile(
    r"\b(?:maybe|perhaps|possibly|probably|might|not sure|unsure|unclear|depends|don't know"
    r"|(?:need|needs|have|has|want|wants|ought) to (?:\w+ )?"
    r"(?:ask|check|clear|confirm|discuss|look|see|talk)"
    r"|(?:must|should|will|i'll|let me|we'll) (?:first )?(?:ask|check|confirm|discuss)"
    r"|to be (?:checked|confirmed|clarified|discussed))\b"
    r"|確認|相談|聞(?:いて|かな|きま)|調べ|わから|分から|検討|微妙|かも|たぶん|どうか|未定"
)
"""How somebody says of a point that they have to find out."""

UNMET = re.compile(
    r"\b(?:no|not|cannot|can't|won't|don't|difficult|hard|impossible|problem|rather not)\b"
    r"|無理|難し|むずかし|厳し|でき(?:な|ませ)|困|嫌|だめ|ダメ|避け"
)
"""How they say that it does not hold."""

DECIDER = (
    r"\b(?:board|trustees?|directors?|management|president|owner|ceo|boss|chairman|council|committee"
    r"|shareholders?|head office|parent|they|it)\b"
)
TO_BE_DECIDED = re.compile(
    rf"{DECIDER}[^,.;]{{0,20}}?\b(?:will|must|shall|(?:has|have|needs?|yet|still|going|is|are) to)"
    r" (?:\w+ )?(?:decide|approve|vote|agree|sign off|be (?:decided|approved|agreed))\b"
    r"|\bno (?:formal|final|official|firm|definite) (?:decision|approval|agreement|vote)\b"
    r"|\bno (?:decision|approval|agreement|vote)\b[^,.;]{0,12}\byet\b"
    r"|(?:\bnot\b|n't\b)(?: been)? (?:yet|formally|finally|officially|quite) (?:been )?"
    r"(?:decided|approved|agreed|signed off)\b"
    r"|(?:\bnot\b|n't\b)(?: been)? (?:decided|approved|agreed|signed off)"
    r"(?: (?:it|on it|that))? yet\b"
    r"|\b(?:decision|approval|vote)\b[^,.;]{0,20}"
    r"\b(?:pending|due|outstanding|awaited|to come|is open)\b"
    r"|\bstill (?:being |to be |under )?(?:decid|discuss|debat|consider|review|undecided)\w*"
    r"(?! (?:which|who|whom|what|where|when|how)\b)"
    rf"|{DECIDER}[^.;]{{0,40}}?\b(?:wants?|needs?|would like) to"
    r" (?:see|know|hear|check)\b[^.;]*\bfirst\b"
    r"|(?:正式に?(?:は)?|最終的?に?(?:は)?)[^。、]{0,6}(?:決ま(?:って(?:い)?(?:な|ませ)|らな)|決定(?:して)?(?:い)?(?:な|ませ)|これから)"
    r"|(?:取締役会|役員会|理事会|経営会議|株主総会)(?:で|が|は|に)[^。、]{0,10}"
    r"(?:決め(?:る|ます)|決ま(?:る|ります)|決定(?:する|します|予定)|審議(?:する|します|予定)|諮(?:る|り|ります)|かけ(?:る|ます))"
)
"""How somebody says that those who decide have yet to do so."""

SETTLED = re.compile(
    r"^\W*(?:yes|yeah|yep)\b|はい"
    r"|\b(?:is|are|was|has been|have|all)(?: already| been)? (?:agreed|decided|approved|settled)\b"
)
"""What says beside it that something is agreed."""

IN_PREPARATION = "in_preparation"
"""What an agreement is of which the decision is to come."""

REFUSED = re.compile(r"\b(?:against|refus\w+|reject\w*|turned down|never)\b|反対|却下|否決")
"""What may as well end in a no."""


def held_in_part(question: Question, message: ParsedMessage) -> Understanding | None:
    """What a reply says that holds in part: of several points "not sure" where one is still to be
    asked about, and the no where one is not met; of what is agreed, that it is in preparation."""
    if question.key == "commitment":
        return to_be_decided(question, message)
    if LISTS_POINTS not in question.ask.ja:
        return None
    said = " ".join(line.text for line in message.lines)
    is_all_but = any(ALL_BUT.search(line.text) for line in message.lines)
    if not is_all_but and REST.search(said) is None:
        return None
    if TO_ASK.search(said):
        return kept_in_part(question, question.option(NOT_SURE))
    is_unmet = is_all_but or UNMET.search(REST.sub("", said)) is not None
    return kept_in_part(question, question.option(question.no or "")) if is_unmet else None


def kept_in_part(question: Question, option: Option | None) -> Understanding | None:
    """It as a reading, or as a doubt where it would exclude the case."""
    if option is None:
        return None
    if option.effect is Effect.EXCLUDED:
        return Understanding(doubts=(PossibleReading(question, (option,)),))
    return Understanding((Reading(question, option),))


def to_be_decided(question: Question, message: ParsedMessage) -> Understanding | None:
    """That an agreement is in preparation, where those who decide are to do so yet; beside a yes
    both are put to the person."""
    if not is_to_be_decided(question, message):
        return None
    said = " ".join(line.text for line in message.statements)
    values = {IN_PREPARATION, question.yes} if SETTLED.search(said) else {IN_PREPARATION}
    options = tuple(option for option in question.options if option.value in values)
    if len(options) > 1:
        return Understanding(doubts=(PossibleReading(question, options),))
    return kept_in_part(question, options[0])


def is_to_be_decided(question: Question, message: ParsedMessage) -> bool:
    """Whether those who decide are to do so yet, and nothing says that they have."""
    said = " ".join(line.text for line in message.statements)
    if TO_BE_DECIDED.search(said) is None or REFUSED.search(said):
        return False
    return not any(
        told.stance is Stance.STATED and told.mention.value == "agreed"
        for told in message.about(question)
    )
