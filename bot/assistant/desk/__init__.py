"""What staff do with leads."""
