"""What must be true of the content beyond its shape; each check names file and line."""
