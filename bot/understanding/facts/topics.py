"""How it is known of which question a text speaks, where no phrase of its choices stands in it."""

from __future__ import annotations

import re

from bot.understanding.facts.extraction import COUNTED
from bot.understanding.facts.persons.recruits import HIRING
from bot.understanding.facts.workplaces import WORKING

USED = re.compile(
    rf"{COUNTED.pattern}|初(?!めまして)|はじめて(?!くだ|下さ|いた|ほし|欲し|もら|み)|新規|一度も|一回も"
    r"|\b(?:(?<!at )(?<!year )(?<!years )(?<!month )(?<!months )first|never(?! mind)|new to"
    r"|newcomers?|with you|apply|applied|applying|coordinator)\b"
)
"""What tells how long a company was supported."""

HIRED = re.compile(
    rf"{HIRING.pattern}|採り|採る|採って|探|欲し|ほし|入れたい|任せ|担当|求|仕事|職種|ポジション|必要|来て|たい人"
    r"|\b(?:want|wants|need|needs|hope|hoping|would like|'d like|wish|seek|search|bring|fill"
    r"|appoint|role|position|job|vacancy|opening|candidates?|he|she|they|would be|will be"
    r"|works? as|some(?:one|body) (?:to|who))\b"
)
"""What makes of work that no phrase names that of whom is hired: a start-up of artificial
intelligence looks for nobody yet."""

LEGAL = re.compile(
    r"法人|会社|企業|個人|自営|登記|登録|組合|社団|財団|株式|有限|合同|合資|合名|事業主|士業|屋号|ひとりで|一人で|夫婦で"
    r"|\b(?:n\.?p\.?o|ngo|non-?profit|llc|ltd|inc|kk|gk|yk|compan(?:y|ies)|corporation|incorporated"
    r"|registered|sole|proprietor\w*|self-employed|(?<!\d )freelanc\w*|association"
    r"|foundation|co-?operative|partnership|limited|stock|joint|parent|headquarter\w*|entity"
    r"|branch|subsidiary|public|municipal"
    r"|one-(?:man|woman|person)|on my own|by myself|alone|legal|form|university|hospital)\b"
)
"""What tells a legal form that no phrase names: a trade is none."""

OTHER_FORM = re.compile(
    r"法人|個人|自営|組合|社団|財団|合資|合名|事業主|士業|屋号|(?:ひとり|一人|夫婦)で|協会|団体|学校|大学|病院|役所"
    r"|\b(?:n\.?p\.?o|ngo|non-?profit|sole|proprietor\w*|self-employed|(?<!\d )freelanc\w*"
    r"|association|foundation|co-?operative|partnership|one-(?:man|woman|person)|on my own"
    r"|by myself|alone|legal|public|municipal|university|hospital|school|institute|union|society"
    r"|council|clinic|church)\b"
)
"""What tells a legal form other than that of a company; a small company is none."""

BY_WAY_OF = re.compile(
    r"\b(?:via|through|thru|by|from|with|joined|members? of) (?:an?|our|the|their) (?:[\w-]+ )?"
    r"(?:co-?operative|association|union|foundation|society)\b"
)
"""A body by way of which something comes is not the company itself."""


def names_other_form(text: str) -> bool:
    """Whether a folded text may tell another legal form than that of a company."""
    return OTHER_FORM.search(BY_WAY_OF.sub(" ", text)) is not None


SITE = re.compile(
    r"サイト|ホームページ|ウェブ|ページ|hp|url|ドメイン|web|www|\b(?:home\s?)?pages?\b|\bsites?\b|\bonline\b"
)
"""What tells of a website, by whatever name."""

NAMED_BY = {
    "years_supported": USED,
    "role": HIRED,
    "legal_form": LEGAL,
    "website": SITE,
    "cooperation": re.compile(
        r"協力|見学|報告|アンケート|調査|公表|広報|取材|説明会|担当者|項目|満た"
        r"|\b(?:cooperat\w*|briefings?|surveys?|reports?|publish\w*|interviews?|visits?|points?"
        r"|conditions?|obligations?|all of (?:what|it|th(?:ese|ose|is|at|e)\b)"
        r"|everything (?:you|they))\b"
    ),
    "capacity": re.compile(
        r"資金|財務|財政|経営|予算|体制|黒字|赤字|債務|借り|融資|売上|利益|業績|受け入れ|受入|教育係|余裕|人手|手が足り|金"
        r"|\b(?:money|funds?|funded|funding|budget|profit\w*|financ\w*|cash|loss(?:es)?|loans?|debts?"
        r"|revenue|turnover|sales|in the (?:red|black)|afford|capacity|organi[sz]ation\w*|structure"
        r"|resources|mentor\w*|staff to|people to|hands|stretched|busy|thin)\b"
    ),
    "commitment": re.compile(
        r"賛成|反対|合意|同意(?!書)|方針|やる気|意欲|前向|乗り気|本気|了承|納得|役員会|取締役会|社長|経営|社内|全員"
        r"|みんな|皆|(?:採用|雇|外国|会議|会で|会社|進め|取り組)[^、。]{0,14}決[まめ]|理念|戦略|検討"
        r"|\b(?:agreed|agreement|favou?r|board|management|everyone|everybody|consensus|decided"
        r"|decision|keen|eager|commit\w*|on board|president|ceo|boss|strategy|policy|resist"
        r"|against|want|discuss\w*|consider\w*|thinking|plan\w*)\b"
    ),
    "placement_business": re.compile(
        r"紹介|あっせん|斡旋|免許|許可|人材(?:会社|業|ビジネス)|エージェント"
        r"|\b(?:licen[cs]e\w*|placements?|placed?|placing|permits?|agency|agencies|recruiters?"
        r"|recruitment|recruiting|headhunt\w*|introduc\w*)\b"
    ),
    "consent_form": re.compile(
        r"印|押|判子|はんこ|ハンコ|同意書|権限|委任|\b(?:seals?|sealed|stamp\w*|sign\w*|authori\w*|delegat\w*)\b"
    ),
    "screening_attendance": re.compile(
        r"面談|面接|審査|出席|参加|対応|オンライン|\b(?:screening|interview\w*|attend\w*|meeting|calls?)\b"
    ),
    "compliance": re.compile(
        r"違反|税|法|処分|反社|暴力団|滞納|指導|勧告|罰|\b(?:violat\w*|laws?|legal\w*|tax\w*|penalt\w*|fined?"
        r"|fines|breach\w*|sanction\w*|yakuza|gang\w*|crim\w*|compl\w*|offen\w*|warning)\b"
    ),
    "residence_status": re.compile(
        r"在留|ビザ|査証|資格|永住|留学|技能|実習|高度|技人国|配偶者|特定|\b(?:visas?|status\w*|residen\w*|permanent"
        r"|residence|trainees?|interns?|skilled|hsp|gijinkoku|tokutei|student|spouse|permits?)\b"
    ),
    "workplace": re.compile(
        rf"{WORKING.pattern}|日本|国内|海外|現地|\b(?:japan|abroad|overseas|domestic\w*|locally)\b"
    ),
}
"""What stands in a message that speaks of a question, where no phrase says so: a number, some work
or a trade may be of something else."""
