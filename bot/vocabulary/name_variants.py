"""Japanese names that are written in several ways, made alike: for comparing, never for keeping.

Kana alike, old and new forms of kanji, legal forms in one sign or in full, any width and case, and
no spaces or dots between Japanese letters.
"""

from __future__ import annotations

import re

import jaconv

from bot.vocabulary.text import same

_VARIANTS = (
    "高髙 崎﨑碕嵜 辺邊邉 斉齊斎齋 浜濱濵 沢澤 国國 広廣 真眞 徳德 恵惠"
    " 渋澁 桜櫻 島嶋嶌 富冨 峰峯 滝瀧 竜龍 学學 会會 寿壽 栄榮 実實 円圓"
    " 条條 浅淺 来來 万萬 与與 弥彌 曽曾 蔵藏 鉄鐵 塩鹽 静靜 顕顯 増增"
    " 寛寬 吉𠮷 土圡 角⻆ 槙槇 遥遙 尭堯 桧檜 薮藪 蛍螢 関關 黒黑 清淸"
    " 青靑 戸戶 柳栁 宝寶 県縣 鶴鸖 亀龜 豊豐 瀬瀨 巌巖 館舘 凛凜 旧舊"
    " 団團 図圖 応應 経經 総總 済濟 発發 薬藥 気氣 区區 仏佛 雑雜 穂穗"
    " 梅楳 松枩 渕淵渊 船舩 郎郞"
)
_NEW_FORMS = str.maketrans(
    {old: forms[0] for forms in _VARIANTS.split() for old in forms[1:] if old != forms[0]}
)
_LEGAL_FORMS = {
    "(株)": "株式会社",
    "(有)": "有限会社",
    "(同)": "合同会社",
    "(資)": "合資会社",
    "(名)": "合名会社",
    "(社)": "社団法人",
    "(財)": "財団法人",
    "(学)": "学校法人",
    "(医)": "医療法人",
}
_JAPANESE = "\u3005-\u3007\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_BETWEEN = re.compile(f"(?<=[{_JAPANESE}])[\\s・·‧]+(?=[{_JAPANESE}])")


def alike(text: str) -> str:
    """What texts have in common that differ only in how their names are written."""
    folded = same(text)
    for short, full in _LEGAL_FORMS.items():
        folded = folded.replace(short, full)
    kana = jaconv.hira2kata(folded.translate(_NEW_FORMS))
    return _BETWEEN.sub("", kana)


def is_japanese(character: str) -> bool:
    """Whether it is written without spaces between words."""
    return _IS_JAPANESE.match(character) is not None


_IS_JAPANESE = re.compile(f"[{_JAPANESE}]")
JAPANESE_RUN = re.compile(f"([{_JAPANESE}]+)")
"""Letters of such a text, one after the other."""
