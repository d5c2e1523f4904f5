"""Japanese sentences that ask, or request that something is told, in the spoken language too."""

from __future__ import annotations

import re
from collections.abc import Iterator

TAIL = (
    r"(?:[、,]\s*(?:うち|弊社|当社|これ|それ|ここ|今回|実際)(?:は|も|って|の場合)?)?"
    r"[\s。.!…~ー〜)」』、,]*$"
)
"""What may stand behind the end of a sentence: signs, and the subject as an afterthought."""

LEAD = re.compile(
    r"(?:(?:(?:どうも)?ありがとう(?:ございます|ございました)?|どうも|なるほど(?:です)?|了解(?:です|しました)?|承知しました"
    r"|[わ分]かりました|すみません|すいません|恐れ入ります|こんにち[はわ]|こんばん[はわ]|おはよう(?:ございます)?"
    r"|はじめまして|初めまして|お世話になります|お世話になっております|お疲れ様です|へえ+|へー+|ふーん|ほう|うーん"
    r"|(?:[あえ]っ?[、,]?)?(?:忘れないうちに|(?:もう|最後に|あと)[一1](?:個|つ|点|件)?(?:だけ)?|ついでに|話(?:は|が)(?:変わ|それ|逸れ)り?ますが"
    r"|(?:全然|まったく)?関係な(?:い|くて)(?:ん|の)?ですけど|(?:全然)?関係ない話ですが|単純な疑問ですが)"
    r"|え[えー]*っと|あの[うーぉ]*|そうですか|そうなんですね|助かります|じゃあ?|では|で)(?:[、,。!~ー…\s]+))*"
)
"""What may stand before a question: greetings, thanks, what is only exclaimed."""

ENDS = re.compile(
    r"(?:(?:大丈夫|可能|無理|対象|必要|駄目|ダメ|有効|無効|不可)かな"
    r"|(?<!し)(?<!たし)(?!(?<=たい)かな|(?<=しい)かな|(?<=がいい)かな|(?<=[一-龥ァ-ヶ])かな)か(?:ね|な|しら)?"
    r"|(?:って|という)こと(?:です|でしょう?|だ|なん(?:です|だ))?(?:か|ね|よね|かな)"
    r"|かい|っけ|でしょう?|だろう?|んやろう?|(?:です|ます|だ|る|い)よね"
    r"|(?<!こんにち)(?<!こんばん)(?<!または)(?<!会社[ぁ-ん]{2})(?<!会社[ぁ-ん]{3})は|とは|について|に関して|の違い"
    r"|(?<!いつ)(?<!誰)(?<!だれ)(?<!どこ)(?<!何)(?<!どれ)(?<!どちら)"
    r"でも(?:いい|良い|よい|大丈夫|可能|ok|対象|申し?込め|申込め|応募でき|利用でき|平気|ええ)(?:です|ます)?"
    r"|な(?:く|し)(?:て|で)も(?:いい|良い|ええ|大丈夫|平気|ok)"
    r"|って(?:何|なに|どう|有料|無料|全国|対象|必須|任意|必要|不要|本当|ほんま|だめ|ダメ|要る|できる)"
    r"|^(?:これ|それ|あれ)って[^、。]{1,10}"
    r"|(?:っ?て|とは?)(?:なん|何|なに)(?:だ|です|なの)?(?:か|よ)?"
    r"|(?:の|は|て|で)(?:なぜ|いつ|どこ|だれ|誰|何|なに|いくら|どう)(?:です|や|なん)?)"
    rf"{TAIL}"
)
"""How sentences end that ask."""

OWN = r"(?:うち|弊社|当社|当方|わが社|我が社|私|わたし|僕|俺)"

SPOKEN_ENDS = re.compile(
    r"(?:(?:るん|ないん|いいん|ええん|ったん|(?<!ん)なん|はん)"
    r"|(?:よか|ええ|できる|もらえる|使える|受けられる|出せる|入れる|申し?込める|いける)と(?:や|ね)?"
    r"|(?:いい|良い|ええ|よい|できる|もらえる|いる|要る|かかる|出せる|使える|受けられる|入れる|申し?込める|あかん"
    r"|(?:くれ|もらえ|でき|られ)ない|(?:大丈夫|可能|無料|有料|対象|だめ|ダメ|必要)な)の"
    rf"|^(?!.*{OWN}).*(?:(?<!あ)(?<![がはも]い)る|(?<!い)う|[くすつむぐぶ])の|って[^、。]{{1,30}}の)"
    rf"{TAIL}"
)
"""How they end in dialects and among friends. 「ありません」 and 「あらへん」 do not."""

MADE_OF_PAPER = r"(?:印鑑|判子|ハンコ|はんこ|押印|署名|原本|写し|書類|面接|面談)"
MONEY = r"(?:費用|料金|手数料|お?金|負担|会費|旅費|交通費|[^\s、。]代)"
GIVES = r"(?:教え|送っ|紹介し|見|説明し|出し|払っ|手伝っ|探し|訪ね|訪問し|相談に乗っ|助け)"
PLAIN_ENDS = re.compile(
    r"(?:(?<=[^てで])もらえる"
    rf"|{GIVES}て(?:も)?(?:もらえる|くれる)"
    r"|(?<=[^\s、。])(?<!訪問を)受けられる|(?<=[^\s、。])(?:申し?込める|応募できる|間に合う)"
    r"|(?:(?<![つ誰れこ何])でも|だけ|なしで|なくて?も?|(?:途中|今|あと)(?:で|から)|けど)[^、。をが]{0,8}"
    r"(?:いける|入れる|出れる|出られる|使える|頼める|申し?込める|済む|通る|受けれる|受けられる|や(?:めれる|められる)|参加できる)"
    r"|^(?![^。]*(?:社長|本人|部長|社員|役員|が))[^。]*(?:も|まで|とか|なんか)[^、。]{1,8}て(?:くれる|もらえる)"
    rf"|{MONEY}(?:は|って|も|が)?(?:かかる|いる|要る|取られる|必要|出る)"
    rf"|{MADE_OF_PAPER}(?:は|って|も)(?:いる|要る|必要|不要))"
    rf"{TAIL}"
)
"""What one may get, or has to do, in the plain form: nobody tells that here, they ask it."""

WONDERS = re.compile(
    r"いつまで|いつから|いくら(?!でも)|どうやって|どうすれば|どうしたら|どのくらい|どれくらい|どんな"
    r"|なぜ|どこで(?!も)|どこに(?!も)|なんぼ|どないし|どげんし"
    r"|何社|何人まで|何が|何を|何に|誰が|誰に|(?:です|ます|でしょう|のでしょう)か(?:[、\s]|$)"
    r"|かどうか(?!(?:は|が|も|について)?(?:まだ|これから|今後|社内で|今から)*(?:未定|決め|決ま|検討|考え|相談し|判断))"
    r"|(?:い|る|た)のか|[るいた]か[、\s]*(?:です|でした|という(?:質問|こと|話)です)[。.!\s]*$"
)
"""Words of questions that mean one wherever they stand."""

ASKS_WHICH = re.compile(
    r"(?:いつ|どこ|どれ|どっち|どちら|どなた|だれ|誰|いくつ|いかほど|どの[^\s、。]{1,6}?(?=[はがをにでへ])|どんな|どういう"
    r"|なん(?=で|の|時|日|枚|回|か月)|何(?:人|社|度|回|枚|日|年|時|点|名|件|か月|ヶ月|カ月|部)?"
    r"|どう(?=す|した|なっ|なる|なの|やっ|いっ|や(?:ろ|ね)|だろ|[一-龠]))"
    r"(?!で?も|か(?!ら)|とか|とぞ|となく|とも|卒|より|しろ|ら|様|いう)"
)
"""Words of questions; 「誰か」, 「いつも」 and their like are none."""

STATED = re.compile(
    r"(?:ます|ません|ました|でした|です|ましょう|ている|ていた|[^っ]った|した|いた|た(?:よ|わ|ね))"
    rf"(?:が|けど|けれど|ので|から|よ|ね|わ|し)*{TAIL}"
    r"|か(?:を|が|は|に|で|、|も)|[るたいうくすつぬむぐぶの]か(?=[一-龠まわ])"
)
"""How a sentence ends that states, or asks only what it goes on to tell of."""

BREAK = re.compile(r"[、,;…]|(?<=[がどのでら])\s")

TOLD = (
    r"(?:くだ|下さ|ほし|欲し|くれ(?!た(?!ら)|てい|てあ|まし(?!ょ))|もらえ(?!まし)|もらいた|いただけ(?!まし)|頂け(?!まし)"
    r"|いただきた|頂きた|ちょうだい|頂戴|くん|つか)"
)
THINGS = (
    r"(?:資料|用紙|一覧|様式|書式|フォーム|リンク|url|例|案内|パンフレット|パンフ|見本"
    r"|書類|リスト|pdf|詳細|話|名簿)"
)
WHERE_TO = (
    r"(?:電話番号|(?<!条項)(?<!受付)(?<!控え)(?<!ページ)(?<!要領の)(?<!箇所の)(?<!法人)(?<!登録)(?<!インボイス)番号|連絡先|問い?合わせ先|宛て?先|あて先|アドレス|メアド|リンク|url|フォーム"
    r"|様式|書式|用紙|パンフ(?:レット)?|資料)"
)
"""Where one turns to, and what one writes on."""

LEFT_TO_YOU = (
    r"(?:お?任せ|丸投げ|代行|代わりに[^。、]{0,6})(?:でき|して|し|られ|やって)?(?:もらえ|いただけ|でき|られ)?"
    r"(?:たら|ると|れば)(?:うれし|嬉し|助か|ありがた|有難|楽|いい)"
)
"""How somebody asks whether something can be left to others."""

ASKED_FOR = re.compile(
    rf"(?P<thing>{WHERE_TO})(?:だけ|のみ)?(?:を|も|が|は|で)?(?:いい(?:ので|から)、?)?"
    rf"(?:{TOLD}|お?願い(?!され)|プリーズ|(?:教え|おしえ)て(?:おいて|といて)?(?:{TOLD}|[やねよ]?{TAIL}))"
)
"""How somebody asks for such a thing by its name alone."""

REQUESTS = re.compile(
    rf"(?:教え|おしえ|おせ[えー]?)て(?:おいて|といて)?(?:ー|〜|っ)*(?:{TOLD}|[やねよなけ]?{TAIL})"
    rf"|(?:ご教示|ご教授|ご?説明|お知らせ|ご?案内|ご回答)(?:を|のほど)?(?:{TOLD}|お?願|して(?:{TOLD}|{TAIL}))"
    rf"|{THINGS}(?:を|も|は|が)?[^、。]{{0,6}}?(?:送っ|見せ|示し|出し|聞かせ)て(?:{TOLD}|{TAIL})"
    rf"|(?:まとめ|要約し|比べ|整理し)て(?:{TOLD})|(?:例|違い|定義)(?:を|も)[^、。]{{0,8}}て(?:{TOLD})"
    rf"|{THINGS}[^、。]{{0,8}}?(?:が|は|でも)?(?:あれば|あったら|ありましたら){TAIL}"
    rf"|{THINGS}(?:を|が)(?:もらいた|いただきた|ほし|欲し)"
    rf"|{THINGS}(?:を|も|は)?(?:ください|下さい|ちょうだい|頂戴|お願い(?:いた)?します)"
    rf"|{LEFT_TO_YOU}|聞かせて(?:{TOLD})|お?聞かせ(?:{TOLD}|願)"
    rf"|の(?:url|リンク|アドレス|様式|書式|ひな形){TAIL}"
    r"|(?:について|に関して|の件で?|のことで?)(?:は|の)?(?:質問|疑問|伺いたいこと|聞きたいこと)"
)
"""How somebody requests to be told or shown."""

WISHES = re.compile(
    r"(?:知り|聞き|聴き|伺い|うかがい|お聞きし|お伺いし|お尋ねし|尋ね|教わり|問い合わせ|確認し|確かめ)"
    r"た(?:い|くて|く(?:存じ|思い))"
    r"|(?:知っ|聞い|聴い|伺っ|うかがっ|尋ね|確認し|確かめ)て(?:おき|み)た(?:い|くて)"
    r"|か(?:って|と|を|どうか)?(?:聞い|訊い|きい|尋ね|たずね)(?:た(?!ら)|て(?:い)?(?:る|ます|ん)|と(?:る|ん))"
    rf"|(?:って|と)(?:聞い|きい|伺っ|うかがっ)たの?ん?(?:です|だ|や)(?:が|けど|けれど)も?{TAIL}"
)
"""How somebody says that they wish to know."""

OF_OTHERS = re.compile(
    r"(?:社長|上司|本社|社内|会社|弁護士|税理士|同僚|部長|役員|家族|人事|親会社|本人)(?:の者)?に(?:も)?[^、。]{0,8}$"
)
"""Who else is asked."""

TURNS = re.compile(
    r"、\s*(?=(?:あと|ちなみに|ところで|それと|それから|なお|一点|ひとつ|一つ)[、は]?)"
    r"|(?:(?<=ました)|(?<=ません)|(?<=です)|(?<=ます))、\s*"
    r"|(?<=たい)(?:の|ん)(?:です|だ|や)(?:が|けど|けれど|けれども)[、,]\s*"
    r"|(?<=たい)(?:です)?(?:が|けど|けれど)[、,]\s*"
)
"""Where a statement goes on with a question, or a wish to know with what is told."""


def asks(line: str) -> bool:
    """Whether a folded sentence asks."""
    ends = (ENDS, SPOKEN_ENDS, PLAIN_ENDS)
    return any(p.search(line) for p in ends) or WONDERS.search(line) is not None or _which(line)


def requests(line: str) -> bool:
    """Whether a folded sentence requests that something is told."""
    if REQUESTS.search(line) or ASKED_FOR.search(line):
        return True
    wishes = WISHES.finditer(line)
    return any(OF_OTHERS.search(line, 0, wish.start()) is None for wish in wishes)


def asked_for(line: str) -> str:
    """What a folded sentence asks for by its name alone; "" where it asks in other words."""
    found = ASKED_FOR.search(line)
    return found["thing"] if found is not None else ""


def turns(line: str) -> Iterator[re.Match[str]]:
    """Where what is stated may turn to what is asked, or back."""
    return TURNS.finditer(line)


def _which(line: str) -> bool:
    """Whether the last clause asks with a word of questions, and ends as no statement does."""
    *_, last = [part for part in BREAK.split(line) if part.strip()] or [line]
    found = ASKS_WHICH.search(last)
    return found is not None and STATED.search(last, found.end()) is None
