"""Files that never change under their name: each bears a hash, so browsers may keep them."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

FOREVER = "public, max-age=31536000, immutable"
HASH = 10
"""Digits of a hash in a name."""


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as it is served; `packed` is the same, compressed."""

    url: str
    kind: str
    content: bytes
    packed: bytes


class Assets:
    """All files of a folder, in memory, below a path (`/static`)."""

    def __init__(self, folder: Path, path: str) -> None:
        self._path = path
        files = sorted(file for file in folder.iterdir() if file.is_file())
        self._by_file: Mapping[str, Asset] = {file.name: read(file, path) for file in files}
        self._by_url = {asset.url: asset for asset in self._by_file.values()}

    def url(self, name: str) -> str:
        """The address of a file, by its name in the folder."""
        return self._by_file[name].url

    def route(self) -> Route:
        """Serves all of them."""
        return Route(f"{self._path}/{{name}}", self._page, methods=["GET"])

    async def _page(self, request: Request) -> Response:
        asset = self._by_url.get(request.url.path)
        return Response(status_code=404) if asset is None else respond(asset, request)


def read(file: Path, path: str) -> Asset:
    """A file with the name that it is served under."""
    content = file.read_bytes()
    digest = hashlib.sha256(content).hexdigest()[:HASH]
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return Asset(
        url=f"{path}/{file.stem}.{digest}{file.suffix}",
        kind=kind,
        content=content,
        packed=gzip.compress(content, mtime=0),
    )


def respond(asset: Asset, request: Request) -> Response:
    """A file as a response, compressed for browsers that take it so."""
    is_packed = "gzip" in request.headers.get("accept-encoding", "")
    headers = {"cache-control": FOREVER, "vary": "accept-encoding"}
    if is_packed:
        headers["content-encoding"] = "gzip"
    body = asset.packed if is_packed else asset.content
    return Response(body, media_type=asset.kind, headers=headers)
