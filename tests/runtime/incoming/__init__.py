"""The order of what comes in."""
