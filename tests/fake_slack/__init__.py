"""A small, real Slack to run apps against: HTTP, websockets, people and faults."""

from tests.fake_slack.directory import BOT_SCOPES
from tests.fake_slack.records import ApiCall, App, Channel, Json, Message, User, View, Workspace
from tests.fake_slack.screens import NotOnScreenError, controls, shown
from tests.fake_slack.slack import SmallSlack
from tests.fake_slack.state import State
from tests.fake_slack.user_actions import Person
from tests.storms.delivery import Attempt, Delivery
from tests.storms.faults import Fault, Faults

__all__ = [
    "BOT_SCOPES",
    "ApiCall",
    "App",
    "Attempt",
    "Channel",
    "Delivery",
    "Fault",
    "Faults",
    "Json",
    "Message",
    "NotOnScreenError",
    "Person",
    "SmallSlack",
    "State",
    "User",
    "View",
    "Workspace",
    "controls",
    "shown",
]
