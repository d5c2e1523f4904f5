"""What a message tells: facts with their stances, replies to a question, corrections."""
