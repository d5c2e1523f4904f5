"""How the matcher is fit, and how well it does on what was left out."""
