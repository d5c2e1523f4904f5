"""Who is to reach a person, whatever else they say, and who only speaks of people."""

from __future__ import annotations

import pytest

from bot.understanding.commands.refused_words import is_refused
from bot.understanding.commands.wishes.staff import is_person_wished

WISHED = (
    "Please hand this over to your team and let them know we need an answer by Friday.",
    "Escalate this to your manager and include what I said about the fine.",
    "Let's stop here. Could one of your people check the contract point?",
    "I'll leave it there, and please have somebody go over the subsidiary problem.",
    "Could you forward all that to the person in charge, with the remark on the school?",
    "transfer to human pls and tell him we already phoned twice",
    "Have somebody phone me on Tuesday after lunch.",
    "Send this to your staff and have them reply by email. A transcript would be nice too.",
    "pass the point about the dispatch workers to your staff please",
    "Let me pause; could one of you look into the affiliate thing?",
    "Can this be passed on to a member of your team?",
    "Please tell your staff that we are closed on Mondays",
    "担当の方に代わって、今までの話も伝えてください",
    "スタッフにつないで、許可証の件だと伝えてほしい",
    "もう結構です、上の人を出してください",
    "いいから偉い人に回して",
    "ここで止めます。支店の件だけ、どなたかに見てもらえますか",
    "いったん保存して、担当の人に契約のところを確認してもらいたいです",
    "窓口の方に回してください、2018年の指導の件です",
    "この内容を担当の方へ渡して、メールで返事をもらえますか。控えも欲しいです",
    "できればお電話ほしいです 夜の六時以降なら出られます",
)

IN_HASTE = (
    "ok pass this on to your people, tell them we're in Gifu",
    "これ担当に回しといて、岐阜の会社だと伝えて",
    "偉い人に今の話を渡して 急いでる",
    "もういいから人出して 四時なら出れる",
)

NOT_WISHED = (
    "We translate the diploma and have someone check it",
    "Do you hand our data over to the immigration office?",
    "Do I have to send the consent form to your office?",
    "Can someone from JETRO visit our factory?",
    "Could you send the brochure to our office?",
    "We will transfer him to our Tokyo office next year",
    "can you connect us with people from Vietnam who want to work here?",
    "Can you put us in touch with universities?",
    "I have to hand this over to my boss first",
    "when will someone contact us after the screening?",
    "will a person look at the documents or is it automatic?",
    "what happens if I hand this over to your staff?",
    "Please don't connect me to a human",
    "うちの担当者に確認してもらいます",
    "社内の責任者に回して検討します",
    "行政書士に見てもらえますか",
    "担当の方に会社に来てもらえますか",
    "合否は担当者からメールで連絡してもらえますか",
    "スタッフを出してもらえますか、展示会に",
    "担当者につながなくていいです",
    "その人に営業を引き継いでもらいたいです",
    "エンジニアの人に現場を見てもらいたいです",
    "担当者が代わったら連絡が必要ですか",
    "担当者に代わってお尋ねします",
)


@pytest.mark.parametrize("text", [*WISHED, *IN_HASTE])
def test_who_asks_for_a_person_beside_something_else_is_heard(text: str) -> None:
    assert is_person_wished(text)


@pytest.mark.parametrize("text", NOT_WISHED)
def test_who_only_speaks_of_people_asks_for_nobody(text: str) -> None:
    assert not is_person_wished(text)


@pytest.mark.parametrize(
    ("text", "is_wanted"),
    [
        ("No need to put me through to anybody", False),
        ("I don't want to be transferred to staff", False),
        ("人に代わってもらわなくて大丈夫です", False),
        ("I don't want a bot, put me through to a human", True),
        ("why don't you put me through to somebody", True),
    ],
)
def test_nobody_is_reached_for_who_does_not_want_to(text: str, *, is_wanted: bool) -> None:
    assert is_refused("staff", text) is not is_wanted
