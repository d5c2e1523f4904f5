"""Storms: the served app in a process that is killed, against a Slack in which things go wrong."""
