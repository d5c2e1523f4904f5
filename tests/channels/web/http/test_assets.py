from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import jinja2
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from bot.channels.web.http.assets import Assets
from bot.channels.web.http.templates import Pages, environment


@pytest.fixture
def assets(tmp_path: Path) -> Assets:
    (tmp_path / "page.css").write_text("p { color: black }\n" * 50)
    return Assets(tmp_path, "/static")


@pytest.fixture
def client(assets: Assets) -> Iterator[TestClient]:
    with TestClient(Starlette(routes=[assets.route()])) as made:
        yield made


def test_a_file_bears_a_hash_and_may_be_kept_forever(client: TestClient, assets: Assets) -> None:
    url = assets.url("page.css")
    assert url.startswith("/static/page.")
    found = client.get(url)
    assert found.headers["content-type"].startswith("text/css")
    assert "immutable" in found.headers["cache-control"]
    assert found.text.startswith("p {")


def test_a_file_is_sent_compressed_to_who_takes_it_so(client: TestClient, assets: Assets) -> None:
    url = assets.url("page.css")
    packed = client.get(url, headers={"accept-encoding": "gzip"})
    plain = client.get(url, headers={"accept-encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert int(packed.headers["content-length"]) < len(plain.content)
    assert packed.text == plain.text


def test_only_known_names_are_served(client: TestClient) -> None:
    for name in ("page.css", "page.0000000000.css", "..%2fsecret", "%00"):
        assert client.get(f"/static/{name}").status_code == 404


def test_templates_escape_all_and_miss_nothing(assets: Assets, tmp_path: Path) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "one.html").write_text(
        "<p title=\"{{ said }}\">{{ said|inline }}</p>{{ asset('page.css') }}"
    )
    pages = Pages(environment(folder, assets))
    html = pages.piece("one.html", said='"><script>')
    assert "<script>" not in html
    assert '"><' not in html.replace('"><script', "")[:30]
    assert html.endswith(".css")
    with pytest.raises(jinja2.UndefinedError):
        pages.piece("one.html")
