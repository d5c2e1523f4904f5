"""What the contact form says, and what is said of an enquiry that was sent."""
