"""The interactive elements of Block Kit and their limits."""

from __future__ import annotations

from typing import Any

from tests.fake_slack.block_shapes import (
    Check,
    Found,
    any_text,
    anything,
    both,
    exactly_one,
    flag,
    listing,
    matching,
    number,
    of_type,
    one_of,
    shape,
    string,
    text,
)

CONFIRM = shape(
    {"title": text(100), "text": any_text(300), "confirm": text(30), "deny": text(30)},
    {"style": one_of("primary", "danger")},
)
ACTION = {"action_id": string(255), "confirm": CONFIRM}
FIELD = {**ACTION, "placeholder": text(150), "focus_on_load": flag}
DISPATCH = {
    "dispatch_action_config": shape(
        {},
        {"trigger_actions_on": listing(one_of("on_enter_pressed", "on_character_entered"), most=2)},
    )
}
OPTION = shape(
    {"text": text(75), "value": string(150)},
    {"description": text(75)},
)
LINK_OPTION = shape(
    {"text": text(75), "value": string(150)},
    {"description": text(75), "url": string(3000)},
)
RICH_OPTION = shape({"text": any_text(75), "value": string(150)}, {"description": any_text(75)})
DATE = matching(r"\d{4}-\d\d-\d\d", "must be a date like 2026-11-25")
TIME = matching(r"([01]\d|2[0-3]):[0-5]\d", "must be a time like 09:30")


def all_options(element: Any) -> list[Any]:
    """The options of an element, in groups or not."""
    groups = element.get("option_groups") or []
    grouped = [o for group in groups if isinstance(group, dict) for o in group.get("options", [])]
    return [*(element.get("options") or []), *grouped]


def options_agree(element: Any, path: str, found: Found) -> None:
    """No value twice, and what is chosen at first is one of the options."""
    options = [option for option in all_options(element) if isinstance(option, dict)]
    values = [option.get("value") for option in options]
    for value in {v for v in values if values.count(v) > 1}:
        found.add(f"duplicate option value: {value}", f"{path}/options")
    chosen = [element["initial_option"]] if "initial_option" in element else []
    for option in [*chosen, *(element.get("initial_options") or [])]:
        if option not in options:
            found.add("initial option is not one of the options", path)


def choosing(most: int, option: Check = OPTION, **more: Check) -> Check:
    """An element with a plain list of options."""
    fields = {**ACTION, **more}
    return both(of_type({"options": listing(option, most)}, fields), options_agree)


def select(**more: Check) -> Check:
    """A menu with options or groups of options."""
    group = shape({"label": text(75), "options": listing(OPTION, 100)}, {})
    fields = {"options": listing(OPTION, 100), "option_groups": listing(group, 100), **FIELD}
    menu = both(of_type({}, {**fields, **more}), exactly_one("options", "option_groups"))
    return both(menu, options_agree)


def entry(**more: Check) -> Check:
    """A field in which people write."""
    return of_type({}, {**FIELD, **DISPATCH, "initial_value": string(3000, 0), **more})


MANY: dict[str, Check] = {"max_selected_items": number(1, 100)}
CONVERSATIONS: dict[str, Check] = {"filter": anything, "default_to_current_conversation": flag}
SINGLE_SELECTS: dict[str, Check] = {
    "static_select": select(initial_option=OPTION),
    "external_select": of_type(
        {}, {**FIELD, "initial_option": OPTION, "min_query_length": number(0, 1000)}
    ),
    "users_select": of_type({}, {**FIELD, "initial_user": string(50)}),
    "conversations_select": of_type(
        {},
        {
            **FIELD,
            **CONVERSATIONS,
            "initial_conversation": string(50),
            "response_url_enabled": flag,
        },
    ),
    "channels_select": of_type(
        {}, {**FIELD, "initial_channel": string(50), "response_url_enabled": flag}
    ),
}
MULTI_SELECTS: dict[str, Check] = {
    "multi_static_select": select(initial_options=listing(OPTION, 100), **MANY),
    "multi_external_select": of_type(
        {},
        {
            **FIELD,
            **MANY,
            "initial_options": listing(OPTION, 100),
            "min_query_length": number(0, 1000),
        },
    ),
    "multi_users_select": of_type({}, {**FIELD, **MANY, "initial_users": anything}),
    "multi_conversations_select": of_type(
        {}, {**FIELD, **MANY, **CONVERSATIONS, "initial_conversations": anything}
    ),
    "multi_channels_select": of_type({}, {**FIELD, **MANY, "initial_channels": anything}),
}
BUTTON = of_type(
    {"text": text(75)},
    {
        **ACTION,
        "url": string(3000),
        "value": string(2000, 0),
        "style": one_of("primary", "danger"),
        "accessibility_label": string(75),
    },
)
CHOICES: dict[str, Check] = {
    "radio_buttons": choosing(10, RICH_OPTION, initial_option=RICH_OPTION, focus_on_load=flag),
    "checkboxes": choosing(
        10, RICH_OPTION, initial_options=listing(RICH_OPTION, 10), focus_on_load=flag
    ),
}
DATES: dict[str, Check] = {
    "datepicker": of_type({}, {**FIELD, "initial_date": DATE}),
    "timepicker": of_type({}, {**FIELD, "initial_time": TIME, "timezone": string(50)}),
}
MOMENT: dict[str, Check] = {
    "datetimepicker": of_type(
        {},
        {
            **ACTION,
            "focus_on_load": flag,
            "initial_date_time": number(1_000_000_000, 9_999_999_999),
        },
    )
}
ENTRIES: dict[str, Check] = {
    "plain_text_input": entry(
        multiline=flag, min_length=number(0, 3000), max_length=number(1, 3000)
    ),
    "email_text_input": entry(),
    "url_text_input": entry(),
    "number_input": both(
        entry(is_decimal_allowed=flag, min_value=string(50), max_value=string(50)),
        lambda value, path, found: (
            None
            if "is_decimal_allowed" in value
            else found.add("missing required field: is_decimal_allowed", path)
        ),
    ),
    "rich_text_input": entry(initial_value=anything),
    "file_input": of_type(
        {},
        {
            "action_id": string(255),
            "filetypes": listing(string(20), 100),
            "max_files": number(1, 10),
        },
    ),
}
FEEDBACK = shape({"text": text(75), "value": string(2000)}, {"accessibility_label": string(75)})
IN_CONTEXT_ACTIONS: dict[str, Check] = {
    "feedback_buttons": of_type(
        {"positive_button": FEEDBACK, "negative_button": FEEDBACK}, {"action_id": string(255)}
    ),
    "icon_button": of_type(
        {"icon": one_of("trash"), "text": text(75)},
        {
            **ACTION,
            "value": string(2000),
            "accessibility_label": string(75),
            "visible_to_user_ids": listing(string(50), 10),
        },
    ),
}
IMAGE = both(
    of_type({"alt_text": string(2000)}, {"image_url": string(3000), "slack_file": anything}),
    exactly_one("image_url", "slack_file"),
)
OVERFLOW = choosing(5, LINK_OPTION)
IN_SECTION: dict[str, Check] = {
    "button": BUTTON,
    "overflow": OVERFLOW,
    "image": IMAGE,
    **SINGLE_SELECTS,
    **MULTI_SELECTS,
    **CHOICES,
    **DATES,
}
IN_ACTIONS: dict[str, Check] = {
    "button": BUTTON,
    "overflow": OVERFLOW,
    **SINGLE_SELECTS,
    **CHOICES,
    **DATES,
    **MOMENT,
}
IN_INPUT: dict[str, Check] = {
    **ENTRIES,
    **SINGLE_SELECTS,
    **MULTI_SELECTS,
    **CHOICES,
    **DATES,
    **MOMENT,
}
