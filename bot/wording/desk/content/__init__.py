"""Words of the pages on which curators change what the counter says."""
