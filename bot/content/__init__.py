"""What curators wrote, read from YAML and proven to be complete. Refuses anything else."""

from bot.content.coverage import ClauseGap, cited_by, clause_gaps
from bot.content.loading import Content, load
from bot.content.places import find_root
from bot.content.problem import ContentError, Problem
from bot.content.stamping import stamp

__all__ = [
    "ClauseGap",
    "Content",
    "ContentError",
    "Problem",
    "cited_by",
    "clause_gaps",
    "find_root",
    "load",
    "stamp",
]
