"""Curated YAML files become domain objects; every error in them is found before anything starts."""
