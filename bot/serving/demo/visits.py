"""Who visits in the demonstration: made-up companies, each with what its visitor does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from types import MappingProxyType

from bot.vocabulary import Language

FITS: Mapping[str, str] = MappingProxyType(
    {
        "request": "hands_on_support",
        "legal_form": "kabushiki_kaisha",
        "placement_business": "none",
        "website": "yes",
        "years_supported": "0",
        "capacity": "yes",
        "workplace": "japan",
        "residence_status": "target",
        "employment": "regular",
        "role": "specialist",
        "education": "university_or_equivalent",
        "commitment": "agreed",
        "cooperation": "yes",
        "compliance": "yes",
        "consent_form": "representative_seal",
        "screening_attendance": "yes",
    }
)
"""Answers of a company that everything fits."""


@dataclass(frozen=True)
class DemoVisitor:
    """One made-up visitor. `ago` is when they came; `stops_at` is the question at which they left.

    Without a `company` no enquiry is sent. `handled`: what staff did with it, in order: `claim`, or
    `reply:TEXT`.
    """

    name: str
    language: Language
    ago: timedelta
    answers: Mapping[str, str] = field(default_factory=dict)
    stops_at: str = ""
    questions: tuple[str, ...] = ()
    company: str = ""
    contact: str = ""
    wish: Mapping[str, str] = field(default_factory=dict)
    handled: tuple[str, ...] = ()

    @property
    def person(self) -> str:
        """Who this is to the counter: nobody whom any channel reaches."""
        return f"demo:{self.name}"

    @property
    def form(self) -> Mapping[str, str]:
        """What is filled into the contact form."""
        return {
            "company": self.company,
            "name": self.contact,
            "email": f"{self.name}@example.co.jp",
            "language": self.language.value,
            "times": "any",
            **self.wish,
        }


JA, EN = Language.JA, Language.EN
HOUR, DAY = timedelta(hours=1), timedelta(days=1)

VISITS = (
    DemoVisitor(
        name="sakura",
        language=JA,
        ago=19 * DAY,
        answers=FITS,
        questions=("費用はかかりますか？",),
        company="【見本】株式会社さくら製作所",
        contact="見本 花子",
        wish={"stages": "hiring", "menu": "hands_on,seminars"},
        handled=("claim", "reply:【見本】お問い合わせありがとうございます。来週、お電話します。"),
    ),
    DemoVisitor(
        name="harbor",
        language=EN,
        ago=12 * DAY,
        answers={**FITS, "website": "no"},
        questions=(
            "Can we join if our website is not ready?",
            "Do you also help with office rent?",
        ),
        company="[Demo] Harbor Robotics G.K.",
        contact="Demo Harbor",
        wish={"stages": "strategy,hiring"},
        handled=("claim",),
    ),
    DemoVisitor(
        name="agency",
        language=JA,
        ago=9 * DAY,
        answers={**FITS, "placement_business": "licensed_with_record"},
        stops_at="website",
        questions=("人材紹介会社も利用できますか？",),
    ),
    DemoVisitor(
        name="kitchen",
        language=EN,
        ago=6 * DAY,
        answers={**FITS, "residence_status": "specified_skilled_or_trainee"},
        stops_at="employment",
        questions=("We only want to hire Specified Skilled Workers.",),
    ),
    DemoVisitor(
        name="yuki",
        language=JA,
        ago=4 * DAY,
        answers=FITS,
        stops_at="role",
        questions=("駐車場はありますか？",),
    ),
    DemoVisitor(
        name="momiji",
        language=JA,
        ago=3 * DAY,
        answers={**FITS, "legal_form": "other_in_japan", "capacity": "no"},
        questions=("個人事業主でも申し込めますか？",),
        company="【見本】もみじデザイン事務所",
        contact="見本 太郎",
        wish={"remarks": "【見本】開業して間もないため、対象になるか教えてください。"},
    ),
    DemoVisitor(
        name="lakeside",
        language=EN,
        ago=5 * HOUR,
        answers=FITS,
        questions=("How long does the support last?",),
        company="[Demo] Lakeside Foods K.K.",
        contact="Demo Lake",
        wish={"stages": "receiving,retention", "menu": "employee_courses"},
    ),
    DemoVisitor(
        name="hotaru",
        language=JA,
        ago=HOUR,
        answers={"request": "job_fair_only"},
        questions=("合同説明会だけ参加したいです",),
    ),
)
"""All of them, the earliest first."""
