"""Which commands, values and articles are taken for one another: own sentences, by folds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.faq.article import Knowledge
from bot.faq.text.tokens import normalise
from bot.understanding.commands.command import CommandBook
from bot.understanding.commands.evaluation import examine_commands
from bot.understanding.commands.reader import ENOUGH
from bot.understanding.commands.training_set import teach
from bot.understanding.facts.answer_book import AnswerBook
from bot.understanding.facts.model.training_set import by_folds, lessons_from
from bot.understanding.facts.reader import Reader
from bot.vocabulary import Language


@dataclass(frozen=True, slots=True)
class Mistaken:
    """Sentences of one thing that are taken for another. Commands go by their name, values as
    "question=value", articles as "article ID"."""

    language: Language
    of: str
    taken_for: str
    sentences: tuple[str, ...]


def mistaken_commands(
    book: CommandBook, knowledge: Knowledge, answers: AnswerBook, language: Language
) -> Iterator[Mistaken]:
    """Sentences of commands, values and articles that another command would be done for."""
    owners = owners_of(knowledge, answers, language)
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for each in examine_commands(teach(book, knowledge, answers.all(language), language)):
        is_done = each.sure >= ENOUGH[book.commands[each.best].risk]
        if is_done and each.best != each.label:
            owner = each.label if each.is_command else owners.get(normalise(each.text), each.label)
            found[owner, each.best].append(each.text)
    yield from most_first(found, language)


def owners_of(knowledge: Knowledge, answers: AnswerBook, language: Language) -> Mapping[str, str]:
    """The article or the value that each sentence belongs to."""
    owners = {
        normalise(text): f"article {article.id}"
        for article in knowledge.articles.values()
        for text in article.text(language).phrasings
    }
    for question, values in answers.sentences[language].items():
        for value, said in values.items():
            owners |= {normalise(text): f"{question}={value}" for text in said}
    return owners


def mistaken_values(reader: Reader, language: Language) -> Iterator[Mistaken]:
    """Sentences of values that another value of the same question is likelier for."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    lessons = lessons_from(reader.fact_reader, reader.book, language)
    for key in lessons.values:
        for example, weighed in by_folds(lessons, key):
            if weighed[0][0] != example.value:
                pair = f"{key}={example.value}", f"{key}={weighed[0][0]}"
                found[pair].append(example.text)
    yield from most_first(found, language)


def most_first(
    found: Mapping[tuple[str, str], list[str]], language: Language
) -> Iterator[Mistaken]:
    """The confusions, those of most sentences first."""
    for (of, taken_for), said in sorted(found.items(), key=lambda item: (-len(item[1]), item[0])):
        yield Mistaken(language, of, taken_for, tuple(said))
