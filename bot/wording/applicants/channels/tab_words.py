"""The few words of a tab before it shows the page."""

from __future__ import annotations

from dataclasses import dataclass

from bot.wording.translator import Translator


@dataclass(frozen=True, slots=True)
class TabWords:
    """Plain text."""

    title: str
    wait: str
    failed: str
    for_staff: str
    """The tab is the desk's, and whoever looks at it is not staff."""
    confirm: str
    """Whoever adds the desk to a channel has nothing to choose."""
    counter: str
    """What the tab is called that shows the page of applicants."""
    desk: str
    to_counter: str


def tab_words(translator: Translator) -> TabWords:
    """The words in one language."""
    return TabWords(
        title=translator.gettext("Pre-check and enquiries"),
        wait=translator.gettext("One moment, please …"),
        failed=translator.gettext(
            "Who you are could not be confirmed here. Please open this tab once more. The counter "
            "is also open in a window of its own."
        ),
        for_staff=translator.gettext(
            "This tab is for staff of the programme. Everybody else is welcome at the counter."
        ),
        confirm=translator.gettext(
            "This adds the staff desk to the channel. It opens for staff only; there is nothing to "
            "choose."
        ),
        # translators: the tab with the counter's page
        counter=translator.gettext("Counter"),
        # translators: the tab where staff work on enquiries
        desk=translator.gettext("Staff desk"),
        to_counter=translator.gettext("Go to the counter"),
    )
