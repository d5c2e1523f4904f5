"""The API described for programs (OpenAPI 3.1), made from the shapes that it really checks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from bot.channels.crm.schemas import LeadBody, LeadFeed, LeadNotice, StatusChange, Trouble
from bot.channels.crm.service import MOST
from bot.settings import own_version

ROOT = "/api/v1"

Schema = Mapping[str, Any]

ANSWERS: tuple[type[BaseModel], ...] = (LeadBody, LeadNotice, LeadFeed, Trouble)
ASKED: tuple[type[BaseModel], ...] = (StatusChange,)

ALWAYS = {401, 503}
"""How any call may be refused."""

REFERENCE = {"name": "reference", "in": "path", "required": True, "schema": {"type": "string"}}

QUERY = (
    ("after", {"type": "string"}, "`next` of the page before."),
    ("changed_since", {"type": "string", "format": "date-time"}, "Only what changed since then."),
    ("limit", {"type": "integer", "minimum": 1, "maximum": MOST, "default": MOST}, "At most."),
)

REPEAT = {
    "name": "Idempotency-Key",
    "in": "header",
    "schema": {"type": "string", "maxLength": 200},
    "description": "A name for this change: sent again, it has no second effect.",
}


def document(home: str) -> dict[str, Any]:
    """The whole description; `home` is our public address."""
    shapes = [(each, "serialization") for each in ANSWERS] + [
        (each, "validation") for each in ASKED
    ]
    _, schemas = models_json_schema(
        shapes,  # type: ignore[arg-type]  # a literal
        ref_template="#/components/schemas/{model}",
    )
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Madoguchi",
            "version": own_version(),
            "description": "Leads out, status in. Every call needs a token.",
        },
        "servers": [{"url": home or "/"}],
        "security": [{"token": []}],
        "paths": paths(),
        "webhooks": {"lead": {"post": told()}},
        "components": {
            "schemas": schemas["$defs"],
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def paths() -> Schema:
    """What can be asked."""
    query = [
        {"name": name, "in": "query", "schema": schema, "description": text}
        for name, schema, text in QUERY
    ]
    return {
        f"{ROOT}/leads": {
            "get": operation(
                "listLeads", "Where leads stand, what changed last first.", LeadFeed, {400}, query
            )
        },
        f"{ROOT}/leads/{{reference}}": {
            "get": operation("getLead", "Everything about a lead.", LeadBody, {404}, [REFERENCE])
        },
        f"{ROOT}/leads/{{reference}}/status": {
            "put": {
                **operation(
                    "setStatus",
                    "Move a lead on.",
                    LeadBody,
                    {400, 404, 409, 422},
                    [REFERENCE, REPEAT],
                ),
                "requestBody": {"required": True, "content": content(StatusChange)},
            }
        },
    }


def operation(
    name: str,
    text: str,
    answer: type[BaseModel],
    refusals: set[int],
    parameters: list[Any],
) -> dict[str, Any]:
    """One of them, with all that it may answer."""
    return {
        "operationId": name,
        "summary": text,
        "parameters": parameters,
        "responses": {
            "200": {"description": "Done.", "content": content(answer)},
            **{
                str(status): {"description": "Not done.", "content": content(Trouble)}
                for status in sorted(refusals | ALWAYS)
            },
        },
    }


def told() -> Schema:
    """The webhook: what the office's system is told, and what it has to answer."""
    return {
        "operationId": "leadNotice",
        "summary": "A lead changed. Signed as Standard Webhooks says; ask the API for the rest.",
        "requestBody": {"required": True, "content": content(LeadNotice)},
        "responses": {"2XX": {"description": "Taken. Anything else is tried again for a day."}},
    }


def content(shape: type[BaseModel]) -> Schema:
    """A body of this shape."""
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{shape.__name__}"}}}
