"""Where people talk to the counter: a payload becomes a `Turn`, a `Message` becomes a payload."""

from __future__ import annotations
