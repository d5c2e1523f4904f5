"""Where staff work: what they do is decided in `bot.assistant`; here it is drawn and heard."""
