"""What a channel shows around the conversation: Slack's home, the page, labels of buttons."""
