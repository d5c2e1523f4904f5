"""Messages that wish for nothing here: who sums up what they heard, or tells what others do."""

from __future__ import annotations

import re

from bot.precheck.nlu.normalize import EDGES, folded
from bot.precheck.nlu.sentences import asks
from bot.understanding.commands.groups import JUDGING

SUMMED_UP = re.compile(
    r"(?:という|って|っていう)(?:こと|わけ|理解|感じ)(?:です|だ|なん(?:です|だ)|でよろしい(?:です)?"
    r"|でいい(?:です)?|で合って(?:い)?ます)?(?:よね|ね|か|な|の)*[。?？!…\s]*$"
    r"|(?:方|ほう)が(?:よろし|よさそ|良さそ|い)[いうん](?:です|だ)?(?:よね|ね|な)+[。?？!…\s]*$"
    r"|^(?:so|then)\b[^.!?]{0,60}\b(?:decides?|checks?|looks? at it|it's up to|is up to|up to)\b"
    r"[^.!?]{0,40}[.?!\s]*$"
)
"""How somebody says what they take from what they heard."""

HEARD_OF = JUDGING | {"enquiry"}
"""Commands by which somebody asks whether it is so."""

SHOWN = frozenset(
    {"help", "why", "clause", "more", "review", "change", "verdict", "back", "undo", "restart"}
)
"""Commands that a sentence about somebody else may sound like."""

OTHERS = re.compile(
    r"^\W*(?:(?:and|but|so|also|well|then|mostly|usually|sometimes|later)\W+)*"
    r"(?:(?:he|she|they|everybody|everyone|nobody|dad|mum|mom|grandpa|grandma"
    r"|(?:grand)?(?:father|mother))\b"
    r"|(?:my|our|his|her|their|the|an?|this|that|one) (?:[\w-]+ )?(?:dad|mum|mom|father|mother"
    r"|boss|president|ceo|owner|founder|persons?|people|candidates?|engineers?|employees?|workers?"
    r"|hires?|wife|husband|uncle|aunt|parents?|brother|sister|son|daughter|family"
    r"|grand(?:father|mother|parents)|colleagues?|clients?)\b)"
    r"|^(?:うちの)?(?:父|母|親|社長|会長|専務|上司|本人|候補者|彼女?|息子|娘|兄|弟|夫|妻|主人|みんな|その人|この人)"
    r"(?:さん)?(?:は|が|も)"
)
WISHING = re.compile(
    r"\b(?:wants?|wanted|asks?|asked|asking|needs?|would like|wishes|told|demands?"
    r"|i|me|you|please)\b"
    r"|たい|ほし|欲し|くださ|下さ|お願い|教え|見せ"
)
"""Who somebody tells of, and words by which they wish for something on their behalf."""


SUPPOSED = re.compile(
    r"^\W*(?:and |but |so |ok,? )?(?:suppose|supposing|say|what if|assuming|imagine"
    r"|if (?:we|our|the|he|she|they|my|somebody|someone))\b"
    r"|もし(?!可能|でき|よろし|よけれ|良けれ|よかっ|お手数|差し支え)|仮に|仮の話",
    re.IGNORECASE,
)
"""How somebody begins to ask what would be if something were so."""


def wishes_nothing(command: str, text: str, *, is_sure: bool) -> bool:
    """Whether a text that sounds like a command only sums up, tells of others, or is a number."""
    said = folded(text)
    if is_number(said):
        return True
    if command not in HEARD_OF and SUMMED_UP.search(said):
        return True
    is_told = command in SHOWN and not is_sure and not asks(text)
    return is_told and OTHERS.search(said) is not None and not WISHING.search(said)


def is_number(text: str) -> bool:
    """Whether a text is nothing but a number, which says nothing where none was asked for."""
    return folded(text).strip(EDGES).isdecimal()
