"""Serving Slack: the bolt app joined with the rest, its ways in, and its installation."""
