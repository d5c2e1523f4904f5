"""What the chat platforms themselves are like, for whoever meets people there."""
