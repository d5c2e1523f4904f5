"""Measurements: medians, and ratios within one run. Nothing here asserts a time."""
