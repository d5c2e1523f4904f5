"""Going on in the other language."""

from __future__ import annotations

from dataclasses import replace

from bot.assistant.asking import ask_open
from bot.assistant.conversation import Conversation
from bot.assistant.counter import Scene, Step
from bot.assistant.informing import read_article
from bot.assistant.notices import Notice, Say
from bot.assistant.picks import pick_id
from bot.vocabulary import Language


def switch_language(scene: Scene, conversation: Conversation) -> Step:
    """Go on in the other language."""
    return speak(scene, conversation, conversation.language.other)


def speak_japanese(scene: Scene, conversation: Conversation) -> Step:
    """Go on in Japanese."""
    return speak(scene, conversation, Language.JA)


def speak_english(scene: Scene, conversation: Conversation) -> Step:
    """Go on in English."""
    return speak(scene, conversation, Language.EN)


def speak(scene: Scene, conversation: Conversation, language: Language) -> Step:
    """Go on in this language: repeat an answer that was just given, and ask what is open."""
    switched = replace(conversation, language=language)
    said = Say(Notice.LANGUAGE_SWITCHED)
    again = ask_open(scene, switched)
    if switched.topic is None or (again and not was_just_answered(conversation)):
        return Step(switched, (said, *again))
    step = read_article(scene, switched, switched.topic)
    return replace(step, acts=(said, *step.acts))


def was_just_answered(conversation: Conversation) -> bool:
    """Whether the last reply gave the article that is spoken of."""
    rated = pick_id("rate", conversation.topic or "", "yes")
    return any(choice.id == rated for choice in conversation.offered)
