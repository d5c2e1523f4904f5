"""The words of what is looked at in a browser."""
