"""Wishes to reach a person that stand beside something else: "put me through, and tell them …"."""

from __future__ import annotations

import re

from bot.precheck.nlu.normalize import folded

YOURS = (
    r"(?:(?:a |another |one |some |any |the )?(?:members?|somebody|someone|anybody|anyone|one|some"
    r"|any|colleagues?|people) (?:of|from|in|on|at) (?:(?:your|the|jetro'?s?) )?)?"
    r"(?:(?:your|the|an?|some|another|jetro'?s?) )?"
    r"(?:(?:real|live|actual|human|proper|responsible|right|senior) )*"
)
NO_PERSON = (
    r"(?!'s\b| (?:from|in) (?!charge|jetro|your|the)"
    r"| (?:who|that) (?:wants?|would|is looking|could work|can work|will work)\b)"
)
DESK = (
    rf"{YOURS}(?:humans?(?: beings?)?|persons?|people|staff(?: members?)?|team|colleagues?"
    r"|operators?|agents?|advis[eo]rs?|officers?|managers?|boss(?:es)?|supervisors?|superiors?"
    r"|desk|office|department|division|section|secretariat|representatives?|management"
    r"|headquarters|you|yours|jetro|your (?:side|end))\b" + NO_PERSON
)
ANYBODY = (
    r"(?:(?:somebody|someone|anybody|anyone)(?: (?:else|senior|real|human))?\b"
    rf"{NO_PERSON}|{DESK})"
)
SURELY = rf"(?!(?:the |an? )?(?:persons?|people|office|team|you|managers?)\b){DESK}"
"""Who is at the other end: anybody, or those who answer here."""

MATTER = (
    r"(?:me|us|this|it|that|these|those|everything|all(?: of)? (?:this|that|it)"
    r"|(?:what|whatever|all|everything) (?:i|we)(?:'ve| have)? \w+(?: so far| here| above)?"
    r"|(?:the|my|our|this|that) (?:case|matter|question|point|issue|bit|part|notes?|chat|message"
    r"|conversation|answers|details|remarks?|concern|problem|request|story|summary|recap)"
    r"(?: (?:about|on|of|regarding|with|concerning) [\w' ]{1,40}?)?)"
)
AFTER = r"(?: (?:over|on|along|up|back|straight|now|right|directly|please|pls|through|in touch))*"
HANDING = (
    rf"(?:put (?:me|us){AFTER} (?:to|with)"
    r"|(?:connect|transfer|hand|pass|forward|escalate|switch|give|refer|route|direct|take"
    rf"|report|relay|move|send)(?: {MATTER})?{AFTER} (?:to|with)) {ANYBODY}"
    rf"|(?:transfer|connect|escalate)(?: {MATTER})?{AFTER} to (?:(?:a|the|your) )?(?:\w+ )?"
    r"(?:department|division|section|humans?|staff)\b"
)
REPORTING = (
    r"(?:call|phone|ring|mail|e-?mail|write(?: to)?|contact|text|reach|get back to|reply to"
    r"|respond to|follow up with|touch base with)"
)
LOOKING = (
    r"(?:look (?:at|into|over|through)|check|review|go (?:over|through)|take (?:over|this|a look)"
    r"|examine|handle|get back|reply|respond|read|see to|deal with|confirm)"
)
TO_HAVE = (
    rf"(?:have|get|ask|let) (?:{ANYBODY}|them) (?:to )?(?:please )?{REPORTING} (?:me|us)\b"
    rf"|(?:have|get|ask|let) {DESK} (?:to )?(?:please )?(?:{LOOKING}|{REPORTING})\b"
    rf"|(?:tell|inform|notify|remind|let) (?:your (?:staff|team|people|office|boss|colleagues?)"
    r"|the (?:person in charge|staff|desk|division|department))(?: know)?"
    r" (?:that|about|it|of|to|we|i|our|my)\b"
)
TO_YOU = (
    r"(?:(?:please|pls|plz|kindly|then|now|just|so|ok|okay|yes|well|no|alright),? "
    r"|(?:and|but|or) (?=[a-z]))*"
    r"(?:(?:can|could|would|will) (?:you|u) (?:(?:please|pls|kindly|just|also|maybe) )*"
    r"|(?:i|we)(?:'d| would)? (?:like|want|need|prefer) you to |let's |better |i say )?"
)
BEGINNING = r"(?:^|[.!?;:,…\n]\s*|\b(?:and|then|so|please|pls|but|now) |[-–—] )"
REQUESTED = re.compile(
    rf"{BEGINNING}{TO_YOU}(?:{HANDING}|{TO_HAVE})"
    r"|\b(?:please|pls|kindly|(?:can|could|would|will) (?:you|u)) (?:have|get|ask) "
    rf"{ANYBODY} (?:to )?{LOOKING}\b"
)
PASSED = re.compile(
    r"(?<!n't )(?<!not )(?<!no )(?<!never )\b"
    r"(?:(?:want|need|like|ask(?:ing)?|prefer|wish|request)(?:s|ed)?"
    r"|(?:can|could|may) (?:i|we|this|that|it))(?: \w+)?? (?:to )?(?:be|get|have (?:this|it|that))"
    r" (?:put through|transferred|connected|handed|passed|escalated|forwarded|referred|sent)"
    rf"{AFTER} (?:to|with) {ANYBODY}"
)
CAN_SOMEBODY = re.compile(
    rf"(?:{BEGINNING}|\b(?:hi|hello|ok|okay|maybe|perhaps|rather) )"
    rf"(?:can|could|would|will|may) (?:{SURELY} (?:please )?(?:{LOOKING}|{REPORTING})\b"
    rf"|(?:someone|somebody|anyone|anybody) (?:please )?{REPORTING} (?:me|us)\b)"
)
"""How somebody asks in English that a person takes over, writes, calls or looks at it."""

TOLD_BY = re.compile(r"(?:^|[.!?;:,…\n]\s*)(?:we|i|they|he|she|it|our|my|the)\b[^.!?;:,…\n]*$")
"""Who tells what they themselves do: "we translate it and have somebody check it"."""

CONTACTED = re.compile(
    r"(?:^|[.!?;,\n] ?)(?:(?:and|so|then|ok(?:ay)?|yes|please|pls|also|just|better),? )*"
    r"(?:contact|message|notify|inform|ask|call|involve) (?:(?:the|your|jetro'?s?) )?"
    r"(?:staff|desk|person in charge)(?: (?:then|now|please|pls|too|as well|also|directly|for me"
    r"|about (?:it|this|that)))*\W*$"
)
"""How somebody ends with the wish that staff be turned to."""

OWN_JA = r"(?<!うちの)(?<!弊社の)(?<!当社の)(?<!社内の)(?<!自社の)(?<!会社の)(?<!役所の)(?<!入管の)"
DESK_JA = (
    rf"{OWN_JA}(?:(?:ご|御)?担当(?:者|部署|部門|課|部)?(?:さん|様)?(?:の(?:人|方|者))?|スタッフ|人間|責任者"
    r"|責任(?:の)?ある(?:人|方)|(?:上|役職)の(?:人|者|方)|(?:偉|えら)い(?:人|方)|係(?:の(?:人|方))?"
    r"|窓口(?:の(?:人|方))?|(?:どなた|だれ|誰)か|(?:詳しい|[わ分]かる|話せる|決められる|中の)(?:人|方)"
    r"|(?:専門|そちら)の(?:人|方|部署|課)|部署|事務局|オペレーター|相談員|ジェトロ)(?:の(?:人|方))?(?:さん|様)?"
)
ANYBODY_JA = rf"(?:{DESK_JA}|(?<![一-龠のるたい])人)"
WISHED_JA = (
    r"(?:くだ|下さ|ほし|欲し|もらえ|もらいた|いただけ|いただきた|頂け|頂きた"
    r"|くれ(?!た|て)|ちょうだい|お?願)"
)
ASKED_JA = rf"(?:と|とい)?[てで](?:[^。、!?\n]{{0,6}}?{WISHED_JA}|[やよね]?(?:[。!ー〜\s]*$|\s))"
AND_MORE_JA = (
    rf"(?:{ASKED_JA}|(?:と|とい)?[てで][、,](?![^。]*教え)"
    rf"[^。!?\n]{{0,30}}?(?:{WISHED_JA}|伝え[てと]))"
)
TURNED_JA = (
    rf"(?:{ANYBODY_JA}(?:に|へ|と|まで)[^。!?\n]{{0,12}}?"
    r"(?:代わっ|替わっ|換わっ|変わっ|かわっ|代え|替え|つない|繋い|引き?継い|引継い|取り?次い|とりつい|回し|まわし|渡し"
    r"|バトンタッチし|転送し|エスカレーション?し|上げ)"
    rf"{AND_MORE_JA})|(?!スタッフ){DESK_JA}を?(?:出し|呼ん){ASKED_JA}"
    rf"|(?:いい|結構)[^。]{{0,6}}人(?:を|間)?(?:出し|呼ん){ASKED_JA}"
)
THIS_JA = (
    r"(?:これ|この|今の|ここまで|これまで|今まで|さっき|先ほど|内容|やりとり|やり取り"
    r"|話|会話|記録|件|こと|質問|相談|旨)"
)
PASSED_JA = (
    rf"{THIS_JA}[^。!?\n]{{0,16}}?{DESK_JA}(?:に|へ|まで)[^。!?\n]{{0,10}}?"
    rf"(?:渡し|送っ|伝え|共有し|転送し|上げ|回し|報告し|相談し){AND_MORE_JA}"
)
LOOKED_JA = (
    rf"{DESK_JA}(?:に|が|から|で)[^。、!?\n]{{0,20}}?"
    rf"(?:見|確認し|調べ|検討し|読ん|対応し|判断し|返事し|連絡し|電話し){ASKED_JA}"
)
HANDED_JA = (
    rf"{ANYBODY_JA}(?:へ|に|と)の?(?:お?取り?次ぎ?|引き?継ぎ?|転送|接続|交代|交替|バトンタッチ)"
    r"(?:を|が|は)?(?:お?願|ください|下さい|希望|でき(?:ます|る|ない|ません)|可能)"
)
CALLED_JA = (
    r"(?:お?電話|折り返し(?:の?(?:お?電話|ご?連絡))?|コールバック|メールで(?:の)?(?:ご?連絡|お?返事|ご?返信|ご?回答))"
    r"(?:を|が|で)?(?:お?話し?)?(?:いただきた|頂きた|もらいた|ほし|欲し|したい(?:です|。|$))"
    r"|(?<![にへ])お?電話を?(?:くだ|下)さい|電話(?:連絡)?(?:だけ|のみ)で?お?願"
    r"|(?:連絡先|電話番号|名刺)(?:を|だけ|も)?(?:残し|伝え|お伝えし|渡し|お渡しし|送り|預け)"
    r"(?:て(?:おき|い?き))?たい"
    r"|(?:^|[。\s])担当(?:者|の方)?(?:へ|に)の?(?:お?問い?合わせ|ご?連絡)(?:です|を?希望(?:します)?)?[。\s]*$"
)
ASKED_OF_DESK = re.compile(f"{TURNED_JA}|{PASSED_JA}|{LOOKED_JA}|{HANDED_JA}|{CALLED_JA}")
"""The same in Japanese."""

SOMEBODY_HERE = (
    r"(?:(?:your|the) (?:staff|team|people|desk|office|person in charge|officers?|colleagues?"
    r"|advis[eo]rs?)|staff|jetro|an? (?:person|human|real person|advis[eo]r"
    r"|member of (?:the )?staff|member of your team)|(?:somebody|someone|anybody|anyone)"
    r"(?! (?:in|from|at|of) (?:our|my|the)"
    r"|(?: who)? (?:speaks|works)|'s))"
)
TO_TALK = re.compile(
    r"(?<!did )(?<!n't )(?<!not )(?<!never )\b(?:i|we)(?:'d| would| also|'ll| will)?"
    r" (?:(?:really|also|rather|then|just|still) )*(?:like|love|want|prefer|need|wish) to"
    r" (?:talk|speak|chat|discuss|consult|write|be in touch|get in touch|clarify|go over)"
    rf"(?: (?!to\b|with\b)[\w'-]+){{0,6}} (?:to|with) {SOMEBODY_HERE}\b"
    r"|\b(?:i'?ll|i will|we'?ll|we will|let me) (?:then |just |rather )?"
    r"(?:talk|speak|chat|write|discuss)(?: (?!to\b|with\b)[\w'-]+){0,5} (?:to|with)"
    r" (?:your (?:staff|team|people|desk|office|colleagues?)|staff|the desk|jetro)\b"
)
"""How somebody says that they want to talk to those who answer here."""

DESK_ALONE_JA = (
    rf"{OWN_JA}(?<!社内)(?<!本社の)(?<!現場の)(?:(?:ご|御)?担当(?:者|部署|窓口)?(?:の(?:人|方|者))?(?:さん|様)?|スタッフ(?:の方)?"
    r"|職員(?:の方)?|窓口(?:の(?:人|方))?|事務局(?:の方)?|相談員(?:の方|さん)?|ジェトロ(?:の(?:人|方|担当者))?(?:さん)?)"
)
TO_TALK_JA = re.compile(
    rf"(?:^|[、。,!?\s]|{THIS_JA}[^。!?\n]{{0,16}}|(?:について|に関して|ので|から|して|では|じゃあ?|おいて|といて|を|は|が))"
    rf"{DESK_ALONE_JA}(?:に|へ|と|まで)(?:は)?[^。!?\n]{{0,36}}?"
    r"(?:(?:相談|お?話し?|質問|問い合わせ|問合せ)(?:が|を)?(?:し(?:たい|てみたい)|させて(?:ください|いただ|下さい|もらい))"
    r"|(?:聞き|伺い|うかがい|送り|伝え|尋ね)たい"
    r"|(?:相談|連絡|問い合わせ)(?:し|いたし)ます(?:[。!、]|ので|ね|$))"
    r"(?![^。]{0,10}(?:また|戻|改め|出直))(?!と(?:思って(?:い)?(?:まし)?た|言って))"
)
"""The same in Japanese."""

TO_LEAVE_DETAILS = re.compile(
    r"\b(?:i|we)(?:'d| would)? (?:also )?(?:like|want|wish|love|need) to (?:send|give|leave|hand"
    r"|pass"
    r"|share|submit)(?: (?:you|them|staff|somebody|someone|your \w+))? (?:my|our) (?:contact )?"
    r"(?:details|contacts?|number|phone(?: number)?|e-?mail(?: address)?|information"
    r"|business card)\b"
    r"|^\W*(?:please )?(?:phone |telephone )?calls? only\b(?!,? (?:after|before|on|from|if))"
    r"|^\W*(?:please )?(?:by )?phone only\b(?=[,.! ]*(?:please|no |$))"
)
"""How somebody says in English that they leave their details, or are to be called."""

OF_SELECTION = re.compile(r"合否|採否|採択|審査|選考|結果")
"""What staff do by themselves, and nobody asks them to here."""


def is_person_wished(text: str) -> bool:
    """Whether a text wishes, whatever else it says, that a person takes over or looks at it."""
    said = folded(text)
    if ASKED_OF_DESK.search(said) and not OF_SELECTION.search(said):
        return True
    if PASSED.search(said) or CAN_SOMEBODY.search(said) or CONTACTED.search(said):
        return True
    if TO_TALK.search(said) or TO_TALK_JA.search(said) or TO_LEAVE_DETAILS.search(said):
        return True
    found = REQUESTED.search(said)
    return found is not None and not TOLD_BY.search(said[: found.start() + 1])
