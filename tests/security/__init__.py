"""What nobody may do: a sentence a test, from the attacker's side, against the real parts."""
