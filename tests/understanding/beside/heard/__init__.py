"""Tests of what is said to what was heard."""
