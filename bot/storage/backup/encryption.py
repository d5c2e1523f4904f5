"""Backups that only the holder of a key can read, in the format of age (https://age-encryption.org).

The machine that writes them needs the public key alone, so whoever breaks into it reads no older
ones. The library is an extra: it is loaded only where there is a key.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

from bot.storage.backup import errors

BEGINS = b"age-encryption.org/v1"


def is_encrypted(path: Path) -> bool:
    """Whether a file is one of age."""
    with path.open("rb") as file:
        return file.read(len(BEGINS)) == BEGINS


def encrypt(plain: Path, encrypted: Path, recipient: str) -> None:
    """Write a file anew that only the owner of `recipient` (`age1…`) can read."""
    age = library()
    try:
        key = age.x25519.Recipient.from_str(recipient.strip())
    except age.RecipientError:
        raise errors.unusable_key() from None
    encrypted.touch(mode=0o600)
    age.encrypt_file(str(plain), str(encrypted), [key])


def decrypt(encrypted: Path, plain: Path, identity: str) -> None:
    """Write down what is in an encrypted file. `identity` is the secret key."""
    age = library()
    if not identity.strip():
        raise errors.missing_identity()
    try:
        key = age.x25519.Identity.from_str(identity.strip())
    except age.IdentityError:
        raise errors.unusable_identity() from None
    plain.touch(mode=0o600)
    try:
        age.decrypt_file(str(encrypted), str(plain), [key])
    except (age.DecryptError, OSError, ValueError):
        raise errors.undecryptable(encrypted) from None


def library() -> Any:
    """The library; raises `StorageError` where it is not installed."""
    try:
        return import_module("pyrage")
    except ModuleNotFoundError:
        raise errors.missing_library() from None
