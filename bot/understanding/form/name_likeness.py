"""Whether a text is like the name of a company or a person, or like a sentence."""

from __future__ import annotations

import re
from enum import StrEnum

from bot.faq.question_detection import looks_like_question
from bot.faq.text.tokens import parts_of_speech
from bot.vocabulary import Language

LONGEST_NAME = 60
"""Characters from which on a name is doubted; few are longer."""

MOST_WORDS = 8
"""English words from which on a name is doubted."""


class Likeness(StrEnum):
    """What a text in the place of a name is like."""

    VALUE = "value"
    UNCLEAR = "unclear"
    SENTENCE = "sentence"


COMPANY = re.compile(
    r"(?:株式|有限|合同|合資|合名|相互)会社|[㈱㈲]|\((?:株|有|同|資|名)\)|法人|組合|財団|社団"
    r"|(?:商店|商事|商会|工業|工務店|製作所|製造所|工場|事務所|研究所|病院|医院|クリニック|大学|高専|学校|学園"
    r"|銀行|信用金庫|ホールディングス|グループ|カンパニー|コーポレーション|支店|本社|旅館|ホテル|協会|農園|牧場"
    r"|新聞社?|出版社?|放送局?|テレビ|製菓|製薬|製鉄|製紙|精工|精機|精密|電機|電工|電子|化学|化成|建設|運輸|運送|物流|不動産|食品|酒造"
    r"|役所|役場|県庁|都庁|府庁|道庁|教育委員会|商工会|商工会議所|保育園|幼稚園|診療所"
    r"|醸造|印刷|水産|薬局|重工|造船|鉄工所?|紡績|染色|林業|農場|保険|証券|交通|鉄道|観光|通信)(?:$|[\s、,(])"
    r"|\b(?:inc|ltd|limited|llc|llp|co|corp|corporation|company|k\.?k|g\.?k|holdings|group|gmbh|plc"
    r"|pty|s\.?a|university|college|hospital|clinic|institute|foundation|association|cooperative"
    r"|(?:kabushiki|kabusiki|g[oō]u?d[oō]u?|y[uū]u?gen)[ -]?[kg]ai?sha|seiki|k[oō]u?gy[oō]u?"
    r"|sangy[oō]u?|seisakusho|kensetsu|ry[oō]kan|chamber of commerce(?: and industry)?"
    r"|(?:city|ward|town|prefectural|municipal) (?:office|hall|government)"
    r"|works|industries|systems|solutions|technologies|partners|associates|bank|hotel)\b\.?",
    re.IGNORECASE,
)
"""What only names of companies hold."""

LEGAL_FORM = re.compile(r"(?:株式|有限|合同|合資|合名)会社|\w{0,4}法人(?:社団|財団)?|[㈱㈲]")
"""A legal form alone, to which the name beside it belongs."""

FINITE = frozenset({"動詞", "助動詞", "形容詞"})

INSIDE_SENTENCES = frozenset({"動詞", "助動詞", "形容詞", "代名詞", "感動詞", "接続詞", "副詞"})

JOINTS = re.compile(r"[をが]|(?<=.)(?:は|に|で|から|まで|けど|ので|って|とか)(?=.)")

SENTENCE_END = re.compile(
    r"(?:です|ます|ません|でした|ました|ない|たい|ください|下さい|しょう|ですか|ますか|のか|かな"
    r"|けど|ので|のに|から|よ|ね|っけ|して|って|んだ|無理|嫌|やだ|いや)[?？。.!！…〜~ー]*$"
)

SPEAKING = frozenset(
    [
        "i",
        "i'm",
        "i'd",
        "i'll",
        "i've",
        "we",
        "we're",
        "we'd",
        "we'll",
        "we've",
        "you",
        "your",
        "you're",
        "me",
        "my",
        "us",
        "can",
        "can't",
        "cannot",
        "could",
        "do",
        "don't",
        "does",
        "doesn't",
        "did",
        "didn't",
        "is",
        "isn't",
        "are",
        "aren't",
        "was",
        "be",
        "been",
        "have",
        "haven't",
        "has",
        "want",
        "wanna",
        "need",
        "would",
        "will",
        "won't",
        "should",
        "may",
        "might",
        "must",
        "please",
        "what",
        "what's",
        "why",
        "how",
        "when",
        "where",
        "who",
        "which",
        "this",
        "that",
        "these",
        "those",
        "it",
        "it's",
        "its",
        "there",
        "not",
        "never",
        "nope",
        "sorry",
        "let",
        "let's",
        "just",
        "still",
        "already",
        "skip",
        "back",
        "later",
        "instead",
        "than",
        "rather",
        "prefer",
        "wait",
        "hold",
        "hang",
        "stop",
        "help",
        "thanks",
        "thank",
        "hello",
        "bye",
        "goodbye",
        "hi",
        "if",
        "because",
        "but",
        "then",
        "about",
        "any",
        "anything",
        "some",
        "something",
        "same",
        "why's",
        "undo",
        "cancel",
    ]
)
"""Words that people speak with and that names hardly hold."""

OPENS_SENTENCE = re.compile(
    r"^(?:i|i'm|i'd|i'll|we|we're|we'd|can|could|do|does|is|are|what|why|how|who|when|where|which"
    r"|please|don't|that|this|it|there|sorry|no|not|let|let's|you|should|would|may|hold|hang|wait|go"
    r"|skip|take|stop|never|rather|prefer)\b",
    re.IGNORECASE,
)

NO_NAME = re.compile(
    r"^(?:匿名(?:希望)?|内緒|ないしょ|秘密|ひみつ|個人(?:事業主)?|無所属|無し|なし|ない|特になし|未定|あとで|後で|不明|まだ|秘匿|非公開"
    r"|(?:会社|会社名|社名|名前|屋号)(?:は|が|も)?(?:なし|無し|ない(?:です)?|ありません|ございません)"
    r"|(?:はい|うん)+|いいえ|ええ|了解|わかりました|必須|必要|任意|違い|間違い|誤り|空欄|空白|正しい|同じ|そのまま"
    r"|(?:ちょっと|なんか|何か|少し|全然|まだ)?(?:変(?:な感じ)?|へん|おかしい|違う|ちがう|古い(?:まま)?|逆|旧社名|旧姓|略称|通称"
    r"|前の(?:名前|社名|会社名|もの|やつ)?|文字化け|途中(?:まで)?|誤字|誤変換|抜け(?:てる|ている)?|別(?:の会社)?)"
    r"(?:です|だ|ですね|になってる|になっている|になっています|しています|しています)?"
    r"|yes|no|yeah|yep|nope|sure|none|nothing|nobody|no one|no (?:company|name|idea)"
    r"|anonymous|private|secret|(?:it'?s )?(?:strictly )?confidential"
    r"|looks? (?:good|fine|right)|freelancer?"
    r"|(?:the |your |some |an? )?(?:staff|operators?|humans?|persons?|real person)"
    r"|hr|human resources|sales|accounting|admin(?:istration)?|personnel|general affairs|reception"
    r"|sole proprietor|self[- ]employed|later|skip|n/?a|tbd|unknown|not yet|-+|x+|test"
    r"|(?:all )?(?:wrong|incorrect|missp\w+|missing|empty|blank|fine|ok|okay|right|correct|required"
    r"|needed|optional|the same|good|weird|odd|strange|old|outdated|out of date|garbled|incomplete"
    r"|not complete|cut off|swapped|reversed|off|(?:the|my|our) (?:old|wrong|former) (?:one|name)))"
    r"[。.!]*$",
    re.IGNORECASE,
)
"""What stands in the place of a name and is none."""

LIKE_THIS = re.compile(
    r"^(?:the|an?|not|just|here|calling|looking|sorry)\b|\b(?:in|on|at|of|for|to|by|with|known|used|only|too|very)\b"
)
"""Words of what a name is like, which none holds."""

KANA_NAME = re.compile(r"^[ぁ-んァ-ヶー]{1,6}[  ・]?[ぁ-んァ-ヶー]{1,8}$")

MOST_NAMES = 3


def is_like_a_person(name: str) -> bool:
    """Whether a few capitalised words, or a given and a family name in kana, are all there is."""
    words = name.split()
    is_titled = 1 < len(words) <= MOST_NAMES and all(re.match(r"[A-Z][a-z.'-]", w) for w in words)
    return is_titled or (len(words) == 2 and KANA_NAME.match(name) is not None)


def japanese_likeness(text: str) -> Likeness:
    """A name is made of nouns; a sentence ends in a verb, or has words that only sentences have."""
    words = parts_of_speech(text)
    kinds = [kind for _, kind in words]
    if not kinds:
        return Likeness.UNCLEAR
    is_finite = kinds[-1] in FINITE or SENTENCE_END.search(text) is not None
    spoken = sum(kind in INSIDE_SENTENCES for kind in kinds) + bool(JOINTS.search(text))
    if looks_like_question(text, Language.JA) or (is_finite and len(words) > 1):
        return Likeness.VALUE if COMPANY.match(text) and spoken < 2 else Likeness.SENTENCE
    if COMPANY.search(text):
        return Likeness.VALUE
    if spoken > 1 or len(text) > LONGEST_NAME:
        return Likeness.SENTENCE
    return Likeness.UNCLEAR if spoken or is_finite else Likeness.VALUE


def english_likeness(text: str) -> Likeness:
    """A name holds none of the words by which people speak, or is written as names are."""
    words = re.findall(r"[\w'.&-]+", text.replace("’", "'"))
    spoken = sum(word.casefold() in SPEAKING for word in words)
    is_titled = sum(word[:1].isupper() for word in words) > len(words) / 2
    if COMPANY.search(text) and not OPENS_SENTENCE.match(text):
        return Likeness.VALUE if spoken < 2 or is_titled else Likeness.SENTENCE
    is_all_titled = all(word[:1].isupper() for word in words)
    if is_all_titled and 1 < len(words) <= MOST_NAMES + 1:
        return Likeness.UNCLEAR if spoken else Likeness.VALUE
    if OPENS_SENTENCE.match(text) and spoken and len(words) > 1:
        return Likeness.SENTENCE
    if spoken > 1 or len(words) > MOST_WORDS:
        return Likeness.SENTENCE
    if spoken or (looks_like_question(text, Language.EN) and not is_titled):
        return Likeness.UNCLEAR
    return Likeness.VALUE
