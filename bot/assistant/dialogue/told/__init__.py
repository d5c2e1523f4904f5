"""What a person told in passing: answers that are only likely, and what no question asks."""
