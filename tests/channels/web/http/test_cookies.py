from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from bot.channels.web.http.cookies import TokenCookie
from bot.channels.web.http.site import Site
from bot.channels.web.http.tokens import hash_of, is_token, new_token

PLAIN = Site()
SECURE = Site("https://help.example")
EMBEDDED = Site("https://help.example", ("https://agency.example",))


def put(cookie: TokenCookie) -> str:
    response = Response()
    cookie.put(response, "t")
    return response.headers["set-cookie"]


def test_on_this_machine_alone_a_cookie_is_plain_but_no_script_reads_it() -> None:
    told = put(TokenCookie(PLAIN, "visitor"))
    assert told == "visitor=t; Max-Age=31536000; Path=/; HttpOnly; SameSite=Lax"


def test_on_https_a_cookie_belongs_to_this_host_alone() -> None:
    told = put(TokenCookie(SECURE, "visitor"))
    assert told.startswith("__Host-visitor=t; ")
    assert told.endswith("Path=/; HttpOnly; Secure; SameSite=Lax")


def test_below_a_path_of_another_site_a_cookie_belongs_to_that_path_alone() -> None:
    told = put(TokenCookie(Site("https://help.example/madoguchi"), "visitor"))
    assert told.startswith("__Secure-visitor=t; ")
    assert told.endswith("Path=/madoguchi; HttpOnly; Secure; SameSite=Lax")


def test_a_cookie_goes_into_other_sites_only_where_they_may_embed_and_it_is_shared() -> None:
    assert put(TokenCookie(EMBEDDED, "visitor", is_shared=True)).endswith(
        "HttpOnly; Secure; SameSite=None; Partitioned"
    )
    assert "SameSite=Lax" in put(TokenCookie(EMBEDDED, "staff"))
    assert "SameSite=Lax" in put(TokenCookie(SECURE, "visitor", is_shared=True))
    unsafe = Site("http://help.example", ("https://agency.example",))
    assert "SameSite=Lax" in put(TokenCookie(unsafe, "visitor", is_shared=True))


def test_a_cookie_that_ends_with_the_browser_has_no_age() -> None:
    assert "Max-Age" not in put(TokenCookie(SECURE, "staff", age=0, same_site="Strict"))


def test_only_what_looks_like_a_token_is_taken_for_one() -> None:
    cookie, token = TokenCookie(SECURE, "visitor"), new_token()
    assert cookie.token(with_cookies(f"__Host-visitor={token}")) == token
    assert cookie.token(with_cookies(f"visitor={token}")) == ""
    assert cookie.token(with_cookies("__Host-visitor=' OR 1=1")) == ""
    assert cookie.token(with_cookies("")) == ""


def test_a_dropped_cookie_is_forgotten_at_once() -> None:
    response = Response()
    TokenCookie(SECURE, "visitor").drop(response)
    assert response.headers["set-cookie"].startswith("__Host-visitor=; Max-Age=0; Path=/")


def test_tokens_differ_and_are_kept_only_as_a_hash() -> None:
    one, other = new_token(), new_token()
    assert one != other
    assert is_token(one)
    assert len(hash_of(one)) == 64
    assert one not in hash_of(one)


def with_cookies(header: str) -> Request:
    return Request({"type": "http", "headers": [(b"cookie", header.encode())]})
