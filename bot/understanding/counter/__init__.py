"""What is written at the counter itself, where no form is open and staff do not listen."""
