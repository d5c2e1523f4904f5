"""What nobody may do, one sentence a test."""
