"""Wishes that words leave no doubt of, and what only sounds like one."""
