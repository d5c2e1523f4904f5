"""What stands on pages about those who work at the desk."""
