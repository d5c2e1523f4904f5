"""Laws of what is read in a message."""
