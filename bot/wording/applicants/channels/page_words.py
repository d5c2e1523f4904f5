"""The short words of the applicant's page."""

from __future__ import annotations

from dataclasses import dataclass

from bot.vocabulary import Bilingual, Language
from bot.wording.labels import language_name
from bot.wording.translator import Translator


@dataclass(frozen=True, slots=True)
class PageWords:
    """Short words of the page. All of them are plain text."""

    title: str
    organisation: str
    programme: str
    counter: str
    menu: str
    close: str
    you: str
    staff: str
    skip: str
    conversation: str
    say_label: str
    say_hint: str
    say_to_staff: str
    """The same while what is written goes to staff."""
    say_keys: str
    send: str
    sending: str
    working: str
    offline: str
    not_now: str
    too_often: str
    too_long: str
    lost: str
    cookies: str
    cookies_apart: str
    """The page stands in another site, in which the browser keeps no cookie of ours."""
    apart: str
    elsewhere: str
    """The request came from another site."""
    nothing_here: str
    languages: str
    language_names: tuple[tuple[Language, str], ...]
    more: str
    """Unfolds what a message says beyond its first lines."""
    reasons: str
    details: str
    to_question: str
    """Leads back to the question that waits: holds `{position}`."""
    earlier: str
    """Leads to lines of the conversation that came before those on the page."""
    your_answer: str
    change: str
    change_one: str
    """Says what is changed: holds `{title}`."""
    fill_in: str
    typed_into_form: str
    required: str
    optional: str
    more_fields: str
    """Unfolds what the contact form takes besides."""
    none_chosen: str
    check_fields: str
    back: str
    to_counter: str
    """Leads there from where no conversation may be left."""
    result: str
    result_none: str
    come_back: str
    """Says how to see it again: holds `{address}`."""
    qr_code: str
    """What the picture is of the address: it opens the counter, in another browser a new one."""
    end_here: str
    end_here_lead: str
    ended: str
    accessibility: str
    see_result: str
    desk: str
    """Whom to turn to, on paper."""
    answers: str
    print: str
    new_message: str
    call_file: str
    """Takes a call into one's calendar."""
    call_over: str
    """Takes one that was cancelled out again."""
    embed_open: str
    embed_close: str


PROGRAMME = Bilingual(ja="{programme_name}", en="{programme_name}")
"""The name of the programme is a fact."""

ORGANISATION = Bilingual(ja="{organisation}", en="{organisation}")
"""So is that of whoever runs it."""


def page_words(translator: Translator) -> PageWords:
    """The words of the page in one language."""
    return PageWords(
        title=translator.gettext("Pre-check and enquiries"),
        organisation=translator.speak(ORGANISATION),
        programme=translator.speak(PROGRAMME),
        # translators: who said a line: this program, at a public office's service counter
        counter=translator.gettext("Counter"),
        # translators: leads to where one stands and what else can be done
        menu=translator.gettext("Menu"),
        close=translator.gettext("Close"),
        # translators: who said a line: the reader
        you=translator.gettext("You"),
        staff=translator.gettext("From a member of staff"),
        skip=translator.gettext("To the latest message"),
        conversation=translator.gettext("Conversation"),
        say_label=translator.gettext("Your message"),
        say_hint=translator.gettext("Write here"),
        # translators: in the field for writing, while what is written goes to staff
        say_to_staff=translator.gettext("Write to staff here"),
        say_keys=translator.gettext("Enter sends, Shift + Enter begins a new line."),
        send=translator.gettext("Send"),
        sending=translator.gettext("Sending …"),
        working=translator.gettext("One moment, please …"),
        offline=translator.gettext(
            "There is no connection at the moment. What you sent is kept here and goes out by "
            "itself as soon as there is one."
        ),
        not_now=translator.gettext("That did not work just now. Please try again in a moment."),
        too_often=translator.gettext("That was a lot at once. Please wait a moment and try again."),
        too_long=translator.gettext("That is too long to be sent. Please shorten it."),
        lost=translator.gettext(
            "This page no longer belongs to your conversation. Please reload it."
        ),
        cookies=translator.gettext(
            "To know which conversation is yours, this page needs one cookie. Please allow it in "
            "your browser and reload the page."
        ),
        cookies_apart=translator.gettext(
            "Your browser keeps no cookie for the counter inside of this site. It works in a "
            "window of its own."
        ),
        # translators: a button that opens the counter in a window of its own
        apart=translator.gettext("Open the counter"),
        elsewhere=translator.gettext("This did not come from our own page, so nothing was done."),
        nothing_here=translator.gettext("There is no such page."),
        languages=translator.gettext("Language"),
        language_names=tuple((language, language_name(language)) for language in Language),
        # translators: unfolds the rest of an answer
        more=translator.gettext("Read more"),
        reasons=translator.gettext("Reasons and clauses"),
        # translators: unfolds what is said beyond the most important lines
        details=translator.gettext("In detail"),
        to_question=translator.gettext("Back to: {position}", position="{position}"),
        earlier=translator.gettext("Show earlier messages"),
        your_answer=translator.gettext("Your answer"),
        change=translator.gettext("Change"),
        change_one=translator.gettext("Change “{title}”", title="{title}"),
        fill_in=translator.gettext("Fill in the whole form"),
        typed_into_form=translator.gettext("(an entry in the contact form)"),
        # translators: beside the name of a field that has to be filled in
        required=translator.gettext("required"),
        # translators: beside the name of a field that may be left empty
        optional=translator.gettext("optional"),
        more_fields=translator.gettext("Add times or interests (optional)"),
        none_chosen=translator.gettext("Please choose"),
        check_fields=translator.gettext("Please check these fields:"),
        back=translator.gettext("Back to the conversation"),
        to_counter=translator.gettext("Go to the counter"),
        result=translator.gettext("Pre-check result"),
        result_none=translator.gettext(
            "There is no result yet, because no question has been answered so far."
        ),
        come_back=translator.gettext(
            "To go on later, open {address} in the browser that you used now.", address="{address}"
        ),
        # translators: below a QR code of the page's address
        qr_code=translator.gettext(
            "The QR code opens this counter. Your answers are in the browser that you used now."
        ),
        end_here=translator.gettext("End on this device"),
        end_here_lead=translator.gettext(
            "If others use this computer too: this browser then forgets which conversation is "
            "yours. What you sent stays with staff, who reach you as you asked them to."
        ),
        ended=translator.gettext(
            "This browser no longer knows your conversation. Nobody who uses it after you sees "
            "anything of it."
        ),
        accessibility=translator.gettext("Accessibility"),
        see_result=translator.gettext("Result to print or save"),
        desk=translator.gettext("Staff: {desk_phone} ({desk_hours}, {zone}), {desk_email}"),
        answers=translator.gettext("Your answers"),
        print=translator.gettext("Print or save as PDF"),
        new_message=translator.gettext("New message"),
        call_file=translator.gettext("Add to your calendar (.ics)"),
        call_over=translator.gettext("Take out of your calendar (.ics)"),
        embed_open=translator.gettext("Pre-check and enquiries"),
        embed_close=translator.gettext("Close"),
    )
