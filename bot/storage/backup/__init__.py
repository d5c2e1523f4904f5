"""Backups: all of one moment in one file, which can be put back on either kind of database.

A backup is a file of SQLite, whatever it was taken of. So it can be looked into with common tools,
and it is also the way from a file to a server and back.
"""

from bot.storage.backup.backup_writer import back_up
from bot.storage.backup.contents import BackupContents, examine
from bot.storage.backup.restoration import restore

__all__ = ["BackupContents", "back_up", "examine", "restore"]
