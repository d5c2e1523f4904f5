"""What channels share that draw cards and windows; no channel is known here."""
