"""What a text names of which there is no list of choices: places, and amounts of years."""
