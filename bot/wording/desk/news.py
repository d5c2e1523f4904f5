"""What a member of staff learns of what colleagues did with their enquiries."""

from __future__ import annotations

from collections.abc import Mapping

from bot.assistant.desk.inbox import News
from bot.wording.desk.names import Names, brief, named
from bot.wording.desk.views import NewsLine
from bot.wording.translator import N_, Translator

TOLD: Mapping[str, str] = {
    "taken_over": N_("{staff} has taken this enquiry over from you."),
    "handed_over": N_("{staff} has handed this enquiry over to you."),
}


def news_line(news: News, translator: Translator, names: Names) -> NewsLine:
    """One item in words, with the reason that was given."""
    item = news.item
    told = TOLD.get(item.what, N_("Something changed"))
    return NewsLine(
        id=str(item.id),
        reference=item.lead,
        text=translator.gettext(told, staff=named(item.by, translator, names)),
        reason=news.reason,
        at=brief(item.at, item.at, translator),
    )
