"""What is wrong with a value that was typed into the contact form, in kind words."""

from __future__ import annotations

from collections.abc import Mapping

from bot.handoff.mistake import Mistake, MistakeCode
from bot.wording.voice import N_, Voice, one_line

SENTENCES: Mapping[MistakeCode, str] = {
    MistakeCode.EMPTY: N_(
        "I could not find anything to write down there. Could you type it again?"
    ),
    MistakeCode.CHOICE_MISSING: N_("Please choose one of these."),
    MistakeCode.REQUIRED: N_(
        "I'm sorry, staff need this one to reach you, so it cannot be skipped."
    ),
    MistakeCode.TOO_LONG: N_(
        "That is a little too long. Could you put it in {detail} characters or fewer?"
    ),
    MistakeCode.NO_LETTER: N_("There are no letters in it. Could you type the name?"),
    MistakeCode.NUMBER_NOT_DIGITS: N_(
        "A corporate number consists of 13 digits. Could you check it? You can also skip this."
    ),
    MistakeCode.NUMBER_REGISTRY: N_(
        "That looks like the 12-digit number from the company register. The 13-digit corporate "
        "number that belongs to it would be {detail}. Could you check it and type it in?"
    ),
    MistakeCode.NUMBER_LENGTH: N_(
        "A corporate number has 13 digits; I counted {detail}. Could you check it? You can also "
        "skip this."
    ),
    MistakeCode.NUMBER_CHECK_DIGIT: N_(
        "The digits do not fit together, so one of them may be mistyped. Could you check the "
        "number? You can also skip this."
    ),
    MistakeCode.EMAIL_INVALID: N_(
        "I could not read that as an e-mail address. Could you check it? It should look like "
        "name@example.co.jp."
    ),
    MistakeCode.EMAIL_TYPO: N_("Did you mean {detail}? If so, please type it like that."),
    MistakeCode.PHONE_INVALID: N_(
        "I could not read that as a phone number. Please type it with the area code, or with the "
        "country code (+…) if it is outside Japan. You can also skip this."
    ),
    MistakeCode.PHONE_EXTENSION: N_(
        "Please type the phone number alone. An extension can go into the last field of the form."
    ),
    MistakeCode.OPTION_UNKNOWN: N_(
        "I could not match “{detail}” with any of the choices. Could you pick one or type its "
        "number?"
    ),
    MistakeCode.OPTION_UNCLEAR: N_(
        "I could not tell which of the choices you mean. Could you pick them once more?"
    ),
}


def mistake_text(mistake: Mistake, voice: Voice) -> str:
    """What is wrong and what to do."""
    return voice.gettext(SENTENCES[mistake.code], detail=one_line(mistake.detail))
