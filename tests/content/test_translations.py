from pathlib import Path

import pytest

from bot.vocabulary import Language
from bot.wording.catalogue import read_catalogues
from tests.content.translations import ROOT, problems_in

CODE = """
def speak(voice):
    voice.gettext("Hello {name}.", name="A")
    voice.ngettext("{count} question", "{count} questions", 2)
"""
TEMPLATE = """
msgid "Hello {name}."
msgstr ""

msgid "{count} question"
msgid_plural "{count} questions"
msgstr[0] ""
msgstr[1] ""
"""
HEADER = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"""
GOOD = {
    "ja": """
msgid "Hello {name}."
msgstr "{name}さん、こんにちは。"

msgid "{count} question"
msgid_plural "{count} questions"
msgstr[0] "{count}問"
""",
}
PLURAL_FORMS = {"ja": "nplurals=1; plural=0;"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "bot").mkdir()
    (tmp_path / "bot" / "speech.py").write_text(CODE, encoding="utf-8")
    (tmp_path / "locales").mkdir()
    (tmp_path / "locales" / "bot.pot").write_text(HEADER + TEMPLATE, encoding="utf-8")
    for language, content in GOOD.items():
        write(tmp_path, language, content)
    return tmp_path


def write(project: Path, language: str, content: str) -> None:
    path = project / "locales" / language / "LC_MESSAGES" / "bot.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    plural = f'"Language: {language}\\n"\n"Plural-Forms: {PLURAL_FORMS[language]}\\n"\n'
    path.write_text(HEADER + plural + content, encoding="utf-8")


def problems(project: Path) -> list[str]:
    return list(problems_in(project / "bot", project / "locales"))


def test_the_repository_has_every_sentence_in_every_language() -> None:
    assert list(problems_in(ROOT / "bot", ROOT / "locales")) == []


@pytest.mark.parametrize(
    ("count", "said"), [(0, "{count} questions"), (1, "{count} question"), (2, "{count} questions")]
)
def test_english_is_said_as_it_is_written(count: int, said: str) -> None:
    english = read_catalogues(ROOT / "locales")[Language.EN]
    assert english.gettext("Ask a question") == "Ask a question"
    assert english.ngettext("{count} question", "{count} questions", count) == said


def test_complete_catalogues_have_no_problems(project: Path) -> None:
    assert problems(project) == []


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ('msgid "Hello {name}."\nmsgstr "{name}さん、こんにちは。"\n', "", "missing"),
        ('msgstr "{name}さん、こんにちは。"', 'msgstr ""', "not translated"),
        ("{name}さん、", "", "other placeholders"),
        ("{name}さん", "{nmae}さん", "other placeholders"),
        ('msgid "Hello', '#, fuzzy\nmsgid "Hello', "fuzzy"),
        ('msgid "Hello {name}."\nmsgstr', '#~ msgid "Hello {name}."\n#~ msgstr', "obsolete"),
        ('msgstr[0] "{count}問"', 'msgstr[0] ""', "not translated"),
    ],
)
def test_a_fault_in_a_catalogue_is_named_with_its_sentence(
    project: Path, before: str, after: str, problem: str
) -> None:
    assert before in GOOD["ja"]
    write(project, "ja", GOOD["ja"].replace(before, after))
    sentence = "{count} question" if "count" in before else "Hello {name}."
    expected = f"locales/ja/LC_MESSAGES/bot.po: {problem}: {sentence!r}"
    assert expected in problems(project)


def test_a_sentence_that_the_code_no_longer_says_is_named(project: Path) -> None:
    write(project, "ja", GOOD["ja"] + '\nmsgid "Bye."\nmsgstr "さようなら。"\n')
    assert "locales/ja/LC_MESSAGES/bot.po: not in the code: 'Bye.'" in problems(project)


def test_a_template_that_is_out_of_date_is_named(project: Path) -> None:
    code = CODE + '    voice.gettext("New.")\n'
    (project / "bot" / "speech.py").write_text(code, encoding="utf-8")
    assert any(p.startswith("bot.pot: out of date") and "New." in p for p in problems(project))
