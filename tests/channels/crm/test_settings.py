"""The office's own system is configured as a whole, or what is missing is told."""

from __future__ import annotations

from typing import Any

import pytest
from click.testing import CliRunner

from bot.channels.crm.settings import crm_settings, digest_of, new_secret
from bot.cli.channels.crm import crm
from bot.settings import Settings, SettingsError

DIGEST = digest_of("a token")
URL = "https://crm.example.jp/hook"


def test_without_anything_set_there_is_none() -> None:
    assert crm_settings(Settings()) is None


def test_tokens_are_known_by_their_digests() -> None:
    found = crm_settings(Settings(crm_tokens=f"kintone={DIGEST} sales={'0' * 64}"))
    assert found is not None
    assert found.tokens == {DIGEST: "kintone", "0" * 64: "sales"}
    assert DIGEST not in repr(found)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"crm_tokens": "kintone"}, "`madoguchi crm token NAME`"),
        ({"crm_tokens": "kintone=short"}, "`kintone` is not"),
        ({"crm_tokens": f"a={DIGEST} a={'0' * 64}"}, "names `a` twice"),
        ({"crm_webhook_url": URL}, "CRM_WEBHOOK_SECRET is missing"),
        ({"crm_webhook_url": URL, "crm_webhook_secret": "whsec_c2hvcnQ="}, "SECRET is missing"),
        ({"crm_webhook_secret": new_secret()}, "CRM_WEBHOOK_URL is missing"),
        (
            {"crm_webhook_url": "http://crm.example.jp", "crm_webhook_secret": new_secret()},
            "begins with https://",
        ),
        (
            {
                "crm_webhook_url": "https://me:word@crm.example.jp",
                "crm_webhook_secret": new_secret(),
            },
            "holds no password",
        ),
    ],
)
def test_half_of_it_is_refused_with_what_is_missing(changed: dict[str, Any], told: str) -> None:
    with pytest.raises(SettingsError) as caught:
        crm_settings(Settings(**changed))
    assert told in str(caught.value)
    assert "word" not in str(caught.value).replace("password", "")


def test_what_the_commands_print_can_be_set() -> None:
    token, setting = CliRunner().invoke(crm, ["token", "kintone"]).output.splitlines()
    secret = CliRunner().invoke(crm, ["secret"]).output.strip().partition("=")[2]
    found = crm_settings(
        Settings(
            crm_tokens=setting.partition("=")[2], crm_webhook_url=URL, crm_webhook_secret=secret
        )
    )
    assert found is not None
    assert found.webhook is not None
    assert found.tokens[digest_of(token.rpartition(" ")[2])] == "kintone"
