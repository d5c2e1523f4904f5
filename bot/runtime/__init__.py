"""What runs beside requests: workers, jobs, the order of turns, metrics."""
