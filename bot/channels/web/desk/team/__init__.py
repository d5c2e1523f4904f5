"""Pages about those who work at the desk: members, what they set, the log, days and hours."""
