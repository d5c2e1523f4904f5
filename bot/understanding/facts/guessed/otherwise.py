"""What takes from a clause what it seems to tell of a value."""

from __future__ import annotations

import re

from bot.understanding.facts.entities.licences import OF_PERSON, OTHER_HELD, USES_AGENCY
from bot.understanding.facts.entities.websites import SITE_OF_OTHERS
from bot.understanding.facts.phrases.frames import HARD, LACKS, OPTIONAL

HINDERED = re.compile(
    rf"{HARD.pattern}|承認|稟議|決裁|許可が|かか[るりっ]|時間|金庫|預け|待ち|借り|不在|出張"
    r"|\b(?:needs?|requires?|takes?|taking|approval|approved?|permission|first|locked|until|unless"
    r"|weeks?|months?|away|abroad)\b"
)
"""What stands before the use of a seal: it may well not be used."""

CLOSING = re.compile(
    r"(?:検討|相談|確認|協議)(?:して(?:み|おき)|し|いたし|させて(?:いただき|頂き)|させてもらい)ます"
    r"|考え(?:て)?(?:み|おき|させていただき)?ます|持ち帰"
    r"|\b(?:i|we)(?:'ll| will| shall|'d| would| need to| have to| must|'m going to)(?: just)?"
    r" (?:think|consider|discuss|talk|sleep|reflect|look)\b"
    r"|\blet (?:me|us) (?:think|consider|discuss)\b"
)
"""How somebody leaves to think about it: that says nothing of what their company has agreed."""

CONDITIONAL = re.compile(
    r"(?:たら|れば|次第|なら|ましたら)|\b(?:if|once|when|as soon as|unless|until)\b"
)
"""What makes an agreement one that is still to come."""

OF_SCHOOL = (
    r"大学(?:院)?(?:の|で)[^、。]{0,12}(?:職員|教授|教員|講師|事務|センター|課|者です|働|教え|勤め)"
    r"|\b(?:at|for|of) (?:an? |the )?(?:[\w-]+ ){0,2}(?:university|college)(?:'s)? (?:and we|office"
    r"|career|administration|international)\b"
    r"|\b(?:work|teach|lecture|professor|lecturer|administrator) (?:at|in|for) (?:an? |the )?"
    r"(?:[\w-]+ ){0,2}(?:university|college)\b"
)
"""How somebody says that they work at a university."""

UNRELATED = re.compile(
    r"関係(?:が|は|も|の)?(?:な|あり?ません)|\b(?:nothing to do with|unrelated|not related)\b"
)
"""How somebody speaks of what is beside the point."""

UNUSED_LICENCE = re.compile(
    r"(?:免許|許可)[^、。]{0,10}使(?:って|わ|い)"
    r"|\b(?:licen[cs]e|permit)\b.{0,50}(?:\b(?:never|not|un)|n't)[^,;]{0,8}used\b"
)
"""What was never used and is no support."""

EXCEPTED = re.compile(r"以外|除[いけ]|\b(?:except|apart from|other than|but for|aside from)\b")
"""What takes something from what holds of all."""

IN_THEIR_PLACE = re.compile(
    r"\b(?:i|we|he|she)(?:'ll| will| can| could| would|'d| do)?(?: \w+)? "
    r"(?:do|join|come|attend|go|take) (?:it|that|part|instead|in (?:his|her) place"
    r"|for (?:him|her))\b"
    r"|\b(?:but|instead,?) (?:i|my \w+|our \w+|the \w+) (?:can|will|could|would)\b"
    r"|\binstead of (?:him|her)\b"
    r"|(?:私|わたし|自分|部長|担当者?|責任者|息子|娘|専務|副社長)(?:が|なら)[^、。]{0,10}(?:出|代わり|でき|参加)|代わりに[^、。]{0,10}(?:出|参加)"
)
"""How somebody says that another one comes: whether that is who is responsible is to be asked."""

TECHNICAL = re.compile(
    r"自動化|ロボット|システム|ソフト|アプリ|開発|設計"
    r"|\b(?:automation|automating|robot\w*|software|firmware|programming|developers?|engineers?"
    r"|engineering|digitali[sz]\w*|machine learning|systems? design)\b"
)
"""What makes technical work of what is done by hand elsewhere: automation of a warehouse."""

MAY_BE_OTHERWISE = {
    ("consent_form", "representative_seal"): HINDERED,
    ("commitment", "in_preparation"): CLOSING,
    ("commitment", "agreed"): CONDITIONAL,
    ("capacity", "no"): re.compile(
        r"\b(?:wants?|would like|asks?|asked) (?:to see|for) an? budget\b"
    ),
    ("screening_attendance", "no"): IN_THEIR_PLACE,
    ("commitment", "none"): re.compile(r"\bno plans? (?:abroad|overseas|outside|to go)\b"),
    ("website", "no"): re.compile(rf"(?:サイト|ページ|hp){LACKS.pattern}"),
    ("website", "yes"): re.compile(
        rf"(?:求人|転職|就職|募集|比較|口コミ|予約|通販|旅行|仲介)サイト|{SITE_OF_OTHERS.pattern}"
        r"|\bjob (?:sites?|boards?)\b"
    ),
    ("education", "university_or_equivalent"): re.compile(f"{OPTIONAL.pattern}|{OF_SCHOOL}"),
    ("education", "below"): OPTIONAL,
    ("placement_business", "none"): re.compile(rf"{UNRELATED.pattern}|{OF_PERSON}|{USES_AGENCY}"),
    ("placement_business", "licensed_without_record"): OTHER_HELD,
    ("placement_business", "licensed_with_record"): OTHER_HELD,
    ("employment", "regular"): re.compile(
        r"契約(?:社員|職員)|有期|任期|嘱託"
        r"|\b(?:fixed[- ]term|(?:yearly|annual|one[- ]year) contracts?)\b"
    ),
    ("residence_status", "target"): re.compile(
        r"^(?!.*\b(?:engineer\w*|humanities|hsp|skilled|researcher)\b)(?!.*(?:技|高度|研究)).*"
        r"(?:\bwork(?:ing)? (?:visas?|permits?)\b|(?:就労|働く)ビザ)"
    ),
    ("role", "other"): TECHNICAL,
    ("compliance", "yes"): EXCEPTED,
    ("years_supported", "0"): UNUSED_LICENCE,
}
"""What a clause then tells is not, or not yet, so."""
