"""What use cases need to know of those who work at the desk."""
