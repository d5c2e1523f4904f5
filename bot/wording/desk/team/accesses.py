"""The access log in a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.assistant.ports import Access, AccessKind
from bot.wording.desk.names import Names, named
from bot.wording.desk.views import TablePage
from bot.wording.translator import N_, Translator, one_line

KINDS: Mapping[AccessKind, str] = {
    # translators: what somebody did with an enquiry
    AccessKind.VIEWED: N_("looked at"),
    AccessKind.EXPORTED: N_("took along as a file"),
    # translators: what somebody did with an enquiry
    AccessKind.ERASED: N_("deleted"),
    # translators: what somebody did with a member of the desk
    AccessKind.INVITED: N_("invited"),
    AccessKind.ROLE_CHANGED: N_("changed the role of"),
    # translators: what somebody did with a member of the desk
    AccessKind.REMOVED: N_("removed"),
}


def kind_options(translator: Translator) -> tuple[tuple[str, str], ...]:
    """What can be looked for."""
    return tuple((kind.value, translator.gettext(label)) for kind, label in KINDS.items())


def access_table(entries: Sequence[Access], translator: Translator, names: Names) -> TablePage:
    """Entries, the newest first."""
    return TablePage(
        headings=(
            translator.gettext("When"),
            translator.gettext("Who"),
            translator.gettext("What"),
            # translators: the heading of a column: an enquiry, or a member of the desk
            translator.gettext("About"),
        ),
        rows=tuple(
            (
                translator.moment(each.at),
                named(each.staff, translator, names),
                translator.gettext(KINDS[each.kind]),
                one_line(each.about),
            )
            for each in entries
        ),
        empty=translator.gettext("Nothing of that is in the log."),
    )
