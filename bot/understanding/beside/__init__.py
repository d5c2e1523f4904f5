"""What a message says beside what it tells: a question, or that somebody leaves."""
