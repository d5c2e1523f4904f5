"""The accessibility statement: what the page aims at, how that is tried, and what is known to lack.

It claims nothing that the tests of the page do not try (`tests/browser/`).
"""

from __future__ import annotations

from bot.vocabulary.ui import Heading, Paragraph, Part, Screen
from bot.wording.translator import N_, Translator, bullets

AIM = N_(
    "This counter is meant for everybody. All of its pages aim at level AA of JIS X 8341-3:2016 "
    "and of WCAG 2.2, also where another site shows them."
)
TRIALS = (
    N_("The rules of WCAG that a program can check (axe): on every page, in light and dark."),
    N_("The whole pre-check with the keyboard alone: the focus is always in sight."),
    N_("Windows 320 pixels wide: nothing has to be scrolled sideways."),
    N_("Without scripts: questions, answers and forms work all the same."),
    N_("With reduced motion nothing moves; on paper nothing is lost."),
)
GAPS = (
    N_("The counter together with people who use screen readers or voice control."),
    N_("Conformity, by an independent examiner."),
    N_("Web pages and documents of others that answers lead to."),
)
HELP = N_(
    "Please tell us: {desk_phone} ({desk_hours}, {zone}) or {desk_email}. Whatever the counter "
    "offers, staff can also do with you by phone or e-mail."
)


def accessibility_statement(translator: Translator) -> Screen:
    """The statement in one language."""
    return Screen(
        title=translator.gettext("Accessibility"),
        parts=(
            Paragraph(translator.gettext(AIM)),
            *listed(translator.gettext("How this was tested"), TRIALS, translator),
            *listed(translator.gettext("What has not been tested yet"), GAPS, translator),
            Heading(translator.gettext("If something does not work for you")),
            Paragraph(translator.gettext(HELP)),
        ),
    )


def listed(heading: str, sentences: tuple[str, ...], translator: Translator) -> tuple[Part, ...]:
    """Sentences under a heading."""
    return Heading(heading), Paragraph(bullets(translator.gettext(each) for each in sentences))
