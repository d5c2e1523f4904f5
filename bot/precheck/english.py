"""How English states and denies: what may stand before and after a phrase in its clause.

Only what is understood to the last word counts. So maybe, might, was, become and every unknown verb
make a phrase unclear without being listed anywhere.
"""

from __future__ import annotations

import re

from bot.precheck.stance import MENTION, Stance


def any_of(words: str) -> str:
    """A pattern of any of these words, the longest first."""
    ordered = sorted(words.split(), key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word) for word in ordered) + ")"


HERE = any_of(
    "japan tokyo osaka kyoto nagoya fukuoka yokohama kobe sapporo sendai hiroshima kawasaki saitama"
    " chiba kanagawa aichi hokkaido okinawa shizuoka niigata gunma tochigi ibaraki nagano gifu mie"
    " total house future spring summer autumn april october"
)
"""Where a company of this country may be; a place elsewhere makes a statement unclear."""

DETERMINER = any_of(
    "a an the our one two three four five six several some many another hire hiring employ"
    " employing"
    " recruit recruiting seek seeking receive receiving hold holds holding as for"
)
LEAD = any_of(
    "well so and also then yes yeah yep ok okay no actually currently now basically mainly"
    " already still"
    " please just only hello hi sorry however but we i it it's they our my the this that's we're"
    " we've"
    " we'd we'll i'm i'd they're they'll it'll company firm business corporation organisation"
    " organization"
    " legal form type status visa candidates candidate person people hires hire employees staff"
    " workers"
    " position job new he she both all everyone everybody am is are be being have has got want"
    " wants would"
    " like need needs plan planning intend intending looking look for to hiring employ employing"
    " recruit"
    " recruiting seek seeking bring take on will going as run a an one two three four five six"
    " of in with"
    " registered established incorporated from under at some several many under's role kind"
    " employment"
    " residence their work working hold holds holding by can because while although though"
)
NEVER_FREE = any_of(
    "delaware foreign overseas-based former ex previous not no non few potential possible"
    " competitor competitors client clients"
    " partner partners friend friends is are was were be been has have had to of or nor if that"
    " which about than never neither without fake maybe perhaps probably likely another other"
    " parent sister"
)
FREE = (
    rf"(?!{NEVER_FREE}(?![a-z-]))"
    r"(?:[a-z][a-z-]*(?<!s)|overseas|business|sales|less|[a-z]+ous|[a-z]+less)(?![a-z-])"
)
"""An adjective: hardly ever does one end in s, as verbs do."""

KNOWN_ENTRANCE = re.compile(
    rf"(?:[\s,:\"'(-]|{MENTION}|from\s+[a-z]+(?![a-z'])|in\s+{HERE}(?![a-z'])|{LEAD}(?![a-z'-])|\d+)*+"
)
EXIT = re.compile(
    r"(?:[\s,:\"')-]|"
    + MENTION
    + rf"|from\s+(?!japan\b)[a-z]+(?![a-z])|in\s+{HERE}(?![a-z])|"
    + r"(?:is|will be|would be) (?:fine|ok|okay|good)(?![a-z])|"
    + any_of(
        "only please now here in japan positions position roles role jobs job visa visas status"
        " holders"
        " holder company corporation registered as a an the for full-time with and at our office"
        " to hire"
        " recruit employ be soon next year month this mainly currently right moment graduates"
        " people staff"
        " workers employees contract contracts basis on of working work too also both who"
        " speaking one two"
        " three four five all them us we i thanks"
    )
    + r"(?![a-z'-])|\d+)*+"
)
NEGATION = re.compile(
    r"\b(?:not|no|zero|never|neither|nor|without|cannot|none of|(?:do|does|did|is|are|was|were|have"
    r"|has|wo|ca|would|could|should)n't"
    r"|dont|doesnt|isnt|arent|havent|hasnt|rather than|instead of|other than|except(?: for)?"
    r"|non)(?![a-z])"
)
INTERJECTION = re.compile(r"^\s*(?:(?:yes|yeah)[,.\s]*(?:,|$)|(?:no|nope|nah)\s*[,.;:])")
"""A yes or no that answers before the statement; "no engineers" begins with none."""
MYSELF = re.compile(r"\b(?:i'm|i am|i work as|im)\s+(?:an?\s+)?(?:[a-z-]+\s+)?$")
"""Who says what they are themselves speaks neither for the company nor of those it hires."""

NEGATED_VERB = re.compile(r"\b(?:do|does|have|has)\s+(?=not\b)")
OTHERWISE = re.compile(
    r"^(?:not|rather than|instead of|other than)\b"
    r"|\b(?:am|is|are|'s|'re|be)\s+not\b|\b(?:isn't|aren't|isnt|arent)\b|\b(?:we're|they're|it's"
    r"|i'm) not\b"
)
ONLY = re.compile(r"\b(?:only|just|merely|all|always|necessarily)\b")
OR = re.compile(r"\b(?:or|either)\b")
HEDGE = re.compile(
    r"\b(?:if|whether|maybe|perhaps|probably|possibly|might|may|could|should|suppose|supposing"
    r"|assuming"
    r"|unless|hypothetically|for example|for instance|e\.g|think|guess|believe|hope|wish|expect"
    r"|seems?"
    r"|unsure|not sure|likely|imagine|joking|kidding|either|used to|formerly|in the past)\b"
    r"|\b(?:can't|cannot|can not|won't)\b.{0,80}\bbut\b.{0,80}\b(?:can|will)\b"
)

SOME = r"(?:\d+|one|two|three|four|five|six|some|half|most|many|several|few|a few|part)"
PARTLY = re.compile(
    rf"\b{SOME} (?:(?:out )?of|is|are|has|have|will|would)\b|\bhalf\b|\bthe (?:others?|rest)\b"
    r"|\b(?:their|his|her|your|another) (?:company|firm|business|corporation|employer)\b"
    r"|\b(?:person|people|staff|someone) (?:in|from) (?:hr|human)\b"
)
"""Of some only, or of others, which does not tell what holds for those concerned."""

SELF = (
    r"(?:(?:yes|yeah|no|well|and|but|so|sorry|actually|unfortunately|currently|now|also|still"
    r"|already)[,\s]+)*"
    r"(?:(?:we|i|our company|the company|my company|our firm|it|they)\s+)?(?:currently |still "
    r"|already |just |also |now )?"
)
KIND = (
    r"(?:(?:yet )?(?:a |an |any |our |our own |its own |the |one |their own )?"
    r"(?:(?:own|corporate|official|company|company's|proper|public|small|good|nice|simple"
    r"|dedicated|working|bilingual|english|japanese)\s+)*)"
)
NAMED = re.compile(
    rf"{SELF}(?:our |the |a |my )?(?:(?:company|company's|corporate|official|own)\s+)*"
)
HAVING = re.compile(
    rf"(?:{SELF}(?:do have|have got|have|has|'ve got|we've got|run|runs|operate|own|maintain"
    rf"|there is|there's)\s+|.*{MENTION}\s+with\s+){KIND}"
)
LACKING = re.compile(
    rf"{SELF}(?:(?:do not|don't|dont|does not|doesn't|doesnt) (?:yet |currently |actually )?have"
    rf"|have not|haven't(?: got)?"
    rf"|hasn't|has no|have no|there is no|there's no|there isn't|no|lack|without"
    rf"|.*{MENTION}\s+(?:without|with no|and no|but no)"
    rf"|.*{MENTION} (?:and|but) (?:do not|don't|dont) have)\s+{KIND}"
)
BUILDING = re.compile(
    rf"{SELF}(?:are |we're |is |am )?(?:still |currently |now )?(?:building|creating|making"
    rf"|developing|setting up|preparing"
    rf"|will (?:build|create|make|launch|set up)|(?:plan|planning|going|intend) to (?:build"
    rf"|create|make|launch|set up)) "
    rf"(?:a |our |our own |the |one )?(?:first |own |corporate |company )*"
)
WHEN = (
    r"(?:[\s,.:)\"]|yet|now|already|of our own|of its own|at all|at the moment|right now|so far"
    r"|currently|either|too|of course"
    r"|online|soon|this year|next year|next month|though|thanks|and|" + MENTION + r")*+"
)
AFTER = re.compile(WHEN)
UP = re.compile(
    rf"(?:'s| is|:)?\s*(?:already |now )?(?:up and running|up|live|online|ready|running|public"
    rf"|available|there|yes|open){WHEN}"
)
DOWN = re.compile(
    rf"(?:'s| is|:| isn't)?\s*(?:still |currently |not |not yet )*(?:being built"
    rf"|under construction|in preparation|being made|being created"
    rf"|coming soon|in progress|missing|no|none|not yet|(?<=not )(?:ready|live|up|online"
    rf"|finished|available|public)|(?<=not yet )(?:ready|live|up|online|finished|available"
    rf"|public)"
    rf"|(?<=isn't )(?:ready|live|up|online|finished|available|public)){WHEN}"
)


def is_hedged(sentence: str) -> bool:
    """Whether a sentence supposes, guesses or leaves open."""
    return HEDGE.search(sentence) is not None


def stance_of(before: str, after: str) -> Stance:
    """How a clause stands to a phrase, from what comes before and after it in the clause."""
    before = INTERJECTION.sub("", before)
    if PARTLY.search(before) or PARTLY.search(after):
        return Stance.UNCLEAR
    negations = NEGATION.findall(before)
    if len(negations) > 1 or (OR.search(before) and not negations) or not EXIT.fullmatch(after):
        return Stance.UNCLEAR
    rest = NEGATION.sub(" ", NEGATED_VERB.sub(" ", before))
    rest = OR.sub(" ", rest) if negations else rest
    if MYSELF.search(before) or not is_entrance(rest):
        return Stance.UNCLEAR
    if not negations:
        return Stance.STATED
    if ONLY.search(before) or ONLY.search(after):
        return Stance.UNCLEAR
    return Stance.DENIED if OTHERWISE.search(before.strip()) else Stance.ABSENT


def is_entrance(before: str) -> bool:
    """Whether every word before a phrase is known; adjectives may stand after an article."""
    known = KNOWN_ENTRANCE.match(before)
    assert known is not None  # noqa: S101  the pattern matches nothing as well
    free = before[known.end() :]
    if not free:
        return True
    lead = before[: known.end()]
    is_led = not lead.strip() or re.search(rf"(?:\b{DETERMINER}|\d)\s+$", lead) is not None
    return is_led and re.fullmatch(rf"(?:{FREE}\s+){{1,2}}", free) is not None


def topic_stance_of(before: str, after: str) -> Stance:
    """Whether a thing that is one's own is said to be there or to be missing."""
    start, rest = before.lstrip(), after
    if AFTER.fullmatch(rest):
        if LACKING.fullmatch(start) or BUILDING.fullmatch(start):
            return Stance.ABSENT
        if HAVING.fullmatch(start):
            return Stance.STATED
    if NAMED.fullmatch(start):
        if DOWN.fullmatch(rest):
            return Stance.ABSENT
        if UP.fullmatch(rest):
            return Stance.STATED
    return Stance.UNCLEAR
