"""Of what a member is told, and how: a table of boxes to tick."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.handoff.alerts import AlertRules, AlertWay, Occasion
from bot.wording.translator import N_, Translator

OCCASIONS: Mapping[Occasion, str] = {
    Occasion.NEW: N_("A new enquiry that nobody has taken on"),
    Occasion.WAITS: N_("An applicant wrote again (a colleague's enquiry, or nobody's)"),
    Occasion.MINE: N_("An applicant of mine wrote, or an enquiry was given to me"),
    Occasion.OVERDUE: N_("The promised time is over (mine, or nobody's)"),
}

WAYS: Mapping[AlertWay, str] = {
    # translators: a way of being told: by this browser
    AlertWay.BROWSER: N_("Browser"),
    AlertWay.MAIL: N_("E-mail"),
    # translators: a way of being told: in Slack or Teams
    AlertWay.CHAT: N_("Direct message"),
}


@dataclass(frozen=True, slots=True)
class RuleBox:
    """One box: the name of its field, what it is for, whether it is ticked."""

    name: str
    label: str
    is_ticked: bool


@dataclass(frozen=True, slots=True)
class RuleRow:
    """What somebody is told of, with a box for each way."""

    label: str
    boxes: tuple[RuleBox, ...]


def rule_rows(
    rules: AlertRules, ways: Sequence[AlertWay], translator: Translator
) -> tuple[RuleRow, ...]:
    """The table, as it is set."""
    return tuple(
        RuleRow(
            translator.gettext(OCCASIONS[occasion]),
            tuple(
                RuleBox(
                    f"{occasion.value}.{way.value}",
                    translator.gettext(WAYS[way]),
                    way in rules.of(occasion),
                )
                for way in ways
            ),
        )
        for occasion in Occasion
    )
