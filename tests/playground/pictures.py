"""Every card, drawn by Microsoft's own renderer, for people to look at: light and dark, narrow and
wide, in both languages.

`npm install --ignore-scripts adaptivecards` in some folder, and then
`python -m tests.playground.pictures FOLDER OUTPUT`. Colours and fonts are like those of Teams.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from bot.bootstrap import content, renderer
from bot.channels.teams.api.dialogs import dialog_card
from bot.channels.teams.applicants.messages import draw, draw_closed, draw_superseded
from bot.channels.teams.desk.cards import post_cards, press_in_dialog
from bot.handoff.lead import LeadStatus
from bot.vocabulary import Language, MessageKind
from bot.vocabulary.ui import Dialog, Screen
from bot.wording.applicants.channels.channel_labels import phrases
from bot.wording.applicants.contact.contact_dialog import contact_dialog
from tests.browser.chromium import QUIET, chromium_path
from tests.channels.slack.desk.all_views import Samples
from tests.wording.samples import ACTS, LEAD, REPLY_BY, SPEAKER

LIBRARY = "node_modules/adaptivecards/dist/adaptivecards.min.js"
WIDTHS = (320, 640)
A_SHEET = 10
"""Cards in one picture."""
THEMES = {
    "light": {"page": "#f5f5f5", "ground": "#ffffff", "text": "#242424", "soft": "#616161"},
    "dark": {"page": "#1f1f1f", "ground": "#292929", "text": "#ffffff", "soft": "#adadad"},
}
FILLS = {
    "light": {
        "emphasis": "#f0f0f0",
        "accent": "#e8ebfa",
        "good": "#e7f2da",
        "attention": "#fdf3f4",
    },
    "dark": {"emphasis": "#3d3d3d", "accent": "#2f2f4a", "good": "#1b3a1b", "attention": "#4a1f24"},
}


def every_card(language: Language) -> Iterator[tuple[str, Any]]:
    """All that can be shown, by what it is."""
    words = phrases(renderer().voice(language))
    for act in ACTS:
        said = SPEAKER(act, language)
        name = type(act).__name__
        yield from ((name, each) for each in draw(said, 1, words))
        if said.kind is MessageKind.QUESTION:
            label = said.choices[0].label if said.choices else ""
            yield from ((f"{name} answered", each) for each in draw_closed(said, 1, label, words))
            yield from ((f"{name} asked again", each) for each in draw_superseded(said, words))
    form = contact_dialog(content().form, {}, renderer().voice(language))
    yield "contact form", dialog_card(form, {}, press_in_dialog("0"))
    written = {
        Language.JA: "神戸の会社です。来週お電話いただけますか。",
        Language.EN: "We are in Kobe.",
    }
    lead = replace(LEAD, status=LeadStatus.CLAIMED, owner="sato", snoozed_until=REPLY_BY)
    for shown in Samples(written[language], lead, language).shown():
        yield from desk_cards(shown)


def desk_cards(shown: Screen | Dialog | str) -> Iterator[tuple[str, Any]]:
    """What staff are shown."""
    match shown:
        case Screen():
            yield from ((shown.title, each) for each in post_cards(shown, "lead:X", "0"))
        case Dialog():
            wrong = {shown.inputs[0].name: "…?"} if shown.inputs else {}
            for errors in ({}, wrong) if wrong else ({},):
                yield shown.title, dialog_card(shown, {}, press_in_dialog("0"), errors)


def host_config(theme: str) -> dict[str, Any]:
    """Looks that are close to those of Teams."""
    known = THEMES[theme]
    colors = {
        name: {"default": value, "subtle": known["soft"]}
        for name, value in {
            "default": known["text"],
            "accent": "#5b5fc7" if theme == "light" else "#9299f7",
            "good": "#237b4b",
            "warning": "#835c00",
            "attention": "#c4314b" if theme == "light" else "#f9526b",
        }.items()
    }
    style = {"backgroundColor": known["ground"], "foregroundColors": colors}
    filled = {n: {**style, "backgroundColor": c} for n, c in FILLS[theme].items()}
    return {
        "fontFamily": "Segoe UI, Noto Sans CJK JP, Noto Sans, sans-serif",
        "fontSizes": {"small": 12, "default": 14, "medium": 18, "large": 24, "extraLarge": 32},
        "lineHeights": {"small": 16, "default": 20, "medium": 24, "large": 32, "extraLarge": 40},
        "containerStyles": {"default": style, **filled},
        "spacing": {"small": 4, "default": 8, "medium": 12, "padding": 12},
        "supportsInteractivity": True,
    }


def draw_sheet(page: Page, cards: list[tuple[str, Any]], theme: str, width: int) -> None:
    """Put cards below each other."""
    page.evaluate(
        """([cards, config, theme, width]) => {
            document.body.innerHTML = "";
            document.body.style = `margin:8px;background:${theme.page};color:${theme.soft};
                font:11px sans-serif;display:flex;flex-wrap:wrap;gap:12px;align-items:start`;
            for (const [name, told] of cards) {
                const box = document.createElement("div"), head = document.createElement("div");
                box.style.width = `${width}px`;
                head.textContent = name;
                const card = new AdaptiveCards.AdaptiveCard();
                card.hostConfig = new AdaptiveCards.HostConfig(config);
                card.parse(told);
                const drawn = card.render();
                drawn.style.width = `${width}px`;
                drawn.style.border = `1px solid ${theme.soft}`;
                box.append(head, drawn);
                document.body.append(box);
            }
        }""",
        [cards, host_config(theme), THEMES[theme], width],
    )


def cut_off(page: Page) -> list[str]:
    """What is wider than the card that it stands on."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll(".ac-adaptiveCard *")].filter((each) =>
            each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 0 &&
            getComputedStyle(each).display !== "inline")
            .map((each) => each.textContent.slice(0, 60))"""
    )
    return found


def main(library: Path, output: Path) -> None:
    """Draw all of them."""
    output.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=[*QUIET])
        page = browser.new_page(viewport={"width": 2_040, "height": 900})
        page.goto("about:blank")
        page.add_script_tag(path=library / LIBRARY)
        for language in Language:
            cards = list({json.dumps(c): (n, c) for n, c in every_card(language)}.values())
            for theme in THEMES:
                for width in WIDTHS:
                    for at in range(0, len(cards), A_SHEET * 2 if width == 320 else A_SHEET):
                        sheet = cards[at : at + (A_SHEET * 2 if width == 320 else A_SHEET)]
                        draw_sheet(page, sheet, theme, width)
                        for each in cut_off(page):
                            print("wider than its card:", language, theme, width, each)
                        name = f"{language}-{theme}-{width}-{at:03}.png"
                        page.screenshot(path=output / name, full_page=True)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
