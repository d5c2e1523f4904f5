"""What free text says about the questions of the pre-check."""
