"""YAML as it is written: reading it, and finding the line of a mistake."""
