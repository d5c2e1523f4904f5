"""What the counter does: use cases in plain functions over the ports in `bot.assistant.ports`."""
