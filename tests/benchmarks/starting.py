"""Time and memory from the start of the process to its first reply, beside a bare interpreter."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

ROUNDS = 5

GREETING = {"text": "こんにちは"}
QUESTION = {"text": "費用はかかりますか？"}


def start_and_say(line: dict[str, str], folder: Path, number: int) -> tuple[float, float]:
    """Seconds to the first reply, and the peak memory of the process in MiB."""
    environment = {**os.environ, "MADOGUCHI_DATABASE_URL": f"sqlite:///{folder}/{number}.db"}
    command = [sys.executable, "-m", "bot", "chat", "--jsonl"]
    began = perf_counter()
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write((json.dumps(line) + "\n").encode())
        process.stdin.flush()
        reply = json.loads(process.stdout.readline())
        seconds = perf_counter() - began
        memory = peak_memory(process.pid)
        process.stdin.close()
    assert reply["messages"]
    return seconds, memory


def peak_memory(pid: int) -> float:
    """Peak resident memory of a running process in MiB; 0 where the system does not tell."""
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return 0.0
    lines = status.read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def start_bare() -> float:
    """Seconds for an interpreter that does nothing."""
    began = perf_counter()
    subprocess.run([sys.executable, "-c", "print()"], check=True, capture_output=True)
    return perf_counter() - began


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for title, line in (("greeting", GREETING), ("answered question", QUESTION)):
            rounds = [
                (*start_and_say(line, folder, hash((title, number))), start_bare())
                for number in range(ROUNDS)
            ]
            seconds = median(first for first, _, _ in rounds)
            memory = median(second for _, second, _ in rounds)
            ratio = median(first / bare for first, _, bare in rounds)
            print(
                f"{title}: {seconds:.2f} s, {memory:.0f} MiB, "
                f"{ratio:.0f} × a bare interpreter (medians of {ROUNDS})"
            )


if __name__ == "__main__":
    main()
