"""A small tree of content without problems, for tests to break."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bot.content import stamp

EDITION = """\
# The facts.
edition: FY2024

statements: {desk: [VI], no_promise: [III.2], support_end: [I], forms_end: []}
conditions: [III, V.n3]

facts:
  programme_name:
    type: text
    clause: I
    ja: 支援事業
    en: Support Programme
  organisation:
    type: text
    clause: VI
    ja: 振興機構
    en: Promotion Agency
  edition_name:
    type: text
    clause: I
    ja: 2024年度
    en: FY2024
  published:
    type: month
    clause: I
    value: 2024-03
  support_end:
    type: date
    clause: I
    value: 2025-03-31
  company_limit:
    type: number
    clause: III.3
    value: 300
  desk_email:
    type: email
    clause: VI
    value: Desk@example.go.jp
  desk_phone:
    type: phone
    clause: VI
    value: 03-3582-0000
  desk_hours:
    type: hours
    clause: VI
    value: ["09:00-12:00", "13:00-17:00"]
  programme_url:
    type: url
    clause: VI
    value: https://www.example.go.jp/services/escort/
"""

CLAUSES = """\
I:
  label: {ja: "Ⅰ 目的", en: "I Purpose"}
  gist: {ja: "{published}公表、{support_end}まで", en: "{published} to {support_end}"}
III.2:
  label: {ja: "Ⅲ-2 業種", en: "III-2 Industries"}
  gist: {ja: "全業種", en: "Any industry"}
III.3:
  label: {ja: "Ⅲ-3 期限", en: "III-3 Deadline"}
  gist: {ja: "{company_limit}社まで", en: "Up to {company_limit} companies"}
V.n3:
  label: {ja: "Ⅴ 留意事項 3", en: "V note 3"}
  gist: {ja: "日本国内", en: "In Japan"}
  out_of_scope: {ja: "事前チェックで確かめるため", en: "The pre-check asks about it"}
VI:
  label: {ja: "Ⅵ 窓口", en: "VI Desk"}
  gist: {ja: "{desk_phone}（{desk_hours}）", en: "{desk_phone} ({desk_hours})"}
"""

ARTICLES = """\
# Articles about the programme.
- id: purpose
  clauses: [I, III.2]
  reviewed: 2026-11-23
  related: [desk-hours]
  ja:
    question: 目的は何ですか？
    answer: >-
      {edition_name}の支援です。
    detail: くわしくは{programme_url}へ。
  en:
    # A remark that must stay.
    question: What is the purpose?
    answer: Support in {edition_name}.
    detail: More at {programme_url}.

- id: desk-hours
  clauses: [VI, III.3]
  reviewed: 2026-11-23
  partial: true
  ja:
    question: 窓口はいつ開いていますか？
    answer: "{desk_hours}です。"
    detail: メールは{desk_email}へ。
  en:
    question: When is the desk open?
    answer: "{desk_hours}."
    detail: Or write to {desk_email}.
"""

PHRASINGS_JA = """\
purpose: [目的1, 目的2, 目的3, 目的4, 目的5, 目的6, 目的7, 目的8]
desk-hours: [時間1, 時間2, 時間3, 時間4, 時間5, 時間6, 時間7, 時間8]
"""

PHRASINGS_EN = """\
purpose: [aim 1, aim 2, aim 3, aim 4, aim 5, aim 6, aim 7, aim 8]
desk-hours: [hours 1, hours 2, hours 3, hours 4, hours 5, hours 6, hours 7, hours 8]
"""

OUT_OF_SCOPE = """\
- id: tax
  turn_to: {ja: 税務署へ, en: The tax office}
- id: weather
"""

SUBJECTS_JA = """\
tax: [確定申告はいつ]
weather: [明日の天気]
"""

SUBJECTS_EN = """\
tax: [when are taxes due]
weather: [weather tomorrow]
"""

PRECHECK = """\
edition: FY2024
not_sure:
  label: {ja: わからない, en: I'm not sure}
unused_clauses:
  III.3: {ja: 会社の条件ではないため, en: No condition on the company}
profile:
  - trait: place
    title: {ja: 所在地, en: Place}
    remark: {ja: 国内ならどこでも, en: Anywhere in Japan}
    clauses: [III.2]
  - trait: headcount
    title: {ja: 人数, en: Headcount}
    remark: {ja: 規模は問いません, en: Any size}
    clauses: [III.2]
questions:
  - key: industry
    revision: 2
    clauses: [III.2]
    title: {ja: 業種, en: Industry}
    ask: {ja: 人材紹介業ですか？, en: Are you a placement business?}
    why: {ja: 対象外のため, en: They are not covered}
    find_out: {ja: 免許を確認, en: Look for a licence}
    "yes": placement
    "no": other
    first_number: 0
    of_hire_wish: other
    topic: {there: placement, missing: other}
    choices:
      - value: other
        label: {ja: いいえ, en: "No"}
        denied: placement
      - value: placement
        label: {ja: はい, en: "Yes"}
        effect: excluded
        clauses: [III.2]
        reason: {ja: 対象外です, en: Not covered}
        instead: {ja: 窓口へ, en: Ask the desk}
        offer: {value: other, label: {ja: 変える, en: Change it}}
  - key: workplace
    clauses: [V.n3]
    title: {ja: 勤務地, en: Workplace}
    ask: {ja: どこですか？, en: Where is it?}
    why: {ja: 国内が対象, en: Japan is covered}
    find_out: {ja: 人事に確認, en: Ask personnel}
    choices:
      - value: japan
        label: {ja: 国内, en: Japan}
      - value: both
        label: {ja: 両方, en: Both}
        effect: note
        reason: {ja: 国内分だけ, en: Only the part in Japan}
"""

PHRASES = """\
not_sure: {ja: [不明], en: [no idea]}
topics:
  industry: {ja: [免許], en: [licence]}
choices:
  industry:
    other:
      says: {ja: [製造業です], en: [we are a manufacturer]}
  workplace:
    both:
      says: {ja: [国内と海外], en: [here and abroad]}
      answers: {ja: [両方], en: [both]}
"""

WORDS = """\
"yes": {ja: [はい], en: ["yes"]}
"no": {ja: [いいえ], en: ["no"]}
as_shown: {ja: [それで合っています], en: [as it is]}
"""

COMMANDS = """\
back: {where: [question, field], risk: undoable}
skip: {where: [question, field], risk: undoable}
"""

COMMANDS_JA = """\
back: {short: [戻る], said: [前に戻してください], not: [戻り品を検査します]}
skip: {short: [飛ばす]}
none: {said: [三月に創業しました]}
"""

COMMANDS_EN = """\
back: {short: [go back], said: [please take me back], not: [the back office]}
skip: {short: [skip]}
none: {said: [we were founded in March]}
"""

CONCEPTS = """\
BACK: {ja: [戻], en: [back]}
"""

CALLED = """\
questions:
  industry: {ja: [業種の件], en: [the industry]}
fields:
  company: {ja: [社名], en: [firm]}
"""

STANCES = """\
denied:
  after: {ja: [ではない], en: [not]}
"""

PLACES = """\
japan: {ja: [国内], en: [japan]}
overseas: {ja: [海外], en: [abroad]}
"""

HANDOFF = """\
reply_within_working_days: 2
clauses: [III.3]
notice: {ja: "{retention_days}日", en: "{retention_days} days"}
words:
  all: {ja: [全部], en: [all]}
  none: {ja: [なし], en: [none]}
  joining: {ja: [と], en: [and]}
fields:
  - name: company
    title: {ja: 会社名, en: Company}
    ask: {ja: 会社名は？, en: Which company?}
    hint: {ja: 正式に, en: In full}
  - name: name
    title: {ja: お名前, en: Name}
    ask: {ja: お名前は？, en: Your name?}
    hint: {ja: 部署も, en: And department}
  - name: email
    title: {ja: メール, en: E-mail}
    ask: {ja: メールは？, en: Your e-mail?}
    hint: {ja: 例の形で, en: Like this}
  - name: language
    title: {ja: 言語, en: Language}
    ask: {ja: 言語は？, en: Which language?}
    hint: {ja: どちらでも, en: Either}
    choices:
      - {value: ja, label: {ja: 日本語, en: Japanese}, says: {ja: [にほんご], en: [jp]}}
      - {value: en, label: {ja: 英語, en: English}, says: {ja: [えいご], en: [eng]}}
  - name: menu
    required: false
    several: true
    title: {ja: メニュー, en: Services}
    ask: {ja: どれですか？, en: Which?}
    hint: {ja: 任意です, en: Optional}
    choices:
      - {value: seminars, label: {ja: セミナー, en: Seminars}, clauses: [I]}
"""

NEXT_STEPS = """\
- question: industry
  cases:
    - values: [other]
      clauses: [III.2]
      text: {ja: "{programme_url}で申し込む", en: "Apply at {programme_url}"}
  otherwise:
    clauses: [VI]
    text: {ja: "窓口へ", en: "Ask the desk"}
"""

DEMO = """\
usual: {industry: other, workplace: japan}
visitors:
  - {name: sakura, language: ja, hours_ago: 5, company: 【見本】さくら, contact: 見本 花子}
  - {name: maple, language: en, hours_ago: 9, answers: {workplace: both}, stops_at: workplace}
"""

ARTICLE_FILE = "knowledge/articles/01-all.yaml"

FILES: Mapping[str, str] = {
    "knowledge/edition.yaml": EDITION,
    "knowledge/clauses.yaml": CLAUSES,
    ARTICLE_FILE: ARTICLES,
    "knowledge/phrasings/ja/01-all.yaml": PHRASINGS_JA,
    "knowledge/phrasings/en/01-all.yaml": PHRASINGS_EN,
    "knowledge/out_of_scope.yaml": OUT_OF_SCOPE,
    "knowledge/phrasings/ja/out_of_scope.yaml": SUBJECTS_JA,
    "knowledge/phrasings/en/out_of_scope.yaml": SUBJECTS_EN,
    "flows/precheck.yaml": PRECHECK,
    "flows/phrases.yaml": PHRASES,
    "flows/words.yaml": WORDS,
    "flows/handoff.yaml": HANDOFF,
    "flows/next_steps.yaml": NEXT_STEPS,
    "flows/demo.yaml": DEMO,
    "flows/commands.yaml": COMMANDS,
    "flows/phrasings/ja/commands.yaml": COMMANDS_JA,
    "flows/phrasings/en/commands.yaml": COMMANDS_EN,
    "flows/phrasings/ja/answers.yaml": "industry: {not_sure: [求人を扱うかは確認中です]}\n",
    "flows/phrasings/en/answers.yaml": "industry: {not_sure: [we are still checking that]}\n",
    "flows/concepts.yaml": CONCEPTS,
    "flows/called.yaml": CALLED,
    "flows/stances.yaml": STANCES,
    "flows/places.yaml": PLACES,
}


def write_tree(root: Path) -> Path:
    """Write the tree below the root, its translations stamped."""
    for name, text in FILES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    stamp(root)
    return root


def change(root: Path, file: str, before: str, after: str) -> int:
    """Replace the first occurrence of a part of a file; return the line of the change."""
    path = root / file
    text = path.read_text(encoding="utf-8")
    start = text.index(before)
    path.write_text(text[:start] + after + text[start + len(before) :], encoding="utf-8")
    return text.count("\n", 0, start) + 1


def line_of(root: Path, file: str, fragment: str) -> int:
    """The number of the first line that holds the fragment."""
    text = (root / file).read_text(encoding="utf-8")
    return text.count("\n", 0, text.index(fragment)) + 1
