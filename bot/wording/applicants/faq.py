"""Answers from the knowledge base, close questions, and plain refusals."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.assistant.acts import Decline, GiveAnswer, OfferRelated, OfferSuggestions, TellAnswer
from bot.faq.article import Article, Outside
from bot.vocabulary import Choice, Message, MessageKind
from bot.wording.choices import choice, command, likely_commands, numbered
from bot.wording.facts import fill
from bot.wording.translator import LONGEST_LABEL, Voice, lines, one_line, paragraphs, section


def give_answer(act: GiveAnswer, voice: Voice) -> Message:
    """Give an article with its source."""
    article = act.article
    text = article.text(voice.language)
    remark = remark_on_end(voice) if act.has_ended and article.is_time_bound else ""
    return Message(
        kind=MessageKind.ANSWER,
        text=paragraphs(
            filled(text.answer, voice),
            filled(text.detail, voice),
            remark,
            voice.source(article.clauses),
        ),
        choices=numbered(
            (
                *(ways_on(act, voice) if article.does else ()),
                *article_choices(act.related, voice),
                *(() if article.does else ways_on(act, voice)),
                choice(voice.gettext("This helped"), "rate", article.id, "yes"),
                choice(voice.gettext("This did not help"), "rate", article.id, "no"),
            )
        ),
        clauses=article.clauses,
        article=article.id,
    )


def remark_on_end(voice: Voice) -> str:
    """What to know of an answer that depends on the dates of an edition that is over."""
    return voice.gettext(
        "Note: this was so in the {edition_name} edition, whose support period ended on "
        "{support_end}."
    )


DESK = "VI"
"""The clause on the desk: an article that rests on it sends people to staff."""


def ways_on(act: GiveAnswer, voice: Voice) -> list[Choice]:
    """What to do next: the pre-check where it is not under way, staff for what is left open."""
    names = [act.article.does] if act.article.does else []
    if act.invites_precheck:
        names.append("start")
    if act.article.is_partial or DESK in act.article.clauses:
        names.append("staff")
    return [command(voice, name) for name in dict.fromkeys(names)]


def article_choices(articles: Iterable[Article], voice: Voice) -> list[Choice]:
    """Choices to read articles, each labelled with its question."""
    return [choice(question_of(article, voice), "article", article.id) for article in articles]


def offer_suggestions(act: OfferSuggestions, voice: Voice) -> Message:
    """Offer the articles that may be meant; questions too long for a label are written out."""
    offered = article_choices(act.articles, voice)
    long = [q for a in act.articles if len(q := question_of(a, voice)) > LONGEST_LABEL]
    named = likely_commands(voice, (name for name in act.commands if name != "staff"))
    none_of_these = choice(voice.gettext("None of these: ask staff"), "do", "staff")
    return Message(
        kind=MessageKind.SUGGESTIONS,
        text=paragraphs(unsure(act, voice), section(voice.gettext("In full:"), long)),
        choices=numbered((*named, *offered, none_of_these)),
    )


def unsure(act: OfferSuggestions, voice: Voice) -> str:
    """That it is not certain what was meant, in other words from time to time."""
    if act.times % 2:
        return voice.gettext("Perhaps one of these comes closer?")
    if act.times:
        return lines(
            voice.gettext("Is it one of these? If not, a person can help you."),
            voice.gettext("The desk's telephone: {desk_phone} ({desk_hours} in Japan)."),
        )
    if act.commands:
        return voice.gettext("I am not sure that I understood. Did you mean one of these?")
    return voice.gettext(
        "I am not sure that I understood your question. Is it one of the following?"
    )


def offer_related(act: OfferRelated, voice: Voice) -> Message:
    """What goes on from the last answer, and a person for all else."""
    return Message(
        kind=MessageKind.SUGGESTIONS,
        text=voice.gettext(
            "That is all that I have on “{question}”. Close to it:",
            question=question_of(act.article, voice),
        ),
        choices=numbered((*article_choices(act.related, voice), command(voice, "staff"))),
    )


def decline(act: Decline, voice: Voice) -> Message:
    """Say plainly that there is no answer here, and where the question can be taken."""
    kept = voice.gettext(
        "Your question is kept for the programme's staff, without contact details. If you "
        "would like a reply, please contact staff."
    )
    again = still_no_answer(act.times, voice) if act.times else ""
    named = likely_commands(voice, (*act.commands, "staff", "ask", "tell_me"))
    return Message(
        kind=MessageKind.DECLINE,
        text=again or paragraphs(no_answer(act.outside, voice), kept),
        choices=numbered(named),
    )


def still_no_answer(times: int, voice: Voice) -> str:
    """That there is no answer to this either."""
    if times % 2:
        return voice.gettext(
            "I have no answer to that one either. It is kept for staff as well; a question in a "
            "few words is found most easily."
        )
    return lines(
        voice.gettext("I cannot answer this, but a person can."),
        voice.gettext("The desk's telephone: {desk_phone} ({desk_hours} in Japan)."),
    )


def no_answer(outside: Outside | None, voice: Voice) -> str:
    """That there is no answer here, and where the question can be taken where that is known."""
    return paragraphs(
        voice.gettext(
            "I'm sorry, I have no answer to that: what this counter knows of the application "
            "guideline does not say."
        ),
        filled(outside.turn_to.get(voice.language, ""), voice) if outside else "",
    )


def tell_answer(act: TellAnswer, voice: Voice) -> Message:
    """Give an article that answers what the person had asked in vain."""
    given = give_answer(GiveAnswer(act.article, (), invites_precheck=False, has_ended=False), voice)
    opening = voice.gettext(
        "You asked “{question}”. There is an answer now:", question=one_line(act.question)
    )
    unnumbered = tuple(replace(choice, number=None) for choice in given.choices)
    return replace(given, text=paragraphs(opening, given.text), choices=unnumbered)


def question_of(article: Article, voice: Voice) -> str:
    """The question that an article answers."""
    return one_line(filled(article.text(voice.language).question, voice))


def filled(text: str, voice: Voice) -> str:
    """Text of an article with the facts filled in."""
    return fill(text, voice.edition, voice.language)
