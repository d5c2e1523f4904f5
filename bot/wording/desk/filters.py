"""Controls that narrow the list of enquiries down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.handoff.lead import LeadStatus
from bot.precheck.verdict import Verdict
from bot.vocabulary import Language
from bot.wording.desk.names import Names
from bot.wording.labels import language_name, status_label, verdict_label
from bot.wording.translator import Translator


@dataclass(frozen=True, slots=True)
class Control:
    """One of them: the operator that it writes, what can be picked, what is."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    value: str


def controls(
    values: Mapping[str, str], owners: Sequence[str], translator: Translator, names: Names
) -> tuple[Control, ...]:
    """All of them, set to these values."""
    verdicts = tuple((each.value, verdict_label(each.value, translator)) for each in Verdict)
    statuses = tuple((each.value, status_label(each, translator)) for each in LeadStatus)
    languages = tuple((each.value, language_name(each)) for each in Language)
    people = tuple((each, names(each)) for each in owners)
    known = (
        ("verdict", translator.gettext("Pre-check"), verdicts),
        ("status", translator.gettext("Status"), statuses),
        ("language", translator.gettext("Language"), languages),
        ("owner", translator.gettext("Taken on by"), people),
    )
    return tuple(
        Control(name, label, options, values.get(name, "")) for name, label, options in known
    )
