"""Slack itself: how its text is made inert, what its blocks hold, and what its answers mean."""
