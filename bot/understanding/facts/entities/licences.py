"""Licences in Japanese: to place people for a fee, and those of another trade."""

from __future__ import annotations

import re

LICENCE = r"(?:免許|許可|許認可|ライセンス)"
NAMED = (
    r"(?:(?:有料|職業|人材|求人)+(?:の)?(?:ご?紹介|あっせん|斡旋)(?:業務?|事業)?"
    r"|(?:紹介|あっせん|斡旋)(?:業(?!務)|事業|の?" + LICENCE + r"))"
)
"""To place people for a fee, by its name."""

HINTED = (
    r"(?:(?:紹介|あっせん|斡旋)(?=とか|など|なんか|系|関係|関連|の(?:ほう|方)|や派遣|・派遣|、派遣|も派遣)"
    r"|派遣(?:とか|や|も|、|・|業や)(?:、)?(?:紹介|あっせん|斡旋)"
    r"|人材(?:系|関係|関連|業|ビジネス|派遣や紹介)|(?:免許|許可|許認可|人材)(?:系|類|関係|関連))"
)
"""The same, in words that may mean something else."""

TO = (
    rf"(?:{LICENCE}|労働者|派遣|ご?紹介|あっせん|斡旋|業務?|事業|会社|など|とか|なんか|って|そういう(?:の|こと)?"
    r"|その手の(?:もの)?|[類系]|関係(?![なあがは])|関連|資格|登録|届出|商売|両方|どちら|いずれ|とも(?:に)?"
    r"|について|一切|全然|全く|まったく|特に|何も|なにも|一度も|今|現在|まだ"
    r"|[はもをがのにやと、・ ]|ほう|方)*?"
)
"""What may stand between a thing and its denial: nothing that is done with it."""

DENIED = (
    r"(?:ありません|ございません|な(?:い|し(?!た)|く)|無[いしく]|ゼロ|無縁|縁が"
    r"|(?:持|も)って(?:い)?(?:な|ませ)|(?:持|も)って(?:おり|い)ませ|(?:持って|有して|取って|取得して|して|やって|行って|営んで|(?<=[可許][はをも])(?:受けて|得て))"
    r"(?:い)?(?:な|ませ|おりませ|おら))"
)
BARE = re.compile(
    rf"(?:^|[、。,\s]|し|けど|ので|り)(?:(?:うち|弊社|当社|会社|特別な|特に)(?:は|の|に)?、?)?{LICENCE}"
    rf"(?:は|も|とか|など|なんか)*(?:特に|何も|なにも|一切|全く|全然|とくに)?{DENIED}"
)
"""Licences that are denied without a name."""

NAMED_NONE = re.compile(NAMED + TO + DENIED)
HINTED_NONE = re.compile(HINTED + TO + DENIED)
OTHER_ONLY = re.compile(
    rf"{LICENCE}(?:は|が|も|って)(?P<kind>[^、。はが]{{1,12}}?)(?:の)?(?:だけ|のみ|しか|ぐらい|くらい)"
    rf"|(?P<trade>[^、。はがも\s]{{1,12}})の?{LICENCE}(?:だけ|のみ|しか|ぐらい|くらい)"
)
"""The only licence that somebody holds, by its trade."""

NO_TRADE = re.compile(
    r"紹介|あっせん|斡旋|人材|在留|就労|滞在|資格外|入国|運転|普通|これ|それ|その|この|取得|持っ|ほか|他|実績"
)
"""What names no trade, or the one that is asked about."""

UNCLEAR = re.compile(
    r"かどうか|かも|たぶん|多分|と思|はず|らしい|もし|なら|場合|以前|昔|前は|だった|失効|返"
)

OF_PERSON = r"運転免許|(?:在留|就労|滞在|上陸|資格外活動)の?許可"
OF_TRADE = (
    r"(?:(?!紹介|あっせん|斡旋|人材|職業|有料|これ|それ|その|この|何の|特に|うち|弊社|当社)"
    r"[^、。はがをも\s]){2,10}"
)
OF_OTHER_TRADE = re.compile(rf"(?:^|[、。\s]|は|も|が){OF_TRADE}(?:の|業)$")
OTHER_HELD = re.compile(
    rf"(?:^|[、。\s]|は|も|が){OF_TRADE}の?{LICENCE}(?:は|を|が|も|なら)?(?:持|取|あ|有|下|お[りろ]|保有)"
    rf"|{OF_PERSON}|派遣(?:業|事業)?(?:の{LICENCE})?(?:は|も|の(?:ほう|方)は)?{DENIED}"
)
"""A licence of another trade that is held, or one to dispatch people that is not."""

USES_AGENCY = (
    r"(?:紹介|人材|派遣)\S{0,6}(?:は|を|も|に|とか|なんか)[^、。]{0,4}"
    r"(?:使|利用|頼|お願い|依頼|相談)"
)
"""How a company speaks of agencies that it asks, or does not."""

OTHER_USED = re.compile(
    r"(?:紹介|派遣|人材|求人|エージェント|ハローワーク|補助金|助成金|媒体)[^、。]{0,8}(?:を|は|も|に)(?:まだ)?$"
)
"""What stands before what was used that is not this support."""


def is_of_another(question: str, before: str) -> bool:
    """Whether what stands before a licence, or before what was used, names another one."""
    other = OTHER_USED if question == "years_supported" else OF_OTHER_TRADE
    return other.search(before) is not None


def names_other_trade(text: str) -> bool:
    """Whether the one licence that is held is of another trade."""
    found = OTHER_ONLY.search(text)
    kind = (found.group("kind") or found.group("trade")) if found is not None else ""
    return kind != "" and NO_TRADE.search(kind) is None
