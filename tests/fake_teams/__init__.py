"""A small Microsoft Teams: sign-in, published keys, conversations, people, faults."""

from tests.fake_teams.cards import Shown, controls, inputs, reads
from tests.fake_teams.people import Person
from tests.fake_teams.signing import Signer
from tests.fake_teams.state import Chat, Fault, Post
from tests.fake_teams.teams import SmallTeams

__all__ = [
    "Chat",
    "Fault",
    "Person",
    "Post",
    "Shown",
    "Signer",
    "SmallTeams",
    "controls",
    "inputs",
    "reads",
]
