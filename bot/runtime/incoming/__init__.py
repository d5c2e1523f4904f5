"""What channels share about what comes in: the order in which it is handled."""
