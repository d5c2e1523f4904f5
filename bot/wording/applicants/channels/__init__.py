"""What each channel shows around the conversation: the home of Slack, the page, labels of buttons."""
