"""How Japanese states and denies: what may follow a phrase, to the end of its clause.

Only what is understood to the last character counts. So a doubtful ending (かもしれない,
と思います,
わけではない) or an unknown word makes a phrase unclear without being listed anywhere.
"""

from __future__ import annotations

import re

from bot.precheck.stance import MENTION, Stance

END = (
    r"(?:というところです|という状態|なんですけど|なんですが|なんだけど|んだけど|んですけれども"
    r"|んですけど|んですが|のですが|ですけど|ですが|けれども|けれど|けど|んです|のです|でして|です"
    r"|状態|状況|まま|ので|から|んだ|だ|が|し|ね|よ|で|て|の|ん|[、, ])*+"
)

STEM = (
    r"(?:(?:して|えて|いて|て|せて)?(?:い(?:ます|る)|ます|る|おります)|していただけます"
    r"|いてもら(?:う|います|いたい)"
    r"|く|き(?:ます|)|ける|けます|せ(?:る|ます)|す(?:る)?(?:予定)?|し(?:ます|て|ました|た(?!い))?"
    r"|れ(?:る|ます)|え(?:る|ます)"
    r"|て(?:い(?:ました|た)|ました|)|えました|えた|ました|た)?+"
)
"""How a phrase goes on that was listed by its stem (日本で働-きます)."""

KNOWN = """
の を が は も に で と へ や には では として としての など 等 だけ のみ 主に 中心 限定 です
でございます だ である であり でして になります にします にする となります よ ね んです のです
ですが ますが ですけど けど けれど けれども ので から し ます 人 人材 方 者 社員 外国人 外国人材
高度外国人材 スタッフ メンバー 従業員 採用 雇用 募集 求人 勤務 職 職種 ポジション 仕事 業務 契約
形態 枠 在留資格 資格 ビザ 法人 会社 企業 形 卒 新卒 中途 中途採用 若手 経験者 候補者 留学生 学生
入社 入社予定 採用予定 雇用予定 募集予定 勤務予定 働く予定 する予定 登記しています 登記して
登記済み 登記済 採用したい 採用し 雇用し 募集し 採用する 雇用する 募集する 採用中 募集中 雇用中
採用して 雇用して 募集して したい したく します する して しています している しております
採りたい 採る 採って 採り 経営しています 経営して 経営している 経営しております 営んでいます
営んで 担当者 担当
雇いたい 雇う 雇って 雇い 迎えたい 迎え入れたい 受け入れたい 受け入れて 受け入れる 受け入れ
受入れ 受入 考えて 考えています 考えております 考えている 希望 希望します 探しています 探して
探し 欲しい ほしい 必要 います いる おります いて おり いただく いただきたい 働いて 働く 働きます
もらう もらいます もらいたい 来て 来てもらう お願いします よろしく よろしくお願いします
採用を検討中 採用を検討しています 採用を検討している 採用を検討しております 採用検討中
雇用を検討中 雇用を検討しています 受け入れを検討しています 採用を予定しています
雇用を予定しています 採用を予定して たい 育成 定着 の両方 両方 だけど だが 持っています
持って 間違いありません 間違いない 雇う予定 採る予定 迎える予定 受け入れる予定 参加
なんですが なんですけど なんだけど なんです なんだ なのですが なので でいい
参加したい 参加する 参加します 利用したい もちろん 現在 今 いま 今後 来年 来月 今年
今年度 来年度 春 秋 すぐ ぜひ 全員 みんな すべて 全て 全部 一名 一人 二名 二人 数名 数人 複数
複数名 日本 国内 日本で 中国から 韓国から 海外から 国外から 現地から 大学から 中国籍 韓国籍
外国籍 中国人 韓国人 台湾人 米国人 英国人
"""
FILLER = "|".join(sorted(KNOWN.split(), key=len, reverse=True))
WISH = (
    r"(?<=たい)と(?:思って(?:い)?(?:ます|る|おります)|考えて(?:い)?(?:ます|る|おります)|思います)"
)
NUMBERED = r"\d+(?:名|人|月|年|日|年度)?(?:ほど|程度|くらい)?"
ORIGIN = r"[ァ-ヺー]{2,}(?:から|人|国籍|出身|大学)"
DENIAL = (
    r"(?:ない|なく(?:て)?(?!な)|無い|無し|なし|無く|ありません|ございません|いません|おりません"
    r"|ません|以外|違います|違う"
    r"|ちがいます|不可|ゼロ|0[人名])"
)
TOKEN = rf"(?:(?!{DENIAL})(?:{WISH}|{FILLER}|{NUMBERED}|{ORIGIN}|{MENTION}|[、, 」』)]))"
STATED = re.compile(rf"{STEM}{TOKEN}*+")
DENIED = re.compile(rf"(?P<way>(?:(?!{DENIAL}).)*?){DENIAL}{END}")
COPULA = re.compile(
    r"(?:では|じゃ|で|とは)?|(?:か|き|け|さ|し|せ|え|え?て|して|され?て|せて|いて)(?:は|い)?い?"
)
WAY = re.compile(rf"{TOKEN}*+")
NOT_ONLY = re.compile(r"だけ|のみ|ばかり|限ら|とは限")

UNCERTAIN_BEFORE = re.compile(
    r"以前|昔|かつて|前は|もともと|元々|当初|将来|いずれ|いつか|できれば|取引先|他社|よその"
    r"|親会社|子会社|グループ会社|関連会社|元請|下請|前職|前の(?:会社|職場)|辞めた|やめた|退職"
    r"|先方|相手|先様|友人|友達|知人|知り合い|競合|お客|顧客|クライアント|同業|あの会社|御社|貴社"
    r"|隣の|親の|父の|母の|夫の|妻の|兄の|弟の|息子の|日本人|検討していた"
    r"|予定だった|一部|半分|(?<![一-龠々])[一-龠](?<!\d名)$"
)
PARTLY_BEFORE = re.compile(
    r"(?:(?:\d+|[一二三四五六七八九十数])(?:人|名)|ひとり|ふたり|\d/\d)(?:ほど|くらい)?(?:中|のうち|だけ|のみ|は|が)"
    r"|のうち|の中で|中には|何人か|何名か|何割|\d割|\d+%|半数|過半|大半|大部分|ほとんど|ほぼ|だいたい|大体"
    r"|多くは|残り|片方|もう(?:一|1)(?:人|名)"
)
PARTLY_AFTER = re.compile(
    r"も(?:少し|数名|数人|何人か)?(?:い(?:る|ます|て)|おり|あり|ある)"
    r"|(?:は|が)(?:(?:\d+|[一二三四五六七八九十数])(?:人|名)|半分|一部|少し|日本人|外国人)?(?:だけ|のみ)"
    r"|.*(?:半分|一部|日本人)"
)
"""Of some only, which does not tell what holds for those whom the case is about."""

PEOPLE = r"[ァ-ヺー]{2,}(?:人|国籍|出身|の方)|(?:中国|韓国|台湾|米国|英国|外国)(?:人|籍|の方)"
SUBJECT = re.compile(r"(?<![^\s、,「は])([^\s、,「は]+)は")
OWN_WORDS = """
当法人 私の会社
弊社 当社 うち 自社 わが社 我が社 私たち 私達 わたしたち 私ども 我々 こちら 会社 法人 法人格 格 形
形態 種類 登記 雇用 契約 在留資格 資格 ビザ 勤務地 勤務先 場所 職場 職種 職務 仕事 業務 内容 役割
ポジション 学歴 最終学歴 人 方 方々 社員 者 人材 高度 採用 募集 求人 予定 候補 候補者 応募者 内定者
対象者 対象 本人 これから 今回 現在 今 いま 今いる 希望 全員 メンバー スタッフ
従業員 留学生 たち 達 その人 その方
この人 この方 彼ら 主な 主に 担当 入社 入社後 新しい 新しく 来年 来月 今年 春 実 日本 国内 もちろん
まず
する したい した している 予定している 考えている 考えて いる 検討 中 採る 採りたい 雇う 雇いたい
働く 迎える 迎えたい 受け入れる 受け入れたい 受け入れ 来て もらう もらいたい ほしい 欲しい
の に を で と も
"""
OWN_WORD = "|".join(sorted(OWN_WORDS.split(), key=len, reverse=True))
OWN_SUBJECT = re.compile(
    rf"(?!.*(?:人|者|員|方)の(?:会社|法人))(?:{OWN_WORD}|{PEOPLE}|{NUMBERED}|{MENTION})++"
)
"""Whom or what a statement may be about: the company itself and those it hires, word by word."""

HEDGE = re.compile(
    r"もし|仮に|たぶん|多分|おそらく|恐らく|ひょっと|かもしれ|かも(?:$|[。、です])|(?<!たい)と思"
    r"|気がし|はず|だろう|でしょう"
    r"|なら(?![なび]|ず|ば?な)|場合|ような|ようです|ようだ|らしい|みたい(?:です|だ|な)|例えば"
    r"|たとえば|としたら|とすれば|れば(?!な)"
    r"|(?<!い)たら(?:[、\s]|$)|わけで|どちらか|どっちか|あるいは|もしくは|または|(?<!〓の)両方|混在|冗談|嘘"
)

THERE = (
    r"(?:あります|ありまして|ある|有ります|有り|あり|有る|有|ございます|(?:持"
    r"|も)って(?:い)?(?:ます|る)|保有して(?:い)?(?:ます|る)"
    r"|(?:公開|開設|運営|運用|用意)して(?:い)?(?:ます|る)|(?:公開|開設|作成|制作|用意)済み?"
    r"|(?:公開|開設|作成|制作)しました"
    r"|(?:公開|開設)されて(?:い)?(?:ます|る)|完成して(?:い)?(?:ます|る)|作って(?:あります|ある)"
    r"|作りました|できて(?:い)?(?:ます|る)"
    r"|できました|完成しました|完成済み?)"
)
MISSING = (
    r"(?:ありません|ない|無い|無し|なし|なく(?:て)?|無く(?:て)?|ございません|(?:持"
    r"|も)って(?:い)?(?:ません|ない)"
    r"|(?:作成|制作|開設|公開|用意|完成|保有|運営)して(?:い)?(?:ません|ない)"
    r"|作って(?:い)?(?:ません|ない)|できて(?:い)?(?:ません|ない)"
    r"|未(?:作成|制作|開設|公開|完成|整備|設置)|(?:現在)?(?:作成|制作|準備|構築|工事|開発"
    r"|製作)(?:中|の途中|の最中)"
    r"|(?:作って|準備して)(?:い)?る(?:最中|途中|ところ)|これから(?:作(?:ります|る)(?:予定)?"
    r"|作成します|作成予定|準備します)?"
    r"|(?:作成|制作|開設|公開|完成|オープン)(?:する)?予定|作る(?:予定|つもり)|作ります|まだ)"
)
LISTED = re.compile(r"(?:あり|なし|有り|無し|有|無)(?=[、,])")
"""One item of a list, whatever the next one is."""

AROUND = (
    r"(?:今のところ|まったく|きちんと|ちゃんと|すでに|自社で|もちろん|現在|まだ(?!です|だ)(?=.)|もう|既に"
    r"|全く|特に|今は|いまは|今|いま|来月|来年"
    r"|来春|年内に|一つも|ひとつも|って|は|が|も|を|に|[、, 」』)])*+"
)
TOPIC_THERE = re.compile(rf"{AROUND}{THERE}{END}")
TOPIC_MISSING = re.compile(rf"{AROUND}{MISSING}{END}")
OWN = re.compile(
    rf"(?:残念ながら|わたしたち|私たち|私ども|コーポレート|ちなみに|専用|独自|公式|企業|弊社"
    rf"|当社|うち|自社|会社|我が社|わが社|わが"
    rf"|はい|いいえ|いえ|ええ|うん|実は|まだ|まず|なお|また|それと|それから|そして|でも|ただ"
    rf"|あと|現在|今|いま|日本|には|では|は|に|の|も|で|と"
    rf"|です|[、, 「『(]|{MENTION})*+"
)


def is_hedged(sentence: str) -> bool:
    """Whether a sentence supposes, guesses or leaves open."""
    return HEDGE.search(sentence) is not None


def stance_of(before: str, after: str) -> Stance:
    """How a clause stands to a phrase, from what comes before and after it in the clause."""
    if UNCERTAIN_BEFORE.search(before) or not is_own(before):
        return Stance.UNCLEAR
    if PARTLY_BEFORE.search(before) or PARTLY_AFTER.match(after):
        return Stance.UNCLEAR
    if STATED.fullmatch(after):
        return Stance.STATED
    denied = DENIED.fullmatch(after)
    if denied is None or NOT_ONLY.search(denied["way"]):
        return Stance.UNCLEAR
    way = denied["way"].strip()
    if COPULA.fullmatch(way):
        return Stance.DENIED
    return Stance.ABSENT if WAY.fullmatch(way) else Stance.UNCLEAR


def is_own(before: str) -> bool:
    """Whether a statement is about the company or its people, as far as it says about whom."""
    return all(OWN_SUBJECT.fullmatch(subject) for subject in SUBJECT.findall(before))


def topic_stance_of(before: str, after: str) -> Stance:
    """Whether a thing that is one's own is said to be there or to be missing."""
    if listed := LISTED.match(after):
        after = listed.group()
    if not OWN.fullmatch(before):
        return Stance.UNCLEAR
    if TOPIC_THERE.fullmatch(after):
        return Stance.STATED
    return Stance.ABSENT if TOPIC_MISSING.fullmatch(after) else Stance.UNCLEAR
