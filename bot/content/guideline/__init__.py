"""The guideline's own text: its clauses, and how those of two guidelines correspond."""
