"""Browsers are known by what only who keeps the password's hash can have signed."""

from __future__ import annotations

from bot.channels.web.desk.sign_in.device_cookies import is_known, token_for
from bot.channels.web.http.tokens import is_token, new_token

KEPT = "$argon2id$one"


def test_a_browser_is_known_to_whom_it_was_named_for() -> None:
    token = token_for("hanako", KEPT)
    assert is_token(token)
    assert is_known(token, "hanako", KEPT)
    assert not is_known(token, "taro", KEPT)


def test_no_two_browsers_have_one_token() -> None:
    assert token_for("hanako", KEPT) != token_for("hanako", KEPT)


def test_a_new_password_makes_every_browser_unknown() -> None:
    token = token_for("hanako", KEPT)
    assert not is_known(token, "hanako", "$argon2id$another")
    assert not is_known(token, "hanako", None)


def test_made_up_tokens_are_not_known() -> None:
    for token in (new_token(), "", "x", "é" * 43):
        assert not is_known(token, "hanako", KEPT)


def test_a_token_has_one_spelling() -> None:
    token = token_for("hanako", KEPT)
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    assert [known for end in letters if is_known(known := token[:-1] + end, "hanako", KEPT)] == [
        token
    ]
