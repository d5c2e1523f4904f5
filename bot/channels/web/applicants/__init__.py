"""Applicants in a browser: the page, its turns and the contact form."""
