"""A small, real Slack to run apps against: HTTP, websockets, people and faults."""

from tests.small_slack.delivery import Attempt, Delivery
from tests.small_slack.faults import Fault, Faults
from tests.small_slack.people import Person
from tests.small_slack.records import ApiCall, App, Channel, Json, Message, User, View, Workspace
from tests.small_slack.screens import NotOnScreenError, controls, shown
from tests.small_slack.slack import SmallSlack
from tests.small_slack.state import State
from tests.small_slack.town import BOT_SCOPES

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
