"""Answers from the knowledge base: articles, and which of them answers a question. Pure."""
