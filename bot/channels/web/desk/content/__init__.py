"""Pages on which curators change what the counter says, and publish it."""
