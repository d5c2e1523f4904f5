"""Wishes about a pre-check that is under way, by words that leave no doubt of them."""

from __future__ import annotations

import re

from bot.precheck.nlu.normalize import folded
from bot.precheck.nlu.sentences import sentences
from bot.understanding.commands.refused_words import AS_TOLD, RETURNED, SAID_AGAIN, WHICH_ASKED
from bot.understanding.state import DialogueState, Place

WITH_ANSWERS = frozenset({Place.QUESTION, Place.PAUSED, Place.VERDICT})
"""Where answers of the pre-check can be put right."""

TO_PUT_RIGHT = re.compile(
    r"(?:前|さっき|先ほど|途中|これまで|今まで)の(?:質問の)?(?:回答|答え|入力)[^。]{0,8}"
    r"(?:直せ|変えられ|変更でき|訂正でき|修正でき|直すことは?でき)"
    r"|\b(?:can|could|may) (?:i|we)\b[^.]{0,20}\b(?:fix|change|correct|edit|revise)\b[^.]{0,12}"
    r"\b(?:(?:earlier|previous|given|other) (?:answers?|ones?|replies|reply)|(?:my|our) answers?)\b"
)
"""How somebody asks whether they may answer something differently."""

LONGEST_RETURN = 40
"""Characters of who only says that they are back; a longer message tells who has returned."""

JUDGE = re.compile(
    r"\b(?:check(?! with\b)|judge|assess|calculate|evaluate|redo|re-?check|re-?run|re-?do"
    r"|look at it|run (?:it|this|that))\b|判定|チェック|診断|計算|見直して"
)
"""What is done with the answers."""

RESULT_FIRST = re.compile(
    r"^(?!.*(?:審査|採択|選考|面接)).*(?:(?:結果|判定)(?:だけ|のみ|を?先に|を?早[めく])|先に(?:結果|判定))"
    r"|^(?!.*\b(?:screening|selection|interview)\b)"
    r".*\b(?:(?:just|only) the result|the result (?:first|early|now|already)|skip to the result)\b"
)
"""Who wants the result before the rest of the questions."""

STANDING = re.compile(
    r"\bhow (?:am i|are we|did i|did we|do i|do we|is (?:my|our) (?:case|company))"
    r" (?:doing|looking|faring|do|stand|getting on)\b(?! for\b)"
    r"|\b(?:am i|are we) (?:then |now |really |still )?(?:out|in|excluded|disqualified|eligible)\b"
    r"(?! of\b| the\b| an?\b)"
    r"|\bwhere (?:do|am|are) (?:i|we) (?:stand|at)\b(?! with\b)|\bhow (?:does|is) it look(?:ing)?\b"
    r"|^(?!.*(?:連絡|返事|問い?合わせ|担当|申し?込|審査|採択|書類)).*"
    r"(?:(?:今|いま|現在|今現在|ここまで)(?:の)?(?:ところ|とこ|ん?とこ|ので)?(?:は|で|、)*"
    r"(?:どう|どんな(?:感じ|状況|具合))(?:です|でしょう|な|だ|かな|か|\?|$)"
    r"|^(?:これ|この(?:まま|内容|条件|回答))(?:で|なら|だと)(?:、)?(?:大丈夫|問題な|いけ|行け|通|平気|いいの|良いの|OK|ok)"
    r"(?:そう|い|ます|り)*(?:です|でしょう)?か?な?[?。]*$)"
)
"""How somebody asks in the middle of the pre-check how their case stands."""

TAKEN_IN = re.compile(
    r"(?:^|[。.!！、,\s])(?:じゃあ?|では|それじゃあ?|ということは|つまり|結局|もう|やっぱり?)[、,\s]*"
    r"(?:(?:うち|弊社|当社|私たち|わたしたち|私ども|我々|この会社)(?:の会社)?(?:は|も|って)?)?(?:もう|全然|絶対)?"
    r"(?:無理|むり|だめ|ダメ|駄目|対象外|アウト|(?:申し?込め|使え|利用でき|受けられ)(?:ない|ません))"
    r"(?:って|と|という|っていう)?(?:こと|わけ)?(?:です|なん(?:です|だ)?|だ)?(?:か|ね|よね|な)*[。?!\s]*$"
    r"|^(?:で|それで|じゃあ?|では)?[、\s]*(?:次|この(?:後|あと)|これから)(?:は|って|に)?[、\s]*"
    r"(?:どう(?:すれば|したら|する)|(?:何|なに)を?(?:すれば|したら|する))[^。]{0,10}$"
    r"|(?:^|[.!,]\s*)(?:so|then|ok(?:ay)?|oh)\b[ ,]*(?:is )?(?:that'?s|that|this is) it\b ?(?=\?)"
    r"|^(?:[^.?!]{0,20}[.?!]\s*)?(?:so|then|and|that means|ok(?:ay)?|oh)?[ ,]*(?:we|our company)"
    r" (?:really |just |simply |then )?(?:can'?t|cannot|are not able to|won'?t be able to)"
    r" (?:really |even |ever )?(?:apply|use (?:it|this)|take part|join|get (?:it|this))"
    r"(?: (?:at all|any ?more|then|for (?:it|this)))*\s*[?!.]*$"
    r"|^(?:so|then|ok(?:ay)?)?[ ,]*(?:we're|we are) (?:out|excluded|not eligible|rejected)"
    r"(?: then)?\s*[?!.]*$"
)
"""How somebody takes in a result: says what it comes to, or asks what is next."""

OF_ENQUIRY = re.compile(
    r"問い?合わせ|返事|返信|連絡|送|届|担当|電話|待|メール|申し?込|審査"
    r"|\b(?:enquir\w+|inquir\w+|repl\w+|messages?|sent|send|hear|heard|call\w*|contact\w*|wait\w*"
    r"|e-?mails?|appl\w+|screening|staff|anyone|anybody|somebody|someone|ticket|submit\w*|form)\b",
    re.IGNORECASE,
)
"""What speaks of words to staff, or of an application."""

GOING_BACK = re.compile(
    r"(?<![でとら後])(?:、|。|\s|て)戻(?:って|る|して|り(?:たい|ます))"
    r"|\bgo back\b(?! to (?:work|my))"
)
"""How who holds on asks for the question before."""

ONWARD = re.compile(
    r"\bwh?at'?s next\b|\bwhat (?:is next|next|now)\b|次は(?:何|なに|どう)?|それで次", re.IGNORECASE
)
"""Who asks what comes next goes on."""

OF_QUESTION = re.compile(r"\bquestion\b|質問|設問")

ASKED_WHAT = re.compile(r"\b(?:what|when|where|who|why)\b|何|なに|いつ|どこ|誰|どんな|なぜ")

LOOKED_AT = (
    r"\b(?<!the )(?<!a )(?<!initial )(?<!pre-)(?<!this )(?<!document )"
    r"(?:check|judge|assess|run (?:it|this|that|the check))\b[\w ]{0,12}?\b"
)
ONE_OF_THEM = re.compile(
    rf"{LOOKED_AT}(?:only|just) (?:for |with |on )?"
    r"(?:the|an?|one of|her|him|this|that|my|our|engineers?|managers?|designers?)\b"
    r"(?! (?:thing|point|question|moment|second|sec|minute))"
    r"|\b(?:only|just) (?:check|judge|assess) for (?:the|an?|one|her|him|my|our)\b"
    rf"|{LOOKED_AT}(?:for|with) (?:only |just )?(?:the |an? |one |my |our )?[\w-]+ (?:only|alone)\b"
    r"|(?<!答え)(?<!回答)(?<!これ)(?<!それ)(?:だけ|のみ)(?:で|について|を)[^。、]{0,6}(?:判定|チェック|診断|見て)"
)
"""Who of several people is to be looked at."""


def wished_of_check(text: str, state: DialogueState) -> str | None:
    """The command that is wished of the pre-check: to answer something differently, to go on, to
    judge with what was told, or for one of several people alone; None for anything else."""
    if state.place not in WITH_ANSWERS:
        return None
    said = folded(text)
    if TO_PUT_RIGHT.search(said):
        return "change"
    is_standing = STANDING.search(said) is not None
    is_standing |= state.place is Place.VERDICT and TAKEN_IN.search(said) is not None
    if state.answers and is_standing:
        return "verdict"
    if len(said) <= LONGEST_RETURN and RETURNED.search(said):
        return "resume"
    is_repeated = SAID_AGAIN.search(said) is not None and OF_QUESTION.search(said) is not None
    if state.place is Place.QUESTION and (is_repeated or WHICH_ASKED.search(said)):
        return "resume"
    if ONE_OF_THEM.search(said):
        return "review" if state.place is Place.VERDICT else "start"
    if state.answers and RESULT_FIRST.search(said):
        return "verdict"
    is_again = any(
        JUDGE.search(each) and AS_TOLD.search(each) and not ASKED_WHAT.search(each)
        for each in sentences(said)
    )
    return "verdict" if is_again and state.answers else None


def is_of_check(text: str, state: DialogueState) -> bool:
    """Whether who asks how things are going means the pre-check that is under way, and no word to
    staff."""
    return state.place in WITH_ANSWERS and bool(state.answers) and not OF_ENQUIRY.search(text)
