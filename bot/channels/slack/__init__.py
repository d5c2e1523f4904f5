"""Applicants in Slack: what they do becomes turns, what the counter says becomes blocks."""

from __future__ import annotations
