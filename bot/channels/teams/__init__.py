"""Microsoft Teams: applicants in personal chats, staff in a channel with one card a lead."""
