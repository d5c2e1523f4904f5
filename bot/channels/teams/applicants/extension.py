"""The message extension: looking for an answer while writing to others, and handing it on.

What is put into a chat is the answer with its clauses; nothing on it can be pressed, as the counter
need not be in that chat.
"""

from __future__ import annotations

from typing import Any

from bot.assistant.article_search import FoundArticle
from bot.channels.teams.api.activity import TeamsActivity
from bot.channels.teams.api.cards import CARD_TYPE, card, fitting, plain_label, title
from bot.channels.teams.applicants.messages import body
from bot.channels.teams.applicants.service import TeamsApplicantService
from bot.wording.applicants.channels.channel_labels import Phrases

SEARCH = "search"
"""The command of the extension."""
QUERY = "query"
"""Its parameter: what was typed so far."""
PREVIEW_TYPE = "application/vnd.microsoft.card.thumbnail"
LONGEST_PREVIEW = 120

Answer = dict[str, Any]


def search(service: TeamsApplicantService, activity: TeamsActivity) -> Answer | None:
    """What fits what was typed so far, as the client lists it."""
    if activity.data.get("commandId") != SEARCH:
        return None
    words = service.words_for(activity)
    found = service.search(typed(activity), activity.language)
    if not found:
        return {"composeExtension": {"type": "message", "text": words.nothing_found}}
    listed = [entry(each, words) for each in found]
    return {
        "composeExtension": {"type": "result", "attachmentLayout": "list", "attachments": listed}
    }


def typed(activity: TeamsActivity) -> str:
    """What was typed so far."""
    given = activity.data.get("parameters")
    for each in given if isinstance(given, list) else []:
        if isinstance(each, dict) and each.get("name") == QUERY:
            value = each.get("value")
            return value if isinstance(value, str) else ""
    return ""


def entry(found: FoundArticle, words: Phrases) -> Answer:
    """An article as the card that is handed on, and as a line of the list."""
    shown = [*title(found.question), *body(found.message, words)]
    first = found.message.text.partition("\n")[0]
    preview = {"title": plain_label(found.question), "text": first[:LONGEST_PREVIEW]}
    return {
        "contentType": CARD_TYPE,
        "content": card(fitting(shown)),
        "preview": {"contentType": PREVIEW_TYPE, "content": preview},
    }
