"""The only place where real things are built and joined.

Nothing is built before it is needed: a matcher is fitted when the first question in its language
is asked, and the database is opened only by what keeps something.
"""

from bot.bootstrap.counters import (
    RETENTION_DAYS,
    assistant_of,
    assistant_of_editions,
    assistant_on,
    catalogues,
    content,
    current_renderer,
    interpreter,
    learn,
    matcher_of,
    programme,
    programme_of,
    programme_with,
    renderer,
    renderer_of,
    voice_of,
)
from bot.bootstrap.database import (
    open_assistant,
    open_database,
    serving_alone,
    storage_trouble_told,
)
from bot.bootstrap.environment import (
    TroubleError,
    costs,
    edition,
    encoder,
    first_edition,
    now,
    root,
    settings,
)

__all__ = [
    "RETENTION_DAYS",
    "TroubleError",
    "assistant_of",
    "assistant_of_editions",
    "assistant_on",
    "catalogues",
    "content",
    "costs",
    "current_renderer",
    "edition",
    "encoder",
    "first_edition",
    "interpreter",
    "learn",
    "matcher_of",
    "now",
    "open_assistant",
    "open_database",
    "programme",
    "programme_of",
    "programme_with",
    "renderer",
    "renderer_of",
    "root",
    "serving_alone",
    "settings",
    "storage_trouble_told",
    "voice_of",
]
