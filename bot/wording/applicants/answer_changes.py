"""Changing answers: what a change would do, that it was done, and all answers at a glance."""

from __future__ import annotations

from bot.assistant.acts import EditApplied, PreviewEdit, ShowAnswers, TookBack
from bot.vocabulary import Message, MessageKind
from bot.wording.choices import choice, commands, edit, numbered
from bot.wording.labels import verdict_label
from bot.wording.reasons import clauses_of, reason_lines
from bot.wording.translator import Voice, paragraphs, section


def preview_edit(act: PreviewEdit, voice: Voice) -> Message:
    """Show what a change would do and ask whether to make it."""
    apply = choice(voice.gettext("Change it"), "apply", act.question.key, act.new.value)
    keep = choice(voice.gettext("Keep it as it was"), "keep")
    return Message(
        kind=MessageKind.NOTICE,
        text=paragraphs(
            what_changes(act, voice),
            consequence(act, voice),
            section(voice.gettext("New points:"), reason_lines(act.added, voice)),
            section(voice.gettext("Points that go away:"), reason_lines(act.removed, voice)),
            held_by_staff(act.lead, voice),
            voice.gettext("Shall I make this change?"),
        ),
        choices=numbered((apply, keep)),
        clauses=voice.in_order(clauses_of((*act.added, *act.removed))),
    )


def what_changes(act: PreviewEdit, voice: Voice) -> str:
    """The old answer and the new one."""
    title, old, new = (voice.speak(t) for t in (act.question.title, act.old.label, act.new.label))
    if act.is_old_choice:
        return voice.gettext(
            "That choice belongs to an earlier question, “{title}”, which you answered with "
            "“{old}”. It would now become “{new}”.",
            title=title,
            old=old,
            new=new,
        )
    return voice.gettext(
        "For “{title}”, your answer would change from “{old}” to “{new}”.",
        title=title,
        old=old,
        new=new,
    )


def consequence(act: PreviewEdit, voice: Voice) -> str:
    """What becomes of the verdict."""
    before, after = verdict_label(act.before, voice), verdict_label(act.after, voice)
    if act.before is act.after:
        return voice.gettext("The result stays the same: {verdict}.", verdict=after)
    return voice.gettext("The result: {before} → {after}.", before=before, after=after)


def held_by_staff(lead: str | None, voice: Voice) -> str:
    """That staff hold the earlier answers; empty where none were sent."""
    if lead is None:
        return ""
    return voice.gettext(
        "Staff hold your earlier answers ({reference}). If you send the contact form again after "
        "the change, they get the new ones.",
        reference=lead,
    )


def edit_applied(act: EditApplied, voice: Voice) -> Message:
    """Say that an answer was changed."""
    changed = voice.gettext(
        "“{title}” is now “{new}”.",
        title=voice.speak(act.question.title),
        new=voice.speak(act.new.label),
    )
    names = ("undo", "staff") if act.lead else ("undo",)
    return Message(
        kind=MessageKind.NOTICE,
        text=paragraphs(changed, held_by_staff(act.lead, voice)),
        choices=numbered(commands(voice, *names)),
    )


def took_back(act: TookBack, voice: Voice) -> Message:
    """Say that the last answer was taken back."""
    text = voice.gettext(
        "I took back your answer to “{title}” ({label}).",
        title=voice.speak(act.question.title),
        label=voice.speak(act.option.label),
    )
    return Message(kind=MessageKind.NOTICE, text=text)


def show_answers(act: ShowAnswers, voice: Voice) -> Message:
    """List everything that was answered."""
    heading = voice.gettext(
        "Your answers so far ({given} of {total}):", given=len(act.given), total=act.total
    )
    entries = [
        voice.entry(voice.speak(question.title), voice.speak(option.label))
        for question, option in act.given
    ]
    return Message(
        kind=MessageKind.NOTICE,
        text=section(heading, entries),
        choices=numbered(edit(voice, question) for question, _ in act.given),
    )
