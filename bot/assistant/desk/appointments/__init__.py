"""Calls with applicants, as staff arrange, change and cancel them."""
