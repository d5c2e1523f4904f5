"""Tests of what is said beside an answer."""
