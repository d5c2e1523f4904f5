"""Applicants in Teams: what they do becomes turns, what the counter says becomes cards."""
