"""The counter in numbers: how far people come, where they stop, what they ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from bot.assistant.desk.actions import PERIODS
from bot.precheck.flow import Flow
from bot.vocabulary.ui import Bar, Bars, Button, Dialog, Facts, Part, Small
from bot.wording.desk.leads.transcripts import read_only
from bot.wording.desk.names import row
from bot.wording.labels import language_name, verdict_label
from bot.wording.translator import N_, Translator, one_line

if TYPE_CHECKING:
    from bot.assistant.desk.numbers.statistics import UsageStatistics


WAITED: Mapping[str, str] = {
    "hour": N_("within an opening hour"),
    "hours": N_("within 4 opening hours"),
    "day": N_("within 8 opening hours"),
    "days": N_("within 24 opening hours"),
    "longer": N_("longer"),
}
"""How long an applicant waited at most."""


def numbers(counted: UsageStatistics, days: int, flow: Flow, translator: Translator) -> Dialog:
    """The numbers of the last days, the funnel first."""
    period = translator.ngettext("The last {count} day", "The last {count} days", days)
    parts: tuple[Part, ...] = (
        Small(period),
        *pictures(counted, flow, translator),
        *row(*(period_button(each, translator) for each in PERIODS if each != days)),
    )
    return read_only(translator.gettext("Numbers"), parts, translator)


def pictures(counted: UsageStatistics, flow: Flow, translator: Translator) -> tuple[Part, ...]:
    """Everything that was counted, the funnel first."""
    return (
        funnel(counted, translator),
        *picture(translator.gettext("Where people stopped"), stops(counted, flow, translator)),
        *picture(translator.gettext("Results"), verdicts(counted, translator)),
        *picture(
            translator.gettext("What stood in the way"), exclusions(counted, flow, translator)
        ),
        *picture(translator.gettext("Questions"), questions(counted, translator)),
        *picture(translator.gettext("Languages"), languages(counted)),
        Facts((promised(counted, translator),)),
        *picture(translator.gettext("First replies: how long it took"), waits(counted, translator)),
    )


def funnel(counted: UsageStatistics, translator: Translator) -> Bars:
    """How many came how far; shares are of all conversations."""
    steps = (
        (translator.gettext("Conversations"), counted.conversations),
        (translator.gettext("Began the pre-check"), counted.began),
        (translator.gettext("Completed it"), counted.completed),
        (translator.gettext("Asked for staff"), counted.asked_for_staff),
        (translator.gettext("Sent an enquiry"), counted.leads),
    )
    return Bars(translator.gettext("How far people come"), bars_of(steps, counted.conversations))


def picture(heading: str, rows: Sequence[tuple[str, int]]) -> tuple[Part, ...]:
    """Counts under a heading, the longest bar for the highest; nothing where all are zero."""
    counts = [(label, count) for label, count in rows if count]
    if not counts:
        return ()
    return (Bars(heading, bars_of(counts, max(count for _, count in counts), percent=False)),)


def bars_of(
    rows: Sequence[tuple[str, int]], whole: int, *, percent: bool = True
) -> tuple[Bar, ...]:
    """Bars whose length is their share of the whole."""
    return tuple(
        Bar(one_line(label), count, share, f"{share:.0%}" if percent and whole else "")
        for label, count in rows
        for share in [min(count / whole, 1.0) if whole else 0.0]
    )


def stops(counted: UsageStatistics, flow: Flow, translator: Translator) -> list[tuple[str, int]]:
    """At which question people stopped, in the order of the questions."""
    return by_question(counted.stopped_at, flow, translator)


def exclusions(
    counted: UsageStatistics, flow: Flow, translator: Translator
) -> list[tuple[str, int]]:
    """Which questions excluded a case."""
    return by_question(counted.exclusions, flow, translator)


def by_question(
    counts: Mapping[str, int], flow: Flow, translator: Translator
) -> list[tuple[str, int]]:
    """Counts by question, in the order of the questions; unknown ones come last, by key."""
    known = [(translator.speak(q.title), counts.get(q.key, 0)) for q in flow.questions]
    lost = sorted(key for key in counts if flow.question(key) is None)
    return known + [(key, counts[key]) for key in lost]


def verdicts(counted: UsageStatistics, translator: Translator) -> list[tuple[str, int]]:
    """How the pre-checks came out."""
    return [(verdict_label(verdict, translator), n) for verdict, n in counted.verdicts.items()]


def questions(counted: UsageStatistics, translator: Translator) -> list[tuple[str, int]]:
    """How questions to the counter were answered."""
    return [
        # translators: questions that the counter could answer
        (translator.gettext("Answered"), counted.answered),
        (translator.gettext("Close questions offered"), counted.suggested),
        (translator.gettext("Not answered"), counted.declined),
    ]


def languages(counted: UsageStatistics) -> list[tuple[str, int]]:
    """In which languages people write."""
    return [(language_name(language), n) for language, n in counted.languages.items()]


def promised(counted: UsageStatistics, translator: Translator) -> tuple[str, str]:
    """How many first replies were given by the promised time."""
    value = translator.gettext(
        "{count} of {total}", count=counted.replies_in_time, total=counted.replies_due
    )
    return translator.gettext("First replies in time"), value


def waits(counted: UsageStatistics, translator: Translator) -> list[tuple[str, int]]:
    """How long applicants waited, in the hours in which the desk is open."""
    return [(translator.gettext(said), counted.waits.get(name, 0)) for name, said in WAITED.items()]


def period_button(days: int, translator: Translator) -> Button:
    """The way to the numbers of another period."""
    return Button("numbers", translator.ngettext("{count} day", "{count} days", days), str(days))
