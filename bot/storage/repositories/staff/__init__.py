"""What is kept of those who work at the desk."""
