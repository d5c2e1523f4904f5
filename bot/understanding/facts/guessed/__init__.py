"""What a message probably tells, besides what is certain, and whether it is worth asking."""
