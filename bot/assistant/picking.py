"""What picking a choice does."""

from __future__ import annotations

from dataclasses import replace

from bot.assistant.answering import (
    apply_edit,
    keep_answer,
    pick_answer,
    reopen,
    take_offered,
)
from bot.assistant.asking import ask_open
from bot.assistant.commanding import COMMANDS, run
from bot.assistant.contacting import (
    pick_field,
    refill,
    skip_field,
    take_consent,
    take_doubted,
)
from bot.assistant.conversation import Conversation
from bot.assistant.counter import Scene, Step
from bot.assistant.informing import rate_answer, read_article
from bot.assistant.listening import settle_addition
from bot.assistant.notices import Notice, Say
from bot.assistant.picks import Pick, parse_pick
from bot.assistant.remembering import settle_erasure
from bot.assistant.sending import send_lead


def follow_pick(scene: Scene, conversation: Conversation, choice_id: str) -> Step:
    """Do what the choice says; an id that is not ours, or no longer, changes nothing."""
    pick = parse_pick(choice_id)
    if pick is not None:
        for do in (_pre_check, _at_counter, _contact):
            step = do(scene, conversation, pick)
            if step is not None:
                return step
    return Step(conversation, (Say(Notice.CHOICE_NOT_KNOWN), *ask_open(scene, conversation)))


def _pre_check(scene: Scene, conversation: Conversation, pick: Pick) -> Step | None:
    match pick.verb:
        case "answer":
            return pick_answer(scene, conversation, pick.first, pick.second)
        case "tell":
            return take_offered(scene, conversation, pick.first)
        case "apply":
            return apply_edit(scene, conversation, pick.first, pick.second)
        case "keep":
            return keep_answer(scene, conversation, Notice.ANSWER_KEPT)
        case "edit":
            return reopen(scene, conversation, pick.first)
    return None


def _at_counter(scene: Scene, conversation: Conversation, pick: Pick) -> Step | None:
    match pick.verb:
        case "article":
            return read_article(scene, conversation, pick.first)
        case "rate" if pick.second in {"yes", "no"}:
            return rate_answer(scene, conversation, pick.first, is_helpful=pick.second == "yes")
        case "do" if pick.first in COMMANDS:
            return run(scene, conversation, pick.first)
    return None


def _doubted(scene: Scene, conversation: Conversation, pick: Pick) -> Step | None:
    match pick.verb:
        case "take":
            return take_doubted(scene, at_form(conversation), pick.first)
        case "add":
            return settle_addition(scene, conversation, is_wished=pick.first == "yes")
    return None


def _contact(scene: Scene, conversation: Conversation, pick: Pick) -> Step | None:
    match pick.verb:
        case "consent":
            return take_consent(scene, conversation, is_given=pick.first == "yes")
        case "field":
            return pick_field(scene, at_form(conversation), pick.first, pick.second)
        case "refill":
            return refill(scene, at_form(conversation), pick.first)
        case "skip":
            return skip_field(scene, at_form(conversation), pick.first)
        case "send":
            return send_lead(scene, conversation)
        case "erase" if conversation.is_erasure_asked:
            return settle_erasure(scene, conversation, is_wished=pick.first == "yes")
    return None


def at_form(conversation: Conversation) -> Conversation:
    """The conversation of a person who turns to the form, where it is open: staff wait."""
    return replace(conversation, with_staff=None) if conversation.form else conversation
