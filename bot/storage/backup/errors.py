"""What can be wrong with a backup, said to the operator in both languages."""

from __future__ import annotations

from pathlib import Path

from bot.storage.database.errors import StorageError


def already_there(path: Path) -> StorageError:
    """A backup never replaces another file."""
    return StorageError(
        f"{path} はすでにあります。別の名前を指定してください。",
        f"{path} is there already. Name another file.",
    )


def cannot_be_written(path: Path, reason: str) -> StorageError:
    """The folder is not there, the disk is full, nobody may write there."""
    return StorageError(
        f"{path} に書き込めません（{reason}）。空きがあり、書き込めるフォルダーを指定して"
        "ください。",
        f"{path} cannot be written ({reason}). Name a folder that can be written to and has room.",
    )


def not_there(path: Path) -> StorageError:
    """There is no such file."""
    return StorageError(
        f"{path} を読み取れません。ファイル名を確認してください。",
        f"{path} cannot be read. Check the name of the file.",
    )


def no_backup(path: Path) -> StorageError:
    """The file is something else, or was cut off."""
    return StorageError(
        f"{path} は Madoguchi のバックアップではないか、壊れています。別のバックアップを使って"
        "ください。",
        f"{path} is no backup of Madoguchi, or it is damaged. Use another one.",
    )


def nothing_to_back_up(path: Path) -> StorageError:
    """The database is not there."""
    return StorageError(
        f"データベースファイル {path} がありません。MADOGUCHI_DATABASE_URL を確認してください。",
        f"There is no database file {path}. Check MADOGUCHI_DATABASE_URL.",
    )


def in_memory() -> StorageError:
    """What is in memory ends with the process."""
    return StorageError(
        "メモリー上のデータベースはバックアップできません。",
        "A database in memory cannot be backed up, nor restored to.",
    )


def outdated_schema() -> StorageError:
    """A server is read table by table, so its tables have to be those of this version."""
    return StorageError(
        "データベースのスキーマが古いため、先に madoguchi database upgrade を実行してください。",
        "The schema of the database is older. Run this first: madoguchi database upgrade",
    )


def not_empty() -> StorageError:
    """Something is in the database already."""
    return StorageError(
        "復元先のデータベースにはすでにデータがあります。置き換えてよければ --replace を付けて"
        "ください（ファイルの場合、いまのデータは別名で残ります）。",
        "The database already holds data. Add --replace to put the backup in its place (of a "
        "file, what is there now is kept under another name).",
    )


def missing_library() -> StorageError:
    """The extra is not installed."""
    return StorageError(
        "暗号化には pyrage が必要です。pip install --require-hashes --requirement "
        "requirements.lock を実行してください。",
        "Encryption takes pyrage. In the folder of Madoguchi, run: pip install --require-hashes "
        "--requirement requirements.lock",
    )


def unusable_key() -> StorageError:
    """What is set as the public key is none."""
    return StorageError(
        "MADOGUCHI_BACKUP_KEY が age の公開鍵（age1…）ではありません。",
        "MADOGUCHI_BACKUP_KEY is no public key of age (age1…).",
    )


def missing_identity() -> StorageError:
    """An encrypted backup takes the secret key."""
    return StorageError(
        "このバックアップは暗号化されています。秘密鍵（AGE-SECRET-KEY-…）を "
        "MADOGUCHI_BACKUP_IDENTITY に設定してください。",
        "This backup is encrypted. Set its secret key (AGE-SECRET-KEY-…) as "
        "MADOGUCHI_BACKUP_IDENTITY.",
    )


def unusable_identity() -> StorageError:
    """What is set as the secret key is none. It is not repeated."""
    return StorageError(
        "MADOGUCHI_BACKUP_IDENTITY が age の秘密鍵（AGE-SECRET-KEY-…）ではありません。",
        "MADOGUCHI_BACKUP_IDENTITY is no secret key of age (AGE-SECRET-KEY-…).",
    )


def undecryptable(path: Path) -> StorageError:
    """It was encrypted for another key, or is damaged."""
    return StorageError(
        f"{path} を復号できません。鍵が違うか、ファイルが壊れています。",
        f"{path} cannot be decrypted: the key is another one, or the file is damaged.",
    )
