"""Calls that staff arrange with applicants: when, how long, and where to be reached."""
