"""How the counter is used: counted, and kept by day."""
