"""Ids as Microsoft gives them out: of tenants, apps and people."""

from __future__ import annotations

import re

GUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
