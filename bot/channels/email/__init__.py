"""Mail: what applicants of the web page are told when they are away, and what they answer."""
