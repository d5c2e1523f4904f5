"""What somebody reports to have done: it asks for nothing, whatever it is about."""

from __future__ import annotations

import re

from bot.precheck.nlu.normalize import folded
from bot.precheck.nlu.sentences import asks, sentences
from bot.speech.mood import JAPANESE
from bot.understanding.beside.wish import is_wish

TROUBLE = re.compile(
    r"\b(?:not|never|yet|but|wrong(?:ly)?|mistakes?|mistakenly|lost|forgot|forgotten|error|late|missed"
    r"|nothing|unable|failed|twice|again|rejected|refused|declined|broken|instead|without|no|confus\w+"
    r"|unsure|worried|if|though)\b|n't\b"
    r"|ない|ません|なく|まだ|間違|まちが|誤|忘れ|なくし|遅れ|過ぎ|失敗|エラー|届か|二重|二度|もう一度|違|しまっ|落ち"
    r"|却下|不採択|(?:が|けど|けれど|けども|のに)[\s、。.…]*$"
)
"""Of what went wrong, or is left open, something can be told."""

DONE = {
    True: re.compile(
        r"(?:得|取得し|確保し|もらっ|頂い|いただい|取っ)て(?:い|おり|あり)ます(?:よ|ね)?[。.!]*$"
        r"|(?:送|出|提出|郵送|投函|返送|同封|添付|記入|入力|押|捺印|押印|署名|サイン|済ませ|渡|届け|申し?込|申請"
        r"|登録|完了|伝え|連絡|準備|用意|振込|支払)[^、。ぁ-ん]{0,2}(?:[りっいんきみえ]|し|せ)?"
        r"(?:ました|(?:て|で)(?:おきました|おいた|あります|ある|きました)|終えました|終わりました|済みです|[ただ]ところです)"
    ),
    False: re.compile(
        r"^(?:(?:hi|hello|hey|so|well|ok|okay|yes|and|also|just|fyi|by the way"
        r"|today|yesterday)\b[\s,]*)*"
        r"(?:(?:i|we|he|she|they|(?:our|my|the) (?:\w+ )?\w+)(?:'ve|'s| have| has| had)?) "
        r"(?:(?:just|already|also|both|all|even|only|now|since|both|finally) )*"
        r"(?:sent|posted|mailed|e-?mailed|faxed|submitted|handed|filed|filled|completed|signed|stamped"
        r"|sealed|uploaded|attached|registered|informed|put|finished|returned|delivered|dropped"
        r"|enclosed|wrote|called|rang|told)\b"
    ),
}
"""How somebody reports what was done; by whether it is in Japanese."""


def is_report(text: str) -> bool:
    """Whether a text only reports what was done, and nothing went wrong with it."""
    said = folded(text)
    if asks(text) or is_wish(said) or TROUBLE.search(said):
        return False
    return any(map(_reports, sentences(said)))


def _reports(sentence: str) -> bool:
    return DONE[JAPANESE.search(sentence) is not None].search(sentence) is not None
