"""Addresses of web pages, and whose a site is that somebody has."""

from __future__ import annotations

import re

WEB_ADDRESS = re.compile(
    r"(?<![\w@.-])(?:https?://\S+|(?:www\.)[a-z0-9-]+(?:\.[a-z0-9-]+)+\S*"
    r"|(?=[a-z0-9-]{2})[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|net|org|jp|info|biz|io)(?![\w@]))"
)
"""Addresses of web pages; a B.Com is a degree."""

BODY = r"(?:連合会|組合|協会|商工会(?:議所)?|団体|親会社|本部|グループ(?:会社)?|母体|市|町|村|県)"
BODY_EN = (
    r"(?:association|union|co-?operative|federation|chamber|parent(?: company)?|group|holding"
    r"|headquarters|city|town|mall|franchis\w+)"
)
SITE_OF_OTHERS = re.compile(
    rf"{BODY}の(?:もの|です(?:が|けど|[。.]|$)|ドメイン|一部|一角)"
    rf"|{BODY}の(?:サイト|ホームページ|ページ|hp|ウェブ)(?:の|に|内|を借り|しか|だけ|です)"
    rf"|{BODY}(?:に|の中に)(?:載|掲載|間借り|ページ)"
    r"|(?:この|こちらの|そちらの|御社の|おたくの|ここの|jetroの|ジェトロの)(?:web|ウェブ|ホーム)?(?:サイト|ページ|hp)"
    r"|\b(?:this|your|jetro's) (?:web ?)?(?:site|page)\b"
    r"|\b(?:it|which|that|this) (?:really |actually )?(?:belongs|belonging) to "
    rf"(?:our|the|an?|my) (?:[\w-]+ )?{BODY_EN}\b"
    r"|\b(?:it's|it is|that's|is|one|page) (?:of|on|in|inside|under|part of) "
    rf"(?:our|the|an?|my|their) (?:[\w-]+ )?(?:{BODY_EN}|university|school)\b"
    rf"|\b{BODY_EN}(?:'s|s')(?: (?:own )?(?:site|website|page|domain)|[.!]*$)"
)
"""Whose a site is that is there, but not one's own."""
