"""Lists of leads, and by what leads are found."""
