"""What is learnt about facts from the sentences of curators."""
