"""What a company tells of itself beside the questions: keeping it, and saying that it is noted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeGuard

from bot.assistant.acts import DialogueAct, EchoReadings, OfferFacts
from bot.assistant.context import TurnContext, TurnResult
from bot.assistant.dialogue.next_question import ASKING
from bot.assistant.notices import Notice, Say
from bot.precheck.profile import Profile

WAYS_ON: Mapping[Say, tuple[DialogueAct, ...]] = {
    Say(Notice.HEARD): (Say(Notice.CAN_DO),),
    Say(Notice.HEARD_BESIDE): (),
    Say(Notice.HEARD_TOO): (),
}
"""What stands for a mere thanks once something was noted."""


def with_profile(context: TurnContext, result: TurnResult, profile: Profile) -> TurnResult:
    """The step with what was told of the company, which is said where nothing else was asked."""
    conversation = result.conversation
    if not profile or conversation is None:
        return result
    kept = replace(conversation, profile={**conversation.profile, **profile})
    noted = EchoReadings(
        (),
        can_undo=False,
        profile=context.flow.told(profile),
        new=frozenset(profile) - frozenset(conversation.profile),
    )
    return replace(result, conversation=kept, acts=tuple(_noting(result.acts, noted)))


def _noting(acts: tuple[DialogueAct, ...], noted: EchoReadings) -> Iterator[DialogueAct]:
    """The acts with the echo in its place: among the facts, instead of thanks, or first."""
    is_merged = any(isinstance(act, EchoReadings) or _is_thanks(act) for act in acts)
    if not is_merged and acts and all(isinstance(act, (*ASKING, OfferFacts)) for act in acts):
        yield noted
    for act in acts:
        if isinstance(act, EchoReadings):
            yield replace(act, profile=noted.profile, new=noted.new)
        elif _is_thanks(act):
            yield from (noted, *WAYS_ON[act])
        else:
            yield act


def _is_thanks(act: DialogueAct) -> TypeGuard[Say]:
    return isinstance(act, Say) and act in WAYS_ON
