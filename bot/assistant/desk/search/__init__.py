"""What staff look for, as they type it."""
