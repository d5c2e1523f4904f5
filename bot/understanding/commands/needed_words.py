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
    "enquiry": re.compile(
        r"\b(?:enquir\w*|inquir\w*|messag\w*|repl(?:y|ies|ied)|answer\w*|sent|send|submit\w*|request"
        r"|case|ticket|contact\w*|hear|heard|wait\w*|reach\w*|receiv\w*|progress|updates?|news"
        r"|receipt|number|form|wrote|writ\w+|mails?|e-?mails?|call\w*|respon\w+|happen\w*|look(?:ed|ing)?"
        r"|appointments?|meetings?|bookings?|reschedul\w*|visits?|slots?|cancel\w*"
        r"|get|got|through|arriv\w*|who|when|long|yet|still|back|anyone|anybody|someone|somebody)\b"
        r"|問い?合わせ|返事|返信|連絡|届|送|受付|受け付|担当|どう|状況|進|待|受け取|見て|番号|回答|いつ|まだ|電話|来な|来て|音沙汰"
        r"|予約|面談|日程|訪問|アポ|約束",
        re.IGNORECASE,
    ),
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
    "resume": re.compile(
        r"\b(?:continu\w*|resum\w*|back|again|where|left off|last"
        r"|go(?:ing)? (?:on|ahead)|pick(?:ing)? up"
        r"|start\w*|carry|proceed|questions?|next|ready|return\w*|stop\w*|ahead|finish|rest|keep|let'?s"
        r"|remaining|repeat|screen|gone|lost|ask\w*|say|unfinished|pending|half\w*|point|step|go|done)\b"
        r"|続|再開|戻|もう一[回度]|どこまで|次|さっき|途中|質問|ただいま|お待たせ|進|残り|やりかけ|画面|聞いて|先ほど|前回|開始|再び",
        re.IGNORECASE,
    ),
    "why": re.compile(
        r"\b(?:why|reasons?|purpose|what for|explain\w*|needs?|ask\w*|matters?|use[ds]?|using|point"
        r"|relevan\w*|clarif\w*|background|because|necessary|question|want|mean\w*|know|sense"
        r"|intention|behind|how come|got to do|answers?|change|difference|expect\w*|after|looking"
        r"|counts?|find|document)\b"
        r"|なぜ|なんで|何で|理由|どうして|何のため|なんのため|目的|必要|意味|いみ|意図|根拠|聞[くかい]|訊|質問|設問|趣旨|背景|説明|関係"
        r"|使[うわい]|要[るり]|尋ね|何に|答え|ねらい|狙い|わか|分か|見れば|どこを|言っている",
        re.IGNORECASE,
    ),
    "help": re.compile(
        r"\b(?:help\w*|(?:can|could|do|should|must|shall|would) (?:i|you|we|one)\b(?! do with)"
        r"|options?|instructions?|commands?|stuck|lost|confus\w*|operate|manual|guide|choices?|menu|explain"
        r"|suppose[ds]?|possible|features?|functions?|start|know|understand\w*|how to|able|type"
        r"|how (?:does )?(?:this|it|the (?:chat|bot|system|thing))|this (?:chat|thing|facility)"
        r"|capable|enter|assist\w*|buttons?|advise|words|jargon|counts as|reply)\b"
        r"|手伝|助け|使い|ヘルプ|何(?:が|を|から)|なに(?:が|を)|どう(?:すれ|した|やっ|し|使|返|進)|どのように|操作|そうさ|機能|説明|案内"
        r"|メニュー|選択肢|入力|書[けき]|打[てちつ]|わから|分から|迷|困|できる|でき|やり方|ガイド|方法|仕方|要領|流れ|サポート|答え"
        r"|マニュアル|手順|どこから|したら",
        re.IGNORECASE,
    ),
    "language": re.compile(
        r"\b(?:lan\w*|english|japanese|eng|jp|nihongo|chinese|korean|vietnamese|nepali"
        r"|indonesian|portuguese|spanish|french|german|thai|tagalog|hindi|translat\w+|speak|talk"
        r"|bilingual|tongue)\b|語|ことば|言葉|ランゲージ|バイリンガル",
        re.IGNORECASE,
    ),
    "my_data": re.compile(
        r"\b(?:data|stor\w*|record\w*|informations?|info|saved?|saving|personal|privacy|histor\w*"
        r"|files?|transcript|log(?:ged|s)?|conversation|chat|profile|details|copy|export|everything"
        r"|gdpr|access|delet\w*|there is|you keep|passed"
        r"|(?:keep|kept|hold|have|know|got|gathered|collected|written|remember\w*|remains?)\b.*"
        r"\b(?:on|about|of|from) (?:me|us|my|our|mine|ours)"
        r"|(?:about|of) (?:me|us|my|our|mine|ours))\b"
        r"|データ|でーた|保存|記録|情報|じょうほう|残っ|残し|残る|残さ|持って|覚え|履歴|個人|開示|控え|預|蓄積|集め|保管|やりとり|やり取り"
        r"|会話|ログ|消え|消し|消[すせ]|なくな|登録|知って|把握|届いた|削除",
        re.IGNORECASE,
    ),
    "delete_data": re.compile(
        r"\b(?:delet\w*|eras\w*|remov\w*|wip\w*|forget|forgotten|purge\w*|expunge\w*|rid|destroy\w*"
        r"|throw|keep|kept|trace|clear\w*|drop|scrub|stored?|stay|retain|data|withdraw\w*|gone"
        r"|dispose\w*|discard\w*|clean|cancel|eliminate|nothing|leave|records?|shred\w*|disappear"
        r"|vanish|undo|hold|(?:take|taken|strike) .*\b(?:out|off|from)|information|system)\b"
        r"|消|削除|さくじょ|破棄|抹消|廃棄|忘れ|退会|残[さしっるり]|残ら|なくし|取り除|データ|個人情報|履歴|クリア|処分|なかったこと|捨て|抹殺"
        r"|取り消|リセット|撤回|保存|ゼロ|持たない|記録",
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
        r"|complain\w*|note|secretariat|department|office|message|people|team"
        r"|transfer|forward|put me|meet|escalate|advis\w*|e-?mail|mail|write|useless)\b"
        r"|人|ひと|担当|スタッフ|職員|電話|話|相談|連絡|つな|繋|問い合わせ|窓口|オペレ|直接|聞|お願い|係|メール|伝え|運営|主催|事務局|面談|会い|会っ",
        re.IGNORECASE,
    ),
}
"""Words of which one stands in a longer message that means a command, if it is not certain: a
number of such messages sound like one of these and tell something else."""

NEVER_SHORT = frozenset({"enquiry", "language"})
"""Commands that even a short message needs such a word for."""

OF_RESULT = re.compile(
    r"\b(?:results?|verdict|outcome|eligib\w*|qualif\w*|fits?|decision|determination|assess\w*|score"
    r"|check\w*|summary|conclusion|chances?|cover\w*|pass|possible"
    r"|(?:are|do|can|could|will|would|where|how) (?:we|us)"
    r"|(?:am|can|do|will|could) i|(?:for|of|on) us|(?:did|have|has) (?:we|our)"
    r"|(?:we're|we are) (?:in|out)"
    r"|make it|how did|how (?:are|is|'s) (?:things|it)|final word|bottom line"
    r"|yes or (?:a )?no|a yes"
    r"|(?:my|our) (?:case|company|firm|answers?)|print\w*|hard copy|pdf|conclude)\b"
    r"|結果|結論|判定|対象|診断|チェック|いけ|行け|使え|申し?込め|うち|当社|弊社|評価|合[っう]|通[るり]"
    r"|大丈夫|見込|可能性|脈|ok|けっか|はんてい|答え|回答|満た|結局|ダメ|だめ"
    r"|どう(?:です|だ|なん)",
    re.IGNORECASE,
)
"""Words of which one stands where somebody who has answered nothing asks for a result: who wants
"the reasons", or to know what the catch is, wants to be told something else."""

OF_ANSWERS = re.compile(
    r"\b(?:answers?|answered|repl(?:y|ies)|replied|chose|chosen|choices?|choose|pick\w*|select\w*"
    r"|enter\w*|entry|entries|input|typed?|wrote|written|gave|given|said|told|noted|questions?"
    r"|check|summary|review|so far|mistake|wrong|go over|recap|done|data"
    r"|form)\b"
    r"|回答|答え|選ん|選択|入力|書い|記入|質問|設問|言っ|伝え|これまで|今まで|ここまで|内容|見直|振り返|確認|間違|フォーム|まとめ"
)
"""Words of which one stands where somebody who has answered nothing speaks of answers."""

WITH_NOTHING = {"verdict": OF_RESULT, "review": OF_ANSWERS, "change": OF_ANSWERS}
"""What must stand in a text that means one of these where nothing is answered yet."""

AT_A_QUESTION = {
    "hello": re.compile(
        r"\b(?:hi+|hiya|he+y+|hell?o+|hallo|hola|bonjour|namaste|konnichiwa|ohayou?|howdy"
        r"|greetings?|yo|sup|g'?day|morning|afternoon|evening|good day|back|again|here|there"
        r"|dear|welcome|how|what'?s up"
        r"|meet(?:ing)?|see(?:ing)? you|acquaintance|excuse me|sorry|ping|test(?:ing)?|anyone)\b"
        r"|[👋🙏]|こんに|こんちわ?|こんばん|ちわ|おはよ|早朝|夜分|(?:はじめ|初め)まして|お初|よろしく|宜しく|世話|久し|ひさし|無沙汰"
        r"|ただいま|戻|再び|もどり|また|もしもー?し|すみません|すいません|おーい|あのー?|どうも|ども|まいど|毎度|邪魔|お疲れ"
        r"|おつかれ|失礼|元気|調子|いますか|いらっしゃ|やあ|やっほ|ハロー|はろー|おっす|ごめんください|恐れ入|拝啓|前略|ようこそ"
    )
}
"""What must stand in a text that means it where a question waits: a word on the weather, or 初めて,
is no greeting there."""

OF_SENT = re.compile(
    r"\b(?:sent|received?|arrived?|seen|read|get there|got there|gone through|go through)\b"
    r"|\b(?:looked|looking) (?:at|into)\b"
    r"|届|送れ|送信でき|見て(?:い)?(?:ます|る|くれ|もら)|読ん|伝わ"
)
"""How somebody asks what became of what they sent."""

KEPT = re.compile(
    r"\b(?:what|which)\b.{0,30}\b(?:store|stored|keep|kept|hold|have|save|saved|know)\b"
    r"|(?:何|どんな|どの).{0,12}(?:保存|残|持って|記録|覚え)"
)
"""How somebody asks what is stored: who asks that as well has not wished it away."""

LANGUAGES = frozenset({"japanese", "english"})
SWITCHED = re.compile(
    r"\b(?:can|could|may) (?:i|we) (?:please )?(?:change|switch|swap|move|go)(?: (?:over|on))?"
    r" (?:to|into|in) (?:japanese|english)\b(?! \w*(?:spouse|employe|company|law|page))"
    r"|(?:日本語|英語)(?:で|に)(?:の?(?:やりとり|対応|会話|案内|返事))?(?:し|切り?替え|変え|お願い|できますか)"
)
"""How somebody asks to go on in a language, of which articles tell as well."""
