"""What language-neutral values are called: verdicts, statuses, values of the contact form."""

from __future__ import annotations

from collections.abc import Mapping

from babel import Locale

from bot.handoff.form.definition import Field, FormDefinition, split_values
from bot.handoff.lead import LeadStatus
from bot.precheck.verdict import Verdict
from bot.vocabulary import Language
from bot.vocabulary.phone_number import as_dialled
from bot.wording.translator import N_, Translator, one_line

VERDICTS: Mapping[Verdict, str] = {
    Verdict.LIKELY_ELIGIBLE: N_("Likely to meet the conditions"),
    Verdict.NEEDS_REVIEW: N_("Staff need to look"),
    Verdict.NOT_COVERED: N_("Not covered"),
    Verdict.UNDECIDED: N_("Not decided yet"),
}

STATUSES: Mapping[LeadStatus, str] = {
    LeadStatus.NEW: N_("New"),
    LeadStatus.CLAIMED: N_("Taken on"),
    # translators: the state of an enquiry to whose applicant staff have written
    LeadStatus.CONTACTED: N_("Contacted"),
    LeadStatus.APPLIED: N_("Applied"),
    LeadStatus.CLOSED: N_("Closed"),
}


CLOSING_REASONS: Mapping[str, str] = {
    "adopted": N_("Selected"),
    "not_adopted": N_("Not selected"),
    "answered": N_("Questions answered, nothing more to do"),
    "not_covered": N_("The programme does not cover it"),
    "withdrawn": N_("The applicant does not wish to go on"),
    "no_answer": N_("No answer from the applicant"),
    "duplicate": N_("Same enquiry as another one"),
    "not_serious": N_("Not a real enquiry"),
    # translators: the last one of several choices
    "other": N_("Other"),
}
"""Why a lead may be closed. The values are kept in its history."""


def verdict_label(verdict: str, translator: Translator) -> str:
    """A verdict in a few words. Takes the value, as it is stored with a lead."""
    return translator.gettext(VERDICTS[Verdict(verdict)])


def status_label(status: str, translator: Translator) -> str:
    """Where staff stand with a lead, in a word."""
    return translator.gettext(STATUSES[LeadStatus(status)])


def closing_label(text: str, translator: Translator) -> str:
    """Why a lead was closed: one of the reasons, own words, or both ("no_answer: called twice")."""
    reason, colon, words = text.partition(":")
    if reason not in CLOSING_REASONS:
        return one_line(text)
    label = translator.gettext(CLOSING_REASONS[reason])
    return translator.entry(label, words) if colon and words.strip() else label


def language_name(language: Language) -> str:
    """What a language calls itself: 日本語, English."""
    return Locale(language.value).get_language_name() or language.value


def field_value(field: Field, value: str, translator: Translator) -> str:
    """What was given for a field of the form, in words."""
    if not value:
        return translator.gettext("(none)")
    if field.is_several:
        parts = [option_label(field, part, translator) for part in split_values(value)]
        return translator.gettext(", ").join(parts)
    shown = as_dialled(value) if field.name == "phone" else value
    return option_label(field, shown, translator)


def option_label(field: Field, value: str, translator: Translator) -> str:
    """The label of an option; free words stand for themselves."""
    option = field.option(value)
    return one_line(value) if option is None else translator.speak(option.label)


def form_entries(
    form: FormDefinition, values: Mapping[str, str], translator: Translator
) -> list[str]:
    """The fields that have a value, each with it, in the order of the form."""
    return [
        translator.entry(
            translator.speak(field.title), field_value(field, values[field.name], translator)
        )
        for field in form.fields
        if field.name in values
    ]
