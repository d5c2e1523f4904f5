"""What a person probably said: asking about it, and remembering it."""
