"""What comes after a favourable verdict, in words."""

from __future__ import annotations

from collections.abc import Sequence

from bot.precheck.next_steps import NextStep
from bot.vocabulary import Statement
from bot.wording.applicants.ended import edition_ended
from bot.wording.translator import N_, Translator, section


def steps_text(taken: Sequence[NextStep], translator: Translator) -> str:
    """The steps as a list, each with its clauses."""
    entries = [translator.cited(translator.speak(step.text), step.clauses) for step in taken]
    return section(translator.gettext("How to apply:"), entries)


def steps_after_end(translator: Translator) -> str:
    """What to do instead once the edition is over."""
    forms = translator.state(Statement.FORMS_END, N_("Its forms are closed."))
    turn_to = translator.gettext("Staff know what is offered now.")
    has_forms = bool(translator.edition.behind(Statement.FORMS_END))
    return edition_ended(translator, forms if has_forms else "", turn_to)


AFTER_END = (Statement.SUPPORT_END, Statement.FORMS_END, Statement.DESK)
"""What `steps_after_end` states."""
