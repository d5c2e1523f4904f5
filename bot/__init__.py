"""Madoguchi: a bilingual service counter in chat."""
