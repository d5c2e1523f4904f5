"""Settings change while a real process serves, and what takes a restart is named."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.channels.web.http.rate_limit import RateLimiter

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="only where there is SIGHUP")


def line_with(process: subprocess.Popen[str], words: str) -> str:
    assert process.stderr is not None
    for line in process.stderr:
        if words in line:
            return line
    pytest.fail(f"it never said: {words}")


def test_what_can_be_applied_is_applied_and_what_is_wrong_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "madoguchi.toml"
    file.write_text('port = 0\nlog_format = "text"\n')
    environment = {
        **os.environ,
        "MADOGUCHI_CONFIG": str(file),
        "MADOGUCHI_DATABASE_URL": f"sqlite:///{tmp_path}/app.db",
    }
    command = [sys.executable, "-m", "bot", "serve"]
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as process:
        try:
            line_with(process, "Serving")
            file.write_text("prot = 0\n")
            process.send_signal(signal.SIGHUP)
            assert "`prot` is no setting" in line_with(process, "stay as they were")
            file.write_text('port = 1\nlog_format = "json"\nenquiries_per_day = 7\n')
            process.send_signal(signal.SIGHUP)
            assert "restart" in line_with(process, "MADOGUCHI_PORT has changed")
            line_with(process, "MADOGUCHI_ENQUIRIES_PER_DAY was applied")
            assert line_with(process, "MADOGUCHI_LOG_FORMAT was applied").startswith("{")
            assert process.poll() is None
        finally:
            process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 0


def test_a_rate_that_changes_forgets_nothing_that_was_used() -> None:
    now = [0.0]
    rate = RateLimiter("3/day", lambda: now[0])
    assert [rate.allows("desk") for _ in range(4)] == [True, True, True, False]
    rate.allow("2/day")
    assert not rate.allows("desk")
    rate.allow("300/day")
    assert rate.allows("other")
