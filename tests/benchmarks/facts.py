"""How well facts and replies are heard, by language and kind: figures only, no messages.

    python -m tests.benchmarks.facts FILE...

The files hold the cases of `fact` and `reply` in the format of `understanding_dev.md`.
"""
