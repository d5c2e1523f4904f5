"""Mails to applicants, worded."""
