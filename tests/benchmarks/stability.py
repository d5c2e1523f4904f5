"""How steady understanding is: `python -m tests.benchmarks.stability [SEEDS]`.

The expert for commands is learnt anew without a random share of the sentences that it learns from,
several times, and each time it is counted how many messages it takes for something else than the
expert that learnt from all: everything that is said in `tests/dialogues`, and the traps of
`tests/understanding`, at several places. A sentence more or less must hardly matter.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from bot import bootstrap
from bot.understanding.commands.command import CommandBook, CommandDefinition
from bot.understanding.commands.expert import Expert
from bot.understanding.commands.reader import ENOUGH
from bot.understanding.commands.training_set import fit_expert
from bot.understanding.state import Place
from bot.vocabulary import Language, Words
from tests.dialogues.script import FOLDER, dialogues_in
from tests.understanding.traps import traps

LEFT_OUT = 0.03
SEEDS = 3
PLACES = (Place.FRESH, Place.QUESTION, Place.VERDICT)


def main(seeds: int = SEEDS) -> None:
    """Print the share of messages that are taken otherwise, for each language."""
    known = bootstrap.content()
    for language in Language:
        said = messages(language)
        replies = list(known.answers.all(language))
        whole = fit_expert(known.commands, known.knowledge, replies, language)
        before, flips = done_by(whole, said), 0
        for seed in range(seeds):
            chance = np.random.default_rng(seed)
            fewer = fit_expert(
                thinned(known.commands, chance),
                known.knowledge,
                kept(replies, chance),
                language,
            )
            after = done_by(fewer, said)
            flips += sum(one != other for one, other in zip(before, after, strict=True))
        share = flips / (seeds * len(before))
        print(
            f"{language}: without {LEFT_OUT:.0%} of the sentences, {share:.2%} of {len(before)} "
            f"messages are taken otherwise (mean of {seeds} times)",
            flush=True,
        )


def messages(language: Language) -> list[str]:
    """What is said in the dialogues, and the traps; each once."""
    said = {s.say for d in dialogues_in(FOLDER / language) for s in d.turns if s.say}
    return sorted(said | {trap.text for trap in traps(language)})


def done_by(expert: Expert, texts: Sequence[str]) -> list[str | None]:
    """The command that would be done for each text at each place."""
    return [command_in(expert, text, place) for text in texts for place in PLACES]


def command_in(expert: Expert, text: str, place: Place) -> str | None:
    """The likeliest command, where it is probable enough for its risk."""
    wish = expert.wishes(text, place)[0]
    is_enough = wish.sure >= ENOUGH[expert.book.commands[wish.command].risk]
    return wish.command if is_enough else None


def thinned(book: CommandBook, chance: np.random.Generator) -> CommandBook:
    """The book without a share of its sentences."""
    commands = {name: fewer_of(each, chance) for name, each in book.commands.items()}
    return replace(book, commands=commands, others=fewer(book.others, chance))


def fewer_of(command: CommandDefinition, chance: np.random.Generator) -> CommandDefinition:
    """A command without a share of its sentences and traps."""
    return replace(command, said=fewer(command.said, chance), traps=fewer(command.traps, chance))


def fewer(words: Words, chance: np.random.Generator) -> Words:
    """The words of each language without a share of them."""
    return {language: tuple(kept(of_each, chance)) for language, of_each in words.items()}


def kept(texts: Sequence[str], chance: np.random.Generator) -> list[str]:
    """The texts without a share of them."""
    return [text for text in texts if chance.random() >= LEFT_OUT]


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
