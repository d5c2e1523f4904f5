"""Who asks what their answer means: "is that a deal breaker?", 「それだとダメ？」."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.precheck.flow import Effect, Flow
from bot.precheck.nlu.normalize import folded
from bot.precheck.nlu.readings import Reading
from bot.understanding.beside.heard.case_question import CaseQuestion, case_question_in
from bot.understanding.beside.heard.reaction import BARE_WHY, LEAD_EN, LEAD_JA, REACTION
from bot.understanding.meaning import Act, Do, OfferReadings, Weigh
from bot.understanding.state import DialogueState, Place
from bot.understanding.waiting.offer import offered_facts

WITH_ANSWERS = frozenset({Place.FRESH, Place.QUESTION, Place.PAUSED, Place.VERDICT})
"""Where answers of the pre-check are spoken of."""

LONGEST = 60
"""Characters of who only asks that."""

THIS_JA = (
    r"(?:(?:それ|これ|そこ|この(?:条件|場合|答え|回答|まま)|今の(?:答え|回答)?|その場合|さっきの(?:答え|回答)?)"
    r"(?:だけ)?(?:は|って|だと|じゃ|では|でも|で|なら)?[、\s]*)?(?:もう|全然|絶対|すぐ|即)?"
)
COUNTS_JA = (
    r"(?:だめ|ダメ|駄目|まずい|マズい|無理|ムリ|対象外|対象になら?(?:ない|りません)|問題(?:あり|ある|に?なり|になる)?|アウト|ng|不利"
    r"|失格|(?:引|ひ)っかか(?:り|る)|いけない|大丈夫|平気|セーフ|影響(?:あり|ある|し)?|落とされ"
    r"|(?:出られ|参加でき|申し?込め|使え|受けられ|進め|通ら|いけ)(?:ない|ません))"
)
ENDS_JA = (
    r"(?:って)?(?:に?(?:なり|なっ)?(?:ます|てしまいます)|る)?(?:なん|という|っていう|ってこと|ということ|こと|の|ん)*"
    r"(?:です|でしょう|だ|や|なの)?(?:か(?:ね|な|しら)?|よ?ね|の|っけ|ろか|\?)+[?？。!.…ー〜]*"
)
PLAIN_JA = r"(?:\?|なの\?|ですか\?*|なんで(?:すか)?\?*)"
CONSEQUENCE_JA = re.compile(
    rf"\s*{LEAD_JA}{THIS_JA}{COUNTS_JA}(?:{ENDS_JA}|{PLAIN_JA})\s*(?:なぜ|なんで|どうして)?[?。]*\s*"
)

THIS_EN = r"(?:that|this|it|which|having (?:none|no \w+)|my answer|the last (?:one|answer))"
COUNTS_EN = (
    r"(?:(?:an? |any |going to be an? )?(?:big |real |serious )?(?:problem|issue|deal[- ]?breaker"
    r"|obstacle|no[- ]?go|showstopper|concern)|ok(?:ay)?|fine|bad|allowed|enough|acceptable"
    r"|al ?right|all right|disqualifying)"
)
CONSEQUENCE_EN = re.compile(
    rf"\s*{LEAD_EN}(?:(?:is|was|would|will|could) {THIS_EN} (?:be )?(?:still |really )?{COUNTS_EN}"
    rf"|(?:does|will|would|could) {THIS_EN} (?:matter|count against (?:us|me)"
    r"|(?:rule|knock|kick|put) (?:us|me) out|disqualify (?:us|me)|exclude (?:us|me)"
    r"|hurt(?: us| me)?|make (?:us|me) ineligible|kill it)"
    r"|(?:are|am) (?:we|i) (?:then |now )?(?:out|excluded|disqualified)"
    r"(?: (?:because of|due to|with|for) (?:that|this|it))?"
    r"|(?:we|i)(?:'re|'m| are| am) out)"
    r"(?:,? (?:then|now|for us|at all|or what|or not))*\s*[?.!…]*\s*"
)
"""How somebody asks whether what they told stands in the way."""

OF_ALL = re.compile(
    r"対象外|対象にな|アウト|失格|\b(?:out|excluded|disqualified|eligible|covered)\b"
)
"""What is asked of a case rather than of one answer."""


def consequence(text: str, flow: Flow, state: DialogueState) -> tuple[Act, ...]:
    """What is done for who asks what their last answer means, or what they were just asked to
    confirm: it is told, or how all of it stands where nothing speaks against that one. Nothing for
    any other text, and where an article was given last, which is what they mean then."""
    if state.place not in WITH_ANSWERS or len(text) > LONGEST:
        return ()
    offered = offered_facts(flow, state) if state.waits == "facts" else ()
    said = folded(text)
    is_asked = any(p.fullmatch(said) for p in (CONSEQUENCE_JA, CONSEQUENCE_EN, REACTION))
    stands = case_question_in(text)
    is_standing = stands is not None and not stands.rest
    is_harmless = all(each.option.effect is Effect.NONE for each in offered)
    if is_standing and is_harmless and _is_of_answers(stands, flow, state, is_of_one=is_asked):
        return (Do("verdict", is_free=True),)
    meant = counted_most(offered) or _last_answer(flow, state)
    if state.is_just_answered or meant is None:
        return ()
    is_why = BARE_WHY.fullmatch(said) is not None and bool(offered)
    is_weighed = is_asked or is_standing or (is_why and meant.option.effect is Effect.EXCLUDED)
    if not is_weighed:
        return ()
    is_of_all = OF_ALL.search(said) is not None
    if is_of_all and meant.option.effect is Effect.NONE and _speaks_against(flow, state):
        return (Do("verdict", is_free=True),)
    again = (OfferReadings(offered),) if offered else ()
    return (Weigh(meant), *again)


def counted_most(readings: Sequence[Reading]) -> Reading | None:
    """The one that weighs most against a case."""
    weights = list(Effect)
    ranked = sorted(readings, key=lambda each: -weights.index(each.option.effect))
    return ranked[0] if ranked else None


def _is_of_answers(
    stands: CaseQuestion | None, flow: Flow, state: DialogueState, *, is_of_one: bool
) -> bool:
    """Whether who asks how things stand means all of their answers: they say so, or one of these
    rules the case out. `is_of_one`: the words may also be about the last answer alone."""
    if not state.answers or stands is None:
        return False
    is_out = any(each.option.effect is Effect.EXCLUDED for each in _answers(flow, state))
    return (is_out and not stands.is_vague) or (stands.is_of_case and not is_of_one)


def _last_answer(flow: Flow, state: DialogueState) -> Reading | None:
    """The answer that was given last."""
    known = _answers(flow, state)
    return known[-1] if known else None


def _speaks_against(flow: Flow, state: DialogueState) -> bool:
    """Whether any answer is not simply in favour of the case."""
    return any(each.option.effect is not Effect.NONE for each in _answers(flow, state))


def _answers(flow: Flow, state: DialogueState) -> list[Reading]:
    found = ((flow.question(key), value) for key, value in state.answers.items())
    return [
        Reading(question, option)
        for question, value in found
        if question is not None and (option := question.option(value)) is not None
    ]
