"""The contact form: what it asks, what may be typed, and what can be wrong with it."""
