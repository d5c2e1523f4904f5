"""Madoguchi: a bilingual service counter in chat."""

import os

# Before numpy is loaded: our tables are small, and threads of BLAS wait for one another longer than
# they compute. On a busy machine learning took ten times as long with them (measured).
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
