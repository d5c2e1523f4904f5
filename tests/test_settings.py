"""Settings come from the environment and from a file, and what is misspelt is named."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bot import bootstrap
from bot.faq.semantic.encoder import MODULE
from bot.settings import SettingsError, read_settings, unknown_variables
from tests.faq.semantic.samples import real_encoder


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "madoguchi.toml"
    monkeypatch.setenv("MADOGUCHI_CONFIG", str(file))
    return file


def test_a_file_says_what_the_environment_does_not(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_text('port = 8080\nhost = "::1"\nlanguage = "en"\n')
    monkeypatch.setenv("MADOGUCHI_HOST", "127.0.0.2")
    found = read_settings()
    assert (found.port, found.host, found.language) == (8080, "127.0.0.2", "en")


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("prot = 8080", "`prot` is no setting; did you mean port?"),
        ('databse_url = "sqlite:///a.db"', "did you mean database_url?"),
        ('web_passwords = "hanako:secret"', "set MADOGUCHI_WEB_PASSWORDS in the environment"),
        ("port = \nhost = 1", "line 1"),
        ("port = 99999999", "MADOGUCHI_PORT"),
        ('semantic = "perhaps"', "MADOGUCHI_SEMANTIC"),
        ('[web]\nurl = "https://example.co.jp"', "`web` is no setting"),
        ("\ufeffport = 1", "TOML"),
    ],
)
def test_a_mistake_in_the_file_is_named_and_no_secret_is_repeated(
    file: Path, written: str, told: str
) -> None:
    file.write_text(written)
    with pytest.raises(SettingsError) as refused:
        read_settings()
    assert told in str(refused.value)
    assert "hanako" not in str(refused.value)


def test_a_file_that_is_not_there_is_named(file: Path) -> None:
    with pytest.raises(SettingsError, match=r"madoguchi\.toml cannot be read"):
        read_settings()


def test_a_misspelt_variable_is_named_with_what_was_meant() -> None:
    given = {
        "MADOGUCHI_WEB_PASWORDS": "x",
        "MADOGUCHI_PORT": "1",
        "MADOGUCHI_CONFIG": "",
        "MADOGUCHI_TEST_POSTGRES_URL": "",
        "MADOGUCHI_FLAVOUR": "",
        "PATH": "",
    }
    assert list(unknown_variables(given)) == [
        "MADOGUCHI_FLAVOUR is no setting",
        "MADOGUCHI_WEB_PASWORDS is no setting; did you mean MADOGUCHI_WEB_PASSWORDS?",
    ]


def test_a_second_look_is_taken_only_where_it_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    encoder = real_encoder()
    monkeypatch.delenv("MADOGUCHI_SEMANTIC", raising=False)
    assert bootstrap.encoder() is None
    monkeypatch.setenv("MADOGUCHI_SEMANTIC", "on")
    assert bootstrap.encoder() == encoder


def test_a_second_look_without_the_extra_is_refused_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("MADOGUCHI_SEMANTIC", "on")
    monkeypatch.setitem(sys.modules, MODULE, None)
    with pytest.raises(bootstrap.TroubleError, match="make semantic") as refused:
        bootstrap.encoder()
    assert refused.value.exit_code == 2
