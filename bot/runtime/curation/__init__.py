"""What curators publish, in this process; and what they propose, tried out."""
