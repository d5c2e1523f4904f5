"""What sentences do: ask, request that something is told, or state."""
