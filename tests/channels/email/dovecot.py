"""A real Dovecot with a mailbox of its own on a free port, as long as a test runs."""

from __future__ import annotations

import getpass
import grp
import imaplib
import os
import pwd
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from bot.channels.email.settings import MailServer
from tests.chaos.process_control import free_port

USER, PASSWORD = "reply", "secret-words"
READY = 10.0
"""Seconds in which a server is there."""

CONFIG = """\
base_dir = {home}/run
state_dir = {home}/run
log_path = {home}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
default_internal_user = {internal}
default_internal_group = {internal_group}
default_login_user = {login}
first_valid_uid = 1
mail_location = maildir:{home}/mail
mailbox_list_index = no
auth_mechanisms = plain login{mechanisms}
passdb {{
  driver = static
  args = password={password}
}}
{more}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={home}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
"""

OAUTH_PASSDB = """\
passdb {{
  driver = oauth2
  mechanisms = xoauth2
  args = {home}/oauth2.conf
}}
"""

OAUTH = """\
introspection_mode = post
introspection_url = {introspection}
username_attribute = username
active_attribute = active
active_value = true
"""


MISSING = "no Dovecot here: apt-get install dovecot-imapd"


def program() -> str | None:
    """Where it is; None where it is not installed."""
    return shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin")


def needs_dovecot() -> None:
    """Skip what needs one where there is none; in CI there is."""
    if program() is None:
        if os.environ.get("MADOGUCHI_TEST_REQUIRE_DOVECOT") == "1":
            pytest.fail(MISSING)
        pytest.skip(MISSING)


@dataclass
class DovecotMailbox:
    """A mailbox of the server, as files; `server` is how one reaches it."""

    home: Path
    port: int
    owner: pwd.struct_passwd

    @property
    def server(self) -> MailServer:
        return MailServer("127.0.0.1", self.port, is_tls=False, user=USER, password=PASSWORD)

    @property
    def maildir(self) -> Path:
        return self.home / "mail"

    def deliver(self, raw: bytes, name: str = "") -> None:
        """A mail arrives, as a mail server puts it there."""
        known = len(list(self.maildir.glob("*/*")))
        file = self.maildir / "tmp" / (name or f"{time.time_ns()}.{known}.example")
        file.write_bytes(raw)
        os.chown(file, self.owner.pw_uid, self.owner.pw_gid)
        file.rename(self.maildir / "new" / file.name)

    def flags(self) -> list[str]:
        """The flags of all mails: S for seen, F for flagged."""
        return sorted(
            path.name.rpartition(":2,")[2] if path.parent.name == "cur" else "new"
            for folder in ("new", "cur")
            for path in (self.maildir / folder).iterdir()
        )

    def uid_validity(self) -> int:
        """By what the server says whether its numbers are still the same."""
        with imaplib.IMAP4("127.0.0.1", self.port) as box:
            box.login(USER, PASSWORD)
            box.select("INBOX")
            [validity] = box.untagged_responses["UIDVALIDITY"]
            assert isinstance(validity, bytes)
            return int(validity)

    def restore(self) -> None:
        """The mailbox comes back from a backup: nothing was seen, and numbers begin anew."""
        for path in list((self.maildir / "cur").iterdir()):
            path.rename(self.maildir / "new" / path.name.partition(":2,")[0])
        for kept in self.maildir.glob("dovecot*"):
            kept.unlink()
        validity = int(time.time()) + 1_000
        listing = self.maildir / "dovecot-uidlist"
        listing.write_text(f"3 V{validity} N1 G{'0' * 32}\n")
        os.chown(listing, self.owner.pw_uid, self.owner.pw_gid)


@contextmanager
def dovecot_serving(introspection: str = "") -> Iterator[DovecotMailbox]:
    """The server, as long as it serves; `introspection` is asked about OAuth tokens.

    Its files are near the root: the names of its sockets have to be short.
    """
    with TemporaryDirectory(prefix="dovecot") as folder:
        Path(folder).chmod(0o711)  # whom the mailbox belongs to has to come through
        with _serving(Path(folder) / "home", introspection) as box:
            yield box


@contextmanager
def _serving(home: Path, introspection: str) -> Iterator[DovecotMailbox]:
    is_root = os.geteuid() == 0
    owner = pwd.getpwnam("mail" if is_root else getpass.getuser())
    box = DovecotMailbox(home, free_port(), owner)
    for folder in (home / "run", *(box.maildir / part for part in ("cur", "new", "tmp"))):
        folder.mkdir(parents=True)
    if is_root:
        _hand_over(home, owner)
    config = home / "dovecot.conf"
    config.write_text(_config(box, introspection, is_root=is_root))
    found = program()
    assert found is not None
    process = subprocess.Popen([found, "-F", "-c", config], stderr=subprocess.PIPE)
    try:
        _wait_for(box, process)
        yield box
    finally:
        process.terminate()
        process.communicate(timeout=READY)


def _hand_over(home: Path, owner: pwd.struct_passwd) -> None:
    for path in (home, home / "mail", *(home / "mail").iterdir()):
        os.chown(path, owner.pw_uid, owner.pw_gid)


def _config(box: DovecotMailbox, introspection: str, *, is_root: bool) -> str:
    internal = "dovecot" if is_root else box.owner.pw_name
    if introspection:
        (box.home / "oauth2.conf").write_text(OAUTH.format(introspection=introspection))
    return CONFIG.format(
        home=box.home,
        port=box.port,
        password=PASSWORD,
        internal=internal,
        internal_group=_group_of(internal),
        login="dovenull" if is_root else box.owner.pw_name,
        uid=box.owner.pw_uid,
        gid=box.owner.pw_gid,
        mechanisms=" xoauth2" if introspection else "",
        more=OAUTH_PASSDB.format(home=box.home) if introspection else "",
    )


def _group_of(user: str) -> str:
    return grp.getgrgid(pwd.getpwnam(user).pw_gid).gr_name


def _wait_for(box: DovecotMailbox, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + READY
    while True:
        try:
            box.uid_validity()
        except (OSError, imaplib.IMAP4.error):
            if process.poll() is not None or time.monotonic() > end:
                log = box.home / "log"
                msg = f"Dovecot does not serve: {log.read_text() if log.exists() else ''}"
                raise RuntimeError(msg) from None
            time.sleep(0.05)
        else:
            return
