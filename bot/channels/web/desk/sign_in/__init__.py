"""How staff get in: a link that works once, a password, or a provider that vouches for them."""
