"""Questions of the pre-check that are called by their names: gone to, or asked about."""

from __future__ import annotations

import pytest

from bot.bootstrap import interpreter
from bot.understanding.meaning import Explain, Pick
from bot.understanding.message import Heard
from bot.understanding.state import DialogueState, Place
from bot.vocabulary import Language

GONE_TO = (
    ("can I go back to the question about the website?", "website"),
    ("please go back to the part on education", "education"),
    ("back to the company form please", "legal_form"),
    ("jump to the question on compliance", "compliance"),
    ("can we go to the part about the place of work", "workplace"),
    ("I skipped the licence question, can I answer it now?", "placement_business"),
    ("Could we revisit the role question?", "role"),
    ("雇用形態のところまで戻って", "employment"),
    ("さっきの職種のところに戻してください", "role"),
    ("法令遵守の質問に進みたい", "compliance"),
    ("働く場所の質問を先に答えたいです", "workplace"),
    ("資金の質問を見せて", "capacity"),
)
ASKED_ABOUT = (
    ("I don't understand the question about the website, what do you want to know?", "website"),
    ("why do you ask about the place of work?", "workplace"),
    ("why do you need to know the years of support?", "years_supported"),
    ("the question on commitment is unclear to me, explain please", "commitment"),
    ("What is the financial basis question about?", "capacity"),
    ('what does the "consensus" question ask exactly', "commitment"),
    ("法令遵守の質問の意味がわかりません、何を知りたいのですか", "compliance"),
    ("働く場所はなぜ聞くんですか", "workplace"),
    ("資金と体制の質問は何を答えればいいですか", "capacity"),
    ("有料職業紹介の質問がよくわかりません", "placement_business"),
    ("hold on, what is that question after? what does this question mean", "request"),
    ("これって何を聞いているの", "request"),
)
NEITHER = (
    "somebody should check the visa question and get back to us",
    "Why is the visa part of the application so strict?",
    "What are the main points about employment contracts?",
    "Do you have a page on visas that explains the difference?",
    "why is education one of the conditions?",
    "I have a question about the visa, what do we need?",
    "one more question on compliance: what counts as a violation?",
    "We moved him to the office section and the contract is new",
    "can she go back to her place of work after maternity leave?",
    "what does compliance mean?",
    "For the visa part I don't know yet",
    "can the company return to the programme after a year?",
    "what do I write on the role on the consent form?",
    "資金の部分はどう審査されますか",
    "ビザについて質問です、何を準備すればいいですか",
    "ビザのところで困っています、なぜ時間がかかるのですか",
    "体制のところは人を出して対応します",
    "前の職場に戻りたいという社員がいます",
    "学歴はなぜ大卒以上なんですか",
    "職種の欄には何を書けばいいですか、同意書です",
    "学歴の部分がまだわからない",
)


def acts_of(text: str) -> tuple[object, ...]:
    language = Language.EN if text.isascii() else Language.JA
    state = DialogueState(language, Place.QUESTION, "request")
    return interpreter().interpret(Heard(text, text), state).acts


@pytest.mark.parametrize(("text", "key"), GONE_TO)
def test_a_question_that_is_named_is_gone_to(text: str, key: str) -> None:
    assert acts_of(text) == (Pick(f"edit:{key}"),)


@pytest.mark.parametrize(("text", "key"), ASKED_ABOUT)
def test_the_question_that_is_named_is_explained_and_not_the_open_one(text: str, key: str) -> None:
    (act,) = acts_of(text)
    assert isinstance(act, Explain)
    assert act.question.key == key


@pytest.mark.parametrize("text", NEITHER)
def test_what_is_asked_of_the_world_is_no_wish_about_a_question(text: str) -> None:
    assert not [act for act in acts_of(text) if isinstance(act, Explain | Pick)]
