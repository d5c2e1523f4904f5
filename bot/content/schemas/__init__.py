"""The shape of each content file, and how it becomes an object of the domain."""
