"""How well free words are understood: `python -m tests.benchmarks.understanding FILE…`.

Each file holds one case a line: what a person writes, where they stand, and what has to become of
it (`set` is command, fact or reply). A case is played from the beginning by a new person against
the real counter with storage in memory.

Always printed, with files or without: how the sentences that curators wrote are taken where each is
left out of what judges it (commands with their traps, values of each question), and the median time
of understanding a message beyond what the article matcher takes of it.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bot.assistant.dialogue.precheck import changed_by
from bot.precheck.flow import Effect
from bot.vocabulary import Language, Message, MessageKind
from bot.vocabulary.choice_ids import NO_FACTS
from tests.benchmarks.own_sentences import print_own_commands, print_own_values, print_time
from tests.driver import Stage, new_stage

REFERENCE = re.compile(r"M-[0-9A-Z-]+")
"""Enquiries have numbers of their own in each play."""

FORM_VALUES = {
    "company": "サンプル商事株式会社",
    "corporate_number": "skip:corporate_number",
    "name": "山田花子",
    "email": "hanako@example.co.jp",
    "phone": "skip:phone",
    "language": "field:language:ja",
    "times": "field:times:any",
    "stages": "skip:stages",
    "menu": "skip:menu",
    "remarks": "skip:remarks",
}
ASKED_BEFORE_FORM = 4
AT_MOST = 2
"""So many likely answers may be offered to an open question."""


@dataclass(frozen=True)
class Case:
    """One message, where it is said, and what has to become of it."""

    set: str
    id: str
    language: str
    say: str
    context: str = "fresh"
    kind: str = ""
    intent: str = ""
    like: Sequence[str] = ()
    unlike: Sequence[str] = ()
    advances: bool = False
    stays: bool = False
    must: Mapping[str, str] = field(default_factory=dict)
    may: Mapping[str, Sequence[str]] = field(default_factory=dict)
    question: str = ""
    want: Sequence[str] = ()
    ask: bool = False


@dataclass(frozen=True)
class Played:
    """How things stood before and after a message (or a choice)."""

    after: Stage
    messages: tuple[Message, ...]
    open_before: str | None
    answers_before: Mapping[str, str]
    values_before: Mapping[str, str]


def main(paths: Sequence[str] | None = None) -> None:
    """Play the cases of all files and print the table of each language."""
    given = sys.argv[1:] if paths is None else paths
    cases = [case for path in given for case in cases_in(Path(path))]
    for language in Language:
        chosen = [case for case in cases if case.language == language]
        print_commands([case for case in chosen if case.set == "command"], language)
        print_facts([case for case in chosen if case.set == "fact"], language)
        print_replies([case for case in chosen if case.set == "reply"], language)
        print_own_commands(language)
        print_own_values(language)
        print_time(language)


def cases_in(path: Path) -> Iterator[Case]:
    """The cases of a file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield Case(**json.loads(line))


def print_commands(cases: Sequence[Case], language: Language) -> None:
    """How many commands are done, traps refrained from, sentences refused as values."""
    found: dict[str, list[bool]] = {}
    failed: Counter[str] = Counter()
    for case in cases:
        group, is_right = judged_command(case)
        found.setdefault(group, []).append(is_right)
        if not is_right:
            failed[f"{case.intent} at {case.context} ({case.id})"] += 1
    for group, right in sorted(found.items()):
        print(f"{language}: {group} ({len(right)}): {sum(right) / len(right):.2f}")
    print_failed(language, failed)


def judged_command(case: Case) -> tuple[str, bool]:
    """Which figure a case belongs to, and whether it is right."""
    said = play(case, say=case.say)
    if case.like:
        return "commands done", any(does_like(case, choice, said) for choice in case.like)
    if case.stays:
        return "sentences refused as values", form_values(said.after) == said.values_before
    refrained = is_refrained(case, said) and not any(
        does_like(case, choice, said) for choice in case.unlike if not only_asks(case, choice)
    )
    if case.advances:
        refrained = refrained and form_values(said.after) != said.values_before
    return "traps refrained from", refrained


def does_like(case: Case, choice: str, said: Played) -> bool:
    """Whether the message did what this choice does in the same place."""
    verb, *arguments = choice.split(":")
    if verb in {"answer", "apply"}:
        conversation = said.after.conversation
        edit = conversation.edit if conversation else None
        is_shown = edit is not None and tuple(arguments) in changed_by(edit)
        return is_shown or said.after.answers.get(arguments[0]) == arguments[1]
    picked = play(case, pick=choice)
    is_said = not Counter(map(told, picked.messages)) - Counter(map(told, said.messages))
    return is_said and standing(picked.after) == standing(said.after)


def only_asks(case: Case, choice: str) -> bool:
    """Whether a choice does nothing there but ask what is open once more, as every reply does."""
    picked, before = play(case, pick=choice), play(case, pick="do:resume")
    is_asking = all(message.kind is MessageKind.QUESTION for message in picked.messages)
    return is_asking and standing(picked.after) == standing(before.after)


def told(message: Message) -> tuple[str, str]:
    """A message without what differs from play to play."""
    return message.kind.value, REFERENCE.sub("M-…", message.text)


def standing(stage: Stage) -> tuple[object, ...]:
    """What is open, answered and spoken."""
    conversation = stage.conversation
    return stage.open, dict(stage.answers), conversation.language if conversation else None


def is_refrained(case: Case, said: Played) -> bool:
    """Whether nothing was lost, is to be confirmed, or moved on that should not have."""
    conversation = said.after.conversation
    if conversation is None or conversation.is_erasure_asked:
        return False
    if conversation.edit is not None and conversation.edit.value is not None:
        return False
    added = {k: v for k, v in said.after.answers.items() if said.answers_before.get(k) != v}
    is_kept = all(key in said.after.answers for key in said.answers_before)
    is_allowed = all(value in case.may.get(key, ()) for key, value in added.items())
    is_open = said.after.open == said.open_before or bool(added) or case.advances
    return is_kept and is_allowed and is_open


def print_facts(cases: Sequence[Case], language: Language) -> None:
    """Precision and recall of facts, each answer counted."""
    stored = offered = wanted = wrong = right = 0
    failed: Counter[str] = Counter()
    for case in cases:
        said = play(case, say=case.say)
        held, likely = said.after.answers, offers_of(said)
        for key, value in case.must.items():
            wanted += 1
            stored += held.get(key) == value
            is_offered = held.get(key) == value or value in likely.get(key, ())
            offered += is_offered
            failed[f"missing {key}, {case.kind} ({case.id})"] += not is_offered
        for key, value in held.items():
            if said.answers_before.get(key) == value:
                continue
            is_right = case.must.get(key) == value or value in case.may.get(key, ())
            right += is_right
            wrong += not is_right
            failed[f"WRONG {key}, {case.kind} ({case.id})"] += not is_right
    if cases:
        precision = right / max(right + wrong, 1)
        print(f"{language}: facts ({wanted}): precision {precision:.2f} of {right + wrong}", end="")
        print(f", stored {stored / wanted:.2f}, stored or offered {offered / wanted:.2f}")
    print_failed(language, +failed)


def print_replies(cases: Sequence[Case], language: Language) -> None:
    """How many replies to the open question are stored right or right among the offered ones."""
    found: Counter[str] = Counter()
    failed: Counter[str] = Counter()
    for case in cases:
        outcome = judged_reply(case)
        found[outcome] += 1
        if not outcome.startswith("right"):
            failed[f"{outcome} at {case.question} ({case.id})"] += 1
    if cases:
        counted = ", ".join(f"{name} {n / len(cases):.2f}" for name, n in sorted(found.items()))
        print(f"{language}: replies ({len(cases)}): {counted}")
    print_failed(language, failed)


def judged_reply(case: Case) -> str:
    """What became of a reply to the open question."""
    said = play(case, say=case.say)
    held = said.after.answers.get(case.question)
    if held is not None and held != said.answers_before.get(case.question):
        return "right: stored" if held in case.want else "WRONG stored"
    offered = offers_of(said).get(case.question, ())
    if set(case.want) & set(offered) and len(offered) <= AT_MOST:
        return "right: offered"
    return "right: asked again" if case.ask or "ask" in case.want else "missed"


def offers_of(said: Played) -> Mapping[str, Sequence[str]]:
    """The likely values that are offered by the reply, by question; whole questions are none."""
    found: dict[str, list[str]] = {}
    conversation = said.after.conversation
    for key, value in changed_by(conversation.edit) if conversation and conversation.edit else ():
        found[key] = [value]
    for message in said.messages:
        if message.kind is MessageKind.QUESTION:
            continue
        for choice in message.choices:
            verb, *arguments = choice.id.split(":")
            if verb in {"answer", "apply"}:
                found.setdefault(arguments[0], []).append(arguments[1])
            if verb == "tell" and arguments != [NO_FACTS]:
                add_facts(found, arguments[0])
    return found


def add_facts(found: dict[str, list[str]], told: str) -> None:
    """Add the facts that one choice would keep ("question=value,question=value"), each once."""
    for pair in told.split(","):
        key, _, value = pair.partition("=")
        if value not in found.setdefault(key, []):
            found[key].append(value)


def print_failed(language: Language, failed: Mapping[str, int]) -> None:
    """Kinds of failures, by id: what was written is not shown."""
    for name in sorted(failed):
        print(f"    {language}: {name}")


def play(case: Case, *, say: str = "", pick: str = "") -> Played:
    """Bring a new person to where the case is, and let them write or pick."""
    stage = new_stage(language=Language(case.language))
    set_out(stage, case.context if case.set != "reply" else f"q:{case.question}")
    open_before = stage.open
    answers, values = dict(stage.answers), form_values(stage)
    messages = tuple(stage.say(say) if say else stage.pick(pick))
    return Played(stage, messages, open_before, answers, values)


def form_values(stage: Stage) -> Mapping[str, str]:
    """What the contact form holds."""
    conversation = stage.conversation
    return dict(conversation.form.values) if conversation and conversation.form else {}


def set_out(stage: Stage, context: str) -> None:
    """Bring a person to a context."""
    where, *others = context.split("+")
    kind, _, name = where.partition(":")
    differently = dict(other.split("=", 1) for other in others)
    match kind:
        case "q":
            answer_until(stage, name, differently)
        case "open":
            stage.pick(f"edit:{name}")
        case "paused":
            answer_until(stage, name, differently)
            stage.pick("do:pause")
        case "verdict":
            stage.pick("do:start")
            stage.answer_rest(VERDICTS[name])
        case "form":
            fill_until(stage, name)
        case "sent":
            stage.pick("do:start")
            stage.answer_rest({})
            stage.enquire()


VERDICTS: Mapping[str, Mapping[str, str]] = {
    "good": {},
    "review": {"website": "no"},
    "excluded": {"employment": "not_regular"},
}


def answer_until(stage: Stage, key: str, differently: Mapping[str, str]) -> None:
    """Answer so that this question is open."""
    stage.pick("do:start")
    while stage.open not in {key, None}:
        question = stage.assistant.flow.question(str(stage.open))
        assert question is not None
        harmless = next(o.value for o in question.options if o.effect is Effect.NONE)
        stage.pick(f"answer:{question.key}:{differently.get(question.key, harmless)}")


def fill_until(stage: Stage, name: str) -> None:
    """Open the contact form and fill it in so that this field is asked, or all of it shown; before
    all of it stands the question for consent."""
    questions = stage.assistant.flow.questions
    answer_until(stage, questions[ASKED_BEFORE_FORM].key, {})
    stage.pick("do:staff")
    if name == "consent":
        return
    stage.pick("consent:yes")
    while (asked := str(stage.open)).startswith("field:"):
        field_name = asked.removeprefix("field:")
        if field_name == name:
            return
        value = FORM_VALUES[field_name]
        stage.pick(value) if ":" in value else stage.say(value)


if __name__ == "__main__":
    main()
