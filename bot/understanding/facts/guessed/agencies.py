"""Talk of agencies, and of people who are sent by one: whom a company employs it does not say."""

from __future__ import annotations

import re

AGENCY = re.compile(
    r"\b(?:employment|temp|temping|staffing|dispatch(?:ing)?|haken|jinzai|shokai|recruit(?:ment|ing)"
    r"|labou?r|placement|job) "
    r"(?:agenc(?:y|ies)|firms?|compan(?:y|ies)|business|trade|licen[cs]es?|permits?|services?"
    r"|placements?|mediation)\b"
    r"|\b(?:employment placements?|job placements?|agenc(?:y|ies)|temp staffing)\b"
    r"|\b(?:no|not|nor|neither|or|for|without)(?: an?)? (?:haken|shokai|dispatching)\b"
)
EMPLOYED = re.compile(
    r"\b(?:he|she|they|him|her|them|who|person|candidates?|hires?|hired|employed|dispatched"
    r"|contracts?|would|position|role|engineers?|join\w*)\b"
)
"""What makes of it how those who are hired are to be employed."""

TRAINEES = re.compile(r"\b(?:technical |foreign )?(?:interns|trainees)\b")
WORKED_AS = re.compile(
    r"\b(?:internships?|students?|universit(?:y|ies)|contracts?|part[- ]tim\w*|temps?|hourly"
    r"|as (?:an )?interns?)\b"
)
"""Interns from abroad have a status of residence; how anybody is employed is said by more."""


def is_of_agency(text: str) -> bool:
    """Whether a text speaks of agencies, and of nobody who is to be employed through one."""
    return AGENCY.search(text) is not None and EMPLOYED.search(text) is None


def is_of_trainees(text: str) -> bool:
    """Whether a text speaks of interns and does not say how anybody is employed."""
    return TRAINEES.search(text) is not None and WORKED_AS.search(text) is None
