"""What can be wrong with the place where things are kept, said to the operator in both languages.

No message holds a password: addresses are shown without user, password and options.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.exc import DBAPIError


class StorageError(Exception):
    """The storage cannot be used; the message says what is wrong and what to do, ja first."""

    def __init__(self, ja: str, en: str) -> None:
        super().__init__(f"{ja}\n{en}")


def malformed_url() -> StorageError:
    """The database address cannot be read. It is not repeated: it may hold a password."""
    return StorageError(
        "データベースのアドレスを読み取れません。sqlite:///madoguchi.db または "
        "postgresql://user:password@host:5432/name の形で指定してください"
        "（パスワードの記号は %40 のように符号化します）。",
        "The database URL cannot be read. Write it as sqlite:///madoguchi.db or "
        "postgresql://user:password@host:5432/name (encode signs in the password, like %40 for @).",
    )


def unknown_scheme(scheme: str) -> StorageError:
    """The address names a database that is not supported."""
    return StorageError(
        f"データベース「{scheme}」には対応していません。sqlite:/// または postgresql:// で始まる"
        "アドレスを指定してください。",
        f"The database '{scheme}' is not supported. Use a URL that begins with sqlite:/// or "
        "postgresql://.",
    )


def needless_replica() -> StorageError:
    """A replica was named for, or is, a file of SQLite."""
    return StorageError(
        "MADOGUCHI_REPLICA_URL には、MADOGUCHI_DATABASE_URL の PostgreSQL を複製しているサーバーを"
        "指定します。SQLite では使えません。この設定を外してください。",
        "MADOGUCHI_REPLICA_URL names a PostgreSQL server that follows the one of "
        "MADOGUCHI_DATABASE_URL. SQLite has none: remove this setting.",
    )


def missing_driver() -> StorageError:
    """PostgreSQL was asked for, but its driver is not installed."""
    return StorageError(
        "PostgreSQL のドライバーがありません。Madoguchi のフォルダーで "
        "pip install --require-hashes --requirement requirements.lock を実行してください。",
        "The PostgreSQL driver is not installed. In the folder of Madoguchi, run: "
        "pip install --require-hashes --requirement requirements.lock",
    )


def unusable_file(path: Path, reason: str) -> StorageError:
    """The SQLite file cannot be created, read or written."""
    return StorageError(
        f"データベースファイル {path} を開けません（{reason}）。書き込めるフォルダー内の、"
        "Madoguchi のファイルを指定してください。",
        f"The database file {path} cannot be opened ({reason}). Name a file of Madoguchi in a "
        "folder that can be written to.",
    )


def already_served(path: Path, holder: str) -> StorageError:
    """Another process serves this file; `holder` is its number and where it runs."""
    return StorageError(
        f"データベースファイル {path} は、すでに別の madoguchi serve（プロセス {holder}）が"
        "使っています。そちらを停止するか、複数で使う場合は PostgreSQL を指定してください。",
        f"The database file {path} is served already by another process ({holder}). "
        "Stop that one, or use PostgreSQL for several.",
    )


def unusable_server(address: str, reason: str) -> StorageError:
    """The PostgreSQL server does not answer, or does not let us in."""
    return StorageError(
        f"データベースサーバー {address} を使えません（{reason}）。サーバーの稼働、アドレス、"
        "ユーザー名とパスワードを確認してください。",
        f"The database server {address} cannot be used ({reason}). Check that it is running, and "
        "check the address, the user and the password.",
    )


def newer_database(revision: str) -> StorageError:
    """The schema was made by a newer version of this program."""
    return StorageError(
        f"このデータベースは新しい版の Madoguchi で作られています（スキーマ {revision}）。"
        "Madoguchi を更新するか、別のデータベースを指定してください。",
        f"This database was made by a newer version of Madoguchi (schema {revision}). "
        "Update Madoguchi, or name another database.",
    )


def failed_work(reason: str) -> StorageError:
    """The database refused or lost a unit of work; nothing of it was kept."""
    return StorageError(
        f"データベースの処理に失敗しました（{reason}）。この処理の内容は保存されていません。"
        "データベースの状態を確認し、もう一度お試しください。",
        f"The database could not do this ({reason}). Nothing of it was kept. "
        "Check the database and try again.",
    )


def too_busy() -> StorageError:
    """Other units of work did not end in time; a unit of work inside another one never does."""
    return StorageError(
        "データベースが混み合っています。しばらくしてから、もう一度お試しください。",
        "The database is busy. Try again in a little while.",
    )


def reason_of(error: DBAPIError) -> str:
    """The first line of what the driver says: further ones quote what was to be stored.

    They go from the error itself as well, whoever prints it.
    """
    reason = str(error.orig).partition("\n")[0]
    for each in (error, error.orig):
        if each is not None and each.args:
            each.args = (str(each.args[0]).partition("\n")[0], *each.args[1:])
    return reason
