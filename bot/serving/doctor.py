"""What is wrong with this installation, and how to mend it: everything that serving rests on."""

from __future__ import annotations

import http.client
import os
import shutil
import smtplib
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from bot import bootstrap
from bot.channels.common.loopback import is_loopback
from bot.channels.email.factory import configured as mail_configured
from bot.channels.email.settings import MailServer
from bot.channels.email.smtp import SmtpTransport
from bot.channels.slack.doctor import examine as examine_slack
from bot.channels.slack.factory import workspace_to_examine
from bot.faq.semantic.encoder import installed_encoder
from bot.handoff.business_hours import DeskCalendar, day_of, is_open, next_opening
from bot.runtime.health import HEALTH_PATH
from bot.serving.factory import Channels, configured
from bot.settings import Settings, unknown_variables
from bot.storage import StorageError, database_file, open_storage
from bot.storage.database.url import read_url, shown
from bot.storage.schema_state import schema_state
from bot.vocabulary.findings import Finding
from bot.wording.doctor import DoctorWords

PATIENCE = 5.0
"""Seconds that another machine may take."""

ROOM = 200
"""Megabytes that should be free."""

SKEW = timedelta(minutes=5)
"""How far the clocks of several machines may be apart."""

FAR = timedelta(days=36_500)

SOON = 14
"""Days before its end in which a certificate should be renewed."""


def examine(wanted: Settings, words: DoctorWords, now: datetime) -> Iterator[Finding]:
    """Look at everything; what takes another machine comes last."""
    yield from map(words.misspelt, unknown_variables(os.environ))
    channels: Channels | None = None
    try:
        channels = configured(wanted)
        yield words.settings(channels.names)
    except bootstrap.TroubleError as error:
        yield words.wrong_settings(str(error))
    yield from content(words, now)
    yield words.second_look(installed_encoder(), is_wanted=wanted.semantic)
    yield from database(wanted, words, now)
    yield words.backups(are_encrypted=bool(wanted.backup_key))
    if channels is not None:
        yield from reached(wanted, channels, words, now)


def content(words: DoctorWords, now: datetime) -> Iterator[Finding]:
    """What curators wrote, and the hours of the desk."""
    known = bootstrap.content()
    yield words.content(len(known.knowledge.articles), len(known.flow.questions))
    yield words.edition(has_ended=known.edition.has_ended(day_of(now)))
    usual = DeskCalendar(known.edition.desk_hours)
    yield words.hours(next_opening(now, usual), is_open=is_open(now, usual))


def database(wanted: Settings, words: DoctorWords, now: datetime) -> Iterator[Finding]:
    """Where everything is kept. Nothing is created nor changed."""
    try:
        state = schema_state(wanted.database_url)
        file = database_file(wanted.database_url)
        place = str(file) if file else shown(read_url(wanted.database_url))
    except StorageError as error:
        yield words.no_database(str(error))
        return
    if state.revision not in (None, state.newest):
        yield words.old_schema(state.revision or "", state.newest)
    else:
        yield words.database(place, state.revision or "-")
    if file is not None and file.parent.is_dir():
        free = shutil.disk_usage(file.parent).free // 2**20
        yield words.disk(free, is_enough=free >= ROOM)
    yield clock(wanted, words, now) if state.is_current else words.clock(now)
    if wanted.replica_url.strip() and state.is_current:
        yield replica(wanted, words)


def clock(wanted: Settings, words: DoctorWords, now: datetime) -> Finding:
    """Whether the clock is behind what happened already."""
    with open_storage(wanted.database_url) as storage, storage.read_only() as work:
        newest = work.sweeps.newest(now + FAR)
    is_behind = newest is not None and newest > now + SKEW
    return words.wrong_clock(now, newest) if newest and is_behind else words.clock(now)


def replica(wanted: Settings, words: DoctorWords) -> Finding:
    """Whether numbers and exports are read from a server that follows."""
    try:
        with open_storage(wanted.database_url, replica=wanted.replica_url.strip()) as storage:
            state = storage.replica_state()
    except StorageError as error:
        return words.no_replica(str(error))
    assert state is not None  # noqa: S101  one was named
    return words.replica(state)


def reached(
    wanted: Settings, channels: Channels, words: DoctorWords, now: datetime
) -> Iterator[Finding]:
    """What leads here from outside, and out of here."""
    url = channels.web.site.url if channels.web else ""
    if url:
        yield from address(url, words, now)
        if not is_loopback(wanted.host) and not wanted.trusted_proxies.strip():
            yield words.proxy()
    yield from mail(wanted, words)
    if channels.slack is not None:
        with workspace_to_examine(wanted, channels.slack) as calls:
            yield from examine_slack(channels.slack, calls)


def address(url: str, words: DoctorWords, now: datetime) -> Iterator[Finding]:
    """Whether the address that people open leads here, and how long its certificate lasts."""
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    try:
        if parts.scheme == "https":
            days = days_left(host, port, now)
            yield words.certificate(days, is_long=days > SOON)
        told = health_at(parts.scheme, host, port, parts.path)
    except (OSError, http.client.HTTPException) as error:
        yield words.wrong_address(url, reason_of(error))
        return
    yield words.address(url) if not told else words.wrong_address(url, told)


def health_at(scheme: str, host: str, port: int, path: str) -> str:
    """What is wrong with what answers there; empty for nothing."""
    kind = http.client.HTTPSConnection if scheme == "https" else http.client.HTTPConnection
    with closing(kind(host, port, timeout=PATIENCE)) as connection:
        connection.request("GET", path + HEALTH_PATH)
        answer = connection.getresponse()
        said = answer.read(1_000)
    return "" if answer.status == 200 and said == b'{"status":"ok"}' else str(answer.status)


def days_left(host: str, port: int, now: datetime) -> int:
    """For how many days the certificate is still valid. Raises `OSError` where it is not."""
    safe = ssl.create_default_context()
    with (
        socket.create_connection((host, port), PATIENCE) as plain,
        safe.wrap_socket(plain, server_hostname=host) as secured,
    ):
        until = str((secured.getpeercert() or {})["notAfter"])
    return (datetime.fromtimestamp(ssl.cert_time_to_seconds(until), UTC) - now).days


def mail(wanted: Settings, words: DoctorWords) -> Iterator[Finding]:
    """Whether mails can be handed in, and answers be read."""
    settings = mail_configured(wanted)
    if settings is None:
        yield words.no_mail()
        return
    if settings.server is None:
        yield words.mail(str(settings.folder))
        return
    greet = SmtpTransport(settings.server, bootstrap.now, PATIENCE).greet
    yield server(settings.server, greet, words)


def server(wanted: MailServer, greet: Callable[[], object], words: DoctorWords) -> Finding:
    """Whether a server lets us in."""
    try:
        greet()
    except (smtplib.SMTPException, OSError) as error:
        return words.wrong_mail(wanted.host, reason_of(error))
    return words.mail(wanted.host)


def reason_of(error: Exception) -> str:
    """What went wrong, in a few words that repeat nothing of ours."""
    if isinstance(error, smtplib.SMTPResponseException):
        return str(error.smtp_code)
    if isinstance(error, ssl.SSLCertVerificationError):
        return error.verify_message
    return getattr(error, "strerror", None) or type(error).__name__
