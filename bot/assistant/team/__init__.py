"""Who works at the desk in a browser: roles, members, how they are told, what they looked at."""
