"""Commands in a message: which may be meant, which is likely enough, and what it names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from bot.handoff.form.definition import FormDefinition
from bot.precheck.nlu.normalize import folded
from bot.understanding.commands.command import CommandBook, Risk
from bot.understanding.commands.expert import Expert
from bot.understanding.commands.groups import COURTESIES
from bot.understanding.commands.needed_words import AT_A_QUESTION, STOPPING, WITH_NOTHING
from bot.understanding.commands.refused_words import NOT_IN, is_refused
from bot.understanding.commands.removal import ALL, REMOVING, SHOWN, is_named_part, is_part
from bot.understanding.concepts import as_compared
from bot.understanding.context import is_mixed, without_opening
from bot.understanding.facts.entities.websites import WEB_ADDRESS
from bot.understanding.facts.spelling import Spelling
from bot.understanding.meaning import CommandWish, Do, Pick
from bot.understanding.state import DialogueState, Place
from bot.vocabulary import Language, Words
from bot.vocabulary.choice_ids import ChoiceId

ENOUGH = {Risk.FREE: 0.5, Risk.UNDOABLE: 0.55, Risk.ASKS: 0.5, Risk.FINAL: 0.65}
"""How probable a command must be to be done, by what a mistake would cost."""

NOT_KNOWN = 0.4
"""How probable a command that costs little must be where the knowledge base knows no answer."""

ANGER = "ANGER"
"""The concept of words said in anger."""

TO_CHANGE = frozenset({"CHANGE", "WRONG", "AGAIN", "SLIP"})
"""The concepts of words by which something is to be answered differently."""

MISTAKEN = re.compile(
    r"間違|まちが|誤り|誤って|\b(?:wrong|mistaken?|typo|misspell?ed|misspelt|mistyped)\b"
)
"""Words that something was given wrongly, unlike "not" and 実は, which may say anything."""

TO_REDO = TO_CHANGE | {"BACK", "UNDO"}
"""The concepts of words by which somebody wants to answer one question once more."""

PERHAPS = 0.2
"""How probable a wish to change must be beside the name of what is to be changed."""

ANEW = re.compile(
    r"まっさら|白紙|最初から|はじめから|初めから|ゼロから|一から|[一1]問目から|全部"
    r"|\b(?:scratch|from the (?:top|start|beginning|first)|question one|all over|clean"
    r"|everything)\b",
    re.IGNORECASE,
)
"""Words by which somebody wants to answer all of it again, whatever else they name."""

NUMBER_OF = re.compile(r"\bnumbers? of\b", re.IGNORECASE)
"""A count, and no number by which somebody is called."""

ADDRESS = re.compile(rf"{WEB_ADDRESS.pattern}|(?<![\w.+-])[\w.+-]++@[\w.-]++", re.IGNORECASE)
"""Addresses of pages and of mail."""

CONTACT = ("name", "email", "phone")
"""The fields of the form by which staff reach a person."""

CHANGING = frozenset({"change", "back", "undo", "review", "restart"})
"""Commands that a wish to change one named thing is like, whatever its verb."""

NEEDED_AT = {Place.FRESH: WITH_NOTHING, Place.QUESTION: AT_A_QUESTION}
"""Where a command has to be said with certain words, whatever it sounds like."""

TYPED_IN = frozenset({Place.CONSENT, Place.FIELD, Place.REVIEW})
"""Places at which stopping loses what was typed, or the way to staff."""


@dataclass(frozen=True)
class CommandReader:
    """Reads commands. `expert` gives that of a language; `called` is what people call the
    questions and the fields, by key and name; `spelling` mends slips."""

    book: CommandBook
    form: FormDefinition
    expert: Callable[[Language], Expert]
    called: Mapping[str, Words]
    spelling: Spelling

    def wishes(self, text: str, state: DialogueState) -> tuple[CommandWish, ...]:
        """The commands that may be meant, likeliest first; slips are mended where none is. An
        address wishes for nothing, whatever words are in it."""
        text = ADDRESS.sub(" ", text) if "." in text else text
        weighed = self._weighed(text, state)
        if REMOVING.search(text) and (is_part(text) or self._part(text, state) is not None):
            weighed = tuple(w for w in weighed if w.command != "delete_data")
        return tuple(w for w in weighed if not self._is_out(w.command, text, state))

    def _is_out(self, command: str, text: str, state: DialogueState) -> bool:
        """Whether a command is none that a text can mean, whatever it sounds like."""
        if command == "cancel" and STOPPING.search(text) is None:
            return True
        if command == "cancel" and state.place in TYPED_IN:
            return False
        needed = NEEDED_AT.get(state.place, {}).get(command)
        if needed is not None and needed.search(text.casefold()) is None:
            return True
        is_settled = state.waits is not None and command not in NOT_IN
        return not is_settled and is_refused(command, text)

    def removed(self, text: str, state: DialogueState) -> Do | Pick | None:
        """What is done where a part of the answers is to go: the one that is named is asked again,
        and the last one is taken back."""
        if not REMOVING.search(text) or not state.answers:
            return None
        named = self._part(text, state)
        if named is not None:
            return Pick(str(ChoiceId.edit(named)))
        is_last = is_part(text) and SHOWN.search(text) and not ALL.search(text)
        is_answered = state.place in {Place.QUESTION, Place.PAUSED, Place.VERDICT}
        return self.done("undo", text, state) if is_last and is_answered else None

    def _part(self, text: str, state: DialogueState) -> str | None:
        """The key of the one answer that a text names as what is to go."""
        said = folded(text)
        named = {
            key: max((len(n) for n in self._folded_names(key) if is_named_part(said, n)), default=0)
            for key in state.answers
        }
        longest = max(named.values(), default=0)
        found = [key for key, length in named.items() if length == longest and length]
        return found[0] if len(found) == 1 else None

    def _folded_names(self, key: str) -> Iterator[str]:
        return (folded(name) for names in self.called.get(key, {}).values() for name in names)

    def _weighed(self, text: str, state: DialogueState) -> tuple[CommandWish, ...]:
        expert = self.expert(state.language)
        found = expert.wishes(without_opening(text), state.place)
        if is_mixed(text, state.language):
            other = self.expert(state.language.other)
            also = other.wishes(without_opening(text), state.place)
            found = max(also, found, key=lambda wishes: wishes[0].sure if wishes else 0.0)
        if found and found[0].sure >= ENOUGH[Risk.FREE]:
            return found
        mended = self.mended(text)
        again = expert.wishes(mended, state.place) if mended != text else found
        return max(again, found, key=lambda wishes: wishes[0].sure if wishes else 0.0)

    def of_whole(self, text: str, state: DialogueState) -> tuple[CommandWish, ...]:
        """The commands that all of a text may mean, likeliest first: words of one's own may hold
        anything in part."""
        return self.expert(state.language).wishes(text, state.place, is_whole=True)

    def mended(self, text: str) -> str:
        """The text without slips of the finger, where it holds any."""
        mended = self.spelling.mended(text.casefold())
        return mended if mended != text.casefold() else text

    def likely(self, wishes: tuple[CommandWish, ...], least: float = 0.0) -> str | None:
        """The likeliest command, where it is probable enough for its risk."""
        enough = [
            wish.command
            for wish in wishes
            if wish.sure >= max(least, ENOUGH[self.book.commands[wish.command].risk])
        ]
        if not enough or enough[0] != wishes[0].command:
            return None
        beside = [command for command in enough if command not in COURTESIES]
        return (beside or enough)[0] if enough[0] in COURTESIES else enough[0]

    def where_unknown(self, wishes: tuple[CommandWish, ...]) -> str | None:
        """The likeliest command, where nothing else is known and a mistake costs little."""
        if not wishes or wishes[0].sure < NOT_KNOWN:
            return None
        risk = self.book.commands[wishes[0].command].risk
        is_cheap = risk in {Risk.FREE, Risk.ASKS} and wishes[0].command not in COURTESIES
        return wishes[0].command if is_cheap else None

    def is_taking_back(self, text: str, state: DialogueState) -> bool:
        """Whether a text may wish that something is undone or changed."""
        return any(w.command in CHANGING and w.sure >= PERHAPS for w in self.wishes(text, state))

    def act(self, command: str, text: str, state: DialogueState) -> Do | Pick:
        """The command, or the change of what is named."""
        named = self._to_change(command, text, state)
        return Pick(named) if named else self.done(command, text, state)

    def named_change(
        self, wishes: tuple[CommandWish, ...], text: str, state: DialogueState
    ) -> str | None:
        """The choice that asks again the one answered question that a text names with a word of
        changing, where a wish to change is at least among what may be meant."""
        is_likely = any(w.command in CHANGING and w.sure >= PERHAPS for w in wishes)
        is_cued = not TO_REDO.isdisjoint(self._spoken_of(text, state))
        return self._named(text, state) if is_likely and is_cued else None

    def is_about_contact(self, text: str, state: DialogueState) -> bool:
        """Whether a text says that something of what was sent in the form is to be changed."""
        spoken_of = self._spoken_of(text, state)
        is_cued = "CHANGE" in spoken_of or MISTAKEN.search(text.casefold()) is not None
        compared = as_compared(text, state.language)
        return is_cued and any(self._longest(k, compared, state.language) for k in CONTACT)

    def done(self, command: str, text: str, state: DialogueState, *, is_free: bool = True) -> Do:
        """The command; whoever asks for a person may be angry."""
        is_angry = command == "staff" and self.is_angry(text, state)
        return Do(command, is_free=is_free, is_angry=is_angry)

    def is_angry(self, text: str, state: DialogueState) -> bool:
        """Whether a text has words that are said in anger."""
        return ANGER in self._spoken_of(text, state)

    def _to_change(self, command: str, text: str, state: DialogueState) -> str | None:
        """The choice that asks the one question or field again that is to be changed."""
        if command in {"change", "back"}:
            return self._named(text, state)
        if command == "restart" and ANEW.search(text):
            return None
        is_change = command in CHANGING and not TO_CHANGE.isdisjoint(self._spoken_of(text, state))
        return self._named(text, state) if is_change else None

    def _spoken_of(self, text: str, state: DialogueState) -> list[str]:
        return self.expert(state.language).concepts.spoken_of(text)

    def _named(self, text: str, state: DialogueState) -> str | None:
        """The choice that asks again the one question or field that a text names."""
        compared = as_compared(NUMBER_OF.sub("", text), state.language)
        is_form = state.place in {Place.FIELD, Place.REVIEW}
        keys = [f.name for f in self.form.fields] if is_form else list(state.answers)
        named = {key: self._longest(key, compared, state.language) for key in keys}
        longest = max(named.values(), default=0)
        found = [key for key, length in named.items() if length == longest and length]
        verb = "refill" if is_form else "edit"
        return f"{verb}:{found[0]}" if len(found) == 1 else None

    def _longest(self, key: str, compared: str, language: Language) -> int:
        """How long the longest name of a question or a field is that stands in a text."""
        names = self._names.get((key, language), ())
        return max((len(name) for name in names if name in compared), default=0)

    @cached_property
    def _names(self) -> Mapping[tuple[str, Language], frozenset[str]]:
        """The names of each question and field in either language, as texts of one are compared."""
        return {
            (key, language): frozenset(
                form
                for words in of_each.values()
                for name in words
                if (form := as_compared(name, language))
            )
            for key, of_each in self.called.items()
            for language in Language
        }
