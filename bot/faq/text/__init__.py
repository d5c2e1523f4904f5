"""Text as the matcher sees it: language, words, letters."""
