"""What nobody may do: one sentence a test, from the view of whoever tries it."""
