"""Applicants in a browser: what they do becomes turns, what the counter says becomes a page."""

from __future__ import annotations
