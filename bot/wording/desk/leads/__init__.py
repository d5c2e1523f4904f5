"""One enquiry as staff see it: its card, summary, conversation, thread and replies."""
