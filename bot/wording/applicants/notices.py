"""The short notices."""

from __future__ import annotations

from collections.abc import Mapping

from bot.assistant.notices import Notice, Onward, Say
from bot.vocabulary import Message, MessageKind
from bot.vocabulary.commands import Command
from bot.wording.applicants.staff_chat import BESIDE_STAFF, beside_staff
from bot.wording.choices import commands, numbered
from bot.wording.translator import N_, Translator

SENTENCES: Mapping[Notice, str] = {
    Notice.ASK_AWAY: N_("What would you like to know? You can write it in your own words."),
    Notice.ANSWER_KEPT: N_("Your answer stays as it was."),
    Notice.NOT_NOTED: N_("All right, I have not noted that."),
    Notice.ALREADY_ANSWERED_SO: N_("Thank you. That is already your answer, so nothing changes."),
    Notice.NOTHING_TO_UNDO: N_("There is nothing to undo."),
    Notice.NOTHING_TO_GO_BACK_TO: N_("This is the beginning; there is nothing to go back to."),
    Notice.NOTHING_ANSWERED_YET: N_("You have not answered any question yet."),
    Notice.NO_QUESTION_OPEN: N_("No question is waiting for an answer right now."),
    Notice.RESTARTED: N_(
        "Let's start again from the beginning. If that was not what you wanted, your earlier "
        "answers can still be brought back."
    ),
    Notice.CLEARED: N_(
        "All your answers are cleared, and nothing is asked until you start again. If that was not "
        "what you wanted, they can still be brought back."
    ),
    Notice.PAUSED: N_(
        "We'll stop here for now. Your answers are kept, so you can continue whenever you like."
    ),
    Notice.LANGUAGE_SWITCHED: N_("We'll continue in English."),
    Notice.EMPTY_TEXT: N_("That message had no readable text. Could you write it once more?"),
    Notice.TEXT_TOO_LONG: N_(
        "That message is too long to be read here. Could you send only the most important part?"
    ),
    Notice.CHOICE_NOT_KNOWN: N_("That choice cannot be used any more. Nothing has been changed."),
    Notice.WHICH_OF_TWO: N_(
        "I could not tell whether that was about the change or about the question that is open. "
        "To decide on the change, please pick one of its two choices; to answer the question, "
        "please pick one of the choices below."
    ),
    Notice.CONSENT_REFUSED: N_(
        "Understood. We will not ask for your contact details. You can go on with the pre-check "
        "and your questions as before, or reach the desk directly at {desk_phone} or {desk_email}."
    ),
    Notice.CONSENT_NEEDED_FIRST: N_(
        "Before you give us contact details, we need your consent to how they are used."
    ),
    Notice.CONSENT_THEN_FILLED: N_(
        "Thank you. Once you agree, I put it into the form, where you can check it. Until then it "
        "is not stored."
    ),
    Notice.STAFF_HAVE_ENQUIRY: N_(
        "Staff have your enquiry already. To give them contact details as well, choose “Write to "
        "staff” and type them then; what you typed just now was not kept."
    ),
    Notice.CONSENT_UNCLEAR: N_(
        "I could not tell whether you agree, so nothing is kept. You need not decide: simply go on "
        "with the pre-check or ask."
    ),
    Notice.FORM_CANCELLED: N_(
        "The contact form has been closed. Nothing was sent, and what you typed into it was not "
        "kept."
    ),
    Notice.NOTHING_TO_CANCEL: N_("There is nothing to cancel right now."),
    Notice.ERASURE_CANCELLED: N_("Nothing has been deleted."),
    Notice.NOT_SENT_YET: N_(
        "I did not understand that, and nothing has been sent yet. Please check the entries and "
        "choose to send or to correct them."
    ),
    Notice.TOO_MANY_ENQUIRIES: N_(
        "So many enquiries have come in that this one could not be sent just now. Nothing that you "
        "entered is lost: please send it again in half an hour, or reach the desk directly at "
        "{desk_phone} or {desk_email}."
    ),
    Notice.QUESTION_CHANGED: N_(
        "The question had changed by the time your message arrived, so I have not taken it as an "
        "answer."
    ),
    Notice.WHAT_NEXT: N_("What would you like to do next?"),
    Notice.CAN_DO: N_(
        "The pre-check shows whether your case seems to fit; you can also ask me about the "
        "programme, or contact staff. If you tell me whom you would like to hire, and for what "
        "work, I note it for the pre-check."
    ),
    Notice.NO_HURRY: N_("Take your time. Please write whenever you are ready."),
    Notice.FORM_WAITS: N_("Thank you. The form stays open: please go on whenever you like."),
    Notice.WRITE_ONCE_MORE: N_(
        "I'm sorry, I cannot take it from what was written before. Please type it here once more."
    ),
    Notice.NO_COMPANY: N_(
        "That is no problem. Without a company, please write your own name, a trade name, or the "
        "body that you write for; staff see it in the company's place."
    ),
    Notice.ALL_RIGHT: N_(
        "All right. If anything is still unclear, ask me, or say “staff” to reach a person."
    ),
    Notice.SORRY: N_(
        "I'm sorry for the trouble. You can speak with a person about it: here in this chat, or at "
        "{desk_phone} ({desk_hours}, {zone})."
    ),
    Notice.HEARD: N_(
        "Thank you for telling me. The pre-check shows whether your case seems to fit; you can "
        "also ask me about the programme, or contact staff. If you tell me whom you would like to "
        "hire, and for what work, I note it for the pre-check."
    ),
    Notice.HEARD_AT_CONSENT: N_(
        "Thank you for telling me. It stays in this conversation, which staff receive once you "
        "have agreed and sent the form."
    ),
    Notice.HEARD_BESIDE: N_(
        "Thank you for telling me. I found no answer to the question below in it. It stays in "
        "this conversation, which staff receive if you contact them."
    ),
    Notice.WISH_MISSED: N_(
        "I'm sorry, I did not understand what you need. Please say it once more in a few words, "
        "one thing at a time; or say “staff” to reach a person."
    ),
    Notice.WISH_MISSED_BESIDE: N_(
        "I'm sorry, I did not understand what you need. Please say it once more in a few words, "
        "or say “staff” to reach a person. The question below can wait: “later” puts it aside."
    ),
    Notice.HEARD_TOO: N_("Thank you, that stays in this conversation as well."),
    Notice.RATED_HELPFUL: N_("Thank you, I am glad that it helped."),
    Notice.RATED_UNHELPFUL: N_(
        "Thank you for telling me; it is kept for the people who write the answers. You can ask "
        "in other words, or say “staff” to reach a person."
    ),
    Notice.YOU_ARE_WELCOME: N_("You're welcome. Please write again whenever you need to."),
    Notice.ADD_TO_ENQUIRY: N_(
        "Staff have your enquiry already. You can write to them here, without filling in the form "
        "again, or send another enquiry."
    ),
    Notice.PASSED_ON: N_("Passed on to staff. They will reply here."),
    Notice.PASSED_ON_AND_KNOWN: N_("Passed on to staff as well. The guideline says:"),
    Notice.PASSED_ON_AFTER_END: N_(
        "Passed on to staff. Your enquiry had been closed and is open again now. They will reply "
        "here."
    ),
    Notice.EDIT_PASSED_ON: N_("Passed on to staff: they see your earlier message and the new one."),
    Notice.DELETION_PASSED_ON: N_(
        "Staff are told that you deleted a message. What they have read already stays with your "
        "enquiry; to have everything deleted, choose “Delete my data”."
    ),
    Notice.WRITE_TO_STAFF: N_(
        "What you write next goes to staff. They reply here, within the desk's hours "
        "({desk_hours}, {zone}, except on weekends and national holidays)."
    ),
    Notice.BACK_AT_COUNTER: N_(
        "I'm listening again: ask about the programme or go on with the pre-check. Staff can still "
        "write to you here."
    ),
    Notice.EDIT_EXPLAINED: N_(
        "I saw that you edited a message. That does not change what was answered to it: please "
        "write it again, or choose to change an answer."
    ),
    Notice.DELETION_EXPLAINED: N_(
        "I saw that you deleted a message. What was kept of it stays kept: to take an answer back, "
        "choose to change it; to have everything deleted, choose “Delete my data”."
    ),
    Notice.PRIVATE_ELSEWHERE: N_(
        "This is private, so not here where others can read it. I have written to you directly."
    ),
    Notice.ASK_IN_PUBLIC: N_(
        "Please ask me about the programme here. The pre-check and anything about your company are "
        "private: write to me directly for those."
    ),
    Notice.WILL_TELL: N_("All right. Once there is an answer to this question, I will write here."),
    Notice.GOODBYE: N_("Goodbye, and thank you for coming. Please write again at any time."),
    Notice.ADDED: N_("Added to your enquiry. Staff see it, and will reply here."),
    Notice.NOT_ADDED: N_("All right, nothing was passed on. What would you like to do?"),
    Notice.ENQUIRY_KEPT: N_("All right, your enquiry stays as you sent it."),
}

OFFERED: Mapping[Notice, tuple[Command, ...]] = {
    Notice.NOTHING_ANSWERED_YET: (Command.START,),
    Notice.NO_QUESTION_OPEN: (Command.START, Command.ASK, Command.STAFF),
    Notice.RESTARTED: (Command.UNDO,),
    Notice.CLEARED: (Command.START, Command.UNDO),
    Notice.PAUSED: (Command.RESUME, Command.ASK, Command.STAFF),
    Notice.SORRY: (Command.STAFF, Command.ASK),
    Notice.WISH_MISSED: (Command.STAFF, Command.ASK, Command.START),
    Notice.CONSENT_REFUSED: (Command.RESUME, Command.ASK),
    Notice.STAFF_HAVE_ENQUIRY: (Command.REPLY,),
    Notice.ADD_TO_ENQUIRY: (Command.REPLY, Command.NEW_ENQUIRY),
    Notice.FORM_CANCELLED: (Command.RESUME, Command.ASK),
    Notice.DELETION_PASSED_ON: (Command.DELETE_DATA,),
    Notice.BACK_AT_COUNTER: (Command.RESUME, Command.ASK, Command.REPLY),
    Notice.ADDED: (Command.REPLY, Command.ASK),
    Notice.NOT_ADDED: (Command.REPLY, Command.ASK, Command.RESUME),
    Notice.EDIT_EXPLAINED: (Command.REVIEW,),
    Notice.DELETION_EXPLAINED: (Command.REVIEW, Command.DELETE_DATA),
}
"""Commands that are worth offering together with a notice."""


WAYS_ON = (Command.START, Command.ASK, Command.STAFF)
"""Commands that are offered with a notice after which nothing else would be."""

ONWARD = frozenset({Command.START, Command.RESUME})
"""Commands that go on with the pre-check, from wherever it stands."""


def say(act: Say, translator: Translator) -> Message:
    """Say one of the short notices."""
    if act.notice in BESIDE_STAFF:
        text = translator.gettext(SENTENCES[act.notice])
        return Message(kind=MessageKind.NOTICE, text=text, choices=beside_staff(translator))
    names = OFFERED.get(act.notice, WAYS_ON if act.leads_on else ())
    offered = commands(translator, *(each for name in names for each in fitting(name, act)))
    text = translator.gettext(SENTENCES[act.notice])
    return Message(kind=MessageKind.NOTICE, text=text, choices=numbered(offered))


def fitting(name: Command, act: Say) -> tuple[Command, ...]:
    """The commands to offer for one: the pre-check is begun, continued, or seen and changed; staff
    who have an enquiry are written to."""
    if name is Command.STAFF and act.is_sent:
        return (Command.REPLY,)
    if name not in ONWARD:
        return (name,)
    is_over = act.onward is Onward.VERDICT
    return (Command.VERDICT, Command.REVIEW) if is_over else (Command(act.onward.value),)
