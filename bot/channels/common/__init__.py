"""What channels share: desks in chats, groups of staff, tabs; no channel is known here."""
