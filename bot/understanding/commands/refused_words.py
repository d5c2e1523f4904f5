"""Words by which somebody says that they do not want just what their message sounds like."""

from __future__ import annotations

import re

from bot.understanding.commands.asked_elsewhere import OTHERS_TO_WRITE, TO_SPEAK
from bot.understanding.commands.groups import FORBIDDABLE
from bot.understanding.commands.short_of_people import (
    HANDS,
    HANDS_JA,
    HOW_MANY_JA,
    KINDS_OF_HANDS,
    PURPOSE,
    WANTING,
)
from bot.understanding.commands.wishes.no_person import is_person_declined

NOT_IN = {
    command: re.compile(
        rf"{ja}(?:版|表記)?の?(?:ペ|サイト|ホームペ|資料|URL|リンク|アドレス|パンフ|チラシ|リーフ|文書)"
        rf"|{ja}(?:版|表記)?の(?:み|書類|求人|案内|情報|会社|説明|もの|文章)|{ja}(?:だけ|のみ)"
        rf"|{ja}(?:が|は)?(?:苦手|不得意|あまり)"
        rf"|{ja}(?:が|は|も)?(?:大丈夫|平気|問題な)[いく]?(?:なん|です|だ)*(?:けど|が|ので|から)"
        rf"|\b{command}(?:'s| is| isn't) (?:not |so |very |that |rather |a bit )*"
        r"(?:good|great|bad|poor|weak|rusty|limited)\b"
        rf"|\b(?:bad|poor|weak|no good|not good|not great) (?:at |in )?{command}\b"
        rf"|{ja}(?:に|へ)(?:の)?(?:翻訳|訳|直訳)|\btranslat\w+\b"
        rf"|{ja}が?(?:話せ|でき(?:る|ます)(?:社員|人|者|方)|得意|堪能)"
        rf"|\b(?:only|also|partly|just|all|written|page|site|website|pages) in {command}\b"
        rf"|\b{command}[- ](?:only|pages?|site|website|version|link|url|leaflet|brochure|pdf"
        r"|documents?|translation|materials?)\b"
        rf"|{ja}(?:で?(?:は|じゃ|では)?な[いく]"
        r"|(?:は|じゃ|で)?(?:不要|いら|要ら|結構|必要な|困|やめ))"
        rf"|\b(?:not|no|without) (?:in )?{command}\b"
        rf"|\b{command}(?:[- ]speaking|[- ]speakers?"
        r"| (?:teachers?|tests?|exams?|schools?|lessons?|level|classes|skills?|ability))\b"
        r"|\b(?:he|she|they|who|candidates?|engineers?|employees?|people|customers?|guests?)"
        r" (?:can |could |will |also |only |hardly |doesn't |do not |don't |must )*"
        rf"(?:speak|read|writ|understand|know|learn|stud)\w* (?:[a-z]+ )?{command}\b"
        rf"|{ja}(?:教師|講師|力|能力|学校|教室|試験)|{ja}の(?:先生|教師|講師|試験|授業|能力|レベル|契約|メール)"
        rf"|{ja}で(?:面接|働|仕事|売|営業|授業|海外)"
        rf"|(?:全員|みんな|社員|社内|社長|候補者?|本人|コーディネーター)[^。、]{{0,20}}{ja}"
        rf"|{ja}(?:を|は|も)?(?:しゃべ|喋)",
        re.IGNORECASE,
    )
    for command, ja in (("english", "英語"), ("japanese", "日本語"))
}
"""Words that do without a language, or tell of something in it."""

RETURNED = re.compile(
    r"^(?!.*\b(?:go|going|step|take|bring|put|move|jump|get|one|way|send)"
    r" (?:me |us |it |that )?back)"
    r"(?:.*\b(?:i'?m|we'?re|i am|we are) back\b(?! (?:to|at|in|from|on)\b)"
    r"|.*(?:\bback (?:now|again|online|here|at (?:my|our|the) \w+)"
    r"|(?:\b(?:now|finally|am|are)|'m|'re) back)\W*$)"
    r"|(?:(?<![にへ])|(?:席|デスク|机|こちら|ここ|パソコン|オフィス)[にへ])"
    r"(?:戻|もど)(?:って(?:き|来|まいり))?(?:り)?ました|ただいま(?!の)|お待たせ",
    re.IGNORECASE,
)
"""How somebody says that they have come back."""

WHICH_ASKED = re.compile(
    r"\b(?:what|which)(?: was| is| were|'s| did you)\b[^.?!]{0,24}"
    r"\b(?:question|asked?|asking|want to know)\b"
    r"|(?:質問|設問)(?:って|は|が)?(?:何|なん|どんな|どう)|(?:何|なに)を?(?:聞か|訊か|尋ね)",
    re.IGNORECASE,
)
"""How somebody asks what they were asked, who takes nothing back."""

NO_STEP_BACK = re.compile(f"{RETURNED.pattern}|{WHICH_ASKED.pattern}", re.IGNORECASE)

AS_TOLD = re.compile(
    r"^(?!.*\b(?:over|scratch|beginning|from the|start)\b).*"
    r"(?:\b(?:with|under|given|using) (?:that|this|these|those)(?: in mind)?"
    r"|\b(?:with|under|on|given|using)"
    r" (?:that|this|these|those|the (?:new|changed|corrected|latest))"
    r" (?:assumptions?|basis|changes?|answers?|conditions?|premise))"
    r"\W*(?:please|pls|now)?\W*$"
    r"|^(?!.*(?:最初|はじめ|初め|一から|ゼロ|白紙|全部)).*"
    r"(?:(?:その|この|今の|変えた|直した|新しい)(?:条件|内容|前提|答え|回答|変更|状態)|それ|これ)"
    r"(?:で(?!も(?!う)|す|は)|を(?:前提|もと|踏まえ|反映|ふまえ))"
    r"|(?:打ち|書き|入れ)直し(?:なの|です)?か?\?",
    re.IGNORECASE,
)
"""Who wants to look again with what they have told wants to keep the rest."""

SAID_AGAIN = re.compile(
    r"^(?!.*\b(?:over|beginning|start|scratch|everything|all)\b).*"
    r"\b(?:say|repeat|tell|ask|read|show|put|write)\b[^.?!]{0,30}"
    r"\b(?:again|once more|question|that)\b"
    r"|^(?!.*(?:最初|はじめ|初め|一から|ゼロ|白紙|全部)).*もう[一1](?:回|度|遍|ぺん)[^。]{0,8}"
    r"(?:言|い)[っわう]|(?:質問|聞|見せ|読)[^。]{0,8}もう[一1](?:回|度|遍)"
    r"|もう[一1](?:回|度|遍)[^。]{0,8}(?:質問|聞|見せ|読)",
    re.IGNORECASE,
)
"""Who wants to hear or read something once more loses nothing for it."""

AGAIN_AS_TOLD = re.compile(
    r"\b(?:run|judge|check|redo|re-?check|calculate|try|do)\b.*\bon (?:that|this) basis\W*$"
    r"|\bunder (?:that|this|these) (?:assumptions?|conditions?|premise)\W*$"
    r"|\b(?:is|are|was|would|does|do) (?:that|this|it|these|those|they|he|she|we)\b"
    r"[^.?\"“‘]{0,30} [\"“‘]\w",
    re.IGNORECASE,
)
"""Who speaks so of what they told, or asks whether it is what a word means, asks for no basis of a
question."""

NOT_WISHED = {
    "change": re.compile(
        r"\bhow (?:can|do|could|should|would|to|does)\b"
        r"(?!.*\b(?:answer|answered|questions?|entry|said|told|typed|chose)\b"
        r"|.*\b(?:change|switch) (?:that|it|this|these|those)\b)"
        r"[^.?]*\b(?:change|switch|convert)\b"
        r"(?:[^.?]*\b(?:to|into|from)\b| (?:his|her|their|the \w+(?:'s)?|our \w+'s) \w+)"
        r"|\bwhat (?:would|will|does|could|else would) (?:\w+ )?"
        r"(?:change|happen|be different|differ|follow)\b.*\b(?:if|once|when|after)\b"
        r"|(?:たら|れば|なら|すると|場合)[、,]?[^。]{0,6}(?:何が|どう|どこが)(?:変わ|なり|違)"
        r"|^(?!.*(?:回答|答え|質問|さっき|先ほど|入力|チェック|選)).*(?:変え|変更|切り?替え|移行)"
        r"(?:る|する|した|たい)?(?:の|を|は|に|には|が|けど|のですが|んですが)?[^。]{0,10}"
        r"(?:どう(?:す|や)|方法|手続|やり方)",
        re.IGNORECASE,
    ),
    "review": re.compile(
        r"どこに(?:残|保存|行|保管)|(?:誰|だれ)が(?:見|読)"
        r"|\b(?:who|where) (?:\w+ )?(?:reads?|sees?|keeps?|goes|go)\b"
        r"|\bhow many\b[^.?!]{0,24}\b(?:chosen|selected|adopted|accepted|applied|approved|taken)\b"
        r"|何社|(?:応募|採択|選ば)[^。?]{0,8}(?:何|どれ|件数|数)",
        re.IGNORECASE,
    ),
    "cancel": re.compile(
        r"\b(?:didn't|did not|never|haven't|hasn't|isn't|wasn't|not|no one|nobody)"
        r" (?:\w+ )?cancel(?:l?ed|l?ing|lation)?\b"
        r"|(?:キャンセル|取り消し|中止)(?:した|して|する)?(?:わけ|の|こと)?(?:では?|じゃ|は)?(?:ない|なく|ありませ|いませ)",
        re.IGNORECASE,
    ),
    "why": re.compile(
        rf"{AGAIN_AS_TOLD.pattern}|\bif (?:that|this|it) (?:matters|helps|counts)\b|\bin writing\b"
        r"|\b(?:tell|know|say) (?:me |us )?for sure\b",
        re.IGNORECASE,
    ),
    "clause": AGAIN_AS_TOLD,
    "hello": re.compile(r"^初めて(?:です|っす|だ|なの)?[。!\s]*$"),
    "enquiry": re.compile(
        r"(?:資料|パンフ(?:レット)?|冊子)[^。]{0,20}(?:届|送られて|来)(?:[てかこきい]|な[いく]|ま)"
        r"|\b(?:brochures?|leaflets?|material)\b[^.?!]{0,40}\b(?:arriv\w+|c[oa]me|receiv\w+|got)\b",
        re.IGNORECASE,
    ),
    "goodbye": re.compile(r"^\W*(?:大変|どうも|、)*失礼(?:いた|致)?しました[。、!\s]+\S"),
    "more": re.compile(r"\S{12,}[、。…\s](?:それ|その場合|これ)(?:なら|だと|では|じゃ|は)\W*$"),
    "back": NO_STEP_BACK,
    "undo": NO_STEP_BACK,
    "pause": re.compile(
        r"\bwhile (?:i|we)(?:'m|'re| am| are)? wait|\bcan'?t wait\b|待って(?:い)?る(?:間|あいだ)",
        re.IGNORECASE,
    ),
    "restart": re.compile(f"{AS_TOLD.pattern}|{SAID_AGAIN.pattern}", re.IGNORECASE),
    "verdict": re.compile(
        r"\b(?:merits?|benefits?|advantages?|in it for|out of it|get out of)\b"
        r"|\b(?:how|when|where|who) (?:do|does|will|would|are|is|can) [^.?]{0,24}"
        r"\b(?:tell|told|inform\w*|notif\w+|announc\w+|hear|learn|publish\w*)\b"
        r"|メリット|利点|得にな|結果(?:は|を|が)?[^。]{0,8}(?:通知|連絡|発表|知らせ|届)",
        re.IGNORECASE,
    ),
    "help": re.compile(
        rf"{WANTING} {KINDS_OF_HANDS}"
        r"|\bwhat (?:do|will|would|are|is|happens?|becomes?|gets?)\b.{0,30}?\b(?:with|to|of)"
        r" (?:the |all |any |my |our |your |these )*(?:things?|words?|data|texts?|messages?|details"
        r"|information|what|everything|answers?)\b"
        r"|\bhow (?:do|does) (?!i\b|we\b|you\b|one\b|this\b|it\b|that\b|things\b"
        r"|(?:the|your) (?:chat|bot|thing|check|pre-check|system|menu)\b)[\w -]{3,40} work\b"
        r"|(?:書い|入力し|打っ|送っ|話し|答え)た(?:こと|もの|内容|情報|文)?[はがを]",
        re.IGNORECASE,
    ),
    "start": re.compile(
        r"\bfind (?:me|us) (?:an? |some |the )?(?:good )?(?:compan|jobs?\b|work\b|employers?\b)|"
        r"(?:企業|会社|取引先|顧問先|お客|社長|上司|本人|先方|クライアント|会員|みなさん|皆さん|相手)(?:様|さん|さま|の方)?"
        r"(?:に|自身|ご自身)[^。、]{0,10}(?:チェック|診断|確認)[^。、]{0,6}"
        r"(?:もらい|もらう|いただ|いただき|くださ|勧め|すすめ|伝え)"
        r"|\b(?:ask|tell|let|have|get) (?:them|him|her|(?:our|my) clients?|the compan\w+|members?)"
        r"\b[^.?!]{0,20}\b(?:checks?|pre-check)\b"
        r"|\b(?:they|he|she|clients?|compan(?:y|ies)) (?:can|will|should|could|may|might)"
        r"\b[^.?!]{0,16}\b(?:do|take|run|try|use|start) (?:the |it|this|that|your )?"
        r"(?:pre-?check|check)\b"
        r"|^(?:(?:and|but|so|hi|hello)\b[ ,]*)?(?:if|when|once) (?:your|the|this) "
        r"(?:pre-?check|check|result|answer|bot)\b"
        r"|(?:チェック|診断|判定)(?:の結果)?で[^、。]{1,12}(?:と|って)(?:出|言|なっ)"
        r"|\blet me (?:just |quickly |first |go )*(?:check|see|look|ask|confirm|verify)"
        r"(?: (?:with|that|this|it|on that|internally|again|first|up)\b|\W*$)|"
        r"\b(?:don'?t|do not|no|not|won'?t|hate|enough of)\b[^.?]{0,24}"
        r"\b(?:questionnaires?|surveys?|quiz(?:zes)?|forms?)\b"
        r"|\b(?:skip|without|no|forget|(?:not|don'?t|won'?t) (?:(?:want|need|like|wish|going) )?"
        r"(?:to )?(?:do|doing|take|taking|start|have)?) ?(?:the |a |any |this |that |your )*"
        r"(?:pre-?checks?|checks?(?! (?:if|whether|that)))\b"
        r"|(?:アンケート|チェック|質問票|診断)(?:は|も|を|とか|なんて)?(?:もう|今は|今日は|また|ちょっと)?"
        r"(?:いら|やら(?!せ)|した?くな|しな(?!いと|きゃ|くては|ければ)|しませ|せず|不要|結構|面倒|遠慮|パス"
        r"|や(?:め|りませ)|見送|いい(?:です(?!か)|や|わ|よ|。|$))",
        re.IGNORECASE,
    ),
    "staff": re.compile(
        rf"{OTHERS_TO_WRITE}|{TO_SPEAK}|"
        r"^(?!.*\b(?:persons?|humans?|staff|some(?:one|body)|any(?:one|body)|operators?|numbers?"
        r"|people who|talk|speak|reach|contact|call|phone|chat|write|ask)\b)"
        r"(?:.*[.!?])?\W*(?:(?:so|and|but|ok(?:ay)?|then|hm+)\W+)*(?:is|are) there\b"
        rf"|{WANTING} {HANDS}{PURPOSE}|\b(?:we|our)\b[^.?]{{0,40}}?{WANTING} {HANDS}"
        rf"|\b(?:short (?:of|on)|lacking|run out of|not enough|hir(?:e|ing)|recruit(?:ing)?"
        rf"|employ(?:ing)?) {HANDS}|{WANTING} {KINDS_OF_HANDS}"
        r"|\b(?:i'?m|i am|we'?re|we are|(?:my|our) \w+ (?:is|are)) (?:(?:rather|quite|so|a bit"
        r"|completely|totally|pretty) )?(?:hopeless|useless|terrible|rubbish) (?:with|at|on)\b"
        rf"|{HANDS_JA}(?:が|も|は|を)?{HOW_MANY_JA}"
        r"(?:足り(?!る)|不足|ほし[いくか]|欲し[いくか]|必要|集まら|来な|募集)"
        r"|\d+ (?:[a-z-]+ )?staff(?: members)?[.!]*$|^staff\s*(?:[:=]|is|are)?\s*\d+[.!]*$"
        r"|\b(?:no need|needn't|don't|do not|dont|rather not)(?: (?:want|need|wish|like))?(?: to)?"
        r"(?: be)? (?:connect|put|transferr?|hand|pass|switch)(?:ed)?(?: me| us)?"
        r"(?: through| over| on)? to\b"
        r"|^(?!.*\b(?:want|need|like|let|get|connect|put|give|rather|prefer|instead)\b).*"
        r"\b(?:(?:who|what) am i (?:speaking|talking|chatting|writing) (?:to|with)"
        r"|(?:is|are) (?:this|that|you|it|there) (?:really )?(?:an? )?(?:real |actual |live )*"
        r"(?:person|human|bot|robot|machine|computer|programme?|ai)\b"
        r"|am i (?:really )?(?:speaking|talking|chatting|writing) (?:to|with) (?:an? )?"
        r"(?:real |actual |live )*(?:person|human|bot|robot|machine|computer|somebody))"
        r"|(?:担当者?|スタッフ|人間?|窓口)(?:の(?:方|人))?(?:に|と|へ)(?:は)?[^。、]{0,8}"
        r"(?:つな|繋|代わ|替わ|話|連絡|相談|電話)[^。、]{0,6}"
        r"(?:なくて(?:も)?(?:いい|良い|よい|大丈夫|結構|構|平気)|(?:必要|まで)は?(?:な|あり))",
        re.IGNORECASE,
    ),
}
"""Words by which somebody wants something else than what they sound like: no pre-check, hands for
their company, nobody because they are "hopeless with computers", to go on where they were, or to
keep what they have told."""

NOT_TO = re.compile(
    r"(?:削除し|消去し|送信し|リセットし|消さ|送ら|戻さ|やり直さ|捨て)ない(?:で(?!す|し)|ように|よう[、,])"
    r"|(?:て|ろ|い)(?:とは|なんて|なんか)[^。、]{0,8}?(?:言|頼|お願い|書|申|思)[^。、]{0,6}?(?:ない|ませ|ねえ|ん(?:です|が|よ))"
    r"|(?:する|消す|送る|戻す|やり直す)(?:つもり|気|必要|予定)は?(?:な[いく]|ありませ|ございませ)"
    r"|\b(?:do not|don't|dont|never|did not|didn't|not) (?:you )?(?:ever |dare |yet |please )?"
    r"(?:(?:ask|tell|want|mean|say|need)(?:ed|ing)?(?: you| anyone)?(?: to)? )?"
    r"(?:delete|erase|remove|wipe|send|submit|restart|reset|start over|undo|go back)\b",
    re.IGNORECASE,
)
"""How somebody says that something is not to be done."""

OF_OFFICE = re.compile(
    r"\b(?:office|branch|headquarters)\b.*\b(?:where|address|located|location)\b"
    r"|\bwhere\b.*\b(?:office|branch|headquarters)\b"
    r"|(?:事務所|支所|支店|支部|本部)[^。]{0,12}(?:どこ|どちら|場所|住所|所在地)",
    re.IGNORECASE,
)
NO_PLACE = frozenset({"clause", "verdict", "why"})
"""Commands that who asks where an office is sounds like, and does not mean."""

SENDING = re.compile(r"送|\b(?:send|submit)", re.IGNORECASE)
NOT_KEPT = re.compile(
    r"残さない|保存しない"
    r"|\b(?:don't|do not|dont|not|never) (?:you )?(?:want you to )?(?:keep|store|hold)",
    re.IGNORECASE,
)
"""What is not to be kept is to be deleted."""


def is_refused(command: str, text: str) -> bool:
    """Whether a text says that just this is not wanted."""
    refused = NOT_IN.get(command)
    if refused is not None:
        return refused.search(text) is not None
    if command in NO_PLACE and OF_OFFICE.search(text):
        return True
    if command == "staff" and is_person_declined(text):
        return True
    if command in NOT_WISHED and NOT_WISHED[command].search(text):
        return True
    if command == "cancel":  # "do not delete anything" leaves nothing; "do not send it" does
        return is_forbidden(text) and SENDING.search(text) is None
    return command in FORBIDDABLE and is_forbidden(text)


def is_forbidden(text: str) -> bool:
    """Whether a text forbids something to be done, and not to be kept."""
    return NOT_TO.search(text) is not None and NOT_KEPT.search(text) is None
