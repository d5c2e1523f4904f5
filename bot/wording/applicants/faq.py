"""Answers from the knowledge base, close questions, and plain refusals."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.assistant.acts import Decline, GiveAnswer, OfferRelated, OfferSuggestions, TellAnswer
from bot.faq.article import Article, OutOfScope
from bot.vocabulary import Choice, Message, MessageKind, Statement
from bot.vocabulary.choice_ids import ChoiceId
from bot.vocabulary.commands import Command
from bot.wording.choices import choice, command, likely_commands, numbered
from bot.wording.facts import fill
from bot.wording.translator import LONGEST_LABEL, Translator, lines, one_line, paragraphs, section


def give_answer(act: GiveAnswer, translator: Translator) -> Message:
    """Give an article with its source. What it says stands in the first paragraph, said again as
    well: a page shows no more of it at first."""
    article = act.article
    text = article.text(translator.language)
    is_short = act.is_short or (act.is_again and not act.in_full)
    ours, others = (act.instead, act.instead.asker) if act.instead else (None, None)
    return Message(
        kind=MessageKind.ANSWER,
        text=paragraphs(
            lines(
                translator.speak(others) if others else "",
                once_more(act, translator) if act.is_again else "",
                filled(text.answer, translator),
                open_now(act, translator),
            ),
            "" if is_short else filled(text.detail, translator),
            translator.source(article.clauses),
        ),
        choices=numbered(
            (
                *(ways_on(act, translator) if article.does else ()),
                *article_choices((ours, *act.related) if ours else act.related, translator),
                *(() if article.does else ways_on(act, translator)),
                choice(
                    translator.gettext("This helped"), ChoiceId.rate(article.id, is_helpful=True)
                ),
                choice(
                    translator.gettext("This did not help"),
                    ChoiceId.rate(article.id, is_helpful=False),
                ),
            )
        ),
        clauses=article.clauses,
        article=article.id,
    )


def open_now(act: GiveAnswer, translator: Translator) -> str:
    """Whether the desk is open, below its hours; empty where that is not known."""
    if act.is_desk_open is None or act.opens_at is None:
        return ""
    if act.is_desk_open:
        return translator.gettext("The desk is open now.")
    opening = translator.moment(act.opens_at)
    return translator.gettext("The desk is closed now. It opens on {moment}.", moment=opening)


def once_more(act: GiveAnswer, translator: Translator) -> str:
    """That the same was said before."""
    if act.in_full:
        return translator.gettext("Part of this you have read already; here it is in full:")
    return translator.gettext("This is what I can say on it, once more and in short:")


def ways_on(act: GiveAnswer, translator: Translator) -> list[Choice]:
    """What to do next: the pre-check where it is not under way, staff for what is left open."""
    names = [Command(act.article.does)] if act.article.does else []
    if act.is_again:
        names.append(Command.STAFF)
    if act.invites_precheck:
        names.append(Command.START)
    desk = translator.edition.behind(Statement.DESK)  # what rests on this sends people to staff
    if act.article.is_partial or not set(desk).isdisjoint(act.article.clauses):
        names.append(Command.STAFF)
    return [command(translator, name) for name in dict.fromkeys(names)]


def article_choices(articles: Iterable[Article], translator: Translator) -> list[Choice]:
    """Choices to read articles, each labelled with its question."""
    return [
        choice(question_of(article, translator), ChoiceId.article(article.id))
        for article in articles
    ]


def offer_suggestions(act: OfferSuggestions, translator: Translator) -> Message:
    """Offer the articles that may be meant; questions too long for a label are written out."""
    offered = article_choices(act.articles, translator)
    long = [q for a in act.articles if len(q := question_of(a, translator)) > LONGEST_LABEL]
    named = likely_commands(translator, (name for name in act.commands if name != Command.STAFF))
    none_of_these = choice(
        translator.gettext("None of these: ask staff"), ChoiceId.command(Command.STAFF)
    )
    return Message(
        kind=MessageKind.SUGGESTIONS,
        text=paragraphs(unsure(act, translator), section(translator.gettext("In full:"), long)),
        choices=numbered((*named, *offered, none_of_these)),
    )


def unsure(act: OfferSuggestions, translator: Translator) -> str:
    """That it is not certain what was meant, in other words from time to time."""
    if act.is_beside:
        return translator.gettext("And the rest of your question: is it one of the following?")
    if act.times % 2:
        return translator.gettext("Perhaps one of these comes closer?")
    if act.times:
        return lines(
            translator.gettext("Is it one of these? If not, a person can help you."),
            translator.gettext("The desk's telephone: {desk_phone} ({desk_hours}, {zone})."),
        )
    if act.commands:
        return translator.gettext("I am not sure that I understood. Did you mean one of these?")
    return translator.gettext(
        "I am not sure that I understood your question. Is it one of the following?"
    )


def offer_related(act: OfferRelated, translator: Translator) -> Message:
    """What goes on from the last answer, and a person for all else."""
    question = question_of(act.article, translator)
    said = translator.gettext(
        "That is all that I have on “{question}”. Close to it:", question=question
    )
    if act.is_enough:
        said = lines(
            translator.gettext(
                "More than that I cannot say on “{question}”, but a person can.", question=question
            ),
            translator.gettext("The desk's telephone: {desk_phone} ({desk_hours}, {zone})."),
        )
    return Message(
        kind=MessageKind.SUGGESTIONS,
        text=said,
        choices=numbered(
            (*article_choices(act.related, translator), command(translator, Command.STAFF))
        ),
    )


def decline(act: Decline, translator: Translator) -> Message:
    """Say plainly that there is no answer here, and where the question can be taken: that is said
    however often nothing was known before."""
    kept = translator.gettext(
        "Your question is kept for staff, without contact details. If you would like a reply, "
        "please contact them."
    )
    if act.items:
        return leave_open(act.items, translator)
    turn_to = act.outside.turn_to.get(translator.language) if act.outside else None
    again = still_no_answer(act.times, translator) if act.times and not turn_to else ""
    named = likely_commands(
        translator, (*act.commands, Command.STAFF, Command.ASK, Command.TELL_ME)
    )
    return Message(
        kind=MessageKind.DECLINE,
        text=again or paragraphs(no_answer(act.outside, translator), kept),
        choices=numbered(named),
    )


def leave_open(items: Iterable[str], translator: Translator) -> Message:
    """Which questions of a list are not answered here."""
    return Message(
        kind=MessageKind.DECLINE,
        text=section(
            translator.gettext(
                "To these I have no answer here. They are kept for staff, without contact details:"
            ),
            [one_line(item) for item in items],
        ),
        choices=numbered((command(translator, Command.STAFF),)),
    )


def still_no_answer(times: int, translator: Translator) -> str:
    """That there is no answer to this either."""
    if times % 2:
        return translator.gettext(
            "I'm sorry, I have no answer to that one either. It is kept for staff as well. A "
            "question in a few words is often found more easily."
        )
    return lines(
        translator.gettext("I cannot answer this, but a person can."),
        translator.gettext("The desk's telephone: {desk_phone} ({desk_hours}, {zone})."),
    )


def no_answer(outside: OutOfScope | None, translator: Translator) -> str:
    """Where the question can be taken; where nobody knows that, what can be asked here."""
    turn_to = outside.turn_to.get(translator.language, "") if outside else ""
    return filled(turn_to, translator) or translator.gettext(
        "I'm sorry, I have no answer to that. I know what is in the application guideline, and "
        "no more."
    )


def tell_answer(act: TellAnswer, translator: Translator) -> Message:
    """Give an article that answers what the person had asked in vain."""
    given = give_answer(GiveAnswer(act.article, (), invites_precheck=False), translator)
    opening = translator.gettext(
        "You asked “{question}”. There is an answer now:", question=one_line(act.question)
    )
    unnumbered = tuple(replace(choice, number=None) for choice in given.choices)
    return replace(given, text=paragraphs(opening, given.text), choices=unnumbered)


def question_of(article: Article, translator: Translator) -> str:
    """The question that an article answers."""
    return one_line(filled(article.text(translator.language).question, translator))


def filled(text: str, translator: Translator) -> str:
    """Text of an article with the facts filled in."""
    return fill(text, translator.edition, translator.language)
