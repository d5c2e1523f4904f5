"""Mails in a folder: whoever runs this sees what would be sent."""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from bot.assistant.delivery import take_back
from bot.assistant.mail_queue import MAIL
from bot.channels.email.folder import FolderTransport
from tests.channels.email.mail_room import link_in, new_room


def mails_in(folder: Path) -> list[EmailMessage]:
    return [message_from_bytes(path.read_bytes(), policy=default) for path in folder.iterdir()]


def test_a_mail_is_a_file_that_any_mail_program_opens_and_nobody_else_reads(tmp_path: Path) -> None:
    folder = tmp_path / "mails"
    room = new_room(FolderTransport(folder))
    room.go()
    [mail] = mails_in(folder)
    assert link_in(mail).startswith("/open/")
    assert folder.stat().st_mode & 0o077 == 0


def test_what_is_deleted_is_taken_out_of_the_folder(tmp_path: Path) -> None:
    transport = FolderTransport(tmp_path)
    room = new_room(transport)
    room.go()
    room.stage.pick("do:delete_data")
    room.stage.pick("erase:yes")
    assert take_back(room.storage, transport.withdraw, lambda: room.stage.now, MAIL) == 1
    assert list(tmp_path.iterdir()) == []
