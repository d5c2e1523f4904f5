"""Applicants in Slack: their events, messages and windows."""
