"""What operators watch over: what waits, and when what was done last."""
