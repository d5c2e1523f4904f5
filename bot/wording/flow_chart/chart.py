"""The whole picture: heading and legend, the questions from top to bottom, the verdicts."""

from __future__ import annotations

from collections.abc import Mapping

from bot.precheck.flow import Effect, Flow
from bot.precheck.verdict import Verdict
from bot.wording.flow_chart.cards import ASIDE, CARD, GAP, LEFT, Piece, card
from bot.wording.flow_chart.legend import INK, LOOKS, NAVY, QUIET, sign
from bot.wording.flow_chart.svg import block, box, height, line, picture
from bot.wording.flow_chart.text_layout import width, wrapped
from bot.wording.labels import verdict_label
from bot.wording.translator import N_, Translator

WIDTH = LEFT + CARD + GAP + ASIDE + LEFT
STEP = 44.0
"""Room between two cards, for the arrow."""

MEANINGS: Mapping[Effect, str] = {
    Effect.NONE: N_("Fine: go on"),
    Effect.NOTE: N_("Fine, and worth knowing"),
    Effect.REVIEW: N_("Staff will look at it: go on"),
    Effect.EXCLUDED: N_("Not covered: what is possible instead stands beside"),
}

VERDICTS: Mapping[Verdict, tuple[Effect, str]] = {
    Verdict.LIKELY_ELIGIBLE: (
        Effect.NONE,
        N_("All answers are fine. This is no promise that an application will succeed."),
    ),
    Verdict.NEEDS_REVIEW: (
        Effect.REVIEW,
        N_("Nothing stands in the way, but staff need to look at one answer or more."),
    ),
    Verdict.NOT_COVERED: (
        Effect.EXCLUDED,
        N_("At least one answer stands in the way. Changing it changes the result."),
    ),
}
"""The effect whose look a verdict has, and when it is given."""


def draw(flow: Flow, translator: Translator) -> str:
    """The flow as SVG, in the language of the voice."""
    heading = _heading(flow, translator)
    drawn, y = [heading.drawn], heading.height
    for number, question in enumerate(flow.questions, start=1):
        piece = card(question, number, y, translator)
        drawn.append(piece.drawn)
        y += piece.height
        drawn.append(_onward(y))
        y += STEP
    verdicts = _verdicts(y, translator)
    drawn.append(verdicts.drawn)
    title = translator.gettext("{programme_name}: the pre-check ({edition})", edition=flow.edition)
    return picture(WIDTH, y + verdicts.height + LEFT, translator.language, title, "".join(drawn))


def _heading(flow: Flow, translator: Translator) -> Piece:
    title = translator.gettext("{programme_name}: the pre-check ({edition})", edition=flow.edition)
    about = translator.gettext(
        "Questions are asked from top to bottom; the order of the answers never changes the result."
    )
    drawn = block([title], LEFT, 40, 32, NAVY, 700) + block([about], LEFT, 92, 15, QUIET)
    return Piece(drawn + _legend(132, translator), 200)


def _legend(top: float, translator: Translator) -> str:
    drawn, x = [], LEFT
    for effect, meaning in MEANINGS.items():
        said = translator.gettext(meaning)
        drawn.append(sign(effect, x, top, 24) + block([said], x + 34, top + 1, 14, INK))
        x += 34 + width(said, 14) + 30
    return "".join(drawn)


def _onward(top: float) -> str:
    x = LEFT + CARD / 2
    return line([(x, top + 4), (x, top + STEP - 5)], NAVY, 3)


def _verdicts(top: float, translator: Translator) -> Piece:
    between = 20.0
    broad = (WIDTH - 2 * LEFT - between * (len(VERDICTS) - 1)) / len(VERDICTS)
    pieces = [
        _verdict(verdict, LEFT + place * (broad + between), top, broad, translator)
        for place, verdict in enumerate(VERDICTS)
    ]
    tall = max(piece.height for piece in pieces)
    grounds = [
        box(LEFT + place * (broad + between), top, broad, tall, look.ground, look.strong)
        for place, look in enumerate(LOOKS[effect] for effect, _ in VERDICTS.values())
    ]
    return Piece("".join(grounds) + "".join(piece.drawn for piece in pieces), tall)


def _verdict(verdict: Verdict, x: float, top: float, broad: float, translator: Translator) -> Piece:
    effect, when = VERDICTS[verdict]
    name = wrapped(verdict_label(verdict, translator), 18, broad - 90)
    rule = wrapped(translator.gettext(when), 14, broad - 48)
    y = top + 24 + height(name, 18) + 6
    drawn = (
        sign(effect, x + 24, top + 22, 30)
        + block(name, x + 66, top + 24, 18, LOOKS[effect].strong, 700)
        + block(rule, x + 24, y + 4, 14, INK)
    )
    return Piece(drawn, y + height(rule, 14) + 24 - top)
