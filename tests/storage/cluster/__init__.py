"""Tests of what processes know of one another."""
