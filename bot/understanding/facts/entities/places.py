"""Places in a text, and whether they are in Japan."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from bot.faq.text.tokens import place_names
from bot.precheck.nlu.phrases import stands_alone
from bot.vocabulary import Language

JAPAN, OVERSEAS, BOTH = "japan", "overseas_only", "japan_and_overseas"
LATIN_WORD = re.compile(r"(?<![a-z0-9])[a-z]")
BEGINNINGS = (2, 3, 4)
"""Letters by which names are looked up; short ones by all of theirs."""
KATAKANA = re.compile(r"[ァ-ヺー・]+")
ORIGIN = re.compile(
    r"(?:人|籍|国籍|語|系|から|より|出身|生まれ|料理|製|市場|向け"
    r"|の(?:方|人|エンジニア|技術者|大学|学生|留学生|優秀|若手|人材|大卒|新卒|専門|研究|設計|it|スタッフ|社員|候補"
    r"|会社|企業|法人|取引先|顧客|友人|お?客|[^\s、。の]{0,4}?(?:職人|博士|修士|教授|シェフ|料理人|技師))"
    r"|[にへを](?:も|は)?(?:売|輸出|出荷|販売|納品|納入|届け|発送|進出|展開|出店|留学|旅行))"
)
"""Where somebody or something comes from, or goods go to: behind the name of a place."""
KIND = re.compile(r"(?:[都道府県市区町村郡州省島](?!場))+")
"""What kind of place it is, behind its name."""

ENGLISH_ORIGIN = re.compile(
    r"(?:\bfrom|\bof|\bto|\bwith|\bleave|\bvisit|\bvia|\bsell in|\bmarket in"
    r"|\b(?:customers?|clients?|partners?|buyers?|suppliers?|university|college|school|degree|born"
    r"|raised|stud(?:y|ied|ies|ying)|graduated|lives?|living|lived)(?: \w+){0,2}? in)\s+"
    r"(?:the\s+)?$"
)
FROM = re.compile(r"\bfrom\s+(?:[\w,]+\s+(?:and\s+)?){0,4}$")


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place in a text: `start` to `end`. `is_origin`: somebody comes from there."""

    start: int
    end: int
    is_in_japan: bool
    is_origin: bool


@dataclass(frozen=True)
class Gazetteer:
    """Names of places that the dictionary does not tell: in Japan and elsewhere."""

    japan: Mapping[Language, frozenset[str]]
    overseas: Mapping[Language, frozenset[str]]

    @property
    def names(self) -> tuple[tuple[str, ...], ...]:
        """All names in an order that is the same every time."""
        return tuple(tuple(sorted(of[x])) for of in (self.japan, self.overseas) for x in Language)

    @cached_property
    def _english(self) -> Mapping[str, tuple[tuple[str, bool], ...]]:
        """The English names by the letters that they begin with, each with whether it is here."""
        found: defaultdict[str, list[tuple[str, bool]]] = defaultdict(list)
        for names, where in ((self.japan, True), (self.overseas, False)):
            for name in sorted(names[Language.EN]):
                found[name[: BEGINNINGS[-1]]].append((name, where))
        return {begun: tuple(names) for begun, names in found.items()}

    @cached_property
    def _listed(self) -> frozenset[str]:
        """All Japanese names."""
        return self.japan[Language.JA] | self.overseas[Language.JA]

    def find(self, line: str) -> tuple[FoundPlace, ...]:
        """The places of a folded line, in order; a name within a longer one is no place."""
        found = sorted((*self._japanese(line), *self._latin(line)), key=lambda f: (f.start, -f.end))
        kept: list[FoundPlace] = []
        for place in found:
            if not kept or place.start >= kept[-1].end:
                kept.append(place)
        return tuple(kept)

    def _japanese(self, line: str) -> Iterator[FoundPlace]:
        for start, name in place_names(line, self._listed):
            kind = KIND.match(line, start + len(name))
            end = kind.end() if kind else start + len(name)
            yield FoundPlace(
                start, end, self.is_in_japan(name), ORIGIN.match(line, end) is not None
            )

    def _latin(self, line: str) -> Iterator[FoundPlace]:
        if not re.search(r"[a-z]{3}", line):
            return
        for start in (begun.start() for begun in LATIN_WORD.finditer(line)):
            names = (self._english.get(line[start : start + n], ()) for n in BEGINNINGS)
            for name, where in chain.from_iterable(names):
                end = start + len(name)
                if line.startswith(name, start) and stands_alone(line, start, end):
                    before = line[:start]
                    is_origin = bool(ENGLISH_ORIGIN.search(before) or FROM.search(before))
                    yield FoundPlace(start, end, where, is_origin)

    def is_in_japan(self, name: str) -> bool:
        """Whether a Japanese name is of a place in Japan."""
        if name in self.overseas[Language.JA]:
            return False
        return name in self.japan[Language.JA] or KATAKANA.fullmatch(name) is None


def workplace_of(found: tuple[FoundPlace, ...]) -> str | None:
    """Where people work who work at these places; None where there are none."""
    where = {place.is_in_japan for place in found}
    return {0: None, 2: BOTH}.get(len(where), JAPAN if True in where else OVERSEAS)


JOINT = re.compile(
    r"\s*(?:と[、,]?|や|及び|および|並びに|・|、|,|/|&|だけで(?:は|も)?なく[、,]?|だけじゃなく[、,]?"
    r"|に加え(?:て|まして)?[、,]?|プラス|の(?:ほか|他)に?[、,]?"
    r"|と?[、,]?あと|(?:and|plus|as well as)(?: also)?(?: in| at)?)\s*(?:(?:the|our) )*"
)


def joined(line: str, found: tuple[FoundPlace, ...]) -> Iterator[tuple[FoundPlace, ...]]:
    """The places that are named in one breath ("X and Y"), run by run."""
    run: list[FoundPlace] = []
    for place in found:
        if run and JOINT.fullmatch(line[run[-1].end : place.start]) is None:
            yield tuple(run)
            run = []
        run.append(place)
    if run:
        yield tuple(run)
