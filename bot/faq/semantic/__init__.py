"""What texts mean, beside the words that they are written in: the extra `semantic`."""
