"""The way to staff: consent, the contact form, what becomes of it, and its correction."""
