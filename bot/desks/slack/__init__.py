"""The desk in Slack: a channel with a card for each lead, and everything about it in its thread."""

from bot.desks.slack.colleagues import Colleagues
from bot.desks.slack.listeners import SlackDesk, register
from bot.desks.slack.marks import PREFIX, SHORTCUT
from bot.desks.slack.posting import SlackShow, look_again
from bot.desks.slack.staff import Staff

__all__ = [
    "PREFIX",
    "SHORTCUT",
    "Colleagues",
    "SlackDesk",
    "SlackShow",
    "Staff",
    "look_again",
    "register",
]
