"""Applicants in Slack: what they do becomes turns, what the counter says becomes blocks."""
