"""What comes after a favourable verdict: the steps of applying, as the answers make them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.wording.translator import N_, Translator, section


@dataclass(frozen=True, slots=True)
class NextStep:
    """One thing to do, and the clauses that ask for it."""

    sentence: str
    clauses: tuple[str, ...]


NEW_FORM = NextStep(
    N_("Register with the online form for new applicants: {new_form_url}"), ("IV.1.1",)
)
CONTINUING_FORM = NextStep(
    N_("Register with the online form for continuing applicants: {continuing_form_url}"),
    ("IV.1.1",),
)
EITHER_FORM = NextStep(
    N_(
        "Register online, with the form for new applicants ({new_form_url}) or, if you have been "
        "supported before, the one for continuing applicants ({continuing_form_url})"
    ),
    ("IV.1.1",),
)
FORMS = {"0": NEW_FORM, "1": CONTINUING_FORM, "2": CONTINUING_FORM}
"""Which form to use, by the years of support so far (question `years_supported`)."""

REPRESENTATIVE = NextStep(
    N_(
        "Get the consent form at {programme_url}, fill it in, put the representative's seal on it "
        "(as a rule the registered one), and e-mail it as a PDF to {desk_email}"
    ),
    ("IV.1.2", "IV.2.2"),
)
SIGNATORY = NextStep(
    N_(
        "Get the consent form at {programme_url}, fill it in and e-mail it as a PDF to "
        "{desk_email}. Someone other than the representative may seal it only with the authority "
        "or a mandate from the company, and once its internal procedures are complete"
    ),
    ("IV.1.2", "IV.2.2.n1"),
)
SEAL_OPEN = NextStep(
    N_(
        "Get the consent form at {programme_url}, fill it in, seal it and e-mail it as a PDF to "
        "{desk_email}. As a rule it bears the representative's seal; where that is difficult, "
        "someone with the authority or a mandate may seal it once internal procedures are complete"
    ),
    ("IV.1.2", "IV.2.2", "IV.2.2.n1"),
)
SEALS = {"representative_seal": REPRESENTATIVE, "authorised_signatory": SIGNATORY}
"""Whose seal the consent form bears (question `consent_form`)."""

PREPARATION = NextStep(
    N_(
        "Have a draft and the attachments ready before you open the form: if “Confirm” is not "
        "pressed for {form_timeout_hours} hours, the entries are lost"
    ),
    ("IV.2.1",),
)
SCREENING = NextStep(
    N_(
        "Then the documents are screened, followed by a second screening online or by phone. "
        "Those who pass the documents usually hear the date {first_screening_weeks_from} to "
        "{first_screening_weeks_to} weeks after everything has arrived, at busy times up to about "
        "{first_screening_months_busy} month"
    ),
    ("V.1.2.1", "V.1.2.2"),
)


def steps(answers: Mapping[str, str]) -> tuple[NextStep, ...]:
    """The steps of applying for who gave these answers, in the order in which they are taken."""
    form = FORMS.get(answers.get("years_supported", ""), EITHER_FORM)
    consent = SEALS.get(answers.get("consent_form", ""), SEAL_OPEN)
    return (PREPARATION, form, consent, SCREENING)


def steps_text(taken: tuple[NextStep, ...], translator: Translator) -> str:
    """The steps as a list, each with its clauses."""
    entries = [translator.cited(translator.gettext(step.sentence), step.clauses) for step in taken]
    return section(translator.gettext("How to apply:"), entries)


def steps_after_end(translator: Translator) -> str:
    """What to do instead once the edition is over."""
    return translator.gettext(
        "The support period of the {edition_name} edition ended on {support_end}, and its forms "
        "with it. Staff know what is offered now: choose “{staff}”, call {desk_phone} or write to "
        "{desk_email}.",
        staff=translator.gettext("Contact staff"),
    )


ENDED_CLAUSES = ("II.6", "II.6.n1", "IV.2.1.1", "VI")
"""What `steps_after_end` rests on."""
