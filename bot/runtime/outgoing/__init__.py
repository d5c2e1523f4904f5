"""What channels share about messages on their way and after: pace, parts, and closing them."""
