"""The desk in Slack: a channel with a card for each lead, and everything about it in its thread."""

from bot.channels.slack.desk.directory import Colleagues
from bot.channels.slack.desk.ids import PREFIX, SHORTCUT
from bot.channels.slack.desk.listeners import DeskListeners, register
from bot.channels.slack.desk.membership import Staff
from bot.channels.slack.desk.posts import SlackShow

__all__ = [
    "PREFIX",
    "SHORTCUT",
    "Colleagues",
    "DeskListeners",
    "SlackShow",
    "Staff",
    "register",
]
