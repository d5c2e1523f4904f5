"""What members of the desk are told of enquiries that wait: of applicants only the number."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from bot.assistant.ports import InboxTab
from bot.assistant.team.staff_letters import StaffLetter
from bot.handoff.alerts import Alert, Occasion
from bot.vocabulary import Language, Message, MessageKind
from bot.wording.desk.labels import TAB_NAMES
from bot.wording.mail.letters import WordedLetter
from bot.wording.translator import N_, Translator, lines, paragraphs

TITLES: Mapping[Occasion, str] = {
    Occasion.NEW: N_("A new enquiry has come in"),
    Occasion.WAITS: N_("An applicant has written again"),
    Occasion.MINE: N_("Your enquiry waits for you"),
    Occasion.OVERDUE: N_("A reply is overdue"),
}

COUNTED = (InboxTab.OVERDUE, InboxTab.WAITING, InboxTab.NEW, InboxTab.MINE)


def alert_title(occasion: Occasion, translator: Translator) -> str:
    """Why somebody is told."""
    return translator.gettext(TITLES[occasion])


def alert_lines(alerts: Sequence[Alert], translator: Translator) -> str:
    """Enquiries by their numbers, one a line."""
    return lines(
        *(
            translator.gettext(
                "{reference}: {what}",
                reference=each.reference,
                what=alert_title(each.occasion, translator),
            )
            for each in alerts
        )
    )


def chat_message(alerts: Sequence[Alert], link: str, translator: Translator) -> Message:
    """A direct message about some enquiries; about none it asks to have a look at the desk."""
    told = alert_lines(alerts, translator) or translator.gettext("Good morning. The desk is open.")
    where = translator.gettext("Open the desk: {link}", link=link)
    return Message(MessageKind.NOTICE, paragraphs(told, where))


def phrase_of(
    voice: Callable[[Language], Translator], link: Callable[[], str]
) -> Callable[[Sequence[Alert], Language], Message]:
    """What words direct messages; `link` leads to the desk."""
    return lambda alerts, language: chat_message(alerts, link(), voice(language))


def staff_mail(letter: StaffLetter, home: str, translator: Translator) -> WordedLetter:
    """The mail to a member of the desk; `home` is the address that people open."""
    names = tab_names(translator)
    counts = lines(
        *(
            translator.gettext("{label}: {count}", label=names[tab], count=letter.counts[tab])
            for tab in COUNTED
        )
    )
    only = letter.alerts[0] if len(letter.alerts) == 1 else None
    if only is not None:
        subject = alert_title(only.occasion, translator)
    elif letter.alerts:
        subject = translator.ngettext(
            "{count} enquiry waits", "{count} enquiries wait", len(letter.alerts)
        )
    else:
        subject = translator.gettext("The desk this morning")
    path = f"/desk/leads/{only.reference}" if only else "/desk/leads"
    told = (alert_lines(letter.alerts, translator),) if letter.alerts else ()
    return WordedLetter(
        subject=subject,
        paragraphs=(*told, counts),
        link_label=translator.gettext("Open the desk"),
        link=home + path,
        below=(
            translator.gettext(
                "You set at the desk, under your name, what is sent to you and how."
            ),
        ),
    )


def tab_names(translator: Translator) -> Mapping[InboxTab, str]:
    """What the tabs are called."""
    return {tab: translator.gettext(name) for tab, name in TAB_NAMES.items()}
