"""How pages look where a program shows them as tabs."""
