"""What staff take with them: tables of leads."""
