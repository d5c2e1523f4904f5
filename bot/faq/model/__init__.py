"""The linear model of the matcher, and how sure it is."""
