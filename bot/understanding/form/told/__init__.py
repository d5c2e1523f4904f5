"""What a message tells the form beside values and around them."""
