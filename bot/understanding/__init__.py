"""What a person means: a message and where they stand become acts. Pure; nothing is kept here."""
