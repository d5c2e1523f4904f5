"""Laws of what is only guessed."""
