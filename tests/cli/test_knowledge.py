from __future__ import annotations

import json
from dataclasses import replace

import yaml

from bot.assistant.ports import AskedQuestion
from bot.bootstrap import content, now
from bot.cli.knowledge.diff import changes_between
from bot.settings import read_settings
from bot.storage import open_storage
from bot.storage.model_cache import is_kept, matchers
from bot.vocabulary import Language
from tests.cli.conftest import Command
from tests.faq.sample_knowledge import ARTICLES, shelf


def ask_the_weather(madoguchi: Command, *texts: str) -> None:
    lines = "".join(json.dumps({"text": text}) + "\n" for text in texts)
    madoguchi("chat", "--jsonl", sent=lines)


def test_questions_that_ask_the_same_are_one_group_the_most_frequent_first(
    madoguchi: Command,
) -> None:
    ask_the_weather(
        madoguchi,
        "Who invented the telephone?",
        "What will the weather be tomorrow?",
        "what will the weather be tomorrow",
    )
    groups = json.loads(madoguchi("knowledge", "unanswered", "--json").stdout)
    assert [group["times"] for group in groups] == [2, 1]
    assert "weather" in groups[0]["questions"][0]


def test_what_an_article_answers_by_now_is_not_listed_any_more(madoguchi: Command) -> None:
    ask_the_weather(madoguchi, "What will the weather be tomorrow?")
    asked = AskedQuestion(now(), "", Language.EN, "Is it free?", "decline", None, 0.1)
    with open_storage(madoguchi.url) as storage, storage() as work:
        work.questions.add(asked)
        work.commit()
    [group] = json.loads(madoguchi("knowledge", "unanswered", "--json").stdout)
    assert group["questions"] == ["What will the weather be tomorrow?"]


def test_a_group_comes_with_a_stub_that_is_yaml(madoguchi: Command) -> None:
    ask_the_weather(madoguchi, "What will the weather be tomorrow?")
    written = madoguchi("knowledge", "unanswered", "--stubs").stdout
    [stub], phrasings = yaml.safe_load_all(written)
    assert phrasings == {"TODO": ["What will the weather be tomorrow?"]}
    assert set(stub) >= {"id", "clauses", "ja", "en"}


def test_a_question_is_explained_by_phrasing_words_and_what_came_second(
    madoguchi: Command,
) -> None:
    told = madoguchi("ask", "is the support free of charge?", "--explain").stdout
    assert "cost-free" in told
    assert "nearest phrasing" in told
    assert "free +" in told
    assert told.count("margin") == 3


def test_what_a_strange_word_is_read_as_is_told(madoguchi: Command) -> None:
    told = madoguchi("ask", "社福でも応募できますか", "--explain").stdout
    assert "read as: 社福 → 社会福祉法人" in told
    assert "社福 " not in told.partition("words: ")[2], "the words of what was read are weighed"


def test_explaining_goes_with_a_question_only(madoguchi: Command) -> None:
    assert madoguchi("ask", "--jsonl", "--explain").exit_code == 2


def test_the_check_tells_programs_how_many_problems_there_are(madoguchi: Command) -> None:
    checked = json.loads(madoguchi("knowledge", "check", "--json").stdout)
    assert checked["problems"] == []
    assert checked["articles"] >= 130


def test_a_changed_answer_and_a_moved_phrasing_are_listed() -> None:
    fee, seal, coordinator = ARTICLES
    words = replace(fee, en=replace(fee.en, answer="It is free."))
    fewer = replace(seal, en=replace(seal.en, phrasings=seal.en.phrasings[1:]))
    asked = [(Language.EN, text) for text in (fee.en.question, seal.en.phrasings[0])]
    changes = changes_between(shelf((fee, fewer, coordinator)), shelf((words, seal)), asked)
    assert fee.en.question in [change.question for change in changes]
    assert changes[0].old.articles == changes[0].new.articles == ("fee",)
    assert changes[0].old.said != changes[0].new.said


def test_two_times_the_same_content_change_nothing() -> None:
    asked = [(Language.JA, text) for text in ARTICLES[0].ja.phrasings]
    assert changes_between(shelf(), shelf(), asked) == []


def test_a_version_that_is_nowhere_is_refused_in_plain_words(madoguchi: Command) -> None:
    told = madoguchi("knowledge", "diff", "no-such-version")
    assert told.exit_code == 2
    assert "neither a folder nor a revision" in told.stderr


def test_what_is_learnt_ahead_of_time_is_there_for_the_next_start(madoguchi: Command) -> None:
    result = madoguchi("knowledge", "learn", "--language", "en")
    assert (result.exit_code, result.stdout) == (0, "en: learnt\n")
    wanted = read_settings()
    assert wanted.cache_dir is not None
    assert is_kept(matchers(content().knowledge), Language.EN, wanted.cache_dir)
