"""What an operator can set: environment variables that begin with MADOGUCHI_, and a file of them.

What stands in both is taken from the environment. Secrets stand in the environment alone.
"""

from __future__ import annotations

import getpass
import os
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

from pydantic import Field, SecretStr, StringConstraints, ValidationError
from pydantic_settings import (
    BaseSettings,
    InitSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from bot.vocabulary import Language


def missing(name: str, where: str) -> str:
    """The line for something that is missing."""
    return f"{PREFIX}{name} is missing: {where}"


def plain(secret: SecretStr | None) -> str:
    """What is secret; empty where it is not set."""
    return secret.get_secret_value().strip() if secret else ""


PREFIX = "MADOGUCHI_"

CONFIG = f"{PREFIX}CONFIG"
"""The variable that names a file of settings, in TOML: `port = 8080`."""

OF_TESTS = ("TEST_", "EVAL_", "BENCH_")
"""How variables begin that only our tests and measurements read."""


def own_version() -> str:
    """The version of this program; of one that runs from its folder, without being installed, 0."""
    try:
        return version("madoguchi")
    except PackageNotFoundError:
        return "0"


class SettingsError(Exception):
    """A variable has a value that cannot be used; one line for each of them."""


def account_name() -> str:
    """The name of the account that this runs under; `staff` where the system has none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "staff"


def user_cache() -> Path | None:
    """Where this account keeps what can be made again; None where it has no home."""
    try:
        return Path.home() / ".cache" / "madoguchi"
    except RuntimeError:
        return None


class Settings(BaseSettings):
    """Everything that can be set. All of it has a default that works for a first try.

    `database_url` is an SQLAlchemy address (it may hold a password, so it is never shown);
    `database_connections` is how many a process has at most to a PostgreSQL server;
    `replica_url` is the address of a server that follows that one, for numbers and exports;
    `retention_days` is how long untouched data is kept, `access_log_days` how long it is kept who
    looked at it; `staff` is who acts in this terminal;
    `language` is the language of the terminal where neither an option nor LANG says it;
    `cache_dir` keeps what was learnt from the knowledge base, so that the next start is quicker;
    `content` is a folder with content of one's own (knowledge/ and flows/);
    `host` and `port` are where `madoguchi serve` listens, `trusted_proxies` what may stand in
    front of that (addresses or networks, see `bot.serving.proxy_settings`);
    `enquiries_per_day` is how many the desk can take;
    `cost_…` say how bad mistakes of the matcher are beside one another (see `bot.faq.costs`);
    `semantic` is whether it takes a second look at unsure questions, with the extra of that name;
    `log_format` is for people or for programs that collect logs; `metrics_token` opens the page of
    numbers for Prometheus, which is not there without it; `traces_url` is where spans are sent;
    `backup_key` is the public key of age that backups are encrypted for, `backup_identity` the
    secret one that opens them, which belongs on no machine that serves;
    `slack_…` is read as a whole in `bot.channels.slack.settings`, `teams_…` in
    `bot.channels.teams.settings`, `mail_…` in `bot.channels.email.settings`, `crm_…` in
    `bot.channels.crm.settings`, what the web desk needs in `bot.channels.web.desk.settings`.
    """

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_ignore_empty=True, frozen=True, extra="ignore"
    )

    database_url: Annotated[str, StringConstraints(min_length=1)] = Field(
        default="sqlite:///madoguchi.db", repr=False
    )
    database_connections: Annotated[int, Field(ge=2, le=1_000)] = 10
    replica_url: str = Field(default="", repr=False)
    retention_days: Annotated[int, Field(ge=1, le=36_500)] = 365
    access_log_days: Annotated[int, Field(ge=1, le=36_500)] = 1_095
    staff: Annotated[
        str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)
    ] = Field(default_factory=account_name)
    language: Language | None = None
    cache_dir: Path | None = Field(default_factory=user_cache)
    content: Path | None = None
    host: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)] = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65_535)] = 3000
    trusted_proxies: str = ""
    enquiries_per_day: Annotated[int, Field(ge=1, le=1_000_000)] = 300
    cost_wrong_answer: Annotated[float, Field(gt=0, le=1_000)] = 2.5
    cost_needless_suggestion: Annotated[float, Field(gt=0, le=1_000)] = 1.0
    cost_silence: Annotated[float, Field(gt=0, le=1_000)] = 2.0
    semantic: bool = False

    log_format: Literal["text", "json"] = "text"
    metrics_token: SecretStr | None = None
    traces_url: str = ""

    slack_bot_token: SecretStr | None = None
    slack_app_token: SecretStr | None = None
    slack_signing_secret: SecretStr | None = None
    slack_client_id: str = ""
    slack_client_secret: SecretStr | None = None
    slack_desk_channel: str = ""
    slack_staff: str = ""
    slack_api_url: str = "https://slack.com/api/"

    teams_app_id: str = ""
    teams_app_secret: SecretStr | None = None
    teams_tenant: str = ""
    teams_tenants: str = ""
    teams_desk_channel: str = ""
    teams_staff: str = ""
    teams_staff_group: str = ""

    mail_url: str = ""
    mail_password: SecretStr | None = None
    mail_from: str = ""
    mail_reply_to: str = ""
    mail_content: bool = False
    mail_inbox_url: str = ""
    mail_inbox_password: SecretStr | None = None
    mail_tenant: str = ""
    mail_client_id: str = ""
    mail_client_secret: SecretStr | None = None
    mail_authority: str = "https://login.microsoftonline.com"

    crm_tokens: str = Field(default="", repr=False)
    crm_webhook_url: str = ""
    crm_webhook_secret: SecretStr | None = None

    backup_key: str = ""
    backup_identity: SecretStr | None = None

    web_url: str = ""
    web_embed: str = ""
    web_staff: str = ""
    web_passwords: SecretStr | None = None
    web_oidc_issuer: str = ""
    web_oidc_client_id: str = ""
    web_oidc_client_secret: SecretStr | None = None

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003  as pydantic calls it
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """What is given in code, then the environment, then the file."""
        return init_settings, env_settings, InitSettingsSource(settings_cls, file_of_settings())


def file_of_settings() -> dict[str, Any]:
    """What the file says that MADOGUCHI_CONFIG names. Raises `SettingsError` where it is wrong."""
    named = os.environ.get(CONFIG, "").strip()
    if not named:
        return {}
    try:
        given = tomllib.loads(Path(named).read_text("utf-8"))
    except OSError as error:
        raise SettingsError(f"{CONFIG}: {named} cannot be read ({error.strerror})") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{named}: {error}. It is a file of TOML: port = 8080") from None
    if wrong := [f"{named}: {told}" for name in given if (told := wrong_in_file(name))]:
        raise SettingsError("\n".join(wrong))
    return given


def wrong_in_file(name: str) -> str:
    """What is wrong about a name in the file; empty for nothing."""
    field = Settings.model_fields.get(name)
    if field is None:
        return f"`{name}` is no setting{did_you_mean(name, Settings.model_fields)}"
    if SecretStr in get_args(field.annotation):
        return f"`{name}` is secret: set {PREFIX}{name.upper()} in the environment instead"
    return ""


def unknown_variables(environment: Mapping[str, str]) -> Iterator[str]:
    """Variables that begin like ours and mean nothing, most likely misspelt; one line each."""
    known = {CONFIG.removeprefix(PREFIX), *map(str.upper, Settings.model_fields)}
    for name in sorted(environment):
        short = name.removeprefix(PREFIX)
        if name.startswith(PREFIX) and short not in known and not short.startswith(OF_TESTS):
            yield f"{name} is no setting{did_you_mean(short, known, PREFIX)}"


def did_you_mean(name: str, known: Iterable[str], prefix: str = "") -> str:
    """A suggestion to go on a message with; empty where nothing is close."""
    close = get_close_matches(name, known, n=1, cutoff=0.75)
    return f"; did you mean {prefix}{close[0]}?" if close else ""


def read_settings() -> Settings:
    """The settings of this environment. Raises `SettingsError` naming every wrong variable."""
    try:
        return Settings()
    except ValidationError as error:
        wrong = [
            f"{PREFIX}{'.'.join(map(str, e['loc'])).upper()}: {e['msg']}" for e in error.errors()
        ]
        raise SettingsError("\n".join(wrong)) from None
