"""Made-up visitors for whoever wants to see the counter at work; all of them say that they are."""
