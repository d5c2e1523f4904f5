"""English sentences that ask, or request that something is told."""

from __future__ import annotations

import re
from collections.abc import Iterator

PREFACE = (
    r"(?:(?:just |maybe |perhaps |and |but )*(?:(?:an?|one|my|the) )?"
    r"(?:random|dumb|stupid|silly|quick|simple|short|small|basic|naive|side|odd|weird|honest|final"
    r"|last|next|other|another|more|second|general|practical)"
    r"(?: (?:random|dumb|quick|last|small|more))?"
    r" (?:questions?|query|thing|one|point|doubt|note|q)(?! (?:about|on|re|that|which|is|was)\b)"
    r"(?: (?:maybe|perhaps|though|sorry|please|from (?:me|us|my side)))*"
    r"|(?:before|in case|lest) i forget|while (?:i'm|i am|we're|we are) (?:at it|here)|as an aside"
    r"|off[- ]topic|unrelated|not (?:really )?related|(?:this|it) (?:may|might) (?:be|sound) "
    r"(?:a )?(?:silly|dumb|stupid|obvious|basic|naive)(?: question)?)"
)
"""What somebody says of a question before they put it."""

LEAD = re.compile(
    r"(?:[\s\"'(,.!:…-]*\b(?:and|but|so|then|also|plus|or|just|yes|no|now|well|ok|okay|oh|ah|hm+|um+|uh+"
    r"|wow|cool|lol|haha|yeah|yep|ta|great|nice|good|fine|perfect|right|alright|all right|lovely"
    r"|super|awesome|excellent|interesting|understood|got it|i see|noted|wait|hold on|hang on"
    r"|one moment|(?:hi|hello|hey|dear)(?: (?:all|team|everyone|folks|guys|there|sirs?|madam))?"
    r"|greetings|good (?:morning|afternoon|evening|day)|sirs?|ma'?am|madam|mate|guys"
    r"|(?:team|folks|everyone|all)(?=,)|sorry|pardon|excuse me|thanks|thx|ty"
    r"|thank you(?: (?:so|very) much)?"
    r"|cheers|many thanks|btw|by the way|one more thing|another thing|last thing|anyway"
    r"|one (?:more|last|other)(?=\s?[:,-])|(?:i )?(?:almost |nearly )?forgot(?: to ask)?(?=[:,])"
    r"|actually|in that case|that said|just checking|to be clear|quick question(?! (?:about|on|re))"
    r"|i (?:just |only )?(?:mean|meant)(?: to (?:ask|say))?"
    r"|(?:my|the) question (?:is|was)(?! (?:about|on|re|regarding|concerning|for)\b)"
    r"|sorry to (?:bother|ask|disturb)(?: you)?|if i may(?: ask)?|may i ask|out of curiosity"
    rf"|{PREFACE})\b"
    r"(?=[\s,.!:…-]))*[\s\"'(,.!:…-]*"
)
"""What may stand before a question: interjections, whom it is put to, what joins it."""

SUBJECT = (
    r"(?:we|you|i|it|they|he|she|there|this|that|these|those|the|our|your|my|a|an|any|all|some"
    r"|anyone|anybody|someone|somebody|everyone|each|both|either|one|another|such|companies"
    r"|employees)"
)
AUXILIARY = (
    r"(?:is|are|was|were|do|does|did|can|could|may|might|will|would|should|shall|must|isn't|aren't"
    r"|doesn't|don't|didn't|can't|couldn't|won't|wouldn't|shouldn't)"
)
LEADS_ON = rf"(?:'s|s)? (?:{AUXILIARY}|to)\b|'s\b"
"""What follows "where" in a question, and not in "the town where we live"."""

OFFERED = r"(?!should you (?:need|have|want|require|wish)\b)"
"""An "if" in other words."""

BASE = (
    r"(?:have|need|get|pay|qualify|count|apply|want|use|receive|offer|help|support|accept|charge|cover"
    r"|come|go|take|make|work|fit|meet|matter|send|give|share|keep|hold|require|include|exist|see|speak"
    r"|stay|start|join|cost|obey|follow|report|cooperate|attend|sign|seal|live|be|become|hire|employ"
    r"|register|submit|belong|exceed|apart|also|ever|always|still|actually|usually|really|only|all)"
)
SEVERAL = r"(?:[\w'-]+s|people|staff|men|women|personnel)"
BEFORE_NOUN = (
    r"(?!(?:not|let|send|tell|call|come|contact|keep|write|give|show|also|consider|check|have|take|ask"
    r"|please|make|feel|get|help|remember|forward|confirm|explain|inform|put|continue|always|perhaps"
    r"|sometimes|like|love|prefer)\b)"
)
INVERTED = (
    rf"(?:do|would) {BEFORE_NOUN}(?:[\w'-]+ ){{0,3}}?{SEVERAL} {BASE}\b"
    r"|have (?:any|other|many|most|more|similar|such|previous|past|supported|selected) "
    r"(?:[\w'-]+ ){1,7}?(?:been|ever|got|had|made|taken|\w{3,}ed)\b"
    r"|any(?:one|body) (?:knows?|else know)\b"
)
"""A question of whom more than a pronoun names: "do selected firms have to …"."""

OPENS = re.compile(
    rf"{OFFERED}(?:{INVERTED}|"
    r"(?:what(?! (?:we|i|an?)\b)|when|where|who|whom|whose|why|how|which"
    r"|(?:what|who|when|how|where|why)'?s)\b"
    r"|(?:is|are|was|were|am|does|did|must|shall|should|may|might|isn't|aren't|doesn't|didn't"
    r"|wasn't)\b"
    rf"|(?:do|don't|would|wouldn't|won't|can't|couldn't)\s+{SUBJECT}\b"
    r"|(?:have|haven't|has|hasn't|had)\s+(?:we|you|i|they|it|he|she|anyone|anybody)\b"
    r"|(?:can|could)\b(?!')(?!\s+(?:not|cooperate|attend|agree|seal|stamp|submit|commit|do|be|use)\b)"
    r"|will\b(?!\s+(?:be|attend|cooperate|have|hire|work|need|not|do|join|submit)\b)"
    r"|any (?:\w+ )?(?:info|information|idea|fees?"
    r"|costs?|charges?|deadlines?|limits?|discounts?|chance|way"
    r"|news|conditions?|restrictions?|penalt(?:y|ies)|catch|advice|tips|examples?)\b"
    r"|any (?!(?:place|prefecture|cit(?:y|ies)|region|area|location|office|branch)s?\b)"
    r"(?:[\w'-]+ ){1,3}(?:near|nearby|around|in|at|planned|available|coming up)\b"
    rf"(?!.*\b(?:{AUXILIARY}|fine|ok|okay|works?)\b)"
    r"|(?:more |further )?(?:info|information|details) (?:on|about)\b"
    r"|(?:in|for|by|to|on|at|with|from|of|until|since|under) (?:what|which|whom)\b"
    r")"
)
"""How a sentence opens that asks."""

BEHIND = re.compile(
    rf"(?:what(?:'s|s)?(?! (?:we|i|they|he|she|you|the|an?)\b) \w"
    r"|how (?:many|much|long|often|far|soon|is|are|do|does|did|can|could|should|would|will|about"
    r"|come|to)\b"
    rf"|why(?! (?:we|i)\b)\b|(?:when|where)(?:{LEADS_ON})"
    r"|(?:to )?whom?(?:'s| is| are)? (?:do|does|did|can|could|should|shall|must|to|in charge"
    r"|responsible"
    r"|the (?:contact|right|person|best|coordinator)|it)\b"
    r"|who (?:signs|pays|decides|stamps|seals|sends|checks|applies|attends|comes|visits|answers"
    r"|chooses|selects|judges|handles)(?: (?:it|that|this|then|for (?:it|that|this)))?$"
    rf"|which (?:ones?|(?!we|i|you|they|he|she|it|the|our)\w+ {AUXILIARY})\b"
    rf"|{OFFERED}{AUXILIARY}(?: not)? {SUBJECT}\b"
    r"|(?:have|has) (?:we|you|i|they|it|he|she|anyone|anybody)\b"
    r"|(?:is|are) (?!that\b)(?:[\w'-]+ ){1,3}?(?:ok|okay|fine|enough|allowed|possible|included"
    r"|required|needed|necessary|covered|eligible|accepted|sufficient|free|(?:a|any) problem"
    r"|an issue)(?: (?:too|then|as well|for (?:us|you|that|this)))?[\s.!]*$"
    r"|any (?:chance|idea|way|tips|advice)\b)"
)
"""How a clause begins that asks behind another, where "who is from Chile" tells of what is named
before it."""

MARKED = re.compile(
    rf"{OFFERED}{AUXILIARY} (?:(?:the|an?|our|their|any|some|no|more) )?\w+ \w[^?]*\?[\s!?]*$"
)
"""The same of anything at all, where it ends with a question mark: "…, can schools apply?"."""

ECHO = re.compile(
    rf"[\s,]*(?:and )?(?:so|neither|nor) {AUXILIARY}"
    r" (?:we|i|it|they|he|she|you|(?:our|my|the) \w+)[\s.!]*$"
)
"""What says that it holds of others too: "and so does our neighbour"."""

CLOSES = re.compile(
    r"(?<!\bknow)(?<!\bsure)(?<!\bidea)(?<!remember)(?<!recall)(?<!forgot)(?<!forget)(?<!matter)(?<!clue)"
    r"(?<!\bsay)(?<!\bsaid)(?<!tell)(?<!that's)(?<!that is)(?<!this is)(?<!here's)(?<!here is)"
    r"(?<!reason)(?<!wonder)(?<!\band)(?<!some)(?<!\bno) "
    r"(?:(?:by |until |till |from |since |for |to )?(?:when|where|whom|who)"
    r"|how (?:much|many|long|often)"
    r"|which(?: one)?|(?:for|with|by|of|about|is|are|need|means?) what|(?:apply|pay|join|start|sign"
    r"|register|cancel|use|works?|go) how|(?:why|how come) not)"
    r"(?: (?:ah|ya|lah|please|pls|then|exactly|again|actually|from (?:us|me)))?[\s.!…]*$"
    r"|\b(?<!whether )(?<!yes )or no(?:t|pe)?(?: (?:ah|lah|please|pls))?[\s.!]*$"
    r"|^(?!(?:yes|yep|yeah|ok)\b)(?:[^\s,]+ ){2,}[^\s,]+, ?(?:right|correct|yeah|is(?:n't)? it"
    r"|are(?:n't)? they|do(?:n't)? they|does(?:n't)? it|am i right)[\s.!]*$"
)
"""How a sentence ends that asks with its last words: "the deadline is when", "can or not"."""

POLITE = r"(?:(?:please|kindly|pls|plz)\s+(?:do\s+|also\s+|just\s+)?)"
PAPERS = (
    r"(?:details?|info(?:rmation)?|link|list|leaflet|brochure|pdf|template|example|address|schedule"
    r"|conditions|requirements|rules|contact|procedure|steps|criteria|guidelines?)"
)
TO_US = (
    r"(?:to )?(?:me|us)\b"
    r"(?! (?:(?:an?|some|one|two|more|another|\d+) )?(?:call|ring|minute|moment|sec|second|time"
    r"|hour|day|week|break|human|person|five|chance|back)\b)"
)
TELLS = re.compile(
    rf"{POLITE}(?:tell|explain|advise|clarify|describe|specify|elaborate|inform (?:me|us)"
    rf"|update (?:me|us)|guide (?:me|us)|brief (?:me|us)|help (?:me|us) (?:understand|with)"
    rf"|confirm (?:if|whether|what|when|how|who|that (?:it|this|the))|check (?:if|whether)"
    rf"|(?:share|send|provide|give|show|list|mention)\b (?:{TO_US}|[\w' ]{{0,30}}?\b{PAPERS}\b))"
    rf"|{POLITE}?(?:do )?let (?:me|us) know\b"
    r"|(?:hoping|i hope|we hope) (?:you|someone|somebody|anyone) (?:can|could|will) "
    r"(?:explain|tell|clarify|advise)\b"
    rf"|{POLITE}?(?:do )?(?:tell|show|give|send|explain|teach|remind) {TO_US}"
    r"|(?:share|send|show) [\w' ]{0,30}\bwith (?:me|us)\b"
    r"|help (?:me|us) understand\b|(?:walk|guide|talk) (?:me|us) through\b|point (?:me|us) to\b"
)
"""How a clause begins that requests to be told."""

WHERE_TO = (
    r"(?:(?:(?:tele)?phone|mobile|contact|direct|desk|office|postal|web|e-?mail|mail|application"
    r"|form|consent|official|download)(?:'s)? )*"
    r"(?:(?:tele)?phone(?: number)?|numbers?(?! of\b)|e-?mails?|mail"
    r"|address(?:es)?|links?|urls?|contacts?"
    r"|forms?|brochures?|leaflets?|pdfs?|templates?)\b"
)
"""Where one turns to, and what one writes on."""

ASKED_FOR = re.compile(
    rf"(?:(?:just|only|simply|maybe) )*(?:(?:the|your|an?|some|any) )?{WHERE_TO}"
    r"(?: (?:to|for|of|from|in) [\w ]{1,24}?)?"
    r"(?:,? (?:please|pls|plz)\b"
    r"| (?:would|will) (?:be (?:enough|nice|great|fine|good|helpful|perfect|all)|do|help)\b"
    r"| is (?:enough|all (?:i|we)) ?)"
    r"|(?:i|we)(?:'d| would)? (?:just |only |simply )*(?:need|want|like) (?:just |only )?"
    rf"(?:the|your) {WHERE_TO}"
)
"""How somebody asks for such a thing by its name alone."""

LAST_NAMED = re.compile(
    rf"(?<!reference )(?<!clause )({WHERE_TO})(?: or (?:something|so|whatever|anything))?"
    r"(?: (?:please|pls|then|thanks))*[\s.!]*$"
)
"""Such a thing as the last that is named."""

COMMANDS = re.compile(r"(?:please\s+)?(?:tell|explain|describe|advise|clarify|show)\b")
"""The same at the very beginning, where nobody needs to be named."""

WISHES = re.compile(
    r"(?<!don't )(?<!not )(?<!no )\b(?:want(?:ed|s)?|like|love|wish(?:ed|es)?"
    r"|hop(?:e|ing)|trying|keen|eager|curious|here|writing) to (?:know|hear|find out|understand"
    r"|inquire|enquire|ask(?! (?:my|our|him|her|them|someone|somebody"
    r"|the (?:boss|president|team))\b)"
    r"|learn (?:more|about|how|whether|if|what|when|who)"
    r"|clarify|get (?:more )?(?:info|information|details))\b"
    r"|^[^,]{0,20}\b(?:i|we)(?:'d| would)? (?:want|like|wish) to (?:confirm|check|learn)\b"
    r"|(?<!don't )(?<!not )(?<!no )\bneed(?:ed|s)? to (?:know|understand|inquire|enquire"
    r"|(?:ask|confirm|check|learn|find out) "
    r"(?:you|about|something|a|one|if|whether|how|what|who|when))\b"
    r"|\bwondering\b|^(?:i|we) wonder\b|\b(?:i|we)(?:'m| am|'re| are) curious\b"
    r"|\bcurious (?:about|if|whether|how|what)\b"
    r"|\bi (?:just |only |simply |already )?(?:asked|was asking|am asking|'m asking)(?: you)? "
    r"(?:about|for|if|whether|how|what|when|where|which|who)\b"
    r"|\b(?:need|wants?|looking for|seek(?:ing)?|request(?:ing)?|require|would like)"
    r" (?:(?:some|any|more|further|the|your|a bit of) )*"
    r"(?:info|information|details|clarification|guidance)\b"
    r"|(?<!no )(?<!no more )\bquestions? (?:(?:is|was|are) )?"
    r"(?:about|on|regarding|concerning|re)\b|\bquestion:"
    r"|(?<!'ll )(?<!will )(?<!shall )(?<!to )\blet (?:me|us) know\b"
)
"""How somebody says that they wish to know."""

PARTS = re.compile(r"\s*(?:[,;]|\s[-–—]+(?=\s)|…|\.\.\.)\s*")

TURNS = re.compile(
    r",?\s(?:and|but|also|plus|btw|by the way|oh and)(?:,? by the way)?,?\s+(?=(?:"
    r"is (?:there|it|that)|are there|how|what|when|where|who|which|why"
    rf"|(?:do|does|can|could|will|would|should|may) (?!the (?:rest|same|other)\b){SUBJECT})\s)"
    r"|\s*(?:[,;]|\s[-–—]+(?=\s))\s*(?:(?:and|but|so|then|also|plus)\s+)?"
)
"""Where a statement may go on with a question."""

LEANS = re.compile(
    r"(?:if|when|once|before|after|because|since|as|for|in|at|on|to|with|without|until|unless|while"
    r"|although|though|during|suppose|supposing|assuming|given|regarding|about|concerning)\b"
)
"""How something begins that states nothing without what stands behind it."""

SIGN = re.compile(r"^\s*(?:[,;]|\s[-–—])\s*(?:(?:and|but|so|then|also|plus)\s+)?$")
"""Such a turn is told by a comma or a dash, and not by the words of a question behind it."""

OWN = re.compile(r"(?:we|we're|we've|ours?|i|i'm|i've|my|mine)\b(?: [\w']+){2}")
"""How what is told behind a question begins."""

FEWEST = 3
"""Words of a statement before a question."""


def asks(line: str) -> bool:
    """Whether a folded sentence asks."""
    if ECHO.match(line):
        return False
    is_opened = OPENS.match(_led_in(line)) is not None
    return is_opened or CLOSES.search(line) is not None or any(map(BEHIND.match, _behind(line)))


def requests(line: str) -> bool:
    """Whether a folded sentence requests that something is told."""
    said = _led_in(line)
    if COMMANDS.match(said) or WISHES.search(said):
        return True
    parts = (said, *_behind(line))
    return any(TELLS.match(part) or ASKED_FOR.match(part) for part in parts)


def asked_for(line: str) -> str:
    """What a folded sentence asks for by its name alone; "" where it asks in other words."""
    parts = (_led_in(line), *_behind(line))
    matched = (ASKED_FOR.match(part) for part in parts)
    named = [re.search(WHERE_TO, match.group()) for match in matched if match is not None]
    named += [LAST_NAMED.search(part) for part in parts if TELLS.match(part)]
    found = next((name for name in named if name is not None), None)
    return found.group(1 if found.re is LAST_NAMED else 0) if found is not None else ""


def turns(line: str) -> Iterator[re.Match[str]]:
    """Where what is stated may turn to what is asked, or back."""
    for turn in TURNS.finditer(line):
        before, after = _led_in(line[: turn.start()]), _led_in(line[turn.end() :])
        is_clause = not SIGN.search(turn.group())
        if is_clause or OWN.match(after) or (_stands_alone(before) and _goes_on_asking(after)):
            yield turn


def _stands_alone(before: str) -> bool:
    return len(before.split()) >= FEWEST and not LEANS.match(before)


def _goes_on_asking(after: str) -> bool:
    return any(p.match(after) for p in (BEHIND, TELLS, MARKED)) or CLOSES.search(after) is not None


def _led_in(part: str) -> str:
    """What is said, without what only leads in."""
    return LEAD.sub("", part, count=1)


def _behind(line: str) -> Iterator[str]:
    """The clauses behind the first, without what joins them."""
    for part in PARTS.split(line)[1:]:
        if not ECHO.match(part):
            yield _led_in(part)
