"""What somebody looks for: words, and operators such as `is:mine`, in either language.

What cannot be understood is told, and the rest is looked for all the same: nothing that was typed
is lost. A colon after any other word is part of that word (times, addresses).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from bot.assistant.ports import InboxTab, LeadMatch
from bot.handoff.business_hours import day_of
from bot.handoff.lead import LeadStatus, Stage
from bot.handoff.search_words import joined_phones, phrase_of
from bot.precheck.verdict import Verdict
from bot.vocabulary import Language
from bot.vocabulary.desk_zone import desk_zone
from bot.vocabulary.text import plain, same


class QueryMistake(StrEnum):
    """What is wrong with an operator."""

    NO_SUCH_VALUE = "no_such_value"
    NO_DATE = "no_date"
    NO_WORD = "no_word"
    """Nothing in it is a letter or a digit."""


@dataclass(frozen=True, slots=True)
class QueryProblem:
    """An operator that was not understood, as it was typed, and what it may be."""

    typed: str
    mistake: QueryMistake
    allowed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """What was understood of what somebody typed, and what was not."""

    match: LeadMatch = field(default_factory=LeadMatch)
    problems: tuple[QueryProblem, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether everything is shown."""
        return self.match == LeadMatch()


TERM = re.compile(r'(?:([^\s:："“”]+)[:：])?(?:["“”]([^"“”]*)["“”]?|(\S+))')

KEYS: Mapping[str, str] = {
    **dict.fromkeys(("is", "状態"), "is"),
    **dict.fromkeys(("status", "対応"), "status"),
    **dict.fromkeys(("verdict", "判定"), "verdict"),
    **dict.fromkeys(("language", "lang", "言語", "ことば"), "language"),
    **dict.fromkeys(("owner", "担当", "担当者"), "owner"),
    **dict.fromkeys(("after", "since", "以降", "から"), "after"),
    **dict.fromkeys(("before", "以前", "前"), "before"),
    **dict.fromkeys(("until", "まで"), "until"),
}
"""Operators, as they may be written."""

TABS: Mapping[str, InboxTab] = {
    **{tab.value: tab for tab in InboxTab if tab is not InboxTab.ALL},
    **dict.fromkeys(("自分", "自分の担当", "me"), InboxTab.MINE),
    **dict.fromkeys(("待ち", "返信待ち", "返答待ち", "open"), InboxTab.WAITING),
    **dict.fromkeys(("返信済", "返信済み", "返答済み"), InboxTab.ANSWERED),
    **dict.fromkeys(("新規", "未対応", "担当なし"), InboxTab.NEW),
    **dict.fromkeys(("期限超過", "遅れ", "超過", "late"), InboxTab.OVERDUE),
    **dict.fromkeys(("保留", "保留中", "snoozed"), InboxTab.RESTING),
    **dict.fromkeys(("終了", "完了", "done"), InboxTab.CLOSED),
}
STATUSES: Mapping[str, str] = {
    **{status.value: status.value for status in LeadStatus},
    **dict.fromkeys(("新規", "未対応"), LeadStatus.NEW.value),
    **dict.fromkeys(("対応中", "担当あり"), LeadStatus.CLAIMED.value),
    **dict.fromkeys(("連絡済", "連絡済み"), LeadStatus.CONTACTED.value),
    **dict.fromkeys(("申請", "申請済", "申請済み"), LeadStatus.APPLIED.value),
    **dict.fromkeys(("終了", "完了"), LeadStatus.CLOSED.value),
}
VERDICTS: Mapping[str, str] = {
    **{verdict.value: verdict.value for verdict in Verdict},
    **dict.fromkeys(("likely", "eligible", "対象", "見込み"), Verdict.LIKELY_ELIGIBLE.value),
    **dict.fromkeys(("review", "要確認", "確認"), Verdict.NEEDS_REVIEW.value),
    **dict.fromkeys(("no", "対象外"), Verdict.NOT_COVERED.value),
    **dict.fromkeys(("open", "未定", "途中"), Verdict.UNDECIDED.value),
}
LANGUAGES: Mapping[str, str] = {
    **{language.value: language.value for language in Language},
    **dict.fromkeys(("japanese", "日本語", "日"), Language.JA.value),
    **dict.fromkeys(("english", "英語", "英"), Language.EN.value),
}
NOBODY = frozenset({"none", "nobody", "なし", "未定"})
MYSELF = frozenset({"me", "mine", "自分", "私"})

MARKS: Mapping[InboxTab, tuple[str, str]] = {
    InboxTab.WAITING: ("stage", Stage.WAITING.value),
    InboxTab.OVERDUE: ("stage", Stage.WAITING.value),
    InboxTab.ANSWERED: ("stage", Stage.ANSWERED.value),
    InboxTab.NEW: ("status", LeadStatus.NEW.value),
    InboxTab.RESTING: ("rests", "yes"),
    InboxTab.CLOSED: ("stage", Stage.CLOSED.value),
}
"""What of a tab the index knows: it need not look through the others."""

DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?)?月?")
AGO = re.compile(r"(\d{1,4})(d|日前?|w|週間?前?|m|か月前?|ヶ月前?)")
LENGTHS = {"d": 1, "日": 1, "w": 7, "週": 7, "m": 30, "か": 30, "ヶ": 30}
NAMED = {"today": 0, "今日": 0, "本日": 0, "yesterday": 1, "昨日": 1}


def read_query(typed: str, staff: str, owners: Sequence[str], now: datetime) -> SearchQuery:
    """What somebody looks for. `owners`: who has leads, by whose names others look."""
    reader = QueryReader(staff, owners, now)
    found = SearchQuery()
    for term in TERM.finditer(joined_phones_only(typed)):
        found = reader.with_term(found, term)
    return found


def joined_phones_only(typed: str) -> str:
    """What was typed, where it is a telephone number alone in one piece."""
    bare = re.sub(r"[\s\-ー‐‑‒–—―−ｰ.()（）+]", "", plain(typed))
    return joined_phones(typed).replace(" ", "") if bare.isdecimal() else typed


def within(match: LeadMatch, tab: InboxTab, staff: str) -> LeadMatch:
    """The same, on one tab."""
    if tab is InboxTab.ALL:
        return match
    mark = ("owner", staff) if tab is InboxTab.MINE else MARKS[tab]
    marks = (*match.marks, (mark[0], (mark[1],)))
    return replace(match, tabs=(*match.tabs, tab), marks=marks)


class QueryReader:
    """Reads one term after the other."""

    def __init__(self, staff: str, owners: Sequence[str], now: datetime) -> None:
        self._staff, self._owners, self._today = staff, owners, day_of(now)
        self._readers: Mapping[str, Callable[[LeadMatch, str], LeadMatch | QueryProblem]] = {
            "is": self._tab,
            "status": self._value("status", STATUSES),
            "verdict": self._value("verdict", VERDICTS),
            "language": self._value("language", LANGUAGES),
            "owner": self._owner,
            "after": lambda match, text: self._date(match, text, "after", 0),
            "before": lambda match, text: self._date(match, text, "before", 0),
            "until": lambda match, text: self._date(match, text, "before", 1),
        }

    def with_term(self, query: SearchQuery, term: re.Match[str]) -> SearchQuery:
        """A query, and one more term."""
        name, quotation, word = term.groups()
        text = quotation if quotation is not None else (word or "")
        key = KEYS.get(same(name)) if name else None
        if key is None:
            read = self._words(query.match, term[0].strip('"“”') if quotation is None else text)
        else:
            read = self._readers[key](query.match, same(text))
        if isinstance(read, QueryProblem):
            return replace(query, problems=(*query.problems, replace(read, typed=term[0])))
        return replace(query, match=read)

    def _words(self, match: LeadMatch, text: str) -> LeadMatch | QueryProblem:
        if not text.strip():
            return match
        phrase = tuple(phrase_of(text))
        if not phrase:
            return QueryProblem(text, QueryMistake.NO_WORD)
        return replace(match, phrases=(*match.phrases, phrase))

    def _tab(self, match: LeadMatch, text: str) -> LeadMatch | QueryProblem:
        tab = TABS.get(text)
        if tab is None:
            return QueryProblem(text, QueryMistake.NO_SUCH_VALUE, spellings(TABS))
        return within(match, tab, self._staff)

    def _value(
        self, kind: str, known: Mapping[str, str]
    ) -> Callable[[LeadMatch, str], LeadMatch | QueryProblem]:
        def read(match: LeadMatch, text: str) -> LeadMatch | QueryProblem:
            values = tuple(known[part] for part in text.split(",") if part in known)
            if not values:
                return QueryProblem(text, QueryMistake.NO_SUCH_VALUE, spellings(known))
            return replace(match, marks=(*match.marks, (kind, values)))

        return read

    def _owner(self, match: LeadMatch, text: str) -> LeadMatch | QueryProblem:
        if text in NOBODY:
            return within(match, InboxTab.NEW, self._staff)
        named = tuple(each for each in self._owners if text in same(each))
        owners = (self._staff,) if text in MYSELF else named
        if not owners:
            return QueryProblem(text, QueryMistake.NO_SUCH_VALUE, tuple(self._owners))
        return replace(match, marks=(*match.marks, ("owner", owners)))

    def _date(self, match: LeadMatch, text: str, side: str, later: int) -> LeadMatch | QueryProblem:
        day = self._day(text, is_end=later == 1)
        if day is None:
            return QueryProblem(text, QueryMistake.NO_DATE)
        moment = datetime.combine(day + timedelta(days=later), time(), desk_zone())
        if side == "after":
            return replace(match, after=max(moment, match.after or moment))
        return replace(match, before=min(moment, match.before or moment))

    def _day(self, text: str, *, is_end: bool) -> date | None:
        if text in NAMED:
            return self._today - timedelta(days=NAMED[text])
        if ago := AGO.fullmatch(text):
            return self._today - timedelta(days=int(ago[1]) * LENGTHS[ago[2][0]])
        if not (found := DAY.fullmatch(text)):
            return None
        year, month, day = int(found[1]), int(found[2]), found[3]
        try:
            if day or not is_end:
                return date(year, month, int(day or 1))
            following = date(year + month // 12, month % 12 + 1, 1)
            return following - timedelta(days=1)
        except ValueError:
            return None


def spellings(known: Mapping[str, object]) -> tuple[str, ...]:
    """One spelling of each value, in Latin letters."""
    found = {value: key for key, value in reversed(list(known.items())) if key.isascii()}
    return tuple(sorted(found.values()))
