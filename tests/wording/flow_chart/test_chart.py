from __future__ import annotations

import re
from functools import cache
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.bootstrap import content
from bot.content import find_root
from bot.precheck.flow import Effect
from bot.vocabulary import Language
from bot.wording.catalogue import read_catalogues
from bot.wording.flow_chart import draw
from bot.wording.flow_chart.svg import block
from bot.wording.flow_chart.text_layout import NO_START, pieces, width, wrapped
from bot.wording.translator import Translator

SVG = "{http://www.w3.org/2000/svg}"
FLOW = content().flow


@cache
def voice(language: Language) -> Translator:
    return Translator(language, content().edition, read_catalogues(find_root() / "locales"))


@cache
def picture(language: Language) -> ET.Element:
    return ET.fromstring(draw(FLOW, voice(language)))  # noqa: S314  our own text


def words(language: Language) -> str:
    said = "".join(element.text or "" for element in picture(language).iter(f"{SVG}text"))
    return re.sub(r"\s", "", said)


@pytest.mark.parametrize("language", Language)
def test_the_picture_shows_every_question_option_clause_and_way_out(language: Language) -> None:
    speak = voice(language).speak
    shown = words(language)
    for question in FLOW.questions:
        for text in (question.title, question.ask, *(o.label for o in question.options)):
            assert re.sub(r"\s", "", speak(text)) in shown
        for option in question.options:
            assert option.effect is not Effect.EXCLUDED or (
                re.sub(r"\s", "", speak(option.instead)) in shown
            )
            for clause in option.clauses:
                assert re.sub(r"\s", "", voice(language).clause(clause)) in shown


@pytest.mark.parametrize("language", Language)
def test_no_placeholder_is_left_and_the_language_is_named(language: Language) -> None:
    assert "{" not in words(language)
    assert picture(language).get("lang") == language


@pytest.mark.parametrize("language", Language)
def test_every_text_stays_inside_of_the_picture(language: Language) -> None:
    whole = picture(language)
    right, bottom = float(whole.attrib["width"]), float(whole.attrib["height"])
    for text in whole.iter(f"{SVG}text"):
        size, x = float(text.attrib["font-size"]), float(text.attrib["x"])
        ahead = width(text.text or "", size) if text.get("text-anchor") == "start" else 0
        assert x > 0
        assert x + ahead <= right
        assert 0 < float(text.attrib["y"]) < bottom


@pytest.mark.parametrize("language", Language)
def test_lines_of_text_never_overlap(language: Language) -> None:
    lines = [span(text) for text in picture(language).iter(f"{SVG}text")]
    for place, (left, right, top, bottom) in enumerate(lines):
        for other_left, other_right, other_top, other_bottom in lines[place + 1 :]:
            is_beside = right <= other_left or other_right <= left
            assert is_beside or bottom <= other_top or other_bottom <= top


def span(text: ET.Element) -> tuple[float, float, float, float]:
    size, x, y = (float(text.attrib[name]) for name in ("font-size", "x", "y"))
    broad = width(text.text or "", size)
    left = x - {"start": 0, "middle": 0.5, "end": 1}[text.attrib["text-anchor"]] * broad
    return left, left + broad, y - size * 0.8, y + size * 0.1


@pytest.mark.parametrize("language", Language)
def test_effects_differ_in_sign_and_not_in_colour_alone(language: Language) -> None:
    signs = {
        (paths[0].attrib["d"], paths[1].attrib["d"])
        for group in picture(language).iter(f"{SVG}g")
        if (paths := list(group))
    }
    assert len(signs) == len(Effect)


def test_the_same_flow_gives_the_same_picture() -> None:
    assert draw(FLOW, voice(Language.JA)) == draw(FLOW, voice(Language.JA))


def test_signs_of_markup_in_a_text_are_escaped() -> None:
    assert "&lt;b&gt; &amp;" in block(["<b> &"], 0, 0, 10, "#000")


TEXTS = st.text(alphabet="あア漢字、。（「」）ー株式会社 abcXYZ,.()-12{}\n", max_size=120)


@given(TEXTS)
def test_wrapping_loses_nothing_but_spaces(text: str) -> None:
    assert re.sub(r"\s", "", "".join(wrapped(text, 10, 120))) == re.sub(r"\s", "", text)


@given(TEXTS)
def test_no_line_begins_with_a_sign_that_ends_something(text: str) -> None:
    for part in text.split("\n"):
        for line in wrapped(part.replace(" ", ""), 10, 120)[1:]:
            assert line[0] not in NO_START


@given(TEXTS)
def test_only_what_cannot_be_broken_is_wider_than_the_room(text: str) -> None:
    for line in wrapped(text, 10, 120):
        assert width(line, 10) <= 120 or len(pieces(line.strip())) == 1
