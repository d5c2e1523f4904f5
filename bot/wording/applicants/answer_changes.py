"""Changing answers: what a change would do, that it was done, and all answers at a glance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.assistant.acts import (
    AnswerChange,
    EditApplied,
    PreviewEdit,
    ShowAnswers,
    TookBack,
    Undone,
)
from bot.precheck.flow import Question
from bot.vocabulary import Choice, Message, MessageKind
from bot.vocabulary.choice_ids import ChoiceId
from bot.vocabulary.commands import Command
from bot.wording.choices import choice, commands, edit, numbered
from bot.wording.labels import verdict_label
from bot.wording.reasons import clauses_of, reason_lines
from bot.wording.translator import Translator, paragraphs, section


def preview_edit(act: PreviewEdit, translator: Translator) -> Message:
    """Show what changes would do and ask whether to make them: all, or one of them."""
    keep = choice(translator.gettext("Keep it as it was"), ChoiceId.keep())
    return Message(
        kind=MessageKind.NOTICE,
        text=paragraphs(
            translator.gettext("One thing still waits for your answer.") if act.is_again else "",
            *(what_changes(each, act, translator) for each in act.changes),
            consequence(act, translator),
            "" if act.is_again else what_follows(act, translator),
            is_one_asked(act, translator),
        ),
        choices=numbered((*ways_to_change(act, translator), keep)),
        clauses=translator.in_order(clauses_of((*act.added, *act.removed))),
    )


def what_follows(act: PreviewEdit, translator: Translator) -> str:
    """The points that come and go, and what staff hold."""
    return paragraphs(
        section(translator.gettext("New points:"), reason_lines(act.added, translator)),
        section(translator.gettext("Points that go away:"), reason_lines(act.removed, translator)),
        held_by_staff(act.lead, translator),
    )


def is_one_asked(act: PreviewEdit, translator: Translator) -> str:
    """The question whether to make the change, or the changes."""
    if len(act.changes) == 1:
        return translator.gettext("Shall I make this change?")
    return translator.gettext("Shall I make these changes?")


def ways_to_change(act: PreviewEdit, translator: Translator) -> Iterator[Choice]:
    """Choices to make all changes at once, and each of several alone."""
    values = [(c.question.key, c.new.value) for c in act.changes if c.new is not None]
    if len(values) == 1:
        yield choice(translator.gettext("Change it"), ChoiceId.apply(*values[0]))
        return
    yield choice(translator.gettext("Change all of these"), ChoiceId.amend(values))
    for each, value in zip(act.changes, values, strict=True):
        title = translator.speak(each.question.title)
        label = translator.gettext("Change only “{title}”", title=title)
        yield choice(label, ChoiceId.apply(*value))


def what_changes(change: AnswerChange, act: PreviewEdit, translator: Translator) -> str:
    """The old answer and the new one."""
    title, old, new = spoken(change, translator)
    if act.is_old_choice:
        return translator.gettext(
            "That choice belongs to an earlier question, “{title}”, which you answered with "
            "“{old}”. It would now become “{new}”.",
            title=title,
            old=old,
            new=new,
        )
    return translator.gettext(
        "For “{title}”, your answer would change from “{old}” to “{new}”.",
        title=title,
        old=old,
        new=new,
    )


def consequence(act: PreviewEdit, translator: Translator) -> str:
    """What becomes of the verdict."""
    before, after = verdict_label(act.before, translator), verdict_label(act.after, translator)
    if act.before is act.after:
        return translator.gettext("The result stays the same: {verdict}.", verdict=after)
    return translator.gettext("The result: {before} → {after}.", before=before, after=after)


def held_by_staff(lead: str | None, translator: Translator) -> str:
    """That staff hold the earlier answers; empty where none were sent."""
    if lead is None:
        return ""
    return translator.gettext(
        "Staff hold your earlier answers ({reference}). If you send the contact form again after "
        "the change, they get the new ones.",
        reference=lead,
    )


def edit_applied(act: EditApplied, translator: Translator) -> Message:
    """Say that answers were changed."""
    changed = (
        translator.gettext("“{title}” is now “{new}”.", title=title, new=new)
        for title, _, new in (spoken(each, translator) for each in act.changes)
    )
    names = (Command.UNDO, Command.STAFF) if act.lead else (Command.UNDO,)
    return Message(
        kind=MessageKind.NOTICE,
        text=paragraphs("\n".join(changed), held_by_staff(act.lead, translator)),
        choices=numbered(commands(translator, *names)),
    )


def took_back(act: TookBack, translator: Translator) -> Message:
    """Say that the last answer was taken back."""
    text = translator.gettext(
        "I took back your answer to “{title}” ({label}).",
        title=translator.speak(act.question.title),
        label=translator.speak(act.option.label),
    )
    return Message(kind=MessageKind.NOTICE, text=text)


def undone(act: Undone, translator: Translator) -> Message:
    """Say what the last change was, and that it is undone."""
    entries = [translator.entry(*changed(each, translator)) for each in act.changes]
    return Message(
        kind=MessageKind.NOTICE,
        text=section(translator.gettext("I have undone the last change:"), entries),
    )


def changed(change: AnswerChange, translator: Translator) -> tuple[str, str]:
    """The short name of a question, and what became of its answer."""
    title, old, new = spoken(change, translator)
    return title, translator.gettext("{old} → {new}", old=old, new=new)


def spoken(change: AnswerChange, translator: Translator) -> tuple[str, str, str]:
    """The short name of a question, its old answer and the new one."""
    # translators: in place of the answer to a question that has none
    none = translator.gettext("(no answer)")
    old, new = (translator.speak(o.label) if o else none for o in (change.old, change.new))
    return translator.speak(change.question.title), old, new


def show_answers(act: ShowAnswers, translator: Translator) -> Message:
    """List everything that was answered."""
    heading = translator.gettext(
        "Your answers so far ({given} of {total}):", given=len(act.given), total=act.total
    )
    entries = [
        translator.entry(translator.speak(question.title), translator.speak(option.label))
        for question, option in act.given
    ]
    return Message(
        kind=MessageKind.NOTICE,
        text=paragraphs(section(heading, entries), still_to_come(act.left, translator)),
        choices=numbered(edit(translator, question) for question, _ in act.given),
    )


def still_to_come(left: Sequence[Question], translator: Translator) -> str:
    """The short names of the questions that are left; empty where there are none."""
    if not left:
        return ""
    named = translator.listed([translator.speak(question.title) for question in left])
    return translator.gettext("Still to come: {questions}", questions=named)
