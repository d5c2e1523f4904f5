"""What Teams is like: addresses, activities, tokens, the Bot Connector, Adaptive Cards."""
