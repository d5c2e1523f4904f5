"""What curators and admins read in tables: clauses with what rests on them, refusals, numbers."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Sequence
from datetime import date, timedelta

from bot.assistant.desk.actions import PERIODS
from bot.assistant.desk.numbers.statistics import UsageStatistics
from bot.assistant.ports import Refused
from bot.faq.article import Knowledge
from bot.precheck.flow import Flow
from bot.wording.desk.names import Names, named
from bot.wording.desk.statistics import pictures
from bot.wording.desk.views import ClauseRow, NumbersPage, Tab, TablePage
from bot.wording.facts import long_date
from bot.wording.translator import Translator, one_line


def clause_rows(knowledge: Knowledge, flow: Flow, translator: Translator) -> tuple[ClauseRow, ...]:
    """Every clause in the guideline's order, with how much rests on it."""
    articles = Tally(c for article in knowledge.articles.values() for c in article.clauses)
    options = Tally(c for q in flow.questions for o in q.options for c in o.clauses)
    return tuple(
        ClauseRow(
            id=clause.id,
            label=translator.speak(clause.label),
            gist=translator.speak(clause.gist),
            articles=articles[clause.id],
            answers=options[clause.id],
            remark=translator.speak(clause.out_of_scope),
        )
        for clause in translator.edition.clauses.values()
    )


def refusals_page(refused: Sequence[Refused], translator: Translator, names: Names) -> TablePage:
    """Who was refused, the newest first."""
    return TablePage(
        headings=(
            translator.gettext("When"),
            # translators: the heading of a column: who did it
            translator.gettext("Who"),
            # translators: the heading of a column: what was done
            translator.gettext("What"),
            translator.gettext("Enquiry"),
        ),
        rows=tuple(
            (
                translator.moment(each.at),
                named(each.actor, translator, names),
                one_line(each.action),
                one_line(each.reference),
            )
            for each in refused
        ),
        empty=translator.gettext("Nobody was refused."),
    )


def numbers_page(
    counted: UsageStatistics,
    since: date,
    until: date,
    today: date,
    flow: Flow,
    translator: Translator,
) -> NumbersPage:
    """Numbers from one day to another, both included."""
    days = (until - since).days + 1
    period = translator.gettext(
        "{since} to {until}",
        since=long_date(since, translator.language),
        until=long_date(until, translator.language),
    )
    return NumbersPage(
        tabs=tuple(
            Tab(
                (today - timedelta(days=each - 1)).isoformat(),
                translator.ngettext("{count} day", "{count} days", each),
                until == today and since == today - timedelta(days=each - 1),
            )
            for each in PERIODS
        ),
        since=since.isoformat(),
        until=until.isoformat(),
        period=translator.gettext(
            "{text} ({note})",
            text=period,
            note=translator.ngettext("{count} day", "{count} days", days),
        ),
        parts=pictures(counted, flow, translator),
    )
