"""Which company a lead is from, so that staff see which other leads are from the same one.

Anybody can type a company's name, number or mail domain, so none of it gives anybody a right to a
lead: it only says what staff may wish to look at together.

The rule: two leads are of one company if they share a key. A lead with a corporate number has two
keys, the number and the name (as it was written, and alike for all forms of its letters); a lead
without has the name only. So a company that gives its number
the second time is still seen with its first lead. Two companies may bear the same name: where both
gave a number and the numbers differ, `is_same_company` says no although the names are alike.
"""

from __future__ import annotations

import re
import unicodedata

from bot.handoff.lead import Contact
from bot.vocabulary.name_variants import alike

JAPANESE_FORM = (
    r"(?:株式会社|有限会社|合同会社|合資会社|合名会社|特例有限会社|\((?:株|有|同|資|名|合)\))"
)
ENGLISH_FORM = (
    r"(?:incorporated|inc|corporation|corp|company limited|co ltd|limited|ltd|llc|llp|plc"
    r"|k k|kk|g k|gk|y k|yk|kabushiki kaisha|kabushiki gaisha|godo kaisha|godo gaisha"
    r"|yugen kaisha|yugen gaisha)"
)
AT_START = re.compile(rf"^\s*{JAPANESE_FORM}")
AT_END = re.compile(rf"(?:{JAPANESE_FORM}|\b{ENGLISH_FORM})\s*$")


def company_keys(contact: Contact) -> tuple[str, ...]:
    """What the company is recognised by, strongest first; no key holds a space."""
    name = bare_name(contact.company)
    by_name = dict.fromkeys(f"name:{each}" for each in (name, in_any_form(name)))
    by_number = (f"number:{contact.corporate_number}",) if contact.corporate_number else ()
    return (*by_number, *by_name)


def is_same_company(one: Contact, other: Contact) -> bool:
    """Whether two contacts are of one company: by number where both gave it, otherwise by name."""
    if one.corporate_number and other.corporate_number:
        return one.corporate_number == other.corporate_number
    return in_any_form(bare_name(one.company)) == in_any_form(bare_name(other.company))


def in_any_form(name: str) -> str:
    """The name with old and new forms of kanji alike, and hiragana like katakana."""
    return letters_and_digits(alike(name))


def bare_name(company: str) -> str:
    """The name without legal form, spaces, punctuation, case and width of characters."""
    folded = unicodedata.normalize("NFKC", company).casefold()
    spaced = re.sub(r"[.,、。\s]+", " ", folded)
    return letters_and_digits(without_legal_forms(spaced)) or letters_and_digits(folded)


def without_legal_forms(name: str) -> str:
    """The name without legal forms before and after it; empty if it is nothing else."""
    shorter = AT_END.sub("", AT_START.sub("", name))
    return name if shorter == name else without_legal_forms(shorter)


def letters_and_digits(text: str) -> str:
    """Only what is a letter, a mark on a letter, or a digit."""
    return "".join(c for c in text if unicodedata.category(c)[0] in "LMN")
