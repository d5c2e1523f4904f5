"""The hand-off to staff: contact details, leads, their status and their history. Pure."""
