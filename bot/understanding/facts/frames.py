"""Whether a phrase stands by itself in a text, and is not a part of a name or a longer word."""

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


PERSON = re.compile(
    r"(?:者|員|師|士|手|職|ア|ー|スト|ト|マ|ン|人|役)$|"
    r"(?:[eo]rs?|[iy]sts?|ians?|ants?|cooks?|clerks?|ects?|aries|ary|neys?|staff|counsel|head of"
    r"|drivers?|secret\w+|waitress\w*|executives?|interns?)$"
)
"""How a word ends that names a person by the work."""
DUTY = re.compile(
    r"担当|任せ|従事|してもら|していただ|の仕事|職|業務|採用|雇|募集|求人|人材|探して|迎え|ほしい|欲しい|ポジション|やってもら|主に|人を"
    r"|\b(?:hire|hiring|hires|hired|employ|employing|recruit|recruiting|looking|look|need|needs|want|wants|seek|seeking|role|roles|position|positions|job|jobs|they|he|she|them|who|someone|people|person|as|candidates?|responsible)\b"
)
BUSINESS = re.compile(
    r"^の(?:研究|開発|設計|解析|分析|自動化|改善)"
    r"|^の?[^、。がはを]{0,6}(?:システム|アプリ|ロボット|ソフト|機械|装置|マニュアル|自動化)|^(?:会社|企業|業(?!務)|メーカー|ベンダー|ベンチャー|事業|工場|店|事務所|業者|屋|サービス|の会社|をして(?:いる|い)?(?:会社|企業)|を手がけ|を営|を行っている会社|が本業|系)"
    r"|^\s+(?:company|companies|firm|business|maker|manufacturer|start-?up|house|agency|school|shop|industry|products?|studio|vendor|provider|outfit|consultancy|clients|customers|market)"
)
"""What makes of a kind of work what a company does."""


AGENCY = re.compile(
    r"\b(?:place|places|placing|suppl(?:y|ies|ying)|dispatch(?:es|ing)?|introduc(?:e|es|ing)|lend|lease"
    r"|provid(?:e|es|ing)|train(?:s|ing)?|teach(?:es|ing)?|represent|refer|send(?:s|ing)?|staff)\s"
    r"(?:[\w-]+\s(?:and\s|or\s)?){0,3}$"
)
AGENCY_AFTER = re.compile(
    r"^[^、。]{0,8}(?:を|の)[^、。]{0,8}(?:派遣|紹介|育成|斡旋|あっせん|送り出)(?:し|する|業|会社|事業)"
)
"""What makes of people those whom an agency places: before them, and behind."""


def is_business(after: str) -> bool:
    """Whether a kind of work is what a company does, from what stands behind it."""
    return BUSINESS.match(after) is not None


def is_placed(before: str, after: str) -> bool:
    """Whether a kind of work is that of people whom a company places with others."""
    if HIRING.search(before):
        return False
    return AGENCY.search(before) is not None or AGENCY_AFTER.match(after) is not None


ADVISER = re.compile(
    r"(?:さん|先生)?(?:から|に(?:は|も)?(?:聞|相談|頼|お願い|言われ|勧め)|が(?:言|おっしゃ)|の(?:話|助言))"
)
"""Behind the name of a profession: somebody outside who gives advice."""


def is_adviser(before: str, after: str) -> bool:
    """Whether a phrase names somebody whom the company asks, not whom it hires."""
    return ADVISER.match(after) is not None and HIRING.search(before + after) is None


def is_acting(mention: Mention, line: str, clause: str) -> bool:
    """Whether a phrase names who runs the company already: they decide, sign, or may do so."""
    around = clause.replace(line[mention.start : mention.end], "〓")
    return ACTING.search(around) is not None and HIRED_AS.search(around) is None


OPTIONAL = re.compile(
    r"不問|不要|問わ|問いませ|求めな|求めませ|必須では|いらな|要らな|要りませ"
    r"|\b(?:optional|not (?:needed|required|necessary|essential)|no .*(?:needed|required|necessary)"
    r"|don't (?:need|require|mind|care)|doesn't matter|regardless|with or without)\b"
)
"""How somebody says that it does not matter to them whether those whom they hire have it."""

COUNTED_STAFF = re.compile(
    r"(?:正社員|社員|従業員|役員|取締役|パート|アルバイト|バイト|契約社員|派遣|業務委託|職員|スタッフ|実習生)(?:さん|社員)?"
    r"(?:は|が|も|を)?[^、。\d]{0,3}[\d一二三四五六七八九十百千万]+\s*(?:人|名)"
    r"|(?:パート|アルバイト|バイト|派遣|役員|業務委託)(?:さん)?[^、。]{0,6}(?:入れ|含め|除|抜き|合わせ|込み)"
    r"|(?:実習生|特定技能|インターン)(?:さん|の人)?(?:を|は|も)?(?:含め|除[きくい]|抜[きくい]|合わせ|込み)"
    r"|\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|a few|some|several)\s+"
    r"(?:are |is |of (?:us|them) (?:are )?)?(?:(?:full|part)[- ]?time\w*|directors?|executives?"
    r"|employees|freelancers?|contractors?|temps?|(?:permanent|regular) staff|interns?|trainees?)\b"
    r"|\b(?:count(?:ed|ing)?|includ(?:ed|ing|es)|exclud(?:ed|ing|es)|without|minus) "
    r"(?:in )?(?:the |our |all |some )*(?:part[- ]?time\w*|interns?|trainees?|temps?|contractors?"
    r"|directors?|freelancers?)\b"
    r"|\b(?:of us|people|ppl|persons?|staff|employees|workers?|heads)\b[^.;]{0,14}"
    r"\b(?:plus|and|with|most(?:ly)?|(?:the )?(?:others?|rest)|half|some|many)\b[^.;]{0,14}"
    r"\b(?:seasonals?|part[- ]?tim\w*|temps?|arubaito|baito|casuals?|interns?|trainees?)\b"
)
"""How somebody counts who works for them already, by kind."""

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

THOUGHT_OF = re.compile(
    r"\bthink(?:ing)?(?: also)? about(?= (?:an?|one|two|three|some|hir|tak|employ|recruit|\d))"
)
"""How somebody says whom they may hire, which is more than to talk about them."""

HIRING = re.compile(
    r"採用|募集|雇|迎え|探して|\b(?:hire|hiring|recruit|recruiting|looking|seeking|employ)\b"
)
OWN_PEOPLE = re.compile(
    r"(?:\b(?:our|my|the|your|his|her|their)\s+(?:[\w-]+\s+)?|(?:うち|弊社|当社|顧問|社内|現|今)の?)$"
)
"""Before a word for people: they are there already."""


SEES_TO = re.compile(
    r"\s*(?:would|will|can|could|may|is (?:ready|happy|able) to)?\s*(?:also )?"
    r"(?:take care|look after|looks after|takes care|handle|support|see to|mentor|teach|train"
    r"|help)\w*\b"
    r"|(?:さん)?(?:が|も)[^、。]{0,10}(?:面倒|世話|担当し|サポート|教え|対応し|見(?:ます|る|てくれ|られ))"
)
"""What those do who are there for whoever comes."""

NOW = re.compile(
    r"今(?:は|も|、|[ぁ-んァ-ヶ一-龠]{0,6}で)|いま(?!す|せ)|現在|現状"
    r"|\b(?:now|currently|at present|at the moment|presently|these days|so far|as of today)\b"
    r"|(?:\b(?:has|have)|'s|'ve) been\b"
)
TO_COME = re.compile(
    r"たい|予定|募集|採用|雇お|雇う|求人|探し|つもり|ほし|欲し"
    r"|\b(?:hir\w+|recruit\w*|seek\w*|look\w*|want\w*|need\w*|would|will|plan\w*|going|offer\w*"
    r"|open\w*|position|to be|from)\b"
)
"""When something is so of people who are known: today, or only once they are hired."""

DOING = re.compile(
    r"(?:さん|社員|職員)?(?:で|として|に|の(?:形|かたち)で)?(?:[^、。]{0,3}(?:うち|弊社|当社|店|会社)[でに])?"
    r"(?:来|働い|勤め|勤務し|手伝っ|入っ|やっ|雇われ)て"
    r"(?:い(?:る|ます|た|て)|る|ます|おり|くれて|もらって|いただいて)|(?:さん)?中(?:です|の|で|$)"
    r"|(?:さん|社員|職員)?をして(?:い(?:る|ます|た|て)|る|ます|おり|くれて|もらって|いただいて)"
)
"""What somebody does today, right behind what they do it as."""


def is_present(before: str, after: str) -> bool:
    """Whether people are said to be something today, from what stands around it: that is not what
    they are to be."""
    if DOING.match(after):
        return True
    return is_of_today(f"{before}〓{after}")


def is_of_today(text: str) -> bool:
    """Whether a text tells what is so today, and nothing of what is to come."""
    is_now = NOW.search(text) is not None or DOING.search(text) is not None
    return is_now and TO_COME.search(text) is None


def is_staff_counted(line: str) -> bool:
    """Whether a sentence counts who is there already by kind: "30 full-timers, 12 part-timers"."""
    return COUNTED_STAFF.search(line) is not None and HIRING.search(line) is None


LIST_OF_POSTS = re.compile(
    r"(?:\b(?:hiring|recruiting|vacanc\w+|positions?|openings?|roles?|jobs|looking for|seek(?:ing)?"
    r"|need(?:ed|s)?|wanted)|募集(?:職種|中)?|採用(?:予定|計画|職種)?|求人|職種|ポジション)\s*:[^.。]*$"
)
"""What stands before a list of those who are to be hired."""


def is_role(mention: Mention, line: str, clause: str) -> bool:
    """Whether a phrase is said as the work of those who are hired, not of the company's people."""
    around = clause.replace(line[mention.start : mention.end], "〓")
    if OWN_PEOPLE.search(line[: mention.start]) and not HIRING.search(around):
        return False
    if LEARNT.search(around) or OWN_TRADE.search(around):
        return False
    if LIST_OF_POSTS.search(line[: mention.start]):
        return True
    if DUTY.search(around):
        return True
    if mention.value == "management" or COUNTED_AMONG.search(line[: mention.start]):
        return False
    is_alone = ALONE.match(line[mention.end :].strip()) is not None
    return is_alone or PERSON.search(line[mention.start : mention.end]) is not None


OWN_TRADE = re.compile(
    r"(?:自営|個人事業|個人|自分|一人|ひとり|夫婦|親子)で"
    r"|〓もや(?:る(?=けど|が|し)|って(?:い|る|ます|おり))"
    r"|〓(?:を|として)?(?:営|や(?:って|り)|し(?:て|とり)|開業|独立|開い)"
    r"|\b(?:i|we|who|my (?:wife|husband|father|mother|family))"
    r" (?:run|own|work|am(?! (?:looking|seeking|hiring|searching))|manage|lead|head)\b"
    r"|\b(?:self-employed|freelance|by trade|by profession)\b"
    r"|〓\w* (?:is|are) (?:working|busy|building|making|finishing)\b"
)
"""What makes of a kind of work the writer's own."""

ACTING = re.compile(
    r"〓(?:会議|会|一同|たち|ら)?(?:が|は|も)[^、,。]*"
    r"(?:押|決|承認|署名|出席|賛成|反対|同意|提出|対応|サイン|済ませ|確認|進め)"
    r"|〓(?:には|に|が|は)?[^、。]{0,14}(?:権限|委任|一任|決裁)|〓印"
    r"|〓\w*(?:'s|s')?\s(?:\w+\s)?"
    r"(?:voted|decided|agreed|approved|signed|signs|(?:will|can) (?:sign|seal|attend)|attends"
    r"|(?:has|have|holds?|had) (?:the |an? |full |our )*(?:authority|power|mandate|right)"
    r"|wants?|said|says|thinks|supports|met|(?:are|is) for|asked|told|back|backs|backed)\b"
)
"""What those do who run a company already: nobody is hired to do it."""

HIRED_AS = re.compile(
    r"〓(?:として|を|の)[^、,。]*(?:採用|雇|迎え|募集)"
    r"|\b(?:hire|hiring|recruit|looking for|as)\s(?:an?\s)?(?:[\w-]+\s)?〓"
)
"""What makes of a phrase certainly the work of whom is hired."""

COUNTED_AMONG = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six)\s+\S+,.*\b(?:\d+|one|two|three|four)\s+$"
)
"""Heads that are counted are there already."""

LEARNT = re.compile(
    r"独学|覚え|習っ|習得|学ん|勉強|\b(?:taught|learn(?:ed|t)|studied|studying|majored)\b"
)
"""What was learnt is not yet what somebody is hired for."""

ALONE = re.compile(r"(?:です|だ|で$|でし|[、。,.]|$)")
"""Nothing more is said than the phrase."""


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
