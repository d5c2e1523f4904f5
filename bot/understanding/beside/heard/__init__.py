"""What is said to what the counter said: surprise at an answer, and what it means for the case."""
