"""What people asked and the counter could not answer, in groups, for curators."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from bot.assistant.curation.unanswered import QuestionGroup
from bot.faq.article import Article
from bot.vocabulary.desk_zone import desk_zone
from bot.wording.desk.names import button
from bot.wording.desk.views import AskedGroup, QuestionsPage
from bot.wording.facts import fill, long_date
from bot.wording.labels import language_name
from bot.wording.translator import N_, Translator, one_line

MOST_NAMED = 20
"""Questions of a group that an article can begin with."""

Stub = Callable[[QuestionGroup], str]
"""The beginning of an article for a group."""

Articles = Mapping[str, Article]


def questions_page(
    groups: Sequence[QuestionGroup],
    articles: Articles,
    stub: Stub,
    translator: Translator,
    *,
    is_grouped: bool = True,
    left_out: int = 0,
) -> QuestionsPage:
    """The groups in words. `left_out`: so many more are not shown."""
    remarks = [
        ""
        if is_grouped
        else translator.gettext("Questions that ask the same are put together in a moment."),
        translator.ngettext("{count} more is not shown.", "{count} more are not shown.", left_out)
        if left_out
        else "",
    ]
    return QuestionsPage(
        groups=tuple(asked_group(group, articles, stub, translator) for group in groups),
        remark=" ".join(filter(None, remarks)),
        empty=translator.gettext("Every question was answered."),
    )


def asked_group(
    group: QuestionGroup, articles: Articles, stub: Stub, translator: Translator
) -> AskedGroup:
    """One group with what can be done about it."""
    first, *others = group.questions
    return AskedGroup(
        keys=",".join(each.key for each in group.questions[:MOST_NAMED]),
        language=group.language,
        text=first.text,
        others=tuple(one_line(each.text) for each in others),
        asked=translator.gettext(
            "{times}, last on {day} ({language})",
            times=translator.ngettext("asked {count} time", "asked {count} times", group.times),
            day=long_date(group.latest.astimezone(desk_zone()).date(), translator.language),
            language=language_name(group.language),
        ),
        nearest=nearest_to(group, articles, translator),
        stub=stub(group),
        ways=(button(translator, "answer", N_("Write an answer"), first.key),),
        remark=written_before(group, translator),
    )


def written_before(group: QuestionGroup, translator: Translator) -> str:
    """That curators have an answer to the same in other words."""
    if not group.written:
        return ""
    return translator.gettext(
        "An answer to “{question}” is with the curators already. If it answers this too, there is "
        "nothing left to do here.",
        question=one_line(group.written[0]),
    )


def nearest_to(
    group: QuestionGroup, articles: Articles, translator: Translator
) -> tuple[str, str] | None:
    """The article that came closest, by its id and its question; None where there is none now."""
    article = articles.get(group.nearest or "")
    if article is None:
        return None
    question = article.text(translator.language).question
    return article.id, fill(question, translator.edition, translator.language)
