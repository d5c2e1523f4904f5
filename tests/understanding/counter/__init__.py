"""Tests of what is written at the counter itself."""
