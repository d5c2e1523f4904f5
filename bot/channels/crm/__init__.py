"""Leads for the office's own system: a small JSON API with tokens, and a webhook."""
