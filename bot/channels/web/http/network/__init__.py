"""Who is at the other end: addresses, proxies, names of hosts, and how many may connect."""
