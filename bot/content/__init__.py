"""What curators wrote, read from YAML and proven to be complete. Refuses anything else."""

from bot.content.editions import edition_on, edition_problems, open_items, opening_days, shared_id
from bot.content.kept_flows import keep_flow, kept_flow
from bot.content.loader import Content, load, scarcity, staleness
from bot.content.source.editions import edition_ids
from bot.content.source.places import find_root
from bot.content.source.problem import ContentError, Problem
from bot.content.stamp_ledger import stamp_texts
from bot.content.stamps import stamp
from bot.precheck.flow_rules import ClauseGap, cited_by, clause_gaps

__all__ = [
    "ClauseGap",
    "Content",
    "ContentError",
    "Problem",
    "cited_by",
    "clause_gaps",
    "edition_ids",
    "edition_on",
    "edition_problems",
    "find_root",
    "keep_flow",
    "kept_flow",
    "load",
    "open_items",
    "opening_days",
    "scarcity",
    "shared_id",
    "staleness",
    "stamp",
    "stamp_texts",
]
