"""Serves the counter in a browser: the applicant's page and the desk of staff."""
