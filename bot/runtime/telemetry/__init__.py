"""What operators see of a running counter from outside: gauges, and spans of turns."""
