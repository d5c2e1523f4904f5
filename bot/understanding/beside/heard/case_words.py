"""Words by which people ask whether what they tell, or told, fits."""

from __future__ import annotations

import re

from bot.understanding.beside.heard.reaction import LEAD_EN, LEAD_JA

OF_CASE_JA = (
    r"(?:(?:うち|弊社|当社|わが社|我が社|私(?:たち|ども))(?:の(?:会社|場合|ケース|条件))?"
    r"|(?:この|その|こういう|そういう|こんな|そんな|今の|いまの|上の|上記の|以上の|さっきの)"
    r"(?:[人方子会社条件内容状態場合回答答えケース話]+)"
    r"|(?:これ|ここ|今|いま)まで(?:の(?:回答|答え|内容|話|ところ))?"
    r"|今のところ|いまのところ|現時点|現状|以上|上記"
    r"|これ|それ|彼女?|本人|この(?:人|方)たち)"
)
JOINT_JA = (
    r"(?:だけ)?(?:で|だと|でも|では|じゃ|なら|は|って|の場合(?:は)?"
    r"|として|に(?:は)?|が|も)*[、,\s]*"
)
"""What in Japanese points at the case, and what leads on from there."""

HAS_JA = r"(?:は|が|って|とか)?(?:あり|あ[るっ]|な(?:い|さそう|く)?|ございま(?:す|せん))?"
FITS_JA = (
    r"(?:対象(?:外)?(?:に(?:なり|なる|なれ|なって|入り|入る|含まれ)|と(?:なり|なる)|内)?"
    r"|(?:申し?込み?|申請|応募|参加|利用)(?:が|は)?(?:でき|出来|可能)|申し?込め|使え|受けられ"
    r"|(?:いけ|行け|通り|通れ)|該当(?:し|す)?|当てはま[りる]"
    r"|(?:条件|要件)(?:に|を|は|も)?(?:合[いうっ](?:て)?|満たし?(?:て)?|クリア(?:して)?|ok)"
    rf"|問題(?:点)?{HAS_JA}"
    rf"|(?:だめ|ダメ|駄目|無理|ムリ|ng)(?:な(?:点|ところ|の))?{HAS_JA}"
    rf"|対象外(?:に|と)?なる(?:点|ところ|もの|こと|答え|回答){HAS_JA}"
    rf"|(?:引|ひ)っかかる(?:点|ところ|もの)?{HAS_JA}"
    r"|合っ?(?:て(?:い)?)|大丈夫|平気|(?:おっけー|オッケー|オーケー|ok))"
)
ENDS_JA = (
    r"(?:ま(?:す|せん|した)|れる|る|ない|なんで(?:すか)?|な|そう|て(?:い)?(?:ます|る)|よう|に|の|ん"
    r"|って|という|こと|で(?:いい|よい|良い|よろしい|合って(?:い)?|しょう|す|き)|だろう|だ|やろ|や"
    r"|か(?:どうか|しら)?|よ|ね|け)*+"
)
"""What in Japanese is asked of it, and how that ends."""

TO_SAY_JA = (
    r"(?:教えて|知りたい|聞きたい|確認し(?:て|たい)|見(?:せ)?て|見たい|判定して|判断して|答えて)"
)
ONLY_JA = (
    r"(?:(?:だけ)?(?:でも|を|は|が|に)?[、\s]*"
    rf"(?:先に|まず|とりあえず|ざっくり|一言で?|簡単に)?[、\s]*{TO_SAY_JA}"
    r"(?:ください|下さい|ほしい|欲しい|もらえ|いただけ|くれ|頂け)?"
    r"(?:ます|ません|ない|です|の|ん|か|よ|け|ど|が)*)?"
)
FIRST_JA = (
    rf"{LEAD_JA}(?:で[、\s]+|それで|そして|あと|結局|正直|ちなみに|要するに|一応|もう)*[、\s]*"
)
FULLY_JA = r"(?:もう|全部|ちゃんと|本当に|そもそも|すぐ|すぐに|支援の|この支援の|この事業の)*"
CASE_JA = re.compile(
    rf"\s*{FIRST_JA}(?:(?:{OF_CASE_JA}{JOINT_JA})*{FULLY_JA}{FITS_JA}"
    rf"|(?:{OF_CASE_JA}{JOINT_JA})+どう|(?:(?:判定|チェック)の)?結果だけ)"
    rf"{ENDS_JA}{ONLY_JA}[?。!.…ー〜\s]*"
)
ASKS_JA = re.compile(
    r"[?]|か(?:どうか|ね|な|しら)?(?:[。\s]|$)|よね|でしょう|の$|(?:かだけ|どう)$|ってこと$|結果だけ"
    rf"|{TO_SAY_JA}"
)
"""A Japanese sentence that may ask how the case stands, and by what it does ask."""

WHO_EN = (
    r"(?:we|i|they|he|she|it|this|that|(?:our|my|the|this|that|such an?|his|her|their)"
    r" (?:company|firm|case|situation|plan|person|candidate|hire|profile|set-?up|business|one))"
)
NOW_EN = (
    r"(?:,? ?\b(?:then|now|so far|still|all|also|really|already|actually|at all"
    r"|for (?:us|this|it|that)|up to now|until now|as it is|like (?:this|that)"
    r"|(?:for|in|with) (?:the|this|your) (?:programme|program|support|package)"
    r"|in (?:that|this|our) case|as (?:a|one) case"
    r"|(?:with|under|on|given|from) (?:that|this|it|these|those"
    r"|what (?:i|we)(?:'ve| have)? (?:said|told you|wrote|answered)"
    r"|(?:these|those|the|my|our) (?:conditions|answers|facts))"
    r"|too|right|or (?:not|what|no)|yes or no|please|likely|probably|look(?:ing)?|seem)\b)*"
)
FITS_EN = (
    r"(?:fit(?: in)?|fit(?:s|ting)?|qualif(?:y|ies|ied)|count(?:s|ed)?|eligible|covered|ok(?:ay)?"
    r"|fine|all ?right|good(?: to go| enough)?|in|out|excluded|disqualified|ruled out|possible"
    r"|accepted|allowed|suitable|apply|work|enough|acceptable|correct"
    r"|(?:an? |any )?(?:problem|issue|yes|no)"
    r"|(?:not |in)(?:eligible|covered|ok(?:ay)?|possible|fine)"
    r"|meet (?:the|all the|your) (?:conditions|requirements|criteria))"
)
"""In English: of whom or what it is asked, what may stand beside that, and what is asked."""

TELL_EN = (
    r"(?:just )?(?:(?:please )?(?:tell me|say|let me know|i wonder|can you (?:tell me|say)"
    r"|i (?:only |just )?(?:want|need|wanted|would like) to know) (?:if|whether) )?"
)
DO_EN = (
    r"(?:do|does|did|would|will|could|can|should|are|am|is"
    r"|wouldn't|isn't|aren't|don't|doesn't)"
)
IS_EN = r"(?: (?:do|does|would|will|could|can|is|are|am|look|looks|seem|seems))?"
HURDLE_EN = (
    r"(?:problems?|issues?|obstacles?|show-?stoppers?|deal-?breakers?"
    r"|(?:wrong|missing|in the way|against (?:us|me|it)))"
)
END_EN = rf"{NOW_EN}\s*[?.!…]*\s*"
CASE_EN = re.compile(
    rf"\s*{LEAD_EN}{TELL_EN}"
    rf"(?:{DO_EN} {WHO_EN}{NOW_EN}|{WHO_EN}(?:'s|'re|'d|'m|'ll)?{NOW_EN}{IS_EN}{NOW_EN})"
    rf" (?:be |look |seem )?(?:still |also |even |really )?{FITS_EN}{END_EN}"
    rf"|\s*{LEAD_EN}(?:is |are )?(?:there )?(?:any(?:thing)?|a) {HURDLE_EN}"
    rf"(?: in (?:the|our) way)?{END_EN}"
    rf"|\s*{LEAD_EN}(?:is |are )(?:everything|all(?: of (?:it|that|this))?|things) "
    rf"(?:ok(?:ay)?|fine|good|all right|in order|covered){END_EN}"
    rf"|\s*{LEAD_EN}how (?:do|does) {WHO_EN} (?:look|stand|do){END_EN}"
)
ASKS_EN = re.compile(
    r"\?|^\W*(?:\w+ ){0,3}?(?:tell me|say|let me know|want to know|need to know|wonder)\b"
    r"|^\W*(?:(?:so|and|but|ok|then)[, ]+)*(?:do|does|would|will|could|can|are|is|am|any|how)\b"
)
"""An English sentence that may ask how the case stands, and by what it does ask."""

OR_NOT = re.compile(
    r"\s*(?:それとも|または|あるいは)?(?:ない|だめ|ダメ|無理|対象外|違う|できない)"
    r"(?:です|なの|の|ん)*か?[?。!\s]*"
    r"|\s*(?:or )?(?:not|yes or no)[?.!\s]*"
)
"""The other half of such a question."""

SHORT = re.compile(
    rf"\s*{LEAD_EN}(?:still |all |also )?(?:ok(?:ay)?|fine|good|possible|eligible|covered|correct"
    r"|all right|alright|no|a no|excluded|out|any problems?|problem)"
    r"(?: (?:then|now|so far|for us))*\s*\?+\s*"
    r"|\s*(?:どう|ok|オッケー|大丈夫|問題ない|対象|だめ|ダメ|無理|セーフ|アウト)\s*\?+\s*"
)
"""What asks so behind other words only: "a cook, part time. fine?"."""

OF_ALL = re.compile(
    r"結果|うち|弊社|当社|わが社|我が社|私|条件|内容|回答|までの?|今のところ|いまのところ|現時点|現状"
    r"|以上|上記|場合|ケース"
    r"|\b(?:we|us|our|so far|up to now|until now|case|everything|(?:said|told|wrote))\b"
)
"""Words of who asks of their case, or of all that they said."""

VAGUE = re.compile(
    r"^(?!.*(?:対象|申|応募|参加|利用|該当|条件|要件"
    r"|\b(?:fit|qualif|eligible|covered|out|excluded|apply)))"
)
"""What asks of no case in so many words."""

CLAUSE = re.compile(r"[、,;:]\s*|\s+[-–—]+\s+")
"""Where the last words of a sentence may ask of what stands before them."""
