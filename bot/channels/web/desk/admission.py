"""Who may enter the desk: whom the settings name, and who was invited and not removed since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.assistant.ports import UnitOfWork
from bot.assistant.team.members import joined
from bot.assistant.team.roles import Role, Team
from bot.channels.web.desk.settings import StaffSettings

NOBODY: Mapping[str, Role] = {}


@dataclass(frozen=True)
class Admission:
    """Members as they are at a moment, and their passwords: argon2id hashes by name."""

    team: Team
    passwords: Mapping[str, str] = field(default_factory=dict, repr=False)


def admission_in(
    work: UnitOfWork, settings: StaffSettings, vouched: Mapping[str, Role] = NOBODY
) -> Admission:
    """Who may enter now. What the settings say of somebody counts more. `vouched` are staff of
    programs in which the desk is a tab, each in the role that these give them."""
    invited = {each.id: each for each in work.members.all()}
    own = {id_: each.password for id_, each in invited.items() if each.password}
    team = Team({**joined(settings.team, invited).roles, **vouched})
    return Admission(team, {**own, **settings.passwords})
