"""Short answers to the question that is open: a number, a label, yes, no, or "I don't know"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from bot.precheck.flow import NOT_SURE, Option, Question
from bot.precheck.nlu.common_words import CommonWords, cores, is_comparable, is_denied
from bot.precheck.nlu.echoes import Echoed, echoed
from bot.precheck.nlu.normalize import bare, folded, undoubled
from bot.precheck.nlu.numbers import BELOW_ZERO, perhaps, picked
from bot.vocabulary import Language

JOINT = r"(?:[のとやか・、,/ ]| and |, )?"

SHORTEST_JOINED = 2
"""Words of one option may stand together, as in "the factory in Aichi"; not single signs."""


def short_answer(question: Question, text: str) -> Option | None:
    """The option that the whole message means, if a curator listed it so; None otherwise."""
    if BELOW_ZERO.match(text):
        return None
    said = {folded(text), bare(text)}
    said |= {undoubled(each) for each in said}
    return next((o for o in question.options if _is_said(said, o)), None)


def _is_said(said: set[str], option: Option) -> bool:
    words, several = _listed(option)
    return not said.isdisjoint(words) or any(several.fullmatch(s) for s in said)


@lru_cache(maxsize=256)
def _listed(option: Option) -> tuple[frozenset[str], re.Pattern[str]]:
    """The listed words of an option, and what two or three of them in a row look like."""
    words = frozenset(short_words(option))
    several = [re.escape(word) for word in words if len(word) >= SHORTEST_JOINED]
    word = "|".join(sorted(several, key=lambda each: (-len(each), each))) or "(?!)"
    return words, re.compile(rf"(?:{word})(?:{JOINT}(?:{word})){{1,2}}")


def short_words(option: Option) -> Iterator[str]:
    """The listed words of an option, folded."""
    return (folded(word) for words in option.answers.values() for word in words)


SURELY, PERHAPS = 90, 80
"""rapidfuzz ratios (0-100): a slip of the finger, and something to ask about."""

APART = 6
"""By how much the second best has to be worse."""

LONGEST_ANSWER = 200
"""Characters; whoever writes more tells a story."""

LONGEST_LABEL, SHORTEST_SLIP, SHORTEST_DOUBT = 60, 6, 3

GLUED = re.compile(r"(?P<word>はい|いいえ|いえいえ|ううん)(?=[^\s、,。.!])")

INTERJECTION = re.compile(
    r"(?:はい|いいえ|いえ|ええ|うん|ううん)|(?:yes|yeah|yep|yup|nope|nah)\b|[^\s、,。.!]+\s?[^\s、,。.!]*[、,。.!]"
)
"""How an answer begins that goes on after a yes or no; "no reply from them" does not."""

UNSURE_AROUND = re.compile(
    r"^(?:すみません|ごめんなさい|よく|ちょっと|正直|まだ|まったく|全く|今は|sorry|honestly"
    r"|i'm afraid)[、,\s]*"
    r"|[、,\s]*(?:(?:about |of |on )?(?:that|this)(?: one| point)?|yet"
    r"|right now|at the moment|sorry|すみません|です|が"
    r"|けど|よ|ね)$"
)

BUT = re.compile(
    r"(?:(?:なん|ん)?(?:です|だ))?(?:けど|けれど|が)|でも|ただ|しかし|\bbut\b|\bexcept\b"
)

POINT = re.compile(
    r"(?P<point>\d)(?:番目?|つ目|個目|点目)?(?:[と、,・や]\d番?)*(?:(?:は|が|だけは?|のみ)(?:ちょっと)?(?:無理|むり|難し|むずかし|厳し|困"
    r"|できな|できませ|出来な|出来ませ|だめ|ダメ|嫌|違|ng)|(?:以外|を除)).*"
    r"|(?:all|everything|yes|fine|ok|we can)?[ ,]*(?:all |everything )?(?:but|except)(?: for)?"
    r"(?: point| number| no\.?)? ?(?P<but>\d)"
    r"|not (?:point |number |no\.? ?)?(?P<no>\d)"
)
"""One of the listed points is not met."""

PARENTHESIS = re.compile(r"\s*\([^)]*\)")

Candidates = tuple[Option, ...]

Answer = tuple[Candidates, bool]
"""Options, and whether the first is certain."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A text for the open question.

    `first` is its first statement; `is_alone`: nothing else in the text bears on the question or is
    unintelligible. `stated` is the value that phrases state; `is_mentioned`: phrases touch it;
    `is_phrase_first`: the text begins with a phrase, so its "no" is part of that.
    """

    first: str
    is_alone: bool
    stated: str | None
    is_mentioned: bool
    is_phrase_first: bool


def understood(question: Question, words: CommonWords, spoken: Spoken) -> Answer | None:
    """What a short answer says; None where the phrases in it (or nothing) say all there is."""
    if len(spoken.first) > LONGEST_ANSWER:
        return None
    answer = _certain_form(question, words, spoken.first)
    if answer is not None:
        return answer[0], answer[1] and spoken.is_alone
    answer = _led(question, words, spoken)
    if answer is None and not spoken.is_mentioned:
        answer = _nearly(question, spoken.first)
    if answer is None:
        return None
    options, is_certain = answer
    is_contradicted = (
        spoken.stated is not None and spoken.stated != options[0].value if options else False
    )
    return options, is_certain and spoken.is_alone and not is_contradicted


def _certain_form(question: Question, words: CommonWords, text: str) -> Answer | None:
    numbered = picked(question, text)
    if numbered is not None:
        return numbered, len(numbered) == 1
    if amounts := perhaps(question, text):
        return amounts, False
    if (option := _lacks_a_point(question, text)) is not None:
        return (option,), False
    for option in question.options:
        if bare(text) in names(option):
            return (option,), True
    unsure = question.option(NOT_SURE)
    if unsure is not None and is_unsure(unsure, words, text):
        return (unsure,), True
    return None


def _lacks_a_point(question: Question, text: str) -> Option | None:
    """The no of a question about several points, if one of them is said not to be met."""
    points = question.ask.ja.count("\n- ")
    said = POINT.fullmatch(bare(text))
    if said is None or points < 2 or question.yes is None:
        return None
    number = next(int(group) for group in said.groups() if group)
    return question.option(question.no or "") if 1 <= number <= points else None


def is_unsure(unsure: Option, words: CommonWords, text: str) -> bool:
    """Whether the whole text says that one does not know."""
    known = words.not_sure_cores.union(cores(unsure.says))
    core = folded(text).strip("。.! …")
    for _ in range(4):
        if core in known or bare(core) in known:
            return True
        core = UNSURE_AROUND.sub("", core)
    return False


@lru_cache(maxsize=256)
def names(option: Option) -> frozenset[str]:
    """The label of an option in both languages, with and without what stands in parentheses."""
    labels = [folded(option.label.speak(language)) for language in Language]
    remarks = [remark for label in labels for remark in PARENTHESIS.findall(label)]
    shorter = [PARENTHESIS.sub("", label) for label in labels]
    return frozenset(bare(name) for name in (*labels, *shorter, *remarks))


def _led(question: Question, words: CommonWords, spoken: Spoken) -> Answer | None:
    """A yes or no, alone or before a statement that bears it out."""
    said = _said(question, words, spoken.first)
    if said is not None and said is not Echoed.UNFIT:
        return _meaning(question, said)
    lead = None if spoken.is_phrase_first else leading(words, spoken.first)
    if spoken.is_mentioned:
        return _checked(question, lead, spoken.stated) if lead is not None else None
    if not INTERJECTION.match(folded(spoken.first)):
        lead = None
    if said is Echoed.UNFIT:
        return _either(question), False
    return None if lead is None else (_after(question, *lead), False)


def _after(question: Question, lead: Echoed, rest: str) -> Candidates:
    """What may be meant by a yes or no and more; the contrary first if that is what follows."""
    meant = _meaning(question, lead)[0]
    if not BUT.match(rest) or len(meant) != 1:
        return meant
    return (*(o for o in _either(question) if o not in meant), *meant)


def _checked(question: Question, led: tuple[Echoed, str], stated: str | None) -> Answer | None:
    """A doubt if a leading yes or no contradicts what is stated after it; a no before a denial
    ("no, we have broken no law") only bears it out."""
    lead, rest = led
    if lead is Echoed.NO and is_denied(rest):
        return None
    value = question.yes if lead is Echoed.YES else question.no
    if stated is None or value is None or value == stated:
        return None
    return tuple(o for o in question.options if o.value in {value, stated}), False


def _said(question: Question, words: CommonWords, text: str) -> Echoed | None:
    """Yes, no, or something unfit, if the whole text is nothing else."""
    core = bare(text)
    echo = echoed(question, folded(text).strip("。.! ")) or echoed(question, core)
    if echo is not None:
        return echo
    for value, meaning in ((question.yes, Echoed.YES), (question.no, Echoed.NO)):
        option = question.option(value or "")
        if option is not None and core in names(option):
            return meaning
    once = core if core in words.yes_cores | words.no_cores else undoubled(core)
    if (once in words.yes_cores) != (once in words.no_cores):
        return Echoed.YES if once in words.yes_cores else Echoed.NO
    lead = leading(words, text)
    if lead is None or not lead[1]:
        return lead[0] if lead is not None else None
    inner = _said(question, words, lead[1])
    return inner if inner in {None, lead[0]} else Echoed.UNFIT


def leading(words: CommonWords, text: str) -> tuple[Echoed, str] | None:
    """The yes or no that a text begins with, and what comes after it."""
    line = folded(text)
    glued = GLUED.match(line)
    if glued is not None:
        return _polarity(words, glued["word"]), line[glued.end() :]
    parted = words.leads.match(line)
    return None if parted is None else (_polarity(words, parted["word"]), line[parted.end() :])


def _polarity(words: CommonWords, word: str) -> Echoed:
    return Echoed.YES if word in words.yes_cores else Echoed.NO


def _meaning(question: Question, said: Echoed) -> Answer:
    """The option that a bare yes or no means; what it may mean where that is not certain."""
    value, other = question.yes, question.no
    if said is Echoed.NO:
        value, other = other, value
    option = question.option(value) if value is not None else None
    if option is not None:
        return (option,), True
    if other is None:
        return (), False
    return tuple(o for o in question.options if o.value not in {other, NOT_SURE}), False


def _either(question: Question) -> Candidates:
    return tuple(o for o in question.options if o.value in {question.yes, question.no})


def _nearly(question: Question, text: str) -> Answer | None:
    """The label or phrase that was mistyped, or those that may be meant."""
    core = bare(text)
    if not SHORTEST_DOUBT <= len(core) <= LONGEST_LABEL:
        return None
    scored = sorted(((_likeness(o, core), o) for o in question.options), key=lambda s: -s[0])
    near = tuple(option for score, option in scored if score >= PERHAPS)
    if not near:
        return None
    best, second = scored[0][0], scored[1][0] if len(scored) > 1 else 0.0
    is_slip = len(core) >= SHORTEST_SLIP and best >= SURELY and best - second >= APART
    return near, is_slip and len(near) == 1


def _likeness(option: Option, core: str) -> float:
    alike = _mistyped(option).get(core[:1], ())
    return max((fuzz.ratio(name, core) for name in alike if is_comparable(name, core)), default=0.0)


@lru_cache(maxsize=256)
def _mistyped(option: Option) -> Mapping[str, tuple[str, ...]]:
    """The label and the phrases of an option, which may be mistyped, by their first letter."""
    said = (folded(phrase) for phrases in option.says.values() for phrase in phrases)
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted({*names(option), *said}):
        found[name[:1]].append(name)
    return {first: tuple(alike) for first, alike in found.items()}
