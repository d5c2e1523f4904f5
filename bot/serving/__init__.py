"""Running the counter: what comes in from a platform, what goes out, and what the clock brings."""
