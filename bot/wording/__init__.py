"""The only place where a dialogue act becomes text, in the language of the person who reads it."""
