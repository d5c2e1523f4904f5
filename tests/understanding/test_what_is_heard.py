"""What is kept, offered and asked of messages at the counter, as all experts together hear them."""

from __future__ import annotations

import pytest

from bot.bootstrap import interpreter
from bot.understanding.meaning import Do, Explain, Nod, OfferReadings, Pick, Sense, Tell
from bot.understanding.message import Heard
from bot.understanding.state import state_at
from tests.understanding.test_facts import language_of


def sense(text: str, place: str) -> Sense:
    return interpreter().interpret(Heard(text, text), state_at(place, language_of(text)))


def kept(text: str, place: str) -> dict[str, str]:
    told = (r for act in sense(text, place).acts if isinstance(act, Tell) for r in act.readings)
    return {reading.question.key: reading.option.value for reading in told}


def offered(text: str, place: str) -> dict[str, str]:
    acts = sense(text, place).acts
    likely = (r for act in acts if isinstance(act, OfferReadings) for r in act.readings)
    return {reading.question.key: reading.option.value for reading in likely}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Oh no! Are there any exceptions?", "question:placement_business"),
        ("Oh dear, that's disappointing.", "question:placement_business"),
        ("No way! Seriously?", "question:compliance"),
        ("oh no", "question:screening_attendance"),
        ("えー、そんな。どうにかなりませんか", "question:placement_business"),
        ("まいったな。残念です", "question:website"),
    ],
)
def test_what_is_exclaimed_answers_nothing(text: str, place: str) -> None:
    assert kept(text, place) == {}


@pytest.mark.parametrize(
    ("text", "place", "value"),
    [
        ("Oh no, we have no licence.", "question:placement_business", "none"),
        ("oh, yes we do", "question:website", "yes"),
        ("えっ、ないです", "question:website", "no"),
        ("ええ、あります", "question:website", "yes"),
    ],
)
def test_an_answer_behind_an_exclamation_is_heard(text: str, place: str, value: str) -> None:
    assert kept(text, place) == {place.partition(":")[2]: value}


@pytest.mark.parametrize(
    ("text", "place", "facts"),
    [
        (
            "人材紹介業？やってないよ、うちは製造だけ",
            "question:request",
            {"placement_business": "none"},
        ),
        ("ホームページ？ありますけど", "question:request", {"website": "yes"}),
        ("Placement licence? never had one", "question:request", {"placement_business": "none"}),
        ("Website? just an Instagram account", "question:request", {"website": "no"}),
    ],
)
def test_who_takes_up_what_was_asked_answers_it(
    text: str, place: str, facts: dict[str, str]
) -> None:
    found = sense(text, place)
    assert kept(text, place) == facts
    assert [type(act) for act in found.acts] == [Tell]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Website? do we need one?", "question:request"),
        ("ビザ？それは必要ですか", "question:request"),
        ("Do we need a website? We are in Nara", "question:request"),
    ],
)
def test_who_asks_about_it_answers_nothing(text: str, place: str) -> None:
    assert kept(text, place) == {}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("職業紹介？何ですかそれ", "placement_business"),
        ("法令遵守って何？", "compliance"),
        ("placement business? what's that", "placement_business"),
        ("what is a placement licence?", "placement_business"),
    ],
)
def test_who_does_not_know_what_is_asked_about_hears_it(text: str, key: str) -> None:
    (act,) = sense(text, f"question:{key}").acts
    assert isinstance(act, Explain)
    assert act.question.key == key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("She has an M.Com and a B.Com", "website"),
        ("サイトはありますが、商工会のものです", "website"),
        ("ホームページは親会社のサイトの一部です", "website"),
        ("There is a website but it belongs to the federation", "website"),
        ("our page is on the parent company's site", "website"),
        ('"university graduate or equivalent" - are long years at work enough?', "education"),
        ("Yes, all of them have a master's, mostly from Spain", "cooperation"),
        ("旅行サイトの更新が主な仕事です", "website"),
        ("She has a working visa already", "residence_status"),
        ("He is working in Kobe for another firm right now", "workplace"),
        ("今は名古屋の別の会社で働いている人です", "workplace"),
        ("このページ、さっぱり読めないんですけど", "website"),
        ("データサイエンティストの給与相場", "role"),
        ("経営・管理の取り方", "residence_status"),
        ("salaries for accountants", "role"),
        ("list of the best universities in Vietnam", "education"),
        ("いずれ法人成りする予定です、合同会社で", "legal_form"),
        ("he'll be regular from June, that's settled", "commitment"),
        ("our shop manager would look after whoever comes", "role"),
        ("Our client is a yugen kaisha", "legal_form"),
    ],
)
def test_what_is_not_said_of_the_company_is_not_kept(text: str, key: str) -> None:
    assert key not in kept(text, "question:request")
    assert key not in offered(text, "question:request")


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("see koyama-denki.com", "website", "yes"),
        ("うちの協会はサイトがあります", "website", "yes"),
        ("our association has a website", "website", "yes"),
        ("the group has its own website", "website", "yes"),
        ("I told you we finished one year of support, it's really two", "years_supported", "2"),
        ("最初はアルバイトと書きましたが正社員に決まりました", "employment", "regular"),
        ("just our Kobe office", "workplace", "japan"),
        ("everybody is in Kobe", "workplace", "japan"),
        ("Nagoya and also our Bangkok office", "workplace", "japan_and_overseas"),
        ("no idea which permit she will need", "residence_status", "not_sure"),
        ("ライセンス？ないです", "placement_business", "none"),
        (
            "紹介の許可は保有いたしておりますが、実績はございません",
            "placement_business",
            "licensed_without_record",
        ),
        ("免許はえっと持ってませんてん紹介のやつ", "placement_business", "none"),
        ("were a yugen kaisha, 8 people", "legal_form", "yugen_kaisha"),
        ("有限会社です。従業員は9人です", "legal_form", "yugen_kaisha"),
        ("Client is a GK, no placement licence, own website", "legal_form", "godo_kaisha"),
        ("やってへん", "placement_business", "none"),
        ("もう2年度使いました", "years_supported", "2"),
        ("役職は課長クラス", "role", "management"),
        (
            "seal of the president is tricky, the CFO has authority to sign",
            "consent_form",
            "authorised_signatory",
        ),
    ],
)
def test_what_only_looks_so_is_kept(text: str, key: str, value: str) -> None:
    assert kept(text, f"question:{key}").get(key) == value


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("My aunt says she would go back to baking anyway", "question:website"),
        ("In summer the new hire would also help at the shop", "question:website"),
        ("父は会社の形を変えると言っています", "question:website"),
        ("Is this a person or a machine?", "question:request"),
        ("今話しているのは人間ですか", "question:request"),
        ("では事務局の方がお決めになるということですね", "question:request"),
        ("Our shop is at mori-shop.example", "question:request"),
        ("Full-time, R&D work, Researcher visa maybe, nothing settled", "question:request"),
        (
            "恐れ入ります、一つ質問してもよろしいですか。同意書は英語でも出せますか",
            "question:website",
        ),
    ],
)
def test_what_only_sounds_like_a_command_is_not_done(text: str, place: str) -> None:
    assert not [act for act in sense(text, place).acts if isinstance(act, Do | Pick)]


@pytest.mark.parametrize(
    ("text", "place", "command"),
    [
        ("My boss wants to see the result", "question:website", "verdict"),
        ("Are you a machine? Please connect me to somebody real", "question:request", "staff"),
        ("担当の方と直接話したいです", "question:request", "staff"),
        ("I am poor at English, could I switch to Japanese?", "question:request", "japanese"),
        ("Apologies for the rambling, long day. Thank you so much!", "fresh", "thanks"),
    ],
)
def test_what_is_wished_is_done(text: str, place: str, command: str) -> None:
    assert command in [act.command for act in sense(text, place).acts if isinstance(act, Do)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("I see. So not on your list", "verdict"),
        ("そうなんですね。承知しました", "question:website"),
        ("oh dear", "question:website"),
        ("alright, i thought as much", "question:website"),
        ("なるほど、そこは担当の方に聞いた方がいいですね", "question:website"),
    ],
)
def test_a_word_on_what_was_heard_is_only_heard(text: str, place: str) -> None:
    assert [type(act) for act in sense(text, place).acts] == [Nod]


@pytest.mark.parametrize(
    ("text", "place", "answers"),
    [
        ("I see. We have a site", "question:website", {"website": "yes"}),
        ("なるほど。株式会社です", "question:request", {"legal_form": "kabushiki_kaisha"}),
    ],
)
def test_an_answer_beside_such_a_word_is_kept(
    text: str, place: str, answers: dict[str, str]
) -> None:
    assert kept(text, place) == answers


@pytest.mark.parametrize(
    ("text", "place", "facts"),
    [
        (
            "Interns are a different story, this one has an engineer visa",
            "question:residence_status",
            {"residence_status": "target"},
        ),
        (
            "特定技能は別で考えるので、技人国です",
            "question:residence_status",
            {"residence_status": "target"},
        ),
        ("技能実習は別の話で、今回は正社員のエンジニアです", "fresh", {"employment": "regular"}),
        ("契約社員は別で、今回は正社員です", "question:employment", {"employment": "regular"}),
    ],
)
def test_what_is_a_separate_matter_is_not_what_is_asked_about(
    text: str, place: str, facts: dict[str, str]
) -> None:
    assert kept(text, place) == facts
    assert "specified_skilled_or_trainee" not in offered(text, place).values()
