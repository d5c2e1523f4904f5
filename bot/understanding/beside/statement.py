"""Statements that ask nothing: how a company introduces itself, how things stand."""

from __future__ import annotations

import re

from bot.faq.decision import Decision, DecisionKind
from bot.precheck.nlu.normalize import folded
from bot.precheck.nlu.sentences import asks, sentences
from bot.speech.mood import JAPANESE
from bot.understanding.beside.headcount import is_headcount
from bot.understanding.beside.report import is_report
from bot.understanding.beside.wish import is_wish
from bot.understanding.facts.outsiders import is_outsider
from bot.understanding.facts.subjects import VERB
from bot.understanding.knowledge_lookup import is_outside
from bot.understanding.meaning import Acknowledge, OfferReadings, Sense
from bot.understanding.seen_message import CERTAIN, SeenMessage, speak_for_it
from bot.understanding.state import Place

OWN = re.compile(
    r"^(?:(?:hi|hello|hey|dear all|good (?:morning|afternoon|evening)|so|well|ok"
    r"|okay|and)\b[\s,!.]*)*"
    r"(?:we(?:'re| are|'ve| have)?|our (?:company|firm|business|group|hq|head office|team|shop)"
    r"|i(?:'m| am)? (?:the |an? )?(?:run|own|manage|owner|founder|president|ceo|manager|head|work)"
    r"|my (?:company|firm|business|family|husband|wife|shop)|this is|here is)\b"
)
"""How somebody begins who speaks of their own company."""

TRADE = re.compile(
    r"\b(?:company|companies|firm|maker|manufacturer|start-?up|shop|store|school|schools|factory"
    r"|plant|brewery|bakery|farm|hotel|inn|clinic|hospital|studio|agency|office|shipyard|restaurant"
    r"|trader|wholesaler|retailer|distributor|dealer|consultancy|workshop|mill|business|group"
    r"|(?:\d+|a|some|about|around)[\w\s-]{0,12}(?:people|staff|employees|persons|workers)"
    r"|(?:make|build|brew|grow|sell|produce|manufacture|develop|import|export|process|design|repair"
    r"|operate|run|supply|bake|print|weave|provide|offer|farm|breed|publish|distribute)s?)\b"
)
"""What a company is, does or counts."""

INTRODUCED = re.compile(
    r"(?:会社|企業|メーカー|工場|店|屋|所|館|園|院|校|社|業|者|蔵|農家|漁協|組合|法人|施設|ベンチャー"
    r"|スタートアップ|(?:担当|長|人事|総務|経理|オーナー|代表|女将))"
    r"(?:の(?:者|もの|担当|人間))?(?:です|でして|と申します|でございます|なんです|だ)"
    r"|(?:を|で)[^、。]{0,14}(?:やっ|営ん|経営し|作っ|造っ|製造し|販売し|売っ|扱っ|開発し|手がけ|運営し"
    r"|し)(?:て(?:い|お)?(?:ます|ります|まして|る(?:会社|者|もの|企業|店)))"
    r"|(?:社員|従業員|スタッフ)(?:は|が)?[^、。]{0,6}\d+(?:人|名)"
    r"|(?:屋|店|堂|所|業|社|工場|メーカー|ホテル|旅館)(?:を|は|が)?[\s、]*\d+\s*(?:店舗?|軒|拠点|か所|名|人|台|社)"
)
"""How somebody says in Japanese which company they are from."""

OF_CLIENT = re.compile(
    r"^(?:(?:hi|hello|hey|so|well|ok|okay|and|also)\b[\s,!.]*)*(?:one of )?"
    r"(?:our|my|the|a) (?:\w+ )?"
    r"(?:clients?|customers?|suppliers?|friends?|neighbou?rs?|members?)(?:'s? \w+)?"
    r" (?:is|are|runs?|has|have|makes?|builds?|sells?|wants?|needs?|would like)\b"
    r"|(?:お客(?:様|さん)?|取引先|顧問先|顧客|クライアント|得意先|知人|知り合い|友人|会員|紹介先)(?:の[^、。]{1,8})?(?:は|が)"
)
"""How somebody tells of whom they speak for, and what those wish."""

RUNS = re.compile(r"\b(?:i|we|my (?:husband|wife|family)) (?:also )?(?:own|runs?) (?!out\b)")
"""Who says what they own or run has introduced themselves."""

PREDICATE = re.compile(
    r"(?:です|ます|ません|ました|でした|だった|った|した|でる|てる|ている|ない|たい|まして|んだ|いた)"
    r"(?:よ|ね|わ|が|けど|けれど|けども|ので|から|し|もの)*[。.!！~〜…、,]*$"
)
"""How a Japanese sentence ends that states something."""

PAST_OR_BE = re.compile(
    r"\b(?:\w{3,}ed|went|came|left|sent|said|told|took|got|made|gave|wrote|spoke|moved|met|saw|knew"
    r"|thought|began|bought|sold|rained|it's|he's|she's|we're|i'm|they're|that's|speaks?|arrives?"
    r"|comes?|goes|lives?|knows?|likes?|learn(?:s|t)?|stud(?:y|ies)"
    r"|no (?:interest|need|use|wish|plans?))\b"
)
"""An English verb that states something, of those that are common here."""

SHORTEST = {True: 8, False: 14}
"""Letters of a statement, in Japanese and in English: fewer may be anything."""


WORTH_SUGGESTING = 0.4
"""How probable an article must be to be suggested to who only says how things stand."""

TOLD_AT = frozenset({Place.FRESH, Place.PAUSED, Place.VERDICT})
"""Where a report is only heard; after an enquiry it may be added to that."""

FEWEST = 3
"""Words of an English statement are more."""


PUT_RIGHT = re.compile(
    r"でした|だった|では?なく|じゃなく|\bi (?:meant|mean)\b(?! to\b)"
    r"|\b(?:make (?:that|it)|correction|not|rather|instead)\b"
)
"""How somebody states what is so in place of what they said before."""

TO_CHANGE = re.compile(
    r"変更|修正|(?<!数え)(?<!見)直し|変え|訂正し|取り消|\b(?:change|edit|fix|update|amend|undo"
    r"|correct (?:it|that|my))\b"
)
"""Who says so wishes that something is changed here."""

SLIP = re.compile(
    r"^\W*(?:(?:oh|oops|ah|sorry|no|wait|ok(?:ay)?|apologies|my bad|excuse me)\W+)*"
    r"(?:typos?\b|(?:wrong|bad) (?:word|spelling|key|autocorrect)|misspell\w*|spelling mistake"
    r"|(?:auto-?correct|correction)\b|i (?:meant|mean)\b(?! to\b|,)"
    r"|i (?:mistyped|misspelled|misspelt)\b"
    r"|(?:it )?should (?:be(?! \w+ed\b)|read|say)\b"
    r"|(?:ignore|forget) the \w+ (?:thing|part),? (?:it'?s|its)\b)"
    r"(?:[\s,:;.\"“”'’!-]+[\w'’-]+){0,9}\W*$"
    r"|^\W*(?:(?:すみません|すいません|ごめん(?:なさい)?|失礼(?:しました)?|あ|おっと|訂正)[、。,!\s]*)*"
    r"(?:(?:打ち|書き|入力|変換|言い)?(?:間違[いえ]|まちが[いえ]|ミス)(?:ました|でした|です|まして|た|し(?:ました|た))?"
    r"|誤字(?:でした|です)?|タイプミス(?:でした|です)?|タイポ(?:でした|です)?)[、。,!\s]*[^、。?]{0,14}[。!.]*$"
)
"""How somebody puts their own typing right, in few words."""

OF_ANSWER = re.compile(
    r"\b(?:answers?|questions?|button|option|choice|undo|back|previous|the other one|delete)\b"
    r"|回答|答え|質問|選択|ボタン|取り消|戻|直し|変え"
)
"""What they may have given wrongly besides."""


def stated(
    seen: SeenMessage,
    offers: tuple[OfferReadings, ...],
    decision: Decision,
    *,
    is_introduced: bool = False,
) -> Sense | None:
    """What a statement means that probably tells facts, or only who somebody is; None for what is
    none, or of which an article (`decision`) tells, or what there is for them (`is_introduced`)."""
    if seen.state.place in TOLD_AT and is_report(seen.text) and not offers:
        return seen.sense("a report", Acknowledge())
    is_named = seen.is_topic and not (offers and decision.kind is DecisionKind.DECLINE)
    if seen.asked or is_named:
        return None
    if offers:
        if is_outside(decision):
            return None  # who looks for a school of a child is to hear where to turn
        is_told = decision.kind is not DecisionKind.ANSWER or speak_for_it(offers)
        return seen.sense("likely facts", *offers) if is_told else None
    if seen.state.place is Place.SENT or is_introduced or not only_tells(seen, decision):
        return None
    return seen.sense("an introduction", Acknowledge())


def only_tells(seen: SeenMessage, decision: Decision) -> bool:
    """Whether a statement only says who somebody is, of which no article tells for certain."""
    if seen.state.is_outsider or is_outsider(seen.text):
        return False  # who is no company hears what there is for them
    is_known = decision.kind is DecisionKind.ANSWER and decision.score >= CERTAIN
    is_told = is_introduction(seen.text) or is_headcount(seen.text)
    return is_told and not (is_known and not seen.inferred)


def is_unrelated(seen: SeenMessage, decision: Decision) -> bool:
    """Whether a statement has so little to do with any article that none is worth suggesting; for
    what is told of another subject there are words."""
    is_open = seen.state.place in {Place.FRESH, Place.PAUSED} and not seen.state.is_outsider
    is_known = decision.kind is DecisionKind.ANSWER or decision.outside is not None
    if seen.asked or is_known or not is_open or is_outsider(seen.text):
        return False
    return decision.score < WORTH_SUGGESTING and is_statement(seen.text)


def is_put_right(text: str) -> bool:
    """Whether a statement only says what is so in place of what was said before."""
    said = folded(text)
    return is_statement(text) and bool(PUT_RIGHT.search(said)) and not TO_CHANGE.search(said)


def is_slip(text: str) -> bool:
    """Whether a text only puts its writer's own typing right."""
    said = folded(text)
    return SLIP.search(said) is not None and not asks(text) and not OF_ANSWER.search(said)


def is_statement(text: str) -> bool:
    """Whether a text states something in a whole sentence, and asks nothing."""
    return not asks(text) and any(map(_states, sentences(folded(text))))


def _states(sentence: str) -> bool:
    is_japanese = JAPANESE.search(sentence) is not None
    if len(sentence.strip()) < SHORTEST[is_japanese]:
        return False
    if is_japanese:
        return PREDICATE.search(sentence.strip()) is not None
    is_finite = VERB.search(f" {sentence} ") or PAST_OR_BE.search(sentence)
    return is_finite is not None and len(sentence.split()) > FEWEST


def is_introduction(text: str) -> bool:
    """Whether a text only says which company somebody is from or speaks for, and asks nothing."""
    said = folded(text)
    if asks(text):
        return False
    if OF_CLIENT.search(said) and any(map(_states, sentences(said))):
        return True
    return not is_wish(said) and any(map(_introduces, sentences(said)))


def _introduces(sentence: str) -> bool:
    is_own = OWN.match(sentence.strip()) is not None and TRADE.search(sentence) is not None
    is_own = is_own or RUNS.search(sentence) is not None
    return is_own or INTRODUCED.search(sentence) is not None
