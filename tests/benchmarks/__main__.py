"""`make bench`: everything that is measured, one after the other."""

from __future__ import annotations

import os
from pathlib import Path

from tests.benchmarks import (
    answers,
    desk,
    processes,
    semantic,
    slack,
    starting,
    teams,
    turns,
    understanding,
    upkeep,
    variants,
    web,
)


def files_given() -> list[str]:
    """The cases of `understanding_dev.jsonl`, where MADOGUCHI_EVAL_DIR has them."""
    folder = os.environ.get("MADOGUCHI_EVAL_DIR")
    path = Path(folder) / "understanding_dev.jsonl" if folder else None
    return [str(path)] if path is not None and path.exists() else []


def main() -> None:
    """Measure and print."""
    for title, measure in (
        ("Turns with durable commits on SQLite", turns.main),
        ("Messages in Slack with the whole turn and durable commits", slack.main),
        ("Messages in Teams with the whole turn and durable commits", teams.main),
        ("Visitors in a browser with the whole turn and durable commits", web.main),
        ("Several processes on one server of PostgreSQL", processes.main),
        ("Turns while much is deleted or awaited, on a large database", upkeep.main),
        ("Pages of the desk with very many enquiries", desk.main),
        ("From start to first reply", starting.main),
        ("Answers", answers.main),
        ("Answers to the same questions put differently", variants.main),
        ("Answers with a second look beside the default, where there is the extra", semantic.main),
        ("Understanding", lambda: understanding.main(files_given())),
    ):
        print(f"\n{title}\n{'-' * len(title)}", flush=True)
        measure()


if __name__ == "__main__":
    main()
