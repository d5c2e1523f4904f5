"""What is said in the form between its values and is none: a moment that is asked for, a word on
the weather, a good evening that is wished, what was told before."""

from __future__ import annotations

import re

from bot.vocabulary.text import plain

PIECES = re.compile(r"[、,。.!;…~〜♪\n]+\s*|\s+(?:and|but)\s+(?=[a-z])|\s+-+\s+", re.IGNORECASE)
"""What parts one thing that is said from the next."""

FILLER = (
    r"(?:(?:oh|ah|sorry|ok(?:ay)?|hm+|well|please|so|just|hi|hello|excuse me|and"
    r"|あ[、っ]?|すみません|すいません|ごめん(?:なさい)?|えっと|ええと|あの|はい)[、,\s]*)*"
)
ONLY_FILLER = re.compile(FILLER, re.IGNORECASE)
SHORT = r"(?:a|an|one|1|two|2|three|3|five|5|few|a few|a couple of|half a|another)"
UNIT = r"(?:secs?|seconds?|moments?|minutes?|mins?|tick|bit|mo|while)"
SOMEBODY = (
    r"(?:somebody|someone|a (?:customer|client|visitor|guest|colleague)|my (?:boss|colleague|son"
    r"|daughter|kid|wife|husband)|the (?:boss|courier|postman))"
)
AWHILE = re.compile(
    rf"{FILLER}(?:"
    rf"(?:(?:wait|hold on|hang on|give me|gimme|need|i need|back in|be back in|bear with me)"
    rf"(?: for)?\s?)?(?:just )?{SHORT} {UNIT}"
    rf"(?: please| pls)?|wait(?: up)?(?: please)?|(?:hold|hang) on(?: please)?|bear with me|brb|"
    rf"(?:i'?ll )?be right back|right back"
    r"|(?:(?:the|my|our|another) )?(?:(?:phone|door ?bell|telephone|mobile|bell)(?:'s| is|s)? "
    r"(?:ringing|rings)"
    r"|(?:phone|call) (?:is )?(?:coming in|call))"
    r"|(?:(?:i )?(?:have|need|got|must)(?: to)? )?(?:take|answer|get) (?:a|the|this|another) "
    r"(?:call|phone|door)"
    rf"|{SOMEBODY}(?:'s| is)? (?:at the door|here|calling|on the (?:other )?line|talking to me"
    rf"|coming in)"
    r"|i(?:'ll| will) (?:be )?(?:right |just )?back|there's (?:a|someone at the) (?:door|call"
    r"|visitor)"
    r"|(?:ちょっと|少し|少々|しばらく|しばし|一旦|今(?:ちょっと)?|もう少し|あと少し)?[、\s]?(?:だけ)?"
    r"(?:お待ち(?:ください|下さい|を|願います|いただけますか)|待って(?:て|ね|(?:い)?(?:ください|下さい|もらえますか|いただけますか|くれますか))?(?:ね)?"
    r"|まって(?:ね|ください)?)"
    r"|(?:今[、\s]?)?電話(?:が|に|中)?(?:(?:鳴|な)って(?:い)?(?:る|ます)|鳴りました|かかって(?:き(?:た|ました))?|来(?:た|ました)|出"
    r"(?:ます|てきます)|入りました)(?:ので)?"
    r"|(?:お客(?:様|さん)?|来客|人|誰か|宅配便?|上司)(?:が)?(?:です|来(?:た|ました|て(?:い)?(?:る|ます))|いらっしゃ(?:った|いました)|中です)"
    r"(?:ので)?"
    r"|(?:少し|ちょっと|一旦)?席を(?:外|はず)(?:し|す)(?:ます)?|すぐ(?:に)?戻(?:り|る|って(?:き)?)(?:ます)?|(?:ちょっと|少々)(?:だけ)?"
    r"(?:すみません|失礼(?:します)?|タイム)"
    r")",
    re.IGNORECASE,
)
"""How somebody asks for a moment, and why."""

SEASON = (
    r"(?:暑|寒|涼し|暖か|あたたか|蒸し暑|肌寒|冷え|(?:いい|良い|よい|すごい|ひどい)?(?:お?天気|雨|雪|風|台風|陽気|季節))"
    r"(?:が(?:いい|良い|悪い|すごい|ひどい|続きますね?|強い|降って(?:い)?(?:る|ます)))?"
)
WEATHER = (
    r"(?:today|tonight|it'?s|it is|isn'?t it|what(?: a)?|such|a|an|the|isn't it|isn't|is|was|very"
    r"|so|really|quite|too|rather"
    r"|pretty|again|here|out|outside|in|we have|having|there|finally|at last|this|these|days?|day"
    r"|weather|season"
    r"|morning|afternoon|evening|week|nice|lovely|beautiful|great|terrible|awful|good|bad|hot|cold"
    r"|warm|humid"
    r"|rainy|raining|rain|snowy|snowing|snow|sunny|sunshine|windy|freezing|chilly|typhoon|heat"
    r"|tokyo|osaka"
    r"|cherry|blossoms?|spring|summer|autumn|winter)"
)
OF_WEATHER = re.compile(
    r"weather|hot\b|cold|warm|humid|rain|snow|sun|wind|freez|chill|typhoon|heat"
    r"|blossom",
    re.IGNORECASE,
)
GREETING = (
    r"(?:hi|hello|hey)(?: there)?|good (?:day|morning|afternoon|evening)|how are you(?: doing)?"
    r"(?: today)?"
    r"|nice to meet you|こんにち[はわ]|こんばん[はわ]|おはよう(?:ございます)?"
    r"|はじめまして|初めまして"
    r"|(?:いつも|大変)?お世話に(?:なって(?:い|お)ります|なります)|お疲れ(?:様|さま)(?:です|でございます)?"
)
GREETED = re.compile(rf"{FILLER}(?:{GREETING})", re.IGNORECASE)
SAID_SO = re.compile(r"(?:い|です|でした|ね[えー]?|なあ?|ます|けど)$")
"""How a word on the weather ends in Japanese; a name is no more than the word."""

CHATTED = re.compile(
    rf"{FILLER}(?:{GREETING}"
    r"|(?:今日|本日|今朝|最近|毎日|今年|外)?(?:は|も|って)?[、\s]?(?:ほんと(?:う)?に?|とても|すごく|めちゃくちゃ|もう|急に|まだまだ?|だいぶ"
    r"|ちょっと)?"
    rf"{SEASON}(?:い|く(?:て|なりましたね?|なってきましたね?))?(?:です|でした)?(?:ね[えー]?|よね|なあ?|けど)?"
    r"(?:たまりません|大変です|困ります|参ります)?(?:ね)?"
    rf"|{WEATHER}(?:[\s,]+{WEATHER})*"
    r")\??",
    re.IGNORECASE,
)
"""A greeting, or a word on the weather."""

PARTED = re.compile(
    rf"{FILLER}(?:(?:many )?thanks?(?: you)?(?: (?:so|very) much| a lot| again| for (?:your|the) "
    rf"(?:help|support|time))?"
    r"|(?:have|enjoy) (?:a|your) (?:(?:very )?(?:nice|good|great|lovely|wonderful|pleasant) )?"
    r"(?:day|evening|afternoon|weekend|night|one|lunch|rest)(?: (?:of (?:the|your) day|too"
    r"|everyone))?"
    r"|good ?night|take care|see you(?: (?:later|soon|around|tomorrow))?|(?:good )?bye(?: bye)?"
    r"|cheers|you too"
    r"|ありがとう(?:ございます|ございました)?|どうも|助かり(?:ます|ました)|おやすみ(?:なさい)?|さようなら|では(?:また)?|またね"
    r"|(?:よい|良い|いい)(?:一日|週末|お年)を(?:お過ごしください)?|お(?:先に)?失礼(?:いた)?します)",
    re.IGNORECASE,
)
"""Thanks and farewells."""

TOLD_BEFORE = re.compile(
    rf"{FILLER}(?:(?:(?:my|our|the) (?:company|name|e-?mail|phone|number)(?: name)? is )?"
    r"(?:it'?s |it is |(?:the|still|is) )*"
    r"same(?: (?:as|like) (?:above|before|earlier|already|i (?:said|wrote|told you)|last time|the "
    r"(?:company|first|last one)))?"
    r"(?: (?:one|again|thing))?"
    r"|(?:please )?(?:see|look|read|check) (?:above|what i wrote|earlier|my (?:first|last"
    r"|earlier) message)"
    r"|as (?:i |we )?(?:(?:already|stated|mentioned|discussed|written|said|told|given|wrote) )*"
    r"(?:above|before|earlier|you)"
    r"|ditto|(?:but )?(?:you|they|staff)(?: guys)?(?: (?:already|should|must|surely))* (?:have"
    r"|know|got|have got)"
    r"(?: (?:it|that|this|(?:my|our) (?:company|name|e-?mail|phone|number|details|address)|them))?"
    r"(?: (?:already|now|above))?"
    r"|(?:but )?i(?:'ve| have)?(?: (?:just|already))* (?:told|gave|given|wrote|written|said|sent"
    r"|typed|entered|mentioned)"
    r"(?: (?:you|it|that|this|them))*(?: (?:already|before|earlier|above|just now))*"
    r"|(?:already )?(?:given|told|written|mentioned)(?: you)?(?: (?:already|before|above|earlier))*"
    r"|(?:(?:会社名|社名|お?名前|メール(?:アドレス)?|電話(?:番号)?|連絡先)(?:は|も)[、\s]?)?"
    r"(?:同上|(?:上と)?同じ(?:く|です)?|上(?:記)?(?:に(?:書いた|ある|入力した))?(?:の)?(?:とおり|通り|もの|やつ|同様)"
    r"|(?:さっき|先ほど|先程|前に|もう|すでに|既に|上に|上で)(?:も|の)?(?:(?:書|言|送|入力し|伝え|お伝えし|教え|打)(?:き|い|っ|り)?(?:た|ました"
    r"|てあります|てます|ています)?)"
    r"(?:の)?(?:やつ|もの|とおり|通り|はず|内容|けど|よ)?"
    r"|もう(?:知って|わかって|分かって|持って)(?:い)?(?:る|ます)(?:でしょう?|よね|はず)?|(?:さっき|先ほど|前)の(?:もの|やつ|とおり|通り)?"
    r")(?:です(?:よ|ね|けど)?|だよ?|でお願いします|になります)?)",
    re.IGNORECASE,
)
"""How somebody points to what they told before, in the place of a value."""


def pieces_of(written: str) -> list[str]:
    """The things that a message says, one after the other."""
    return [piece for each in PIECES.split(plain(written)) if (piece := each.strip(" ?!。"))]


def asks_for_moment(written: str) -> bool:
    """Whether a message asks to wait a moment, and says nothing else but why."""
    said = pieces_of(written)
    is_said = any(AWHILE.fullmatch(piece) for piece in said)
    others = (PARTED, ONLY_FILLER)
    return is_said and all(
        AWHILE.fullmatch(piece) or any(each.fullmatch(piece) for each in others) for piece in said
    )


def takes_leave(written: str) -> bool:
    """Whether a message only thanks, or wishes well."""
    said = pieces_of(written)
    return bool(said) and all(map(PARTED.fullmatch, said))


def chats(written: str) -> bool:
    """Whether a message only greets, or speaks of the weather."""
    said = pieces_of(written)
    return bool(said) and all(map(_is_chat, said))


def points_back(written: str) -> bool:
    """Whether a message says nothing but that what is asked was told before."""
    said = pieces_of(written)
    return bool(said) and all(map(TOLD_BEFORE.fullmatch, said))


def _is_chat(piece: str) -> bool:
    """Whether a piece is a greeting or speaks of the weather; in English its words must name it."""
    if CHATTED.fullmatch(piece) is None:
        return PARTED.fullmatch(piece) is not None
    if GREETED.fullmatch(piece) is not None:
        return True
    if not piece.isascii():
        return SAID_SO.search(piece) is not None
    return OF_WEATHER.search(piece) is not None and piece[1:] == piece[1:].lower()
