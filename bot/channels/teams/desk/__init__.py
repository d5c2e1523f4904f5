"""The desk in Teams: a channel with a card for each lead, and everything about it in its thread."""
