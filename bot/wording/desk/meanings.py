"""What a message was taken for, in words for curators."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.assistant.curation.playground import PlaygroundResult
from bot.handoff.form.definition import FormDefinition
from bot.precheck.flow import Flow
from bot.precheck.nlu.readings import Reading
from bot.understanding import meaning
from bot.understanding.facts.stances import Stance
from bot.understanding.state import Place
from bot.vocabulary.choice_ids import ChoiceId
from bot.vocabulary.commands import Command
from bot.wording.choices import picked_label
from bot.wording.desk.views import Meant
from bot.wording.translator import N_, Translator, one_line

PLACES: Mapping[Place, str] = {
    Place.FRESH: N_("At the beginning"),
    Place.QUESTION: N_("Question: {name}"),
    Place.PAUSED: N_("While the pre-check rests"),
    Place.VERDICT: N_("After the result"),
    Place.CONSENT: N_("At the purpose notice"),
    Place.FIELD: N_("Form: {name}"),
    Place.REVIEW: N_("Before the form is sent"),
    Place.SENT: N_("After sending"),
    Place.STAFF: N_("While talking with staff"),
}

DECIDED: Mapping[str, str] = {
    "set phrase": N_("It is a set phrase."),
    "gate": N_("A command was likely enough."),
    "offered": N_("It names a choice that was offered."),
    "change": N_("It names something to change."),
    "correction": N_("It corrects an earlier answer."),
    "yes or no": N_("It is a yes or no to what waits for one."),
    "facts": N_("It states facts."),
    "likely facts": N_("It probably states facts."),
    "an introduction": N_("It says who they are, and asks for nothing."),
    "beside the open question": N_("It is a statement about something else than what is open."),
    "about the open question": N_("It is about the open question, but does not decide it."),
    "question": N_("It is a question to the knowledge base."),
    "value": N_("It is a value for the field."),
    "doubt": N_("It may be a value for the field."),
    "to staff": N_("It is meant for staff."),
    "to staff, and known": N_("It is meant for staff, and the counter knows it too."),
    "contact details": N_("It holds contact details."),
    "after sending": N_("It is a statement after an enquiry was sent."),
}

STANCES: Mapping[Stance, str] = {
    Stance.STATED: N_("stated"),
    Stance.DENIED: N_("denied"),
    Stance.ABSENT: N_("said to be missing"),
    Stance.FORMER: N_("in the past"),
    Stance.PLANNED: N_("planned"),
    Stance.SUPPOSED: N_("supposed or doubted"),
    Stance.OF_OTHERS: N_("about others"),
    Stance.OF_SOME: N_("about some of them"),
}

MOST_NAMED = 3
"""So many commands are told with their probability."""


def places_in(
    flow: Flow, form: FormDefinition, translator: Translator
) -> tuple[tuple[str, str], ...]:
    """Every place where a message can be tried, as it is written in the address, and its name."""
    open_at = {
        Place.QUESTION: {q.key: q.title for q in flow.questions},
        Place.FIELD: {field.name: field.title for field in form.fields},
    }
    found: list[tuple[str, str]] = []
    for place, label in PLACES.items():
        if place not in open_at:
            found.append((place.value, translator.gettext(label)))
        for key, title in open_at.get(place, {}).items():
            name = one_line(title.speak(translator.language))
            found.append((f"{place}:{key}", translator.gettext(label, name=name)))
    return tuple(found)


def meant(trial: PlaygroundResult, flow: Flow, translator: Translator) -> Meant:
    """What a message was taken for."""
    sense = trial.sense
    reason = DECIDED.get(sense.by, N_("Nothing was understood."))
    return Meant(
        acts=tuple(one_line(act_in_words(act, flow, translator)) for act in sense.acts),
        decided=translator.gettext(reason),
        commands=tuple(
            (one_line(command_label(wish.command, flow, translator)), f"{wish.sure:.0%}")
            for wish in sense.wishes[:MOST_NAMED]
        ),
        facts=tuple(facts_in_words(trial, translator)),
    )


def facts_in_words(
    trial: PlaygroundResult, translator: Translator
) -> Iterator[tuple[str, str, str]]:
    """Question, value and stance of everything that is told."""
    for told in trial.told:
        question, value = told.mention.question, told.mention.value
        option = question.option(value) if value else None
        title = one_line(question.title.speak(translator.language))
        label = one_line(option.label.speak(translator.language)) if option else "-"
        stance = STANCES.get(told.stance, N_("only mentioned"))
        yield title, label, translator.gettext(stance)


def act_in_words(act: meaning.Act, flow: Flow, translator: Translator) -> str:
    """One thing that a message means."""
    match act:
        case meaning.Do(command):
            name = command_label(command, flow, translator)
            return translator.gettext("Command: {name}", name=name)
        case meaning.Pick(choice):
            name = picked_label(choice, flow, translator)
            return translator.gettext("Choice: {name}", name=name)
        case meaning.Tell(readings):
            return translator.gettext("Kept: {facts}", facts=facts_of(readings, translator))
        case meaning.OfferReadings(readings):
            return translator.gettext("Asked about: {facts}", facts=facts_of(readings, translator))
        case meaning.Hint(question, options):
            labels = [option.label.speak(translator.language) for option in options]
            name = " / ".join(labels) or question.title.speak(translator.language)
            return translator.gettext("Asked again: {name}", name=name)
        case meaning.Fill() | meaning.FillSeveral() | meaning.Doubt():
            return translator.gettext("Value: {text}", text=act.text)
    return translator.gettext(OTHERS.get(type(act), N_("Not understood")))


OTHERS: Mapping[type, str] = {
    meaning.Agree: N_("Yes or no"),
    meaning.Acknowledge: N_("A statement that answers nothing"),
    meaning.Hum: N_("A sound that says nothing yet"),
    meaning.Nod: N_("A word on what was heard"),
    meaning.Complain: N_("Anger that asks for nothing"),
    meaning.Chat: N_("A greeting or a word on the weather"),
    meaning.PointBack: N_("Says that it was told before"),
    meaning.WithoutCompany: N_("Has no company"),
    meaning.Explain: N_("What a question means that is named"),
    meaning.Recap: N_("A summary of what was answered"),
    meaning.Retract: N_("An answer that is taken back"),
    meaning.Clear: N_("All answers are to go"),
    meaning.Ask: N_("A question to the knowledge base"),
    meaning.Leave: N_("Contact details"),
    meaning.Write: N_("Words to staff"),
    meaning.Add: N_("Something to add to the enquiry"),
    meaning.CorrectEnquiry: N_("A correction of the enquiry"),
}


def facts_of(readings: tuple[Reading, ...], translator: Translator) -> str:
    """Facts with their questions."""
    said = (
        f"{r.question.title.speak(translator.language)} = "
        f"{r.option.label.speak(translator.language)}"
        for r in readings
    )
    return ", ".join(said)


def command_label(command: str, flow: Flow, translator: Translator) -> str:
    """What a command is called."""
    return picked_label(str(ChoiceId.command(Command(command))), flow, translator)
