"""Which command a message means: what curators wrote, and the expert that learns from it."""
