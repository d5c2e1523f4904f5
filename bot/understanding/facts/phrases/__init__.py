"""One phrase in its sentence: what stands around it, and how the sentence stands to it."""
