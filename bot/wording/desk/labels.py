"""Short texts of the desk's pages in a browser: headings, fields, buttons, remarks."""

from __future__ import annotations

from collections.abc import Mapping

from bot.assistant.ports import InboxTab
from bot.wording.desk.content.labels import CONTENT_LABELS
from bot.wording.desk.team.labels import TEAM_LABELS
from bot.wording.labels import language_name
from bot.wording.translator import N_, Translator

LABELS: Mapping[str, str] = {
    # Everywhere
    "desk": N_("Staff desk"),
    "skip": N_("Skip to the content"),
    "menu": N_("Menu"),
    "sign_out": N_("Sign out"),
    "cancel": N_("Cancel"),
    "close": N_("Close"),
    "back": N_("Back"),
    "please_note": N_("Please note"),
    "confirm": N_("Please confirm"),
    "yes_do_it": N_("Yes, go ahead"),
    "none_chosen": N_("(please choose)"),
    "optional": N_("optional"),
    "language": N_("Language"),
    "offline": N_("The connection is interrupted. This page may be out of date."),
    "signed_out_meanwhile": N_(
        "You are no longer signed in. Sign in in another tab, then press again here: what you "
        "typed stays."
    ),
    "too_long": N_("That is too long. Please shorten it."),
    "not_sent": N_("That did not get through. Nothing was changed; please try again."),
    # The parts of the desk
    "inbox": N_("Enquiries"),
    "numbers": N_("Numbers"),
    "questions": N_("Unanswered"),
    "try": N_("Try a message"),
    "coverage": N_("Clauses"),
    "flow": N_("Pre-check as a picture"),
    "rehearsal": N_("Practice conversation"),
    "refusals": N_("Refused attempts"),
    # Signing in
    "sign_in": N_("Sign in"),
    "sign_in_lead": N_("For staff of the programme."),
    "name": N_("Name"),
    "password": N_("Password"),
    "with_provider": N_("Sign in with your organisation's account"),
    "or": N_("or"),
    "by_link": N_(
        "You can also sign in with a link that works once. Ask whoever runs this counter for one "
        "(madoguchi desk link NAME)."
    ),
    "link_lead": N_("This link signs you in. It works once."),
    "link_button": N_("Sign in now"),
    "link_used": N_("This link was used already, or is no longer valid. Please ask for a new one."),
    "sign_in_failed": N_("Name and password do not belong together."),
    "too_many_attempts": N_("Too many attempts. Please wait a few minutes, then try again."),
    "provider_failed": N_("Your organisation's account could not be used to sign in."),
    "not_a_member": N_(
        "You are signed in at your organisation, but you are not staff of this desk."
    ),
    # Refusing
    "forbidden": N_("This part of the desk is for others"),
    "forbidden_lead": N_(
        "Your role does not include it. Whoever runs this counter can change that."
    ),
    "not_found": N_("There is nothing here"),
    "not_found_lead": N_("It was moved, or it never was."),
    "stale": N_("This page was open for too long"),
    "stale_lead": N_("Nothing was changed. Please go back, load the page again and press again."),
    "too_large": N_("That is too much at once"),
    "too_large_lead": N_("Nothing was changed. Please shorten it and try again."),
    "too_often": N_("One moment, please"),
    "too_often_lead": N_("That was a lot at once. Please wait a moment and try again."),
    "trouble": N_("This did not work just now"),
    "trouble_lead": N_(
        "Please try again in a moment. If it goes on, tell whoever runs this counter."
    ),
    # The inbox
    "search": N_("Search"),
    "search_hint": N_("Company, name, phone, words, is:mine …"),
    # translators: a button that empties the search field
    "search_clear": N_("Clear"),
    "lead": N_("Enquiry"),
    "verdict": N_("Pre-check"),
    "status": N_("Status"),
    "owner": N_("Taken on by"),
    "due": N_("Reply by"),
    "came": N_("Came in"),
    "mine": N_("yours"),
    "pick": N_("Select"),
    "pick_all": N_("Select all shown"),
    # translators: followed by buttons that act on the enquiries that are ticked
    "picked": N_("With those selected:"),
    "assign_to": N_("Give to"),
    "assign": N_("Give"),
    "assign_me": N_("me"),
    "close_spam": N_("Close as no real enquiry"),
    "close_spam_sure": N_("Close the selected enquiries as no real ones? They can be reopened."),
    "views": N_("Saved lists"),
    "view_name": N_("Name of this list"),
    "view_save": N_("Save this list"),
    "view_drop": N_("Forget this list"),
    "filters": N_("Filters"),
    "any_value": N_("all"),
    "shortcuts": N_("Keyboard"),
    "keys_lead": N_(
        "These keys work while you are not typing. Ctrl+Enter in the reply shows it and then sends "
        "it."
    ),
    "keys_on": N_("Use single keys in this browser"),
    "key": N_("Key"),
    "key_does": N_("What it does"),
    "key_next": N_("Next enquiry in the list"),
    "key_before": N_("Previous enquiry in the list"),
    "key_open": N_("Open it"),
    "key_pick": N_("Select it, or not"),
    "key_search": N_("Search"),
    "key_inbox": N_("Back to the list"),
    "key_reply": N_("Write to the applicant"),
    "key_claim": N_("Take the enquiry on"),
    "key_note": N_("Add a note"),
    "key_help": N_("This page"),
    "export": N_("Take this list with you:"),
    "export_xlsx": N_("Excel"),
    "export_csv": N_("CSV"),
    "first_page": N_("First page"),
    "order": N_("Order"),
    "later_page": N_("Next page"),
    "nothing_here": N_("Nothing here."),
    "nothing_found": N_("Nothing here holds what you search for."),
    # A lead
    "conversation": N_("Conversation"),
    "conversation_none": N_("Nothing of this conversation is stored."),
    "summary": N_("What to look at"),
    "contact": N_("Contact and wishes"),
    "call": N_("Call with the applicant"),
    "answers": N_("Answers to the pre-check"),
    "asked": N_("Questions asked"),
    "notes": N_("Notes among staff"),
    "notes_none": N_("No notes yet."),
    "related": N_("Other enquiries of this company"),
    "related_lead": N_("Each applicant sees only their own enquiry."),
    "history": N_("History"),
    "actions": N_("Actions"),
    "erased": N_("The contents of this enquiry have been deleted."),
    "show_all": N_("Show what the counter said by itself"),
    # Writing to the applicant
    "compose": N_("Write to the applicant"),
    "compose_hint": N_("Ctrl+Enter shows it as the applicant will see it; once more sends it."),
    "preview": N_("Preview"),
    "preview_lead": N_("This is what the applicant will see:"),
    "change": N_("Change"),
    "prepared": N_("Prepared replies"),
    # translators: after the name of a button: typing / does the same
    "prepared_key": N_("or type / on an empty line"),
    "prepared_find": N_("Find a prepared reply"),
    "prepared_none": N_("No prepared reply is called so."),
    "then_next": N_("then open the next enquiry"),
    "draft_kept": N_("Draft kept"),
    "draft_unkept": N_("Draft not kept yet"),
    "draft_yours": N_("What you began to write is kept:"),
    # translators: followed by the number of an enquiry
    "sent_from": N_("Your message is on its way:"),
    # translators: a button: I have read what a colleague did, do not show it any more
    "news_read": N_("Read"),
    # Numbers
    "period": N_("Period"),
    "since": N_("First day"),
    "until": N_("Last day"),
    # translators: a button that shows the chosen period
    "show": N_("Show"),
    # Trying
    "try_lead": N_("See what the counter would say, and why. Nothing is kept."),
    "message": N_("Message"),
    "asked_in": N_("Language of the message"),
    "place": N_("Where it is written"),
    "taken_for": N_("It is taken for"),
    "likely_commands": N_("Likely commands"),
    "facts_in_it": N_("Facts in it"),
    "by_itself": N_("recognise it"),
    "as_question": N_("As a question, the knowledge base would say"),
    "why": N_("Why"),
    "offers": N_("It would offer"),
    "rests_on": N_("Clauses"),
    "nearest": N_("Nearest phrasing"),
    "telling_words": N_("Words that told most"),
    "unknown_word": N_("no article uses it"),
    "read_as": N_("Read as"),
    # Unanswered questions
    "questions_lead": N_(
        "What people asked and the counter could not answer. Questions that ask the same stand "
        "together."
    ),
    "asked_otherwise": N_("Also asked like this"),
    "nearest_article": N_("The nearest article"),
    "try_it": N_("Try it out"),
    "stub": N_("An article to fill in"),
    "stub_lead": N_("Copy it into a file in knowledge/ and fill in what says TODO."),
    # Clauses
    "coverage_lead": N_(
        "Each clause of the guideline, and what of the counter rests on it. Clauses that nothing "
        "rests on say why."
    ),
    "clause": N_("Clause"),
    "articles": N_("Articles"),
    "options": N_("Answers of the pre-check"),
    "remark": N_("Remark"),
    # The picture
    "flow_lead": N_("All questions, their answers, and what each means for the result."),
    "open_picture": N_("Open the picture by itself"),
    # Practice
    "rehearsal_lead": N_(
        "Talk to the counter as an applicant would. Nobody else sees it, it is not counted, and "
        "an enquiry that you send here reaches nobody. It is gone once you begin anew or the "
        "program is restarted."
    ),
    "say": N_("Your message"),
    "send": N_("Send"),
    "begin": N_("Begin"),
    "begin_anew": N_("Start over"),
    # Refusals
    "refusals_lead": N_(
        "Attempts to do something at a desk without permission. What was written is not kept."
    ),
}
"""By the name under which templates say them."""

ALL: Mapping[str, str] = {**LABELS, **TEAM_LABELS, **CONTENT_LABELS}

TAB_NAMES: Mapping[InboxTab, str] = {
    # translators: a tab: enquiries whose applicant waits for a word of staff
    InboxTab.WAITING: N_("Applicant waits"),
    # translators: a tab: enquiries that staff have answered
    InboxTab.ANSWERED: N_("Answered"),
    InboxTab.NEW: N_("New"),
    InboxTab.OVERDUE: N_("Overdue"),
    # translators: a tab: enquiries that the reader has taken on
    InboxTab.MINE: N_("Mine"),
    InboxTab.RESTING: N_("Snoozed"),
    # translators: the state of an enquiry that is finished
    InboxTab.CLOSED: N_("Closed"),
    # translators: a tab: enquiries in every state
    InboxTab.ALL: N_("All"),
}

ROLES: Mapping[str, str] = {
    "staff": N_("staff"),
    "curator": N_("curator"),
    "admin": N_("administrator"),
}


def labels(translator: Translator) -> dict[str, str]:
    """All short texts, in the language of the voice; `other_language` leads to the other one."""
    said = {name: translator.gettext(sentence) for name, sentence in ALL.items()}
    roles = {f"role_{role}": translator.gettext(sentence) for role, sentence in ROLES.items()}
    languages = {
        f"language_{v.language}": language_name(v.language) for v in (translator, translator.other)
    }
    programme = translator.gettext("{programme_name}")
    return {**said, **roles, **languages, "programme": programme}
