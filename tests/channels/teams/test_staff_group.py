"""Staff are named by a group of Entra, which is read and never taken on trust."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest

from bot.assistant.team.roles import Role
from bot.bootstrap import now, renderer
from bot.channels.common.group_members import FRESH, STALE
from bot.channels.teams.connection import open_transport
from bot.channels.teams.doctor import TeamsDoctor
from bot.channels.teams.settings import TeamsSettings
from bot.handoff.lead import LeadStatus
from bot.vocabulary import Language
from tests.channels.teams.conftest import serving
from tests.channels.teams.office import Office
from tests.fake_teams import Person, SmallTeams, inputs
from tests.memory import MemoryStorage


@pytest.fixture
def group() -> str:
    return str(uuid4())


@pytest.fixture
def office(teams: SmallTeams, storage: MemoryStorage, taro: Person, group: str) -> Iterator[Office]:
    hana, ken = teams.person("Hana Sato", "en-US"), teams.person("Ken Mori", "en-US")
    guest = teams.person("Gus Guest", "en-US", userType="Guest")
    teams.state.groups[group] = [hana.aad, guest.aad, ken.aad]
    made = Office(teams, storage, taro, hana, ken, teams.channel())
    teams.signer.clock = lambda: made.clock().timestamp()
    desk = {"teams_desk_channel": made.channel, "teams_staff_group": group}
    with serving(teams, storage, made.clock, language="en", **desk):
        made.enquire()
        yield made


def test_whoever_is_in_the_group_may_act(office: Office) -> None:
    office.act(office.ken, "claim")
    assert office.lead.owner.endswith(office.ken.aad)


def test_all_pages_of_the_group_are_read_and_guests_left_out(office: Office) -> None:
    office.act(office.hana, "claim")
    office.act(office.hana, "hand_over")
    names = {each["title"] for each in inputs(office.hana.window)["in:to"]["choices"]}
    assert names == {"Ken Mori"}  # nobody hands over to themselves


def test_a_guest_in_the_group_is_refused(office: Office, group: str) -> None:
    [guest] = [
        aad
        for aad in office.teams.state.groups[group]
        if office.teams.state.roster[aad].get("userType") == "Guest"
    ]
    account = office.teams.state.roster[guest]["id"]
    person = Person(office.teams, "Gus Guest", guest, account, office.teams.tenant, "en-US")
    office.act(person, "claim")
    assert office.lead.status is LeadStatus.NEW


def test_whoever_leaves_the_group_may_act_no_more(office: Office, group: str) -> None:
    office.act(office.hana, "claim")
    office.teams.state.groups[group] = [office.ken.aad]
    office.clock.passes(FRESH + timedelta(seconds=1))
    office.act(office.hana, "release")
    assert office.lead.owner.endswith(office.hana.aad)


def test_while_the_directory_is_silent_the_list_holds_and_then_nobody_may_act(
    office: Office, group: str
) -> None:
    office.act(office.hana, "claim")
    del office.teams.state.groups[group]
    office.clock.passes(FRESH + timedelta(seconds=1))
    office.act(office.hana, "contacted")
    assert office.lead.status is LeadStatus.CONTACTED
    office.clock.passes(STALE)
    office.act(office.hana, "applied")
    assert office.lead.status is LeadStatus.CONTACTED


def test_the_doctor_tells_whether_the_group_can_be_read(
    teams: SmallTeams, taro: Person, group: str
) -> None:
    teams.state.groups[group] = [taro.aad]
    settings = TeamsSettings(
        *(teams.app_id, teams.secret, teams.tenant),
        staff_groups={group: Role.ADMIN},
        cloud=teams.cloud,
    )
    with open_transport(settings, now) as ways:
        doctor = TeamsDoctor(settings, ways, "", renderer().voice(Language.EN))
        [well] = doctor.staff_groups()
        del teams.state.groups[group]
        [ill] = doctor.staff_groups()
    assert well.is_well
    assert not ill.is_well
    assert "GroupMember.Read.All" in ill.mend
