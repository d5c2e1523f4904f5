"""Templates: everything that is put into one is escaped, and what is missing is an error."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import HTMLResponse

from bot.channels.web.http.assets import Assets
from bot.channels.web.http.markup import inline, lines, prose

MOST_CACHED = 1_000
"""Pieces that a folder's templates have cached at once."""


def environment(folder: Path, assets: Assets, *, base: str = "", **known: Any) -> Environment:
    """The templates of a folder.

    They can say `asset("page.css")`, `text|prose`, `text|lines` and `line|inline`, and
    `cached(macro, value)` or `cached(prose, text)` of what many are shown alike, which is kept in
    memory: never of what a person wrote.
    `base` is the path below which all of it is served, `known` what all can use.
    """
    made = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters.update(prose=prose, inline=inline, lines=lines)
    made.globals.update(cached=lru_cache(MOST_CACHED)(drawn), prose=prose)
    made.globals.update(asset=lambda name: base + assets.url(name), base=base, **known)
    return made


def drawn(draw: Callable[..., Markup], *values: Hashable) -> Markup:
    """What a macro, or a filter, makes of these values."""
    return draw(*values)


class Pages:
    """Draws templates, as whole pages or as pieces of them."""

    def __init__(self, templates: Environment) -> None:
        self._templates = templates
        self._modules: dict[Hashable, Any] = {}

    def page(
        self,
        name: str,
        status: int = 200,
        headers: Mapping[str, str] | None = None,
        **values: Any,
    ) -> HTMLResponse:
        """A template as a response."""
        return HTMLResponse(self.piece(name, **values), status_code=status, headers=headers)

    def piece(self, name: str, **values: Any) -> str:
        """A template as HTML."""
        return self._templates.get_template(name).render(values)

    def macros(self, name: str, **values: Hashable) -> Any:
        """The macros of a template, to draw several pieces at once.

        They know these values, and are kept for them: few values are ever given here.
        """
        key = name, *values.items()
        if key not in self._modules:
            self._modules[key] = self._templates.get_template(name).make_module(values)
        return self._modules[key]
