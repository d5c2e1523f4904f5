"""What is typed into the contact form: values, and what is said instead of one."""
