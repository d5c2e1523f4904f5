"""The ports of the assistant over SQL tables, one file each."""
