"""The terminal: for people, and as JSON lines for programs."""
