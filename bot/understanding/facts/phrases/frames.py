"""Whether a phrase stands by itself, and whether a thing is said to be there, wanted or hard."""

from __future__ import annotations

import re

from bot.precheck.nlu.phrases import Mention
from bot.understanding.facts.stances import Reach, Stance, Triggers

GOES_ON = re.compile(
    r"$|[ぁ-ん\s、,。.・/)」』\"'!~ー\-–—:;*&+0-9a-z(「]|採用|雇用|募集|求人|勤務|枠|候補|人材|者|社員|職|希望|予定|限定|中心|志望|卒|数|複数"
    r"|入社|契約|名|人|子(?!会社)|外国|方|在住|在籍|登記|設立|形態|扱|待遇|登録|一|二|三|四|五|六|七|八|九|十|〓|資格|ビザ|留学生|のみ|だけ|担当|課程|修了"
)
"""What may stand right behind a Japanese phrase."""

SMALL = re.compile(r"(?:元|非|準|旧|前|他|某|同じ|別の|偽|短|未|副)$")
"""What makes another word of a phrase that it stands before."""

NAME = re.compile(r"[ァ-ヺー一-龠a-z0-9]$")
NAME_AFTER = re.compile(r"[ァ-ヺー一-龠a-z]")
OWN_KINDS = re.compile(r"(?:特例|普通|零細|小さな|中小|地方|老舗|外資系|町工場|家族経営|日本)$")

TOPIC_OWN = re.compile(
    r"(?:自社|会社|弊社|当社|企業|公式|専用|独自|コーポレート|紹介|用|既に|現在|今|弊院|病院|お店|店|株|社内|十分|[のはがもにでと、,\s\[(「・ぁ-ん]|^)$"
)
TOPIC_WORDS = re.compile(
    r"(?:\b(?:a|an|our|own|the|its|their|corporate|company|company's|official|proper|public|small|good|nice|simple"
    r"|dedicated|working|bilingual|english|japanese|no|any|have|has|without|with|little|basic|decent|modern|new|up-to-date|big|tiny|real|yet|got|whole|internal|necessary|required|clear|full|enough|sufficient|firm|written|formal|have|lack|and|or|build|building|create|creating)\s+|^\s*|[,;:(]\s*)$"
)
NEW = re.compile(r"新し|新た|リニューアル|別の|\bnew\b|\banother\b|\bsecond\b")
NAMED_ONLY = re.compile(
    r"^(?:の|を見|で見|から|に(?!は)|上|経由|制作会社|運営会社|担当|デザイン)|^\s*(?:designer|builder|design|address|says|shows|url|form|agency|company|provider|traffic)"
)

LACKS = re.compile(
    r"(?:は|に(?:は)?|も)(?:まだ)?(?:[^、。はがも]{1,10}が"
    r"|[^、。はがも]{0,3}(?:(?:英|日本|中国|外国|多言)語|スマホ|携帯|英文)\S{0,4}?(?:は|も|しか))"
    r"(?:まだ)?(?:な[いくし]|ありませ|ございませ|無)"
)
"""How something is said to be missing in a thing that is there: サイトは英語版がない."""


NOT_OURS = re.compile(
    r"\b(?:belongs? to|(?:owned|run|managed|held|kept) by)\b(?! us\b)"
    r"|(?:親会社|本部|本社|他社|組合|連合会|協会|グループ|商工会)の(?:もの|サイト|管理|名義)|うちの(?:もの)?(?:では|じゃ)な"
)
"""How something is said to be there and to be somebody else's."""


def is_framed(line: str, mention: Mention, *, is_japanese: bool) -> bool:
    """Whether a phrase stands by itself: no part of a name or of another word."""
    before, after = line[: mention.start], line[mention.end :]
    if SMALL.search(before) or GOES_ON.match(after) is None:
        return False
    if mention.question.key == "legal_form" and is_japanese:
        is_named = NAME.search(before) and not OWN_KINDS.search(before)
        return not is_named and NAME_AFTER.match(after) is None and not after.startswith("の")
    return True


BUSINESS = re.compile(
    r"^の(?:研究|開発|設計|解析|分析|自動化|改善)"
    r"|^の?[^、。がはを]{0,6}(?:システム|アプリ|ロボット|ソフト|機械|装置|マニュアル|自動化)|^(?:会社|企業|業(?!務)|メーカー|ベンダー|ベンチャー|事業|工場|店|事務所|業者|屋|サービス|の会社|をして(?:いる|い)?(?:会社|企業)|を手がけ|を営|を行っている会社|が本業|系)"
    r"|^\s+(?:company|companies|firm|business|maker|manufacturer|start-?up|house|agency|school|shop|industry|products?|studio|vendor|provider|outfit|consultancy|clients|customers|market)"
)
"""What makes of a kind of work what a company does."""


def is_business(after: str) -> bool:
    """Whether a kind of work is what a company does, from what stands behind it."""
    return BUSINESS.match(after) is not None


PRACTISED = re.compile(
    r"\b(?:we|we're|i|company|firm|business|they)(?: also| mainly| mostly| only| just)?"
    r" (?:do|does|doing|run|runs|provide|provides|offer|offers|operate|sell|sells|in)"
    r"(?: [a-z-]+ (?:and|or|&|,))? $"
)
"""How a firm says that it is its business to lend people, right before what they are called."""

OPTIONAL = re.compile(
    r"不問|不要|問わ|問いませ|求めな|求めませ|必須では|いらな|要らな|要りませ"
    r"|\b(?:optional|not (?:needed|required|necessary|essential)|no .*(?:needed|required|necessary)"
    r"|don't (?:need|require|mind|care)|doesn't matter|regardless|with or without)\b"
)
"""How somebody says that it does not matter to them whether those whom they hire have it."""

WANTED = re.compile(
    r"(?:相談|助言|アドバイス)(?:し|を|が|に|も|した|でき)"
    r"|(?:手伝|支援|サポート|フォロー|お願い|指導)(?:っ|し)?(?:て)?(?:ほし|欲し|もら[いえ]|いただ|頂|たい|くだ|下さ)"
    r"|(?:整え|作り|つくり|見直し|改善し|用意し)たい"
    r"|\b(?:help|support|advice|guidance|assistance|tips)(?: us| me)? (?:with|on|about|in|for|w)\b"
    r"|\b(?:need|want|like|love|seek(?:ing)?|use|get) (?:(?:some|your|any|more) )*"
    r"(?:help|support|advice|guidance|assistance)\b"
    r"|\b(?:some(?:one|body)|you) to (?:help|look|check|review|advise|go over)\b"
    r"|\b(?:needs?|questions?) (?:are|is) (?:\w+ )?(?:about|around|on|with)\b"
)
"""With what something is asked for: of what one wants help with, nothing is told yet."""

HARD = re.compile(
    r"難し|むずかし|できな|できませ|(?:押|出)せ(?:な|ませ|ず)|無理|困難|保管|預(?:け|か)"
    r"|\b(?:is|are|was|sits?) (?:kept|held|stored|locked)\b"
    r"|\b(?:cannot|can't|unable|difficult|hard|impossible|awkward|tricky|problem\w*"
    r"|a pain|trouble\w*|slow|unavailable|abroad|away|not available)\b"
)
"""How somebody says that something is not easily done."""


def topic_stance(triggers: Triggers, before: str, after: str, *, is_japanese: bool) -> Stance:
    """Whether a thing that is one's own is said to be there or to be missing."""
    is_own = (TOPIC_OWN if is_japanese else TOPIC_WORDS).search(before) is not None
    if not is_own and is_japanese and NAME.search(before):
        return Stance.TALKED_ABOUT  # a thing of another kind: 求人サイト
    is_another = NEW.search(before) or NAMED_ONLY.match(after) or NOT_OURS.search(after)
    if not is_own or is_another:
        return Stance.UNCLEAR
    if LACKS.match(after):
        return Stance.THERE if "しか" in after else Stance.UNCLEAR
    for stance in (Stance.MISSING, Stance.THERE):
        if triggers.has(stance, Reach.AFTER, after):
            return stance
    for stance in (Stance.MISSING, Stance.THERE):
        if triggers.has(stance, Reach.BEFORE, before):
            return stance
    return Stance.UNCLEAR
