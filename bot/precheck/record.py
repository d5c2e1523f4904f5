"""The decision record: what was answered and what followed, frozen in a form that can be checked.

It is canonical JSON (sorted keys, no spaces, NFC, UTF-8), so the same answers to the same flow give
the same bytes, and anybody can recompute the verdict from the answers inside.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Mapping

from bot.precheck.flow import Answers, Flow
from bot.precheck.verdict import Reason, judge


def record_of(flow: Flow, answers: Answers) -> str:
    """The record of these answers. Answers that the flow does not know had no part in it."""
    outcome = judge(flow, answers)
    return canonical(
        {
            "edition": flow.edition,
            "flow_version": flow.version,
            "answers": known_answers(flow, answers),
            "verdict": outcome.verdict.value,
            "reasons": [reason_entry(reason) for reason in outcome.reasons],
        }
    )


def matches(record: str, flow: Flow) -> bool:
    """Whether the answers inside the record give exactly this record again, byte for byte."""
    answers = answers_in(record)
    return answers is not None and record_of(flow, answers) == record


def answers_in(record: str) -> dict[str, str] | None:
    """The answers that a record holds; None if it is not a record."""
    try:
        content = json.loads(record)
    except (ValueError, RecursionError):
        return None
    answers = content.get("answers") if isinstance(content, dict) else None
    if not isinstance(answers, dict) or not all(isinstance(v, str) for v in answers.values()):
        return None
    return answers


def digest(record: str) -> str:
    """SHA-256 of the record, in hexadecimal, to compare two copies at a glance."""
    return hashlib.sha256(record.encode()).hexdigest()


def known_answers(flow: Flow, answers: Answers) -> dict[str, str]:
    """The answers that count, by question key."""
    return {
        question.key: answers[question.key]
        for question in flow.questions
        if question.option(answers.get(question.key, "")) is not None
    }


def reason_entry(reason: Reason) -> Mapping[str, object]:
    """One reason, language-neutral."""
    return {
        "question": reason.question.key,
        "value": reason.option.value,
        "effect": reason.effect.value,
        "clauses": list(reason.clauses),
    }


def canonical(content: Mapping[str, object]) -> str:
    """The one way in which this content is written."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return unicodedata.normalize("NFC", text)
