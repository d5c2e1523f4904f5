"""`make bench`: everything that is measured, one after the other."""

from __future__ import annotations

from tests.benchmarks import answers, slack, starting, turns, upkeep, web


def main() -> None:
    """Measure and print."""
    for title, measure in (
        ("Turns with durable commits on SQLite", turns.main),
        ("Messages in Slack with the whole turn and durable commits", slack.main),
        ("Visitors in a browser with the whole turn and durable commits", web.main),
        ("Turns while much is deleted or awaited, on a large database", upkeep.main),
        ("From start to first reply", starting.main),
        ("Answers", answers.main),
    ):
        print(f"\n{title}\n{'-' * len(title)}", flush=True)
        measure()


if __name__ == "__main__":
    main()
