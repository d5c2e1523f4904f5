"""Connections, locks and errors of SQLite and PostgreSQL."""
