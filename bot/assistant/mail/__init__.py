"""What applicants are told by mail, where links in mails lead, and what comes back by mail."""
