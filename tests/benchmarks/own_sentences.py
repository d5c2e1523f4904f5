"""How the sentences that curators wrote are understood, each left out of what judges it, and how
long understanding a message takes beyond the article matcher."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median
from time import thread_time
from typing import cast

from bot import bootstrap
from bot.faq.decision import Decision
from bot.faq.matcher import Matcher
from bot.understanding.commands.evaluation import examine_commands
from bot.understanding.commands.reader import ENOUGH
from bot.understanding.commands.training_set import STATEMENT, teach
from bot.understanding.facts.model.training_set import by_folds, lessons_from
from bot.understanding.message import Heard
from bot.understanding.state import DialogueState, Place
from bot.vocabulary import Language

AMONG = 2
"""So many likely values are offered for one question."""

TIMED_EACH = 3
"""So many sentences of each command and value are timed."""

OPEN_AT = {Place.QUESTION: "employment", Place.FIELD: "company"}
"""What is open where something has to be."""


def print_own_commands(language: Language) -> None:
    """How our own commands are found by folds, and how often what is none is taken for one."""
    known = bootstrap.content()
    taught = teach(known.commands, known.knowledge, known.answers.all(language), language)
    found = examine_commands(taught)
    done = [e.sure >= ENOUGH[known.commands.commands[e.best].risk] for e in found]
    ours = [(e, d) for e, d in zip(found, done, strict=True) if e.is_command]
    is_first = [e.best == e.label for e, _ in ours]
    is_done = [d and e.best == e.label for e, d in ours]
    is_other = [d and e.best != e.label for e, d in ours]
    print(
        f"{language}: own commands by folds ({len(ours)}): first {share(is_first):.3f}, "
        f"done {share(is_done):.3f}, another one done {share(is_other):.3f}"
    )
    for kind in taught.labels[len(taught.commands) :]:
        taken = [d for e, d in zip(found, done, strict=True) if e.label == kind]
        named = "statement or trap" if kind == STATEMENT else kind
        print(f"{language}:   {named} ({len(taken)}) taken for a command: {share(taken):.3f}")


def print_own_values(language: Language) -> None:
    """How our own answers to each question are found by folds, all questions together."""
    known = bootstrap.content()
    lessons = lessons_from(bootstrap.programme().reader.fact_reader, known.answers, language)
    first: list[bool] = []
    among: list[bool] = []
    for key in lessons.values:
        for example, weighed in by_folds(lessons, key):
            likeliest = [name for name, _ in weighed[:AMONG]]
            first.append(likeliest[0] == example.value)
            among.append(example.value in likeliest)
    print(
        f"{language}: own answers by folds ({len(first)}): "
        f"first {share(first):.3f}, among two {share(among):.3f}"
    )


def share(column: Sequence[bool]) -> float:
    """How often it is true, 0..1."""
    return sum(column) / max(len(column), 1)


class TimedMatcher:
    """The article matcher, which adds up the time that it takes."""

    def __init__(self, matcher: Matcher) -> None:
        self.matcher = matcher
        self.language = matcher.language
        self.taken = 0.0

    def __getattr__(self, name: str) -> object:
        """What a matcher has besides."""
        return getattr(self.matcher, name)

    def decide(self, text: str) -> Decision:
        """What the matcher decides."""
        begun = thread_time()
        decision = self.matcher.decide(text)
        self.taken += thread_time() - begun
        return decision


def print_time(language: Language) -> None:
    """The median processor time of a message, and of it what is not the article matcher's."""
    interpreter, messages = bootstrap.interpreter(), own_messages(language)
    timed = {each: TimedMatcher(interpreter.matcher(each)) for each in Language}
    watched = replace(interpreter, matcher=lambda each: cast("Matcher", timed[each]))
    whole, beyond = [], []
    for text, state in messages:
        matched = sum(each.taken for each in timed.values())
        begun = thread_time()
        watched.interpret(Heard(text, text), state)
        whole.append(thread_time() - begun)
        beyond.append(whole[-1] - (sum(each.taken for each in timed.values()) - matched))
    print(
        f"{language}: a message takes {median(whole) * 1000:.2f} ms of processor time "
        f"(median of {len(whole)}), beyond the article matcher {median(beyond) * 1000:.2f} ms"
    )


def own_messages(language: Language) -> list[tuple[str, DialogueState]]:
    """Commands, answers and questions of our own, each at a place where it is said."""
    known = bootstrap.content()
    messages = [
        (text, DialogueState(language, command.where[0], OPEN_AT.get(command.where[0])))
        for command in known.commands.commands.values()
        for text in command.said.get(language, ())[:TIMED_EACH]
    ]
    for question in known.flow.questions:
        state = DialogueState(language, Place.QUESTION, question.key)
        lessons = known.answers.of(question.key, language)
        messages += [(said, state) for of in lessons.values() for said in of[:TIMED_EACH]]
    articles = known.knowledge.articles.values()
    asked = (text for a in articles for text in a.text(language).phrasings[:1])
    return [*messages, *((text, DialogueState(language)) for text in asked)]
