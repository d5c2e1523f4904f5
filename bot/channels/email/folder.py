"""Mails as files in a folder, as long as no server is set: so that one sees what would be sent."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

from bot.assistant.ports import DeliveryResult, DeliveryStatus, Withdrawal
from bot.channels.email.mime import MailEnvelope

DONE = DeliveryResult(DeliveryStatus.SENT)


class FolderTransport:
    """Writes mails into a folder that only whoever runs this can read, and takes them out again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, mail: EmailMessage, envelope: MailEnvelope, attempts: int) -> DeliveryResult:  # noqa: ARG002  as mails are handed in
        """Write a mail; any mail program opens it."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        name = f"{envelope.message_id.partition('@')[0]}.eml"
        written = self._folder / f"{name}.part"
        written.touch(mode=0o600)
        written.write_bytes(mail.as_bytes())
        written.replace(self._folder / name)
        return DeliveryResult(DeliveryStatus.SENT, name)

    def withdraw(self, withdrawal: Withdrawal) -> DeliveryResult:
        """Delete the file of a mail that was erased."""
        (self._folder / Path(withdrawal.receipt).name).unlink(missing_ok=True)
        return DONE
