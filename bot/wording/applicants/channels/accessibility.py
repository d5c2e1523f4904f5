"""The accessibility statement: what the page aims at, how that is tried, and what is known to lack.

It claims nothing that the tests of the page do not try (`tests/browser/`).
"""

from __future__ import annotations

from bot.vocabulary.ui import Heading, Paragraph, Part, Screen
from bot.wording.translator import N_, Translator, bullets

AIM = N_(
    "This counter is meant for everybody. It is built towards JIS X 8341-3:2016, level AA, and "
    "WCAG 2.2, level AA."
)
TRIALS = (
    N_("Rules of WCAG that a program can check (axe), on every page, in light and dark."),
    N_("The whole pre-check with the keyboard alone; the focus is always in sight."),
    N_("Windows of 320 pixels in width: nothing has to be scrolled sideways."),
    N_("Without scripts: questions, answers and forms work all the same."),
    N_("With reduced motion nothing moves; on paper nothing is lost."),
)
GAPS = (
    N_("No test with people who use screen readers or voice control has been made so far."),
    N_("Conformity has not been examined by anybody outside."),
    N_("Pages and documents of others that answers lead to."),
)
HELP = N_(
    "Please tell us: {desk_phone} ({desk_hours} in Japan) or {desk_email}. Whatever the counter "
    "offers, staff can also do with you by phone or e-mail."
)


def accessibility_statement(translator: Translator) -> Screen:
    """The statement in one language."""
    return Screen(
        title=translator.gettext("Accessibility"),
        parts=(
            Paragraph(translator.gettext(AIM)),
            *listed(translator.gettext("How it is tried"), TRIALS, translator),
            *listed(translator.gettext("What has not been tried yet"), GAPS, translator),
            Heading(translator.gettext("If something does not work for you")),
            Paragraph(translator.gettext(HELP)),
        ),
    )


def listed(heading: str, sentences: tuple[str, ...], translator: Translator) -> tuple[Part, ...]:
    """Sentences under a heading."""
    return Heading(heading), Paragraph(bullets(translator.gettext(each) for each in sentences))
