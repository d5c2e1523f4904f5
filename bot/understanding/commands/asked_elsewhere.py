"""What sounds like a wish for a person and is none: others are to write, or a speaker to come."""

from __future__ import annotations

OTHERS_TO_WRITE = (
    r"\b(?:want|like|need|ask|tell)(?:s|ed)? (?:(?:my|our|the|an?|his|her|their) )?"
    r"(?:company|company'?s?|boss|hr|employer|manager|president|office|future|new)(?: \w+)? to"
    r" (?:talk|speak|write|call|contact|ask)\b"
)
"""How somebody says that others are to turn to the desk."""

TO_SPEAK = (
    r"\b(?:come|visit|travel)\b[^.!?]*\b(?:talk|lecture|speech|seminar|campus|presentation|workshop"
    r"|class|event)s?\b"
    r"|\b(?:give|hold|do|offer) (?:us |our students |a |an |some |any )*(?:\w+ )?"
    r"(?:talk|lecture|speech|presentation|workshop)s?\b"
    r"|(?:講演|講義|登壇|出前授業|出張説明|出張講座)(?:を|に|で|は)?[^。]{0,10}"
    r"(?:して|来て|お願い|派遣|でき|可能|もらえ|いただけ)"
)
"""How somebody asks for a speaker, which is asked of the desk's offers first."""
