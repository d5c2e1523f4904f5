"""A whole year's change, made by hand: from the text of a made-up FY2026 to conversations under it.

The guideline is that of `tests/content/test_next_guideline`: the numbers of the real one, words of
our own, and more than 25 changes at once.
"""

from __future__ import annotations

import shutil
from copy import deepcopy
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot import bootstrap
from bot.assistant.context import Assistant
from bot.content import Content, ContentError, edition_on, keep_flow, load, open_items
from bot.content.editions import CONFIRMED_FILE
from bot.content.guideline.alignment import ClauseChange
from bot.content.guideline.carry import carry
from bot.content.guideline.draft import create
from bot.content.guideline.todo import confirm
from bot.content.source.editions import own_place
from bot.editions import EditionCounters
from bot.precheck.flow import Effect
from bot.precheck.proof import prove
from bot.programme import Programme, take_matchers
from bot.vocabulary import Language
from tests.content.guideline_text import written
from tests.content.test_guideline import shipped
from tests.content.test_next_guideline import EDITS
from tests.content.tree import change
from tests.driver import Stage
from tests.memory import MemoryStorage

NAME, OPENS = "FY2026", date(2026, 4, 1)
MORNING = datetime(2026, 4, 1, 1, 0, tzinfo=UTC)
EVENING = datetime(2026, 3, 31, 14, 0, tzinfo=UTC)
EDITION, CLAUSES, FLOW = (
    "knowledge/editions/FY2026/edition.yaml",
    "knowledge/editions/FY2026/clauses.yaml",
    "flows/editions/FY2026/precheck.yaml",
)
NEW_CLAUSES = {
    "II.3.1": "はじめに診断の面談をする",
    "II.3.9": "動画の講座を受けられる",
    "III.1.1.8": "別の補助を受けている会社は対象外",
    "III.1.3.3": "法令遵守の残りの項目",
}
ASKED_ALONG = """  {clause}:
    ja: ほかの質問とあわせてうかがっています。
    en: Asked together with another question.
"""
EXCLUDED = """\
        effect: excluded
        instead: {ja: 担当者にお尋ねください。, en: Please ask our staff.}
        clauses: [III.1.1.1"""


class NextYear:
    """The shipped content with FY2026 beside it, as it is before anybody has edited a text."""

    def __init__(self, folder: Path) -> None:
        self.root = folder
        for name in ("knowledge", "flows"):
            shutil.copytree(bootstrap.root() / name, folder / name)
        before = shipped()[1]
        after = deepcopy(before)
        for edit in EDITS.values():
            edit(after)
        (folder / "knowledge/guideline.txt").write_text(written(before), "utf-8")
        self.changes = create(folder, NAME, "", written(after), OPENS)

    @property
    def files(self) -> list[Path]:
        machine = {"changes.yaml", "confirmed.yaml", "guideline.yaml", "stamps.yaml"}
        own = (self.root / "knowledge/editions" / NAME, self.root / "flows/editions" / NAME)
        return [f for each in own for f in sorted(each.rglob("*.yaml")) if f.name not in machine]

    def carry(self) -> None:
        carry(self.files, self.changes)

    def edit(self) -> None:
        """What curators do: other facts, new clauses, a stricter rule, nothing on what is gone."""
        for path in self.files:
            text = path.read_text("utf-8")
            instead = "III.1.1.2" if path.name == "precheck.yaml" else "III.1.1"
            text = text.replace("gone-III.1.1.7", instead).replace("gone-II.3.7", "II.3")
            path.write_text(text, "utf-8")
        change(self.root, EDITION, "ja: 2024年度\n    en: FY2024", "ja: 2026年度\n    en: FY2026")
        change(self.root, EDITION, "value: 2025-03-31", "value: 2027-03-31")
        self._merge_twice()
        change(self.root, FLOW, "unused_clauses:\n", f"unused_clauses:\n{self._asked_along()}")
        change(self.root, FLOW, "        effect: review\n        clauses: [III.1.1.1", EXCLUDED)
        with (self.root / CLAUSES).open("a", encoding="utf-8") as file:
            for clause, gist in NEW_CLAUSES.items():
                file.write(entry_of(clause, gist))

    def _asked_along(self) -> str:
        conditions = (each for each in NEW_CLAUSES if each.startswith("III"))
        return "".join(ASKED_ALONG.format(clause=each) for each in conditions)

    def _merge_twice(self) -> None:
        """Two clauses that were not asked are one now: the reason stands once."""
        path = self.root / FLOW
        first, mark, rest = path.read_text("utf-8").partition("  III.1.2.1:\n")
        _, _, rest = rest.partition(mark)
        path.write_text(f"{first}{mark}{rest}", "utf-8")

    def confirm_all(self) -> None:
        """Look at each text that is named, one by one."""
        path = own_place(self.root, CONFIRMED_FILE, NAME)
        for item in open_items(self.root, NAME)[:3]:
            confirm(path, [item.id], "yamada", OPENS)
        confirm(path, [item.id for item in open_items(self.root, NAME)], "suzuki", OPENS)


def entry_of(clause: str, gist: str) -> str:
    """A new clause in the registry."""
    return (
        f"\n{clause}:\n"
        f'  label: {{ja: "{clause}", en: "{clause}"}}\n'
        f'  gist: {{ja: "{gist}", en: "New in this edition"}}\n'
        '  out_of_scope: {ja: "担当者がお答えします", en: "Staff answer this"}\n'
    )


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> NextYear:
    """FY2026 as its curators leave it, before they say that they looked at everything."""
    made = NextYear(tmp_path_factory.mktemp("year"))
    made.carry()
    made.edit()
    return made


@pytest.fixture(scope="module")
def ready(year: NextYear) -> NextYear:
    year.confirm_all()
    return year


def names_of(changes: tuple[ClauseChange, ...]) -> set[str]:
    return {change.kind.value for change in changes}


def test_the_made_up_year_holds_every_kind_of_change(year: NextYear) -> None:
    kinds = {"changed", "renumbered", "moved", "merged", "split", "new", "gone"}
    assert names_of(year.changes) == kinds | {"same"}


def test_before_anybody_edits_the_check_names_all_that_cites_what_is_gone(tmp_path: Path) -> None:
    fresh = NextYear(tmp_path)
    fresh.carry()
    with pytest.raises(ContentError) as told:
        load(fresh.root, NAME)
    assert {"III.1.1.7", "II.3.7"} == {
        problem.message.split(" ")[1]
        for problem in told.value.problems
        if "of the former guideline is gone" in problem.message
    }


def test_it_cannot_open_before_everything_was_looked_at(year: NextYear) -> None:
    assert len(open_items(year.root, NAME)) > 500
    assert edition_on(year.root, OPENS) == ""


def test_once_all_was_looked_at_it_opens_and_its_rules_are_proved(ready: NextYear) -> None:
    assert open_items(ready.root, NAME) == ()
    assert edition_on(ready.root, OPENS) == NAME
    assert edition_on(ready.root, date(2026, 3, 31)) == ""
    content = load(ready.root, NAME)
    proof = prove(content.flow, content.edition.clauses, content.unused_clauses)
    assert proof.problems == ()


@pytest.fixture(scope="module")
def counter(ready: NextYear) -> Assistant:
    storage = MemoryStorage()
    ours = bootstrap.programme()

    def seat(known: Content) -> Assistant:
        """Its counter. How people talk is what it was, so it is not learnt once more."""
        programme = Programme(known)
        take_matchers(programme, ours.content.knowledge, ours.matchers)
        for language in Language:
            programme.experts.take(language, ours.experts(language))
            programme.fact_experts.take(language, ours.fact_experts(language))
        return bootstrap.assistant_of(programme, storage)

    editions = EditionCounters(ready.root, seat)
    keep_flow(ready.root, load(ready.root, NAME).flow)
    first = editions.of("FY2024")
    assert first is not None
    return replace(first, editions=editions)


FAVOURABLE = {
    Language.JA: ("事前チェックを始めたい", "支援期間はいつまでですか？", "2027年3月31日"),
    Language.EN: ("Start the pre-check", "Until when does the support run?", "March 31, 2027"),
}


@pytest.mark.parametrize("language", Language)
def test_a_conversation_goes_through_it(counter: Assistant, language: Language) -> None:
    begins, question, day = FAVOURABLE[language]
    stage = Stage(counter, now=MORNING, person=f"test:{language}", language=language)
    stage.say(begins)
    assert stage.conversation is not None
    assert stage.conversation.edition == NAME
    flow = counter.today(MORNING).flow
    stage.answer_rest({q.key: q.options[0].value for q in flow.questions} | FITTING)
    assert stage.said
    assert "verdict" in {message.kind for message in stage.said}
    stage.say(question)
    assert day in "\n".join(message.text for message in stage.said)
    stage.enquire()
    with counter.storage() as work:
        [lead] = work.leads.of(stage.person)
    assert (lead.edition, lead.verdict) == (NAME, "likely_eligible")


FITTING = {"legal_form": "kabushiki_kaisha", "placement_business": "none", "website": "yes"}


def test_what_the_new_rules_exclude_is_excluded_from_the_opening_day_on(
    counter: Assistant,
) -> None:
    effects = {}
    for now in (EVENING, MORNING):
        question = counter.today(now).flow.question("placement_business")
        assert question is not None
        option = question.option("licensed_without_record")
        assert option is not None
        effects[now] = option.effect
    assert effects == {EVENING: Effect.REVIEW, MORNING: Effect.EXCLUDED}
