"""Replies to the open question."""
