"""Words without which nobody stops the form: by mistake it would lose what was typed."""

from __future__ import annotations

import re

STOPPING = re.compile(
    r"やめ|辞め|止め|とりけ|取り?(?:消|下|さ)|キャンセル|中止|中断|破棄|結構|けっこう|不要|い[らり](?:ない|ん|ませ)|要[らり](?:ない|ん|ませ)"
    r"|いや|嫌|だめ|駄目|ダメ|無理|ムリ|閉じ|終わ|おわ|終了|戻|辞退|断|見送|見合わせ|パス|消し|消す|削除|無し|なし|なかった|無かった"
    r"|(?:もう|じゃあ)(?:いい|良い|ええ)|いいわ|ええわ|いいや|いいっす|よしま|よす|ストップ|クリア|捨て|なくて|ない(?:で|です|わ|よ|や)?[。!]*$"
    r"|たくない|ません|引っ?込め|撤回|白紙|諦|あきらめ|忘れて|きゃんせる|ちゅうし|送ら[なん]|から(?:抜け|出し)|抜けます"
    r"|(?:やっぱり?|やはり|フォーム).*いいです|(?<!は)よして|控え|消さ|打ち切|離脱|渡さ|残して|まま|しないで"
    r"|\b(?:stop|cancel\w*|quit|abort|never ?mind|nvm|forget|don'?t|do not|no|not|nope|won'?t|exit"
    r"|leave|drop|discard|scrap|close|end|enough|give up|back out|withdraw\w*|changed? my mind|bail"
    r"|rather|kill|scratch|throw|get out|get me out|out of|undo|delete|erase|wipe|clear|call it off"
    r"|skip|changed our minds?|without|anymore|pass|refuse|decline|away|trash|ditch|halt|off"
    r"|keep|stays?|stands?|spare|against|i'm out|thought better|pulling out|backing out|let me out"
    r"|get rid|bin|dump|bothered|abandon|discontinue|dun)\b",
    re.IGNORECASE,
)
"""Words without which nobody stops the form."""
