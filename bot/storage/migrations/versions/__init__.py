"""One module per schema change, numbered."""
