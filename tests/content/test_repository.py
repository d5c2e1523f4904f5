"""What this repository holds now: an editor may break these tests, a programmer hardly."""

from __future__ import annotations

from bot.assistant.dialogue.commands import COMMANDS
from bot.content import find_root, load, scarcity
from bot.vocabulary import Language
from bot.vocabulary.commands import COMMAND_NAMES


def test_every_command_has_a_use_case_and_words_in_both_languages() -> None:
    content = load(find_root())
    words = content.words.commands
    book = content.commands.commands
    own = {name for name, command in book.items() if not command.means}
    assert set(words) - own == set(book) - own
    assert own == set(COMMAND_NAMES) == set(COMMANDS)
    assert all(spoken[language] for spoken in words.values() for language in Language)


def test_every_command_and_value_has_enough_sentences_in_both_languages() -> None:
    assert not scarcity(find_root())
