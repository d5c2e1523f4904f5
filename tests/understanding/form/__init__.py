"""Tests of what is typed into the contact form."""
