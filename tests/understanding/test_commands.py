"""The expert for commands: what it learns from, what it finds, and that it can be kept."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from bot.bootstrap import content, programme
from bot.faq.article import Knowledge
from bot.understanding.commands.command import CommandBook, CommandDefinition, Risk
from bot.understanding.commands.evaluation import examine_commands
from bot.understanding.commands.expert import Expert, parts
from bot.understanding.commands.serialization import from_arrays, to_arrays
from bot.understanding.commands.training_set import (
    MOST_OTHERS,
    OUTSIDE,
    QUESTION,
    STATEMENT,
    fit_expert,
    lessons_from,
    teach,
    thinned,
)
from bot.understanding.state import Place
from bot.vocabulary import Language

ANYWHERE = tuple(Place)
REPLIES = ("we are a company", "our site is online", "two engineers from India", "in Osaka")


def command(name: str, *said: str, traps: tuple[str, ...] = ()) -> CommandDefinition:
    words = {Language.EN: said, Language.JA: ()}
    not_meant = {Language.EN: traps, Language.JA: ()}
    return CommandDefinition(name, ANYWHERE, Risk.FREE, said=words, traps=not_meant)


@cache
def small_book() -> CommandBook:
    pause = command(
        "pause",
        "please stop for today",
        "let me take a break",
        "I will go on tomorrow, stop here",
        "stop asking for now",
        traps=("our site stopped working", "she takes a break from work"),
    )
    start = command(
        "start",
        "please begin the check",
        "I want to start the check",
        "begin the questions",
        "let us start with the questions",
        traps=("we want to start hiring",),
    )
    onwards = replace(
        command(
            "onwards", "let us proceed", "please proceed", "proceed with it", "you may proceed"
        ),
        means={Place.FRESH: "start", Place.PAUSED: "pause"},
        where=(Place.FRESH, Place.PAUSED),
    )
    both = {each.name: each for each in (pause, start, onwards)}
    return CommandBook(both, {Language.EN: ("we hire two people",), Language.JA: ()})


@cache
def small_expert() -> Expert:
    return fit_expert(small_book(), Knowledge({}), REPLIES, Language.EN)


@pytest.mark.parametrize(
    ("text", "language", "meant"),
    [
        ("could somebody from your team give me a ring", Language.EN, "staff"),
        ("I would like to take a break from this now", Language.EN, "pause"),
        ("どなたか詳しい方に替わっていただけませんか", Language.JA, "staff"),
        ("いったんここで止めておきたいです", Language.JA, "pause"),
    ],
)
def test_a_command_is_found_in_other_words_than_those_that_were_learnt(
    text: str, language: Language, meant: str
) -> None:
    assert text not in content().commands.sentences(meant, language)
    assert programme().experts(language).wishes(text, Place.QUESTION)[0].command == meant


def test_words_mean_the_command_of_the_place_where_they_are_said() -> None:
    assert small_expert().wishes("let us proceed", Place.FRESH)[0].command == "start"
    assert small_expert().wishes("let us proceed", Place.PAUSED)[0].command == "pause"


def test_what_cannot_be_meant_at_a_place_is_never_named() -> None:
    limited = replace(small_book().commands["pause"], where=(Place.QUESTION,))
    book = replace(small_book(), commands={**small_book().commands, "pause": limited})
    expert = fit_expert(book, Knowledge({}), REPLIES, Language.EN)
    found = expert.wishes("please stop for today", Place.FRESH)
    assert "pause" not in {wish.command for wish in found}


def test_traps_answers_and_other_sentences_are_statements() -> None:
    lessons = list(lessons_from(small_book(), Knowledge({}), REPLIES, Language.EN))
    kinds = {lesson.text: lesson.label for lesson in lessons}
    for text in ("we want to start hiring", "we hire two people", *REPLIES):
        assert kinds[text] == STATEMENT
    assert kinds["please begin the check"] == "start"


def test_articles_that_are_acts_teach_no_question() -> None:
    known = content()
    texts = {
        lesson.text: lesson.label
        for lesson in lessons_from(known.commands, known.knowledge, (), Language.EN)
    }
    acts = [a for a in known.knowledge.articles.values() if a.does is not None]
    assert acts
    phrasings = {p for a in acts for p in a.text(Language.EN).phrasings}
    assert not [p for p in phrasings if texts.get(p) == QUESTION]
    assert {QUESTION, OUTSIDE} <= set(texts.values())


def test_of_many_sentences_some_are_taken_from_everywhere() -> None:
    taken = sorted(int(text) for text in thinned(map(str, range(4 * MOST_OTHERS))))
    assert len(taken) == MOST_OTHERS
    assert (taken[0] < 0.1 * MOST_OTHERS, taken[-1] > 3.9 * MOST_OTHERS) == (True, True)


def test_one_sentence_more_changes_no_more_than_one_of_those_that_are_taken() -> None:
    before = [str(number) for number in range(2 * MOST_OTHERS)]
    for more in ("one more", "another", "and one"):
        assert len(set(thinned([more, *before])) - set(thinned(before))) <= 1


def test_what_was_learnt_comes_back_from_plain_arrays_and_reads_the_same() -> None:
    expert = small_expert()
    again = from_arrays(to_arrays(expert), small_book())
    for text in ("please stop for today", "let us proceed", "we hire two people", "xyz"):
        for place in (Place.FRESH, Place.PAUSED):
            read, before = again.wishes(text, place), expert.wishes(text, place)
            assert [wish.command for wish in read] == [wish.command for wish in before]
            assert [wish.sure for wish in read] == pytest.approx([w.sure for w in before], abs=1e-4)


def test_other_arrays_are_refused() -> None:
    arrays = to_arrays(small_expert())
    del arrays["idf"]
    with pytest.raises(KeyError):
        from_arrays(arrays, small_book())


def test_each_sentence_is_judged_once_by_what_was_learnt_without_it() -> None:
    taught = teach(small_book(), Knowledge({}), REPLIES, Language.EN)
    found = examine_commands(taught)
    assert sorted(each.text for each in found) == sorted(each.text for each in taught.lessons)
    assert all(0 <= each.sure <= 1 for each in found)
    assert {each.label for each in found if not each.is_command} == {STATEMENT}


@pytest.mark.parametrize(
    ("text", "language", "part"),
    [
        ("We have a meeting. Please stop here.", Language.EN, "Please stop here."),
        ("I have to leave, please stop here", Language.EN, "please stop here"),
        ("会議がありますので、中断してください", Language.JA, "中断してください"),
        ("ありがとうございます。中断します。", Language.JA, "中断します。"),
    ],
)
def test_a_wish_is_looked_at_apart_from_its_reason(
    text: str, language: Language, part: str
) -> None:
    found = parts(text, language)
    assert found[0] == text
    assert part in found
