"""Mail is configured as a whole, or what is missing is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.channels.email.settings import MailServer, mail_settings
from bot.settings import Settings, SettingsError

WHOLE = {
    "web_url": "https://counter.example.jp",
    "mail_url": "smtps://desk@mail.example.jp",
    "mail_password": "secret words",
    "mail_from": "窓口 <counter@example.jp>",
}


def settings(**values: Any) -> Settings:
    return Settings(**values)


def wrong(**values: str) -> str:
    with pytest.raises(SettingsError) as caught:
        mail_settings(settings(**values))
    return str(caught.value)


def test_a_server_is_what_its_address_says() -> None:
    found = mail_settings(settings(**WHOLE))
    assert found is not None
    assert found.server == MailServer(
        "mail.example.jp",
        465,
        is_tls=True,
        user="desk",
        password="secret words",  # noqa: S106  nobody's
    )
    assert found.home == "https://counter.example.jp"
    assert "secret words" not in repr(found)


def test_without_anything_set_mails_are_put_beside_the_database_of_this_machine(
    tmp_path: Path,
) -> None:
    found = mail_settings(settings(database_url=f"sqlite:///{tmp_path}/madoguchi.db"))
    assert found is not None
    assert found.folder == tmp_path / "mails"


def test_a_public_counter_without_a_mail_server_keeps_no_mails_at_all() -> None:
    assert mail_settings(settings(web_url="https://counter.example.jp")) is None


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"mail_url": ""}, "MADOGUCHI_MAIL_URL is missing"),
        ({"mail_from": ""}, "MADOGUCHI_MAIL_FROM is missing"),
        ({"mail_password": ""}, "MADOGUCHI_MAIL_PASSWORD is missing"),
        ({"web_url": ""}, "MADOGUCHI_WEB_URL is missing"),
        ({"mail_from": "窓口"}, "MADOGUCHI_MAIL_FROM is no address"),
        ({"mail_url": "smtps://desk:pass@mail.example.jp"}, "belongs into MADOGUCHI_MAIL_PASSWORD"),
        ({"mail_url": "https://mail.example.jp"}, "begins with smtp://, smtps://"),
        ({"mail_url": "smtp://mail.example.jp:x"}, "MADOGUCHI_MAIL_URL is no address"),
        ({"mail_url": "smtp://mail.example.jp"}, "MADOGUCHI_MAIL_URL names no user"),
        ({"mail_reply_to": "reply+x@example.jp"}, "MADOGUCHI_MAIL_REPLY_TO is an address alone"),
        ({"mail_inbox_url": "imaps://mail.example.jp"}, "MADOGUCHI_MAIL_REPLY_TO is missing"),
        ({"mail_inbox_password": "x"}, "MADOGUCHI_MAIL_INBOX_URL is missing"),
    ],
)
def test_half_of_it_is_refused_by_name(changed: dict[str, str], told: str) -> None:
    assert told in wrong(**WHOLE | changed)


def test_nothing_that_is_told_holds_a_password() -> None:
    assert "pass-word" not in wrong(
        **WHOLE | {"mail_url": "smtps://desk:pass-word@mail.example.jp"}
    )
