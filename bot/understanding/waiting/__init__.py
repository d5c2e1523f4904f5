"""What waits for a yes, and what settles it."""
