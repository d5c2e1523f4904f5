"""Words without which a command is not meant, however much a text sounds like it."""

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
"""Words without which nobody stops the form: by mistake it would lose what was typed."""

SAID_WITH = {
    "verdict": re.compile(
        r"\b(?:results?|verdict|outcome|eligib\w*|qualif\w*|cover\w*|pass\w*|fit\w*|ok(?:ay)?|good|fine"
        r"|in|out|yes|no|chance\w*|apply|conclu\w*|answer|look\w*|score|decision|decide\w*|meet"
        r"|mean\w*|us|we|far|assess\w*|exclud\w*|possible|work\w*|stand|judg\w*|final\w*|tell)\b"
        r"|結果|結論|判定|対象|いけ|行け|要件|条件|合[うっいわ]|満た|だめ|ダメ|駄目|大丈夫|通|申し込め|可能|使え|受け|当て?はま|どう|ok|オッケ|セーフ"
        r"|アウト|できる|でき|うち|当社|弊社|見込|望み|診断|無理|まとめ|今のところ|現時点|教え",
        re.IGNORECASE,
    ),
    "new_enquiry": re.compile(
        r"\b(?:enquir\w*|inquir\w*|staff|messages?|questions?|contact\w*|ask\w*|write|request|ticket"
        r"|matter|case|form|send|submit|something else|topic|consult\w*|subject|issue)\b"
        r"|問い?合わせ|相談|質問|連絡|件|担当|送|新し|新規|もう一|別",
        re.IGNORECASE,
    ),
    "go_on": re.compile(
        r"\b(?:next|continu\w*|go|going|mov\w*|proceed\w*|carry|keep|resume|questions?|anyway|all)\b"
        r"|続|次|進|先へ|質問|このまま|最後まで|すべて|全部",
        re.IGNORECASE,
    ),
    "pause": re.compile(
        r"\b(?:later|back|break|paus\w*|stop\w*|wait|hold|hang|moment|minutes?|secs?|seconds?|busy|now"
        r"|today|tonight|tomorrow|week|monday|continu\w*|time|think\w*|come|coming|check|ask|leave|go"
        r"|going|gotta|meeting|call\w*|customer|phone|enough|rest|sleep|until|till|after|another"
        r"|again|brb|discuss|talk|consult|boss|colleague|save|interrupt\w*)\b"
        r"|後|あと|また|中断|止め|やめ|待|休|今日|明日|来週|いったん|一旦|ここまで|戻|続き|考え|相談|確認|聞いて|時間|呼ば|席|電話|会議"
        r"|途中|保留|改め|出直|それまで|今度|次回|一時|ちょっと",
        re.IGNORECASE,
    ),
    "staff": re.compile(
        r"\b(?:persons?|humans?|staff|some(?:one|body)|any(?:one|body)|call\w*|talk\w*|speak\w*|contact"
        r"|phone|reach|ring|operator|agent|connect|officer|representative|desk|real|consult\w*|help"
        r"|people|team|transfer|forward|put me|meet|escalate|advis\w*|e-?mail|mail|write|useless)\b"
        r"|人|ひと|担当|スタッフ|職員|電話|話|相談|連絡|つな|繋|問い合わせ|窓口|オペレ|直接|聞|お願い|係|メール",
        re.IGNORECASE,
    ),
}
"""Words of which one stands in a longer message that means a command, if it is not certain: a
number of such messages sound like one of these and tell something else."""
